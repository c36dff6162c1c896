import Foundation
import TestSupport
import Testing
import TraktCore

/// Our scanner beside `JSONDecoder`, on texts that are JSON and texts that nearly are. Where they
/// may differ is named here, each as narrowly as it can be told; every other difference fails.
@Suite("Scanner beside JSONDecoder")
struct ScannerOracleTests {
    /// What `JSONDecoder` makes of a text.
    indirect enum Tree: Decodable, Equatable {
        case null
        case bool(Bool)
        case number(Double)
        case string(String)
        case array([Tree])
        case object([String: Tree])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let value = try? container.decode(Bool.self) {
                self = .bool(value)
            } else if let value = try? container.decode(String.self) {
                self = .string(value)
            } else if let value = try? container.decode([String: Tree].self) {
                self = .object(value)
            } else if let value = try? container.decode([Tree].self) {
                self = .array(value)
            } else {
                self = .number(try container.decode(Double.self))
            }
        }

        /// What our view says of the same text; nil if a key stands there twice, which
        /// `JSONDecoder` decides in silence.
        init?(_ slice: JSONSlice) {
            switch slice.kind {
            case .null: self = .null
            case .bool: self = .bool(slice.bool ?? false)
            case .number: self = .number(slice.double ?? .nan)
            case .string: self = .string(slice.string ?? "")
            case .array:
                let elements = slice.elements.compactMap { Tree($0) }
                guard elements.count == slice.elements.count else { return nil }
                self = .array(elements)
            case .object:
                var members: [String: Tree] = [:]
                for (key, value) in slice.fields {
                    guard members[key] == nil, let tree = Tree(value) else { return nil }
                    members[key] = tree
                }
                self = .object(members)
            }
        }
    }

    private static func oracle(_ bytes: [UInt8]) -> Tree? {
        try? JSONDecoder().decode(Tree.self, from: Data(bytes))
    }

    @Test(
        "valid texts are accepted, and read as the same values",
        arguments: 1...4 as ClosedRange<UInt64>)
    func valid(_ seed: UInt64) throws {
        var texts = RandomJSON(seed: seed)
        for _ in 0..<1500 {
            let text = texts.value()
            let slice = try? JSONSlice.parse(Array(text.utf8))
            #expect(slice != nil, "seed \(seed): refused \(text)")
            check(Array(text.utf8), seed)
        }
    }

    @Test(
        "texts with slips are accepted by both or by none",
        arguments: 11...18 as ClosedRange<UInt64>)
    func mutated(_ seed: UInt64) throws {
        var texts = RandomJSON(seed: seed)
        var accepted = 0
        for _ in 0..<3000 {
            let text = texts.value()
            if check(texts.mutated(text), seed) { accepted += 1 }
        }
        // Both kinds must come up, or the test compares nothing.
        #expect((100...2900).contains(accepted))
    }

    /// Compares the two on one text; whether ours accepted it.
    @discardableResult
    private func check(_ bytes: [UInt8], _ seed: UInt64) -> Bool {
        let theirs = ScannerOracleTests.oracle(bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(JSONError) {
            let slice = try JSONSlice.parse(bytes)
            if let theirs {
                let ours = Tree(slice)
                #expect(ours == nil || ours == theirs, "seed \(seed): read differently: \(text)")
            } else {
                let isNumber = ScannerOracleTests.differsByNumbers(bytes)
                #expect(isNumber, "seed \(seed): only we accept \(text)")
            }
            return true
        } catch {
            let isNamed =
                theirs == nil || ScannerOracleTests.differsByTrailingComma(bytes)
                || ScannerOracleTests.isOtherEncoding(bytes)
            #expect(isNamed, "seed \(seed): only we refuse (\(error)) \(text)")
            return false
        }
    }

    /// The outer parts of a text in turn: inside strings (true) and outside.
    private static func parts(_ bytes: [UInt8]) -> [(isString: Bool, bytes: [UInt8])] {
        var parts: [(isString: Bool, bytes: [UInt8])] = [(false, [])]
        var escaped = false
        for byte in bytes {
            let isQuote = byte == UInt8(ascii: "\"") && !escaped
            let inString = parts[parts.count - 1].isString
            if isQuote, !inString { parts.append((true, [])) }
            parts[parts.count - 1].bytes.append(byte)
            if isQuote, inString { parts.append((false, [])) }
            escaped = inString && byte == UInt8(ascii: "\\") && !escaped
        }
        return parts
    }

    /// Named difference 1: `[1,]` and `{"a":1,}`, which RFC 8259 and jq refuse. Without these
    /// commas we accept the text.
    private static func differsByTrailingComma(_ bytes: [UInt8]) -> Bool {
        let strict = parts(bytes).flatMap { part -> [UInt8] in
            guard !part.isString else { return part.bytes }
            let text = String(decoding: part.bytes, as: UTF8.self)
            return Array(text.replacing(/,(?=[ \t\r\n]*[\]}])/, with: "").utf8)
        }
        return strict != bytes && (try? JSONSlice.parse(strict)) != nil
    }

    /// Named difference 2: numbers that a `Double` cannot hold, and zeros with an exponent, which
    /// `JSONDecoder` refuses. With `1` in the place of these numbers it accepts the text.
    private static func differsByNumbers(_ bytes: [UInt8]) -> Bool {
        let tame = parts(bytes).flatMap { part -> [UInt8] in
            guard !part.isString else { return part.bytes }
            let text = String(decoding: part.bytes, as: UTF8.self)
            return Array(
                text.replacing(/-?[0-9][0-9.eE+\-]*/) { match in
                    isUnfit(String(match.output)) ? "1" : String(match.output)
                }.utf8)
        }
        return tame != bytes && oracle(tame) != nil
    }

    private static func isUnfit(_ number: String) -> Bool {
        guard let value = Double(number) else { return false }
        let digits = number.prefix { $0 != "e" && $0 != "E" }
        let isZero = digits.allSatisfy { "-0.".contains($0) }
        return isZero ? digits.count < number.count : value.isInfinite || value == 0
    }

    /// Named difference 3: `JSONDecoder` guesses UTF-16 and UTF-32 by zeros or a mark at the start;
    /// records are UTF-8.
    private static func isOtherEncoding(_ bytes: [UInt8]) -> Bool {
        bytes.prefix(4).contains(0) || bytes.starts(with: [0xFE, 0xFF])
            || bytes.starts(with: [0xFF, 0xFE])
    }

    @Test(
        "the named differences are as they were, so that none hides anything",
        arguments: [
            ("[1,]", false, true), (#"{"a":1,}"#, false, true), ("[,]", false, false),
            ("[1,,]", false, false), ("0e1", true, false), ("1e999", true, false),
            ("1e-999", true, false), ("-0", true, true), ("0.0", true, true), ("00", false, false),
            ("\u{FEFF}1", true, true), ("1\0", false, true),
        ])
    func differences(_ text: String, _ ours: Bool, _ theirs: Bool) {
        #expect(((try? JSONSlice.parse(Array(text.utf8))) != nil) == ours)
        #expect((ScannerOracleTests.oracle(Array(text.utf8)) != nil) == theirs)
    }

    @Test("nesting is counted to 128", arguments: [("[", "]"), (#"{"a":"#, "}")])
    func nesting(_ open: String, _ close: String) {
        let text = { (depth: Int) in
            let inner = open == "[" ? "" : "1"
            return Array(
                (String(repeating: open, count: depth) + inner
                    + String(repeating: close, count: depth)).utf8)
        }
        #expect(throws: Never.self) { try JSONSlice.parse(text(128)) }
        let error = #expect(throws: JSONError.self) { try JSONSlice.parse(text(129)) }
        #expect(error?.reason == "nested deeper than 128")
        #expect(throws: JSONError.self) { try JSONSlice.parse(text(100_000)) }
    }

    @Test(
        "a text of every kind of wrong says where",
        arguments: [
            ("", 0), ("  ", 2), ("nul", 0), (#"{"a" 1}"#, 5), (#"{"a":1 "b"}"#, 7), ("[1 2]", 3),
            (#""\x""#, 1), (#"["a\ud800"]"#, 3), ("1 2", 2), (#"{a:1}"#, 1), ("-", 0), ("1.", 2),
            ("\"a\nb\"", 2), ("[1", 2),
        ])
    func offsets(_ text: String, _ offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSONSlice.parse(Array(text.utf8)) }
        #expect(error?.offset == offset, "\(text)")
    }
}
