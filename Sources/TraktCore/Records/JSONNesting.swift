/// How deep in brackets and strings a place in JSON text is, byte by byte, without judging the
/// text: for values that are broken, and for values whose end has not arrived yet.
struct JSONNesting {
    /// The number of brackets that are open.
    private(set) var depth = 0
    /// Whether the place is inside a string.
    private(set) var isInString = false
    private var isEscaped = false

    /// Passes one byte; true if it closes the outermost bracket. A line feed ends a string, since
    /// no string goes over a line's end.
    @inline(__always)
    mutating func pass(_ byte: UInt8) -> Bool {
        if isInString {
            passInString(byte)
            return false
        }
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            depth -= 1
            return depth <= 0
        default: break
        }
        return false
    }

    @inline(__always)
    private mutating func passInString(_ byte: UInt8) {
        if byte == 0x0A {
            (isInString, isEscaped) = (false, false)
        } else if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInString = false
        }
    }
}
