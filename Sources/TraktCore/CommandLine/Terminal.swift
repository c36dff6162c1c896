internal import CSystem

/// The person's terminal, for questions: stdin carries records, so they go to `/dev/tty`.
public final class Terminal {
    private let descriptor: FileDescriptor
    private let interruption: Interruption
    private var pending: [UInt8] = []

    /// Opens the controlling terminal; nil if the process has none.
    public init?(_ world: World) {
        // O_RDWR is 2 on every system.
        let opened = csystem_open("/dev/tty", 2, 0)
        guard opened >= 0 else { return nil }
        descriptor = FileDescriptor(opened)
        interruption = world.interruption
    }

    deinit { descriptor.close() }

    /// Shows `text` as it is.
    public func show(_ text: String) throws { try descriptor.write(text.utf8) }

    /// Shows `prompt` and reads the line that is typed, without its end; nil at the end of input.
    /// Throws `CancellationError` after Ctrl-C.
    public func ask(_ prompt: String) throws -> String? {
        try show(prompt)
        while true {
            if let end = pending.firstIndex(of: 0x0A) {
                let line = String(decoding: pending[..<end], as: UTF8.self)
                pending.removeSubrange(...end)
                return line
            }
            if descriptor.waitReadable(or: interruption.descriptor) {
                try show("\n")
                throw CancellationError()
            }
            let block = try descriptor.read(atMost: 4096)
            if block.isEmpty { return nil }
            pending += block
        }
    }

    /// Asks a question whose default is no: true only for y or yes.
    public func confirm(_ question: String) throws -> Bool {
        let answer = try ask("\(question) [y/N] ")?.lowercased() ?? ""
        return ["y", "yes"].contains(answer.filter { !$0.isWhitespace })
    }
}
