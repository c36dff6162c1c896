// What the tests ask of the system beside TraktCore.

import Foundation

/// Lets a write to a pipe without a reader fail, as it does in a tool, instead of ending the tests.
func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

/// Lets writes to a descriptor return early. 0, or -1 with errno.
func makeNonblocking(_ descriptor: Int32) -> Int32 {
    fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
}
