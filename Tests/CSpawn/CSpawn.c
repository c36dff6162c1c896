#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CSpawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <unistd.h>
#if defined(__linux__)
#include <pty.h>
#else
#include <util.h>
#endif

/// The signals whose handling a parent may have changed.
static const int reset_signals[] = {SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGCHLD, SIGUSR1,
                                    SIGUSR2, SIGALRM, SIGTSTP, SIGTTIN, SIGTTOU};

static int set_attributes(posix_spawnattr_t *attributes) {
    sigset_t none, all;
    sigemptyset(&none);
    sigemptyset(&all);
    for (size_t i = 0; i < sizeof reset_signals / sizeof *reset_signals; i++)
        sigaddset(&all, reset_signals[i]);
    short flags = POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
#if defined(__APPLE__)
    flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
    int failure = posix_spawnattr_setsigmask(attributes, &none);
    if (failure == 0) failure = posix_spawnattr_setsigdefault(attributes, &all);
    if (failure == 0) failure = posix_spawnattr_setflags(attributes, flags);
    return failure;
}

static int set_actions(
    posix_spawn_file_actions_t *actions, const struct cspawn_plan *plan, const int streams[3]
) {
    int failure = 0;
    // The first terminal that the leader of a session opens becomes its controlling terminal.
    if (plan->terminal != NULL) {
        failure = posix_spawn_file_actions_addopen(actions, 0, plan->terminal, O_RDWR, 0);
    }
    for (int i = 0; failure == 0 && i < 3; i++)
        failure = posix_spawn_file_actions_adddup2(actions, streams[i], i);
    if (failure == 0) failure = posix_spawn_file_actions_addchdir_np(actions, plan->folder);
    return failure;
}

/// Copies of the streams above descriptor 9: if our own 0 to 2 are closed, a pipe has their numbers.
static int copy_streams(const struct cspawn_plan *plan, int copies[3]) {
    for (int i = 0; i < 3; i++) {
        copies[i] = fcntl(plan->streams[i], F_DUPFD_CLOEXEC, 10);
        if (copies[i] < 0) return errno;
    }
    return 0;
}

static int start(const struct cspawn_plan *plan, const int streams[3], pid_t *child) {
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    int failure = posix_spawnattr_init(&attributes);
    if (failure != 0) return failure;
    failure = posix_spawn_file_actions_init(&actions);
    if (failure == 0) {
        failure = set_attributes(&attributes);
        if (failure == 0) failure = set_actions(&actions, plan, streams);
        if (failure == 0)
            failure = posix_spawn(
                child, plan->path, &actions, &attributes, plan->arguments, plan->environment);
        posix_spawn_file_actions_destroy(&actions);
    }
    posix_spawnattr_destroy(&attributes);
    return failure;
}

int cspawn(const struct cspawn_plan *plan, pid_t *child) {
    int streams[3] = {-1, -1, -1};
    int failure = copy_streams(plan, streams);
    if (failure == 0) failure = start(plan, streams, child);
    for (int i = 0; i < 3; i++)
        if (streams[i] >= 0) close(streams[i]);
    return failure;
}

int cspawn_open_terminal(int *controller, int *terminal, char *name) {
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    if (openpty(controller, terminal, name, NULL, &size) != 0) return errno;
    fcntl(*controller, F_SETFD, FD_CLOEXEC);
    fcntl(*terminal, F_SETFD, FD_CLOEXEC);
    return 0;
}
