// System calls of Linux that Swift's module of the C library leaves out, because it is built without _GNU_SOURCE.
// Empty on other systems.
#pragma once

#if defined(__linux__)
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

// Flags of <fcntl.h> behind _GNU_SOURCE; the same on x86_64 and AArch64.
enum { SELLO_O_PATH = 010000000 };

// Renames, but never over an existing file. Declared by glibc only with _GNU_SOURCE, by older versions of musl not at all.
static inline int sello_rename_exclusively(int folder, const char *from, const char *to) {
#if defined(SYS_renameat2)
    return (int)syscall(SYS_renameat2, folder, from, folder, to, 1u /* RENAME_NOREPLACE */);
#else
    return -2;
#endif
}

// Starts writing dirty pages of a range to the disk and does not wait. A hint: its result is of no interest.
static inline void sello_start_writeback(int descriptor, long long offset, long long count) {
#if defined(SYS_sync_file_range) && defined(__LP64__)
    (void)syscall(SYS_sync_file_range, descriptor, offset, count, 2u /* SYNC_FILE_RANGE_WRITE */);
#else
    (void)descriptor, (void)offset, (void)count;
#endif
}
#endif
