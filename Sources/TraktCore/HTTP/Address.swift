/// Addresses put together from parts that may hold anything.
public enum Address {
    /// `base` + `path` + `?name=value&…`. `path` is taken as it is; names and values are encoded.
    public static func make(
        _ base: String, _ path: String, query: [(name: String, value: String)] = []
    ) -> String {
        guard !query.isEmpty else { return base + path }
        let pairs = query.map { "\(encode($0.name))=\(encode($0.value))" }
        return "\(base)\(path)?\(pairs.joined(separator: "&"))"
    }

    /// A part of a path or query with everything but the unreserved characters of RFC 3986 encoded.
    public static func encode(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                out.append(byte)
            default:
                out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
