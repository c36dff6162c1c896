/// What a tool tells scripts when it ends: the statuses of sysexits(3), as DESIGN section 4 uses them.
package struct ExitStatus: RawRepresentable, Sendable, Hashable {
    /// The number that the shell sees.
    package let rawValue: Int32

    /// A status of any number, such as the status of a command run for the user.
    package init(rawValue: Int32) { self.rawValue = rawValue }

    /// All done.
    package static let ok = ExitStatus(rawValue: 0)
    /// Finished, but some records were not handled; each was named on stderr.
    package static let partial = ExitStatus(rawValue: 1)
    /// The command line is wrong, or a confirmation could not be asked for.
    package static let usage = ExitStatus(rawValue: 64)
    /// The input is malformed or of the wrong kind.
    package static let data = ExitStatus(rawValue: 65)
    /// An input file or folder is not there.
    package static let noInput = ExitStatus(rawValue: 66)
    /// The service cannot be reached or refuses: no network, 420, 423, 426, 5xx that stayed.
    package static let unavailable = ExitStatus(rawValue: 69)
    /// An internal error.
    package static let software = ExitStatus(rawValue: 70)
    /// Reading or writing a file or stream failed.
    package static let io = ExitStatus(rawValue: 74)
    /// A rate limit, a lock or a network fault outlasted its deadline: run again later.
    package static let tryLater = ExitStatus(rawValue: 75)
    /// The server answered something that is not Trakt's API.
    package static let protocolError = ExitStatus(rawValue: 76)
    /// Not signed in, or the sign-in is no longer good.
    package static let signIn = ExitStatus(rawValue: 77)
    /// A setting is wrong or missing.
    package static let config = ExitStatus(rawValue: 78)
    /// The user pressed Ctrl-C; what was done has been said.
    package static let interrupted = ExitStatus(rawValue: 130)
}

/// What ends a tool before its work is done, or is said about one record: the one error type that
/// crosses folders.
package struct ToolError: Error, Sendable, CustomStringConvertible {
    /// The status the tool ends with.
    package var status: ExitStatus
    /// One line: what happened to what, and what to do next where there is something to do.
    package var message: String

    /// An error that ends the tool with `status` and prints `message`.
    package init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }

    package var description: String { message }
}

extension ToolError {
    /// A stream that failed: status 66 if it could not be opened, 74 if reading or writing failed.
    package init(_ error: StreamError) {
        self.init(error.operation == .open ? .noInput : .io, error.description)
    }
}
