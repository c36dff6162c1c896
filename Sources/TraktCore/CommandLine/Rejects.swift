import Synchronization

/// The records that a run could not handle, in the file of `--rejects`: one file per run, whatever
/// the number of its inputs. The runner moves it to its place when the run ends, however it ends.
package final class Rejects: Sendable {
    private let draft = Mutex<DraftFile?>(nil)

    /// No file yet.
    init() {}

    /// Makes the file that `arguments` ask for; nothing happens if they ask for none, or if it was
    /// made before.
    /// - Throws: `ToolError` with status 74 if it cannot be made.
    package func open(_ arguments: Arguments) throws(ToolError) {
        guard let path = arguments.value("rejects") else { return }
        try draft.withLock { draft throws(ToolError) in
            guard draft == nil else { return }
            do throws(StreamError) { draft = try DraftFile(path: path) } catch {
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
    var isOpen: Bool { draft.withLock { $0 != nil } }

    /// Adds a record; it is on disk when this returns.
    /// - Throws: `StreamError` if it cannot be written.
    package func write(_ record: @autoclosure () -> Record) throws(StreamError) {
        try draft.withLock { draft throws(StreamError) in
            guard let draft else { return }
            do throws(SystemError) { try draft.descriptor.write(record().bytes + [0x0A]) } catch {
                throw StreamError(.write, draft.path, error)
            }
        }
    }

    /// Moves the file to its place; if the run did not come to its end and a file was there before,
    /// beside it: that file may be what the run reads, itself or through a pipe, and then the records
    /// that were not read are only there.
    /// - Returns: what to tell the user about that, if there is something.
    /// - Throws: `StreamError` if the file cannot be moved.
    func finish(isComplete: Bool) throws(StreamError) -> String? {
        // A second signal may come while the file is being written.
        let outcome = try draft.withLockIfAvailable { slot throws(StreamError) -> String? in
            guard let draft = slot else { return nil }
            slot = nil
            guard !isComplete, let previous = draft.previous, previous.isRegular else {
                try draft.move()
                return nil
            }
            guard FileIdentity(draft.descriptor)?.size != 0 else {
                draft.discard()
                return nil
            }
            try draft.move(addingSuffix: ".rejects")
            return "\(draft.path) is unchanged, because the run did not come to its end: the "
                + "rejects are in \(draft.path).rejects"
        }
        return outcome ?? nil
    }
}
