extension StringProtocol {
    /// The text as it may be shown on a terminal, in one line: control characters (C0, DEL, C1), line
    /// and paragraph separators, and characters that change the direction of the text around them are
    /// each replaced by U+FFFD. Text from records, files and servers passes through here before it is
    /// shown anywhere: in prompts, messages, progress and tables.
    package var printable: String {
        guard unicodeScalars.contains(where: \.isUnprintable) else { return String(self) }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars { result.append(scalar.isUnprintable ? "\u{FFFD}" : scalar) }
        return String(result)
    }
}

extension [UInt8] {
    /// Lines of JSON whose strings hold no character that a terminal may act on: each is escaped.
    var printableJSON: [UInt8] {
        let text = String(decoding: self, as: UTF8.self)
        let isOdd = { (scalar: Unicode.Scalar) in
            scalar.isUnprintable && scalar != "\t" && scalar != "\n"
        }
        guard text.unicodeScalars.contains(where: isOdd) else { return self }
        var result = ""
        for scalar in text.unicodeScalars {
            // All of them are below U+FFFF. Those below U+0020 are blanks between values.
            let digits = String(scalar.value, radix: 16)
            let zeros = String(repeating: "0", count: 4 - Swift.min(4, digits.count))
            let escape = scalar.value < 0x20 ? " " : "\\u\(zeros)\(digits)"
            result += isOdd(scalar) ? escape : "\(scalar)"
        }
        return Array(result.utf8)
    }
}

extension Unicode.Scalar {
    /// Whether a terminal may act on this character instead of showing it. The direction marks
    /// come from Unicode's bidirectional algorithm (UAX #9, section 2).
    fileprivate var isUnprintable: Bool {
        switch value {
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
