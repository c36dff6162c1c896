// Titles as they are compared.

import TraktCore

/// Titles compared without what varies from one spelling to the next.
enum Folding {
    /// Letters and digits in lower case and without accents, leading article and `and` left out.
    static func fold(_ title: String) -> [UInt8] { fold(ArraySlice(title.utf8)) }

    /// The same of a title in UTF-8.
    static func fold(_ title: ArraySlice<UInt8>) -> [UInt8] {
        guard title.allSatisfy({ $0 < 0x80 }) else {
            let text = String(decoding: title, as: UTF8.self)
            let folded = words(ArraySlice(text.foldedTitle.utf8))
            return folded.isEmpty ? Array(text.utf8) : folded
        }
        let folded = words(title)
        return folded.isEmpty ? Array(title) : folded
    }

    /// The bytes of the words that count, in lower case; an apostrophe parts no word.
    private static func words(_ title: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(title.count)
        var start = 0
        for byte in title where byte != 39 {
            if ASCII.isWord(byte) {
                result.append(byte &- 65 < 26 ? byte | 32 : byte)
            } else {
                if isSkipped(result[start...]) { result.removeLast(result.count - start) }
                start = result.count
            }
        }
        if isSkipped(result[start...]) { result.removeLast(result.count - start) }
        return result
    }

    /// The articles, and `and`.
    private static func isSkipped(_ word: ArraySlice<UInt8>) -> Bool {
        switch word.count {
        case 1: word.first == 97
        case 3: NameBytes.equal(word, "the") || NameBytes.equal(word, "and")
        default: false
        }
    }
}
