import Synchronization

/// The records that a run could not handle, in the file of `--rejects`: one file per run, whatever
/// the number of its inputs. The runner moves it to its place when the run ends, however it ends.
package final class Rejects: Sendable {
    private struct State {
        var draft: DraftFile?
        /// Whether the place is the file that records are read from.
        var isInput = false
    }

    private let state = Mutex(State())

    /// No file yet.
    init() {}

    /// Makes the file that `arguments` ask for; nothing happens if they ask for none, or if it was
    /// made before.
    /// - Throws: `ToolError` with status 74 if it cannot be made.
    package func open(_ arguments: Arguments) throws(ToolError) {
        guard let path = arguments.value("rejects") else { return }
        try state.withLock { state throws(ToolError) in
            guard state.draft == nil else { return }
            do throws(StreamError) { state.draft = try DraftFile(path: path) } catch {
                guard !error.isTaken else {
                    throw ToolError(
                        .usage,
                        "another program is writing its rejects to \(path): give each its own FILE")
                }
                throw ToolError(.io, error.description)
            }
        }
    }

    /// Whether records are kept: a file was asked for.
    var isOpen: Bool { state.withLock { $0.draft != nil } }

    /// Says that records are read from `descriptor`, which may lead to the same file.
    func note(input descriptor: FileDescriptor) {
        state.withLock { state in
            guard let previous = state.draft?.previous, previous.isRegular else { return }
            if FileIdentity(descriptor) == previous { state.isInput = true }
        }
    }

    /// Adds a record; it is on disk when this returns.
    /// - Throws: `StreamError` if it cannot be written.
    package func write(_ record: @autoclosure () -> Record) throws(StreamError) {
        try state.withLock { state throws(StreamError) in
            guard let draft = state.draft else { return }
            do throws(SystemError) { try draft.descriptor.write(record().bytes + [0x0A]) } catch {
                throw StreamError(.write, draft.path, error)
            }
        }
    }

    /// Moves the file to its place, unless that is the input and the run did not come to the end of
    /// it: then the records that were not read are only there.
    /// - Returns: what to tell the user about that, if there is something.
    /// - Throws: `StreamError` if the file cannot be moved.
    func finish(isComplete: Bool) throws(StreamError) -> String? {
        // A second signal may come while the file is being written.
        let outcome = try state.withLockIfAvailable { state throws(StreamError) in
            try Rejects.finish(&state, isComplete)
        }
        return outcome ?? nil
    }

    private static func finish(
        _ state: inout State, _ isComplete: Bool
    ) throws(StreamError) -> String? {
        guard let draft = state.draft else { return nil }
        state.draft = nil
        guard state.isInput, !isComplete else {
            try draft.move()
            return nil
        }
        try draft.move(addingSuffix: ".rejects")
        return "\(draft.path) is unchanged, because it was not read to its end: the rejects are in "
            + "\(draft.path).rejects"
    }
}
