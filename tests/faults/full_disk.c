// Loaded before a program (LD_PRELOAD), it makes a full disk: while the file that FULL_DISK names is there, nothing more can be
// written to files below the folder that FULL_DISK_FOLDER names.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static int is_full(int descriptor)
{
    char const* flag = getenv("FULL_DISK");
    char const* folder = getenv("FULL_DISK_FOLDER");
    char link[64];
    char path[PATH_MAX];
    if (flag == NULL || folder == NULL || access(flag, F_OK) != 0)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t const length = readlink(link, path, sizeof path - 1);
    return length > 0 && strncmp(path, folder, strlen(folder)) == 0;
}

// Calls the function of the C library, unless the disk is full.
#define WRITE_UNLESS_FULL(descriptor, type, name, ...)    \
    static type next;                                     \
    if (next == NULL)                                     \
        *(void**)&next = dlsym(RTLD_NEXT, #name);         \
    if (is_full(descriptor)) {                            \
        errno = ENOSPC;                                   \
        return -1;                                        \
    }                                                     \
    return next(descriptor, __VA_ARGS__)

typedef ssize_t (*Write)(int, void const*, size_t);
typedef ssize_t (*WriteAt)(int, void const*, size_t, off_t);
typedef ssize_t (*WriteAt64)(int, void const*, size_t, off64_t);
typedef ssize_t (*WritePieces)(int, struct iovec const*, int);

ssize_t write(int descriptor, void const* bytes, size_t count)
{
    WRITE_UNLESS_FULL(descriptor, Write, write, bytes, count);
}

ssize_t pwrite(int descriptor, void const* bytes, size_t count, off_t offset)
{
    WRITE_UNLESS_FULL(descriptor, WriteAt, pwrite, bytes, count, offset);
}

ssize_t pwrite64(int descriptor, void const* bytes, size_t count, off64_t offset)
{
    WRITE_UNLESS_FULL(descriptor, WriteAt64, pwrite64, bytes, count, offset);
}

ssize_t writev(int descriptor, struct iovec const* pieces, int count)
{
    WRITE_UNLESS_FULL(descriptor, WritePieces, writev, pieces, count);
}
