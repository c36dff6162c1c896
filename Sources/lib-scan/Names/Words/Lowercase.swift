// Lower case for the scripts that season words are written in, byte for byte.

/// Lower case that keeps the number of bytes, so that offsets into a name stay what they are.
enum Lowercase {
    /// Latin letters to U+00DE, Greek and Cyrillic ones; the rest stays.
    static func of(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        result.withUnsafeMutableBufferPointer { buffer in
            var isWide = false
            for index in buffer.indices {
                let byte = buffer[index]
                if byte &- 65 < 26 { buffer[index] = byte | 32 }
                isWide = isWide || byte >= 0xC3
            }
            guard isWide else { return }
            var index = 0
            while index + 1 < buffer.count {
                if let pair = lower(buffer[index], buffer[index + 1]) {
                    (buffer[index], buffer[index + 1]) = pair
                }
                index += 1
            }
        }
        return result
    }

    /// The two bytes of a letter; nil when they stay as they are.
    private static func lower(_ first: UInt8, _ second: UInt8) -> (UInt8, UInt8)? {
        switch (first, second) {
        case (0xC3, 0x80...0x96), (0xC3, 0x98...0x9E): return (0xC3, second + 32)
        case (0xCE, 0x91...0x9F): return (0xCE, second + 32)
        case (0xCE, 0xA0...0xA9): return (0xCF, second - 32)
        case (0xD0, 0x90...0x9F): return (0xD0, second + 32)
        case (0xD0, 0xA0...0xAF): return (0xD1, second - 32)
        default: return nil
        }
    }
}
