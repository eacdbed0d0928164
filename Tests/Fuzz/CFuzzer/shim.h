// libFuzzer's own mutation, for mutators that choose where it works. The toolchain has libFuzzer but no header of it.
#pragma once
#include <stddef.h>
#include <stdint.h>

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t maximum);
