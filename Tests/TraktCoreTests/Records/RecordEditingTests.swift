import Foundation
import TestSupport
import Testing
import TraktCore

@Suite("Record: editing")
struct RecordEditingTests {
    /// A random object on one line.
    private func records(_ seed: UInt64, _ count: Int) throws -> [Record] {
        var texts = RandomJSON(seed: seed)
        return try (0..<count).map { _ in
            try Record(Array(texts.object().replacing("\n", with: " ").utf8), line: 3)
        }
    }

    @Test(
        "a field set in its place leaves every other byte",
        arguments: 21...24 as ClosedRange<UInt64>)
    func replacing(_ seed: UInt64) throws {
        for record in try records(seed, 500) {
            for key in record.keys {
                let old = try #require(record[key]).bytes
                var expected = record.bytes
                expected.replaceSubrange(old.startIndex..<old.endIndex, with: "[true]".utf8)
                let changed = record.setting(key, to: [true])
                #expect(changed.bytes == expected, "seed \(seed): \(key) in \(record.text)")
                #expect(changed.line == 3)
                #expect(changed[key]?.elements.first?.bool == true)
                #expect(changed.setting(key, to: .raw(Array(old))).bytes == record.bytes)
            }
        }
    }

    @Test(
        "a new field comes last, and goes away without a trace",
        arguments: 31...34 as ClosedRange<UInt64>)
    func appending(_ seed: UInt64) throws {
        for record in try records(seed, 500) {
            let longer = record.setting("match", to: ["score": 1])
            #expect(longer.keys == record.keys + ["match"], "seed \(seed): \(record.text)")
            let kept = record.bytes.dropLast()
            #expect(longer.bytes.starts(with: kept), "seed \(seed): \(record.text)")
            #expect(longer.removing("match").bytes == record.bytes, "seed \(seed): \(record.text)")
        }
    }

    @Test("a removed field takes nothing with it", arguments: 41...44 as ClosedRange<UInt64>)
    func removing(_ seed: UInt64) throws {
        for record in try records(seed, 500) {
            for key in record.keys {
                let shorter = record.removing(key)
                #expect(shorter.keys == record.keys.filter { $0 != key }, "\(seed): \(record.text)")
                for other in shorter.keys {
                    let same = shorter[other]?.bytes == record[other]?.bytes
                    #expect(same, "seed \(seed): \(other) in \(record.text)")
                }
                #expect(throws: Never.self) { try Record(shorter.bytes) }
            }
        }
    }

    @Test(
        "fields and elements are the parts of the text", arguments: 51...52 as ClosedRange<UInt64>)
    func parts(_ seed: UInt64) throws {
        for record in try records(seed, 300) {
            for (key, value) in record.asSlice.fields {
                #expect(record[key]?.bytes == value.bytes)
                #expect(try JSONSlice.parse(Array(value.bytes)).bytes.elementsEqual(value.bytes))
                for element in value.elements {
                    let again = try JSONSlice.parse(Array(element.bytes))
                    #expect(again.compactBytes == element.compactBytes)
                }
            }
        }
    }

    @Test("more keys than the short list are compared too")
    func manyKeys() throws {
        let keys = (0..<40).map { #""k\#($0)":\#($0)"# }
        #expect(try Record(Array("{\(keys.joined(separator: ","))}".utf8)).keys.count == 40)
        let repeated = keys + [#""k7":0"#]
        let error = #expect(throws: JSONError.self) {
            try Record(Array("{\(repeated.joined(separator: ","))}".utf8))
        }
        #expect(error?.reason == #"the key "k7" is repeated"#)
    }
}

@Suite("JSON: writing")
struct JSONWritingTests {
    /// A random tree with every kind of value.
    private func tree(_ random: inout SeededRandom, depth: Int = 0) -> JSON {
        switch Int.random(in: 0..<(depth > 3 ? 5 : 7), using: &random) {
        case 0: return random.pick([.null, true, false])
        case 1: return .int(Int64.random(in: .min ... .max, using: &random))
        case 2: return .double(Double(bitPattern: random.next()))
        case 3, 4: return .string(text(&random))
        case 5: return .array((0..<3).map { _ in tree(&random, depth: depth + 1) })
        default:
            return .object(
                (0..<3).map { .init("\($0)\(text(&random))", tree(&random, depth: depth + 1)) })
        }
    }

    private func text(_ random: inout SeededRandom) -> String {
        let scalars = (0..<Int.random(in: 0...6, using: &random)).compactMap { _ in
            Unicode.Scalar(
                UInt32.random(in: 0...0x10FFFF, using: &random) >> random.pick([0, 8, 14]))
        }
        return String(String.UnicodeScalarView(scalars))
    }

    @Test("what is written reads back as the same value", arguments: 61...64 as ClosedRange<UInt64>)
    func roundTrip(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<1000 {
            let tree = tree(&random)
            let slice = try JSONSlice.parse(tree.bytes)
            #expect(slice.isTheSame(as: tree), "seed \(seed): \(tree.text)")
            #expect(slice.compactBytes == tree.bytes, "seed \(seed): \(tree.text)")
            #expect(!tree.bytes.contains(0x0A), "one line")
        }
    }

    @Test("members without a value are left out")
    func absent() {
        let none: JSON? = nil
        #expect(JSON.object(["a": 1, "b": none, "c": .null]).text == #"{"a":1,"c":null}"#)
        #expect(JSON.double(.nan).text == "null")
    }
}

extension JSONSlice {
    /// Whether it reads as `tree`; a `Double` that is no number is written as null.
    fileprivate func isTheSame(as tree: JSON) -> Bool {
        switch tree {
        case .null: isNull
        case .bool(let value): bool == value
        case .int(let value): int64 == value
        case .double(let value): value.isFinite ? double == value : isNull
        case .string(let value): string.map { Array($0.utf8) } == Array(value.utf8)
        case .array(let values):
            elements.count == values.count
                && zip(elements, values).allSatisfy { $0.isTheSame(as: $1) }
        case .object(let members):
            fields.map(\.key) == members.map(\.key)
                && zip(fields, members).allSatisfy { $0.value.isTheSame(as: $1.value) }
        case .raw(let bytes): self.bytes.elementsEqual(bytes)
        }
    }
}
