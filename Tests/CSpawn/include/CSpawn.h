// Starting a child process as the tests need it: one call around posix_spawn(3), because the flags
// and the change of folder are not imported by Swift 6.3 on Linux. Tests only.

#ifndef CSPAWN_H
#define CSPAWN_H

#include <sys/types.h>

/// What a child is given. Every pointer has to stay valid during the call.
struct cspawn_plan {
    const char *path;         ///< the program, not searched for
    char *const *arguments;   ///< with the name first, ended by NULL
    char *const *environment; ///< the whole of it, ended by NULL
    const char *folder;       ///< where it works
    int streams[3];           ///< what becomes descriptors 0, 1 and 2
    const char *terminal;     ///< its controlling terminal's path, or NULL for none
};

/// Starts the child in a session of its own, with no signal blocked or ignored. 0, or an errno.
int cspawn(const struct cspawn_plan *plan, pid_t *child);

/// Opens a pseudo terminal of 80 by 24, close-on-exec; `name` has room for 128 bytes. 0 or an errno.
int cspawn_open_terminal(int *controller, int *terminal, char *name);

#endif
