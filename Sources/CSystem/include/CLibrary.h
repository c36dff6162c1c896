// A library of the system that is loaded when it is needed: tools that never need it start faster,
// and no header of it is needed to build.

#ifndef CLIBRARY_H
#define CLIBRARY_H

#include <dlfcn.h>
#include <stddef.h>

/// A function of the library, and where the pointer to it goes.
struct clibrary_function {
    const char *name;
    void *pointer;
};

/// Loads the first library of `files` that there is and looks up all `functions`; both lists end
/// with a NULL. Returns whether everything was found.
static inline int clibrary_load(
    const char *const *files, const struct clibrary_function *functions
) {
    void *library = NULL;
    for (; library == NULL && *files != NULL; files++) {
        library = dlopen(*files, RTLD_NOW | RTLD_LOCAL);
    }
    if (library == NULL) return 0;
    for (; functions->name != NULL; functions++) {
        void *symbol = dlsym(library, functions->name);
        if (symbol == NULL) return 0;
        *(void **)functions->pointer = symbol;
    }
    return 1;
}

#endif
