// Strings: the part of the scanner where most of a record's bytes are.

extension JSONScanner {
    /// Passes a string with its quotes: valid UTF-8, known escapes, surrogates in pairs.
    mutating func scanString() throws(JSONError) {
        position += 1
        while true {
            skipPlainBytes()
            guard position < bytes.count else { break }
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                return
            } else if byte == UInt8(ascii: "\\") {
                try scanEscape()
            } else if byte == 0x0A {
                break
            } else if byte < 0x20 {
                throw JSONError("a control character inside a string", at: position)
            } else if byte < 0x80 {
                position += 1
            } else {
                try scanMultibyte(byte)
            }
        }
        throw JSONError("the string has no closing quote", at: position)
    }

    /// Passes bytes of a string that mean only themselves, eight at a time: ASCII without quotes,
    /// backslashes and control characters.
    @inline(__always)
    private mutating func skipPlainBytes() {
        guard let base = bytes.baseAddress else { return }
        // In bounds: the eight bytes from `position` end before `bytes.count`.
        while position + 8 <= bytes.count {
            let word = UInt64(
                littleEndian: UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self))
            let special = JSONScanner.specialBytes(word)
            guard special == 0 else {
                position += special.trailingZeroBitCount >> 3
                return
            }
            position += 8
        }
    }

    /// Marks the top bit of the first byte of `word` that is not plain, counted from the low end;
    /// 0 if all are plain. (Marks above the first one may be wrong, since borrows run upwards.)
    @inline(__always)
    static func specialBytes(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
        let found =
            (word &- ones &* 0x20) | (quotes &- ones) | (backslashes &- ones) | word
        return found & (ones &* 0x80)
    }

    private mutating func scanEscape() throws(JSONError) {
        let start = position
        position += 1
        switch current {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
            UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        case UInt8(ascii: "u"):
            position += 1
            let unit = try scanHex(start)
            if unit & 0xFC00 == 0xDC00 { throw JSONError("unpaired surrogate", at: start) }
            guard unit & 0xFC00 == 0xD800 else { return }
            for byte in [UInt8(ascii: "\\"), UInt8(ascii: "u")] {
                guard current == byte else { throw JSONError("unpaired surrogate", at: start) }
                position += 1
            }
            guard try scanHex(start) & 0xFC00 == 0xDC00 else {
                throw JSONError("unpaired surrogate", at: start)
            }
        default:
            throw JSONError("an unknown escape", at: start)
        }
    }

    private mutating func scanHex(_ start: Int) throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = hexDigit(byte) else {
                throw JSONError("an unknown escape", at: start)
            }
            value = value << 4 | digit
            position += 1
        }
        return value
    }

    /// Passes one character of two to four bytes, by table 3-7 of the Unicode standard.
    private mutating func scanMultibyte(_ first: UInt8) throws(JSONError) {
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: throw JSONError("not UTF-8", at: position)
        }
        let start = position
        position += 1
        for offset in 1..<length {
            guard let byte = current,
                offset == 1 ? second.contains(byte) : byte & 0xC0 == 0x80
            else { throw JSONError("not UTF-8", at: start) }
            position += 1
        }
    }
}

/// The value of a hexadecimal digit in ASCII, or nil.
func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x37
    case 0x61...0x66: UInt32(byte) - 0x57
    default: nil
    }
}
