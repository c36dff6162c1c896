// Fingerprints for where equality is all that matters.

import TraktCore

/// Short fingerprints: for ETags, stand-in ids and tokens in the log. Not for keeping secrets.
enum Digest {
    /// The fingerprint of `bytes`, repeated with a counter until there are enough digits.
    static func hex(_ bytes: some Sequence<UInt8>, digits: Int) -> String {
        let bytes = Array(bytes)
        var out = ""
        var round: UInt8 = 0
        while out.count < digits {
            out += fingerprint(bytes + [round])
            round += 1
        }
        return String(out.prefix(digits))
    }
}
