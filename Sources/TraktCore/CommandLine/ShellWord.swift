/// Words for a POSIX shell.
package enum ShellWord {
    /// `text` as one word: as it is if every character is harmless, in single quotes otherwise.
    package static func quote(_ text: String) -> String {
        let harmless = text.unicodeScalars.allSatisfy { scalar in
            ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
                || ("0"..."9").contains(scalar) || "/._-+:@%,=".unicodeScalars.contains(scalar)
        }
        if harmless, !text.isEmpty { return text }
        return text.shellQuoted
    }
}
