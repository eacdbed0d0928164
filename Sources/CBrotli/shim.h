// The decoder of Brotli, as Swift sees it. A function stands here only where Swift cannot import the original; each says why.
#pragma once

#include <brotli/decode.h>
