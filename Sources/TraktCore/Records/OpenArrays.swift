/// The arrays that are open around the records, and what may come next in them. Their elements are
/// the records, however deep the arrays are nested.
///
/// After something in an array was broken, its commas and brackets prove nothing any more: they are
/// skipped, present or missing, without further errors.
struct OpenArrays {
    private var depth = 0
    private var needsComma = false
    /// Whether the last byte was a comma.
    private var needsValue = false
    private var isDoubtful = false
    /// The line on which the outermost array begins.
    private var line = 0

    /// Whether an array is open that was not found broken.
    var isInArray: Bool { depth > 0 }

    /// What one byte between two values is.
    enum Mark {
        /// The beginning of a value.
        case value
        /// A bracket or comma in its place.
        case punctuation
        /// Something that should not be here; reading goes on with the same byte.
        case wrong(String)
    }

    /// Judges the byte after a value or bracket, on `line`.
    @inline(__always)
    mutating func pass(_ byte: UInt8, line: Int) -> Mark {
        if depth == 0, byte != UInt8(ascii: "[") { return .value }
        return passInArray(byte, line)
    }

    private mutating func passInArray(_ byte: UInt8, _ line: Int) -> Mark {
        switch byte {
        case UInt8(ascii: ",") where needsComma || isDoubtful:
            (needsComma, needsValue) = (false, true)
            return .punctuation
        case UInt8(ascii: ","):
            isDoubtful = true
            return .wrong("expected a value before the comma")
        case UInt8(ascii: "]") where needsValue && !isDoubtful:
            isDoubtful = true
            return .wrong("no trailing comma is allowed before ]")
        case UInt8(ascii: "]"):
            needsValue = false
            depth -= 1
            (needsComma, isDoubtful) = (depth > 0, isDoubtful && depth > 0)
            return .punctuation
        case _ where depth > 0 && needsComma && !isDoubtful:
            isDoubtful = true
            return .wrong("expected a comma or ] in the array that begins on line \(self.line)")
        case UInt8(ascii: "[") where depth < RecordLimits.depth:
            if depth == 0 { self.line = line }
            depth += 1
            (needsComma, needsValue) = (false, false)
            return .punctuation
        default: return .value
        }
    }

    /// A value was passed.
    @inline(__always)
    mutating func passValue() { (needsComma, needsValue) = (depth > 0, false) }

    /// A broken value was passed. `losesPlace`: its end is not known.
    mutating func passBroken(losesPlace: Bool) {
        passValue()
        if losesPlace { isDoubtful = depth > 0 }
    }

    /// The input has ended; what is wrong with that, said once.
    mutating func end() -> String? {
        guard depth > 0, !isDoubtful else { return nil }
        isDoubtful = true
        return "the array that begins on line \(line) is cut off"
    }
}
