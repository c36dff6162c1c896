// The wrappers are all in the header. Here is what has to happen before any of our Swift runs.
#include "CSystem.h"

// Opens what is closed among descriptors 0 to 2, so that nothing of the process takes their numbers.
// A closed stdin stays unreadable and a closed stdout unwritable, and each is reported as such. Before
// `main`, since libdispatch opens an eventfd of its own as soon as an asynchronous `main` starts: that
// one became stdin now and then, and a tool waited for it for ever (2 runs of 100).
__attribute__((constructor)) static void csystem_hold_standard_descriptors(void) {
    for (int number = 0; number <= 2; number++) {
        if (fcntl(number, F_GETFD) >= 0) continue;
        (void)!open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY);
    }
}
