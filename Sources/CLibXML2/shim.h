// libxml2, as Swift sees it. A function stands here only where Swift cannot import the original; each says why.
#pragma once

// Debian's libxml2 is built with ICU, whose headers clash with the copy of ICU that Foundation brings: a target that sees both does not
// compile. Only the fields of an encoding handler depend on this, and nothing here touches one.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
