import Foundation

/// The person's terminal, for questions: stdin carries records, so they go to `/dev/tty`.
package final class Terminal {
    private let descriptor: FileDescriptor
    private let interruption: Interruption
    private let messages: Messages
    private var pending: [UInt8] = []

    /// Opens the controlling terminal; nil if the process has none.
    package init?(_ world: World) {
        guard let opened = FileDescriptor(opening: "/dev/tty", O_RDWR) else { return nil }
        descriptor = opened
        interruption = world.interruption
        messages = world.messages
    }

    deinit { descriptor.close() }

    /// Shows `text`, after erasing the progress line. Nothing in it but a line feed acts on the
    /// terminal; a value from outside must be `printable` already, since it could hold a line feed.
    package func show(_ text: String) throws {
        messages.endProgress()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        try descriptor.write(lines.map(\.printable).joined(separator: "\n").utf8)
    }

    /// Shows `prompt` and reads the line that is typed, without its end; nil at the end of input.
    /// Throws `CancellationError` after Ctrl-C.
    package func ask(_ prompt: String) throws -> String? {
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
            if block.isEmpty {
                try show("\n")
                return nil
            }
            pending += block
        }
    }

    /// Asks a question whose default is no: true only for y or yes.
    package func confirm(_ question: String) throws -> Bool {
        let answer = try ask("\(question) [y/N] ")?.lowercased() ?? ""
        return ["y", "yes"].contains(answer.filter { !$0.isWhitespace })
    }
}
