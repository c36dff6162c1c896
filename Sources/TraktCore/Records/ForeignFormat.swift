/// Input that is plainly something else than JSON: what it is, and how to make records of it.
package struct ForeignFormat: Error, Sendable, Hashable, CustomStringConvertible {
    /// What it is: `a ZIP archive`.
    package var format: String
    /// What to do, as a command or the end of a sentence.
    package var advice: String
    /// What the input is called: a path, or `standard input`.
    package var name = "the input"

    package var description: String { "\(name) is \(format): \(advice)" }

    /// The same, with the input's name.
    func named(_ name: String) -> ForeignFormat {
        var copy = self
        copy.name = name
        return copy
    }

    private init(_ format: String, _ advice: String) {
        (self.format, self.advice) = (format, advice)
    }

    /// What the first bytes of an input tell.
    enum Recognition {
        case json
        case other(ForeignFormat)
        /// More bytes are needed.
        case unknown
    }

    /// A format by the bytes it begins with.
    private static let magics: [([UInt8], ForeignFormat)] = [
        (
            Array("PK\u{3}\u{4}".utf8),
            ForeignFormat(
                "a ZIP archive",
                "extract the plays of Trakt's export with: unzip -p FILE 'watched-history*.json' > "
                    + "have.json")
        ),
        (Array("PK\u{5}\u{6}".utf8), unpack("an empty ZIP archive", "unzip -l FILE")),
        ([0x1F, 0x8B], unpack("compressed with gzip", "gzip -dc FILE")),
        (Array("BZh".utf8), unpack("compressed with bzip2", "bzip2 -dc FILE")),
        ([0xFD] + Array("7zXZ".utf8), unpack("compressed with xz", "xz -dc FILE")),
        ([0x28, 0xB5, 0x2F, 0xFD], unpack("compressed with zstd", "zstd -dc FILE")),
        ([0x37, 0x7A, 0xBC, 0xAF], unpack("a 7z archive", "7z x -so FILE")),
        (
            Array("SQLite format 3".utf8),
            unpack("an SQLite database", "sqlite3 -json FILE 'SELECT …'")
        ),
        (
            Array("%PDF-".utf8),
            ForeignFormat("a PDF document", "records must be JSON (see trakt-records(5))")
        ),
        ([0xFF, 0xFE, 0, 0], utf16("UTF-32")), ([0xFF, 0xFE], utf16("UTF-16")),
        ([0xFE, 0xFF], utf16("UTF-16")),
        ([0, 0, 0], utf16("UTF-32BE")),
    ]

    private static func unpack(_ format: String, _ command: String) -> ForeignFormat {
        ForeignFormat(format, "read it with: \(command) | …")
    }

    private static func utf16(_ encoding: String) -> ForeignFormat {
        ForeignFormat(
            "\(encoding) text", "convert it to UTF-8 with: iconv -f \(encoding) -t UTF-8 FILE | …")
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Looks at the first bytes of an input; `isEnded` if there are no more.
    static func recognize(_ bytes: ArraySlice<UInt8>, isEnded: Bool) -> Recognition {
        if !isEnded, bytes.count < 3, byteOrderMark.starts(with: bytes) { return .unknown }
        let bytes = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(3) : bytes
        guard let first = bytes.first else { return isEnded ? .json : .unknown }
        for (magic, format) in magics where bytes.starts(with: magic) { return .other(format) }
        if !isEnded, magics.contains(where: { $0.0.starts(with: bytes) }) { return .unknown }
        guard bytes.count > 2 || isEnded else { return .unknown }
        // Every other byte of ASCII text is zero; one alone is only a bad character.
        if first == 0, bytes.dropFirst(2).first == 0 { return .other(utf16("UTF-16BE")) }
        if first < 0x80, first > 0, bytes.dropFirst().first == 0 {
            return .other(utf16("UTF-16LE"))
        }
        let text = bytes.prefix(longestLine).drop(while: JSONScanner.isBlank)
        guard let first = text.first else {
            return isEnded || bytes.count >= longestLine ? .json : .unknown
        }
        guard first < 0x80, first > 0x20, first != UInt8(ascii: "{"), first != UInt8(ascii: "[")
        else { return .json }
        return recognizeText(bytes[text.startIndex...], isEnded)
    }

    /// Looks at the first line of a text that does not begin as JSON does.
    private static func recognizeText(_ bytes: ArraySlice<UInt8>, _ isEnded: Bool) -> Recognition {
        let text = bytes.prefix(longestLine)
        let end = text.firstIndex(of: 0x0A)
        guard end != nil || isEnded || text.count == longestLine else { return .unknown }
        let line = String(decoding: text[..<(end ?? text.endIndex)], as: UTF8.self)
        if line.contains(/^<(?:!doctype html|html|head|body)\b/.ignoresCase()) {
            return .other(
                ForeignFormat("an HTML page", "download the file itself, not the page around it"))
        }
        if line.hasPrefix("<?xml") || line.hasPrefix("<!") {
            return .other(ForeignFormat("XML", "records must be JSON (see trakt-records(5))"))
        }
        guard let table = table(withHeader: line) else { return .json }
        // Records that follow tell that it is only a bad line.
        let next = text[(end ?? text.endIndex)...].first { !JSONScanner.isBlank($0) }
        guard let next else { return isEnded ? .other(table) : .unknown }
        return next == UInt8(ascii: "{") || next == UInt8(ascii: "[") ? .json : .other(table)
    }

    /// The first line must end within this many bytes.
    private static let longestLine = 4096

    /// The tables that programs export, by what separates their columns.
    private static let tables: [(separator: Character, format: ForeignFormat)] = [
        (",", table("CSV", "--icsv")),
        (";", table("CSV with semicolons", "--icsv --ifs semicolon")),
        ("\t", table("TSV", "--itsv")),
    ]

    private static func table(_ format: String, _ options: String) -> ForeignFormat {
        ForeignFormat(
            format,
            "convert it to JSON with: mlr \(options) --ojsonl cat FILE | jq -c '…' "
                + "(see traktutils(7))")
    }

    /// The table whose first line this may be: two names of columns or more.
    private static func table(withHeader line: String) -> ForeignFormat? {
        let name = /"?[\p{L}_][\p{L}\p{N}_ \/()#.\-]*"?/
        let line = line.last == "\r" ? line.dropLast() : line[...]
        return tables.first { separator, _ in
            let names = line.split(separator: separator, omittingEmptySubsequences: false)
            return names.count > 1 && names.allSatisfy { $0.wholeMatch(of: name) != nil }
        }?.format
    }
}
