// Fingerprints for where equality is all that matters.

/// Short fingerprints: for ETags, stand-in ids and tokens in the log. Not for keeping secrets.
enum Digest {
    /// FNV-1a over the text's bytes, repeated with a counter until there are enough digits.
    static func hex(_ text: String, digits: Int) -> String {
        hex(Array(text.utf8), digits: digits)
    }

    /// As above, of bytes.
    static func hex(_ bytes: [UInt8], digits: Int) -> String {
        var out = ""
        var round: UInt8 = 0
        while out.count < digits {
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in bytes + [round] {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            }
            let part = String(hash, radix: 16)
            out += String(repeating: "0", count: 16 - part.count) + part
            round += 1
        }
        return String(out.prefix(digits))
    }
}
