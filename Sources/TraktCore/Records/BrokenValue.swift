/// A value that is not JSON, and the search for the place where reading goes on.
///
/// A broken object or array ends where its brackets close, or before the next line that begins a
/// value, whichever comes first. So that members of the broken value are not taken for records, the
/// line must not be indented deeper than the broken value's own line. In a layout without
/// indentation that tells nothing: there, only lines from the error on count. Anything else that is
/// broken ends with its line, inside an array also at a comma or a closing bracket.
struct BrokenValue {
    /// The line on which the value begins, from 1.
    let line: Int
    /// What is wrong, as the end of a sentence.
    let reason: String
    /// The beginning of its bytes, up to the limit of a record.
    private(set) var bytes: [UInt8] = []
    /// Whether the search ended before a line that begins a value.
    private(set) var endedAtLine = false

    private let indent: Int
    private let isInArray: Bool
    /// The lines before the one with the error.
    private var linesToError: Int
    private var nesting = JSONNesting()
    private var isBracketed = false
    private var isFirstByte = true
    private var isFlat: Bool?
    /// The number of blanks at the start of this line; nil after its first other byte.
    private var column: Int?
    private var followsLeadingComma = false

    init(_ reason: String, line: Int, indent: Int, linesToError: Int, isInArray: Bool) {
        (self.reason, self.line, self.indent) = (reason, line, indent)
        (self.linesToError, self.isInArray) = (linesToError, isInArray)
    }

    /// What to do with one byte.
    enum Move {
        /// It belongs to the broken value.
        case pass
        /// It is the last byte of the broken value.
        case passAndStop
        /// The broken value ended before it.
        case stop
    }

    /// Decides about the next byte, and keeps it if it belongs to the broken value.
    mutating func take(_ byte: UInt8) -> Move {
        let move = decide(byte)
        if case .stop = move { return move }
        if bytes.count < RecordLimits.lineBytes { bytes.append(byte) }
        return move
    }

    private mutating func decide(_ byte: UInt8) -> Move {
        if isFirstByte {
            isFirstByte = false
            isBracketed = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
        }
        guard isBracketed else { return decideUnbracketed(byte) }
        if byte == 0x0A {
            linesToError -= 1
            column = 0
            followsLeadingComma = false
        } else if beginsValue(byte) {
            endedAtLine = true
            return .stop
        }
        return nesting.pass(byte) ? .passAndStop : .pass
    }

    private mutating func decideUnbracketed(_ byte: UInt8) -> Move {
        if byte == 0x0A { return .stop }
        let isEnd = byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]")
        if isInArray, !nesting.isInString, isEnd { return .stop }
        _ = nesting.pass(byte)
        return .pass
    }

    /// Whether this byte begins a value that is not part of the broken one.
    private mutating func beginsValue(_ byte: UInt8) -> Bool {
        guard let blanks = column else { return false }
        if byte == 0x20 || byte == 0x09 || byte == 0x0D {
            column = blanks + 1
            return false
        }
        if byte == UInt8(ascii: ","), isInArray, !followsLeadingComma {
            followsLeadingComma = true
            return false
        }
        column = nil
        guard blanks <= indent else {
            if isFlat == nil { isFlat = false }
            return false
        }
        let opens = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
        if isFlat == nil { isFlat = !opens }
        return opens && (isFlat == false || linesToError <= 0)
    }
}
