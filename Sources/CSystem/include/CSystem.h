// System calls that Swift cannot see through Glibc or Darwin, as thin inline wrappers.
//
// Nothing here has a policy: arguments in, result or -1 with errno out. `pipe2`, `statx` and the
// variadic `ioctl` are not imported by Swift 6.3 (measured); drop a wrapper once they are.

#ifndef CSYSTEM_H
#define CSYSTEM_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CLibrary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#if defined(__linux__)
#include <sys/syscall.h>
#endif
#include <unistd.h>

/// The facts about a file that lib-scan writes into a record.
struct csystem_stat {
    uint32_t mode;         ///< type and permission bits, as in stat(2)
    uint64_t device;       ///< with `inode`, the file's identity
    uint64_t inode;
    int64_t size;          ///< bytes
    int64_t modified_sec;  ///< seconds since 1970 UTC
    int32_t modified_nsec;
    int64_t created_sec;   ///< the birth time; valid if `has_created`
    int32_t created_nsec;
    int32_t has_created;
};

/// Looks at `name` relative to the folder open at `directory` (AT_FDCWD for the working folder), or
/// with an empty `name` at what is open at `directory` itself.
/// Follows symbolic links. 0, or -1 with errno.
static inline int csystem_stat_at(
    int directory, const uint8_t *bytes, struct csystem_stat *out
) {
    const char *name = (const char *)bytes;
    memset(out, 0, sizeof *out);
#if defined(__linux__)
    struct statx x;
    int flags = AT_STATX_SYNC_AS_STAT;
    if (!*name) flags |= AT_EMPTY_PATH;
    unsigned int mask = STATX_TYPE | STATX_MODE | STATX_INO | STATX_SIZE | STATX_MTIME | STATX_BTIME;
    if (statx(directory, name, flags, mask, &x) != 0) return -1;
    out->mode = x.stx_mode;
    out->device = ((uint64_t)x.stx_dev_major << 32) | x.stx_dev_minor;
    out->inode = x.stx_ino;
    out->size = (int64_t)x.stx_size;
    out->modified_sec = x.stx_mtime.tv_sec;
    out->modified_nsec = (int32_t)x.stx_mtime.tv_nsec;
    out->has_created = (x.stx_mask & STATX_BTIME) != 0;
    out->created_sec = x.stx_btime.tv_sec;
    out->created_nsec = (int32_t)x.stx_btime.tv_nsec;
#else
    struct stat s;
    if ((*name ? fstatat(directory, name, &s, 0) : fstat(directory, &s)) != 0) return -1;
    out->mode = s.st_mode;
    out->device = (uint64_t)s.st_dev;
    out->inode = (uint64_t)s.st_ino;
    out->size = (int64_t)s.st_size;
    out->modified_sec = s.st_mtimespec.tv_sec;
    out->modified_nsec = (int32_t)s.st_mtimespec.tv_nsec;
    out->has_created = 1;
    out->created_sec = s.st_birthtimespec.tv_sec;
    out->created_nsec = (int32_t)s.st_birthtimespec.tv_nsec;
#endif
    return 0;
}

/// The width in columns of the terminal open at `descriptor`, or 0 if it cannot be told.
static inline int csystem_terminal_columns(int descriptor) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
    return size.ws_col;
}

/// Opens `path` with `flags` and, when it is created, permission bits `mode`. As open(2).
static inline int csystem_open(const char *path, int flags, uint32_t mode) {
    return open(path, flags | O_CLOEXEC, mode);
}

/// Opens the file `name` below the folder open at `directory` for reading; never waits for a writer
/// (a fifo), and fails for anything but a folder if `flags` holds O_DIRECTORY. As openat(2).
static inline int csystem_open_at(int directory, const uint8_t *name, int flags) {
    return openat(directory, (const char *)name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags);
}

/// An entry of a folder as the system writes it: `d_reclen` bytes, the name ended by 0.
#if defined(__linux__)
typedef struct dirent64 csystem_entry;
#else
typedef struct dirent csystem_entry;
ssize_t __getdirentries64(int directory, void *block, size_t size, off_t *place);
#endif

/// Reads the next entries of the folder open at `directory`, one after the other, into `block`, which
/// is aligned to 8 bytes. Returns how many bytes they take, 0 at the end, or -1 with errno.
/// readdir(3) does the same with three system calls and 32 KiB more for each folder.
static inline ssize_t csystem_read_entries(int directory, void *block, size_t size) {
#if defined(__linux__)
    return syscall(SYS_getdents64, directory, block, size);
#else
    off_t place = 0;
    return __getdirentries64(directory, block, size, &place);
#endif
}

/// The name in a folder's entry: bytes of any encoding, ended by 0.
static inline const uint8_t *csystem_entry_name(const csystem_entry *entry) {
    return (const uint8_t *)entry->d_name;
}

/// Both ends of a pipe, close-on-exec. As pipe(2).
static inline int csystem_pipe(int ends[2]) {
#if defined(__linux__)
    return pipe2(ends, O_CLOEXEC);
#else
    if (pipe(ends) != 0) return -1;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return 0;
#endif
}

/// How many processors this process may use, at least 1: `taskset` and containers may leave fewer
/// than there are.
static inline int csystem_processors(void) {
#if defined(__linux__)
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) return CPU_COUNT(&allowed);
#endif
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (int)online : 1;
}

#endif
