/// A small tree of JSON to write: request bodies and the fields a tool adds to a record.
///
/// Object members keep their order. To read JSON, use `JSONSlice`, which keeps every spelling.
package indirect enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case string(String)
    case array([JSON])
    case object([Field])
    /// Bytes that are one valid JSON value already, written as they are.
    case raw([UInt8])

    /// A member of an object.
    package struct Field: Sendable, Hashable {
        /// The key, without quotes or escapes.
        package var key: String
        /// What stands under it.
        package var value: JSON

        /// A member `key: value`.
        package init(_ key: String, _ value: JSON) {
            self.key = key
            self.value = value
        }
    }

    /// An object of the members whose value is not nil, in this order.
    package static func object(_ members: KeyValuePairs<String, JSON?>) -> JSON {
        .object(members.compactMap { key, value in value.map { Field(key, $0) } })
    }

    /// A copy of a value that was read.
    package static func raw(_ slice: JSONSlice) -> JSON { .raw(slice.compactBytes) }

    /// A string, or nil for nil: for optional members of `object(_:)`.
    package static func string(_ text: String?) -> JSON? { text.map { .string($0) } }

    /// A whole number, or nil for nil: for optional members of `object(_:)`.
    package static func int(_ value: Int?) -> JSON? { value.map { .int(Int64($0)) } }

    /// The text: compact, UTF-8, one line.
    package var bytes: [UInt8] {
        var out: [UInt8] = []
        append(to: &out)
        return out
    }

    /// The text as a `String`.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends the text to `out`.
    package func append(to out: inout [UInt8]) {
        switch self {
        case .null: out += "null".utf8
        case .bool(let value): out += (value ? "true" : "false").utf8
        case .int(let value): out += String(value).utf8
        case .double(let value): out += (value.isFinite ? "\(value)" : "null").utf8
        case .string(let value): JSON.appendString(value, to: &out)
        case .raw(let value): out += value
        case .array(let values):
            out.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                value.append(to: &out)
            }
            out.append(UInt8(ascii: "]"))
        case .object(let fields):
            out.append(UInt8(ascii: "{"))
            for (index, field) in fields.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                JSON.appendString(field.key, to: &out)
                out.append(UInt8(ascii: ":"))
                field.value.append(to: &out)
            }
            out.append(UInt8(ascii: "}"))
        }
    }

    /// Appends `text` in quotes to `out`; escapes only what must be escaped.
    package static func appendString(_ text: String, to out: inout [UInt8]) {
        appendString(of: text.utf8, to: &out)
    }

    /// Appends UTF-8 as a JSON string to `out`.
    package static func appendString(_ utf8: [UInt8], to out: inout [UInt8]) {
        appendString(of: utf8, to: &out)
    }

    private static func appendString(of utf8: some Collection<UInt8>, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        if utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
            for byte in utf8 { appendEscaped(byte, to: &out) }
        } else {
            out += utf8
        }
        out.append(UInt8(ascii: "\""))
    }

    /// Appends one byte of a string's UTF-8 to `out`, escaped where JSON asks for it.
    @inline(__always)
    private static func appendEscaped(_ byte: UInt8, to out: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): out += [UInt8(ascii: "\\"), UInt8(ascii: "\"")]
        case UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
        case 0x0A: out += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
        case 0x0D: out += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
        case 0x09: out += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
        case 0..<0x20:
            let digits = Array("0123456789abcdef".utf8)
            out += "\\u00".utf8
            out.append(digits[Int(byte >> 4)])
            out.append(digits[Int(byte & 15)])
        default: out.append(byte)
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral,
    ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .int(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(floatLiteral value: Double) { self = .double(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Field($0.0, $0.1) })
    }
    package init(nilLiteral: ()) { self = .null }
}
