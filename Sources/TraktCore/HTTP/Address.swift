package import Foundation

/// Addresses put together from parts that may hold anything.
package enum Address {
    /// `base` + `path` + `?name=value&…`. `path` is taken as it is; names and values are encoded.
    package static func make(
        _ base: String, _ path: String, query: [(name: String, value: String)] = []
    ) -> String {
        guard !query.isEmpty else { return base + path }
        let pairs = query.map { "\(encode($0.name))=\(encode($0.value))" }
        return "\(base)\(path)?\(pairs.joined(separator: "&"))"
    }

    /// A part of a path or query with everything but the unreserved characters of RFC 3986 encoded.
    package static func encode(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    /// The pairs of a query or of an urlencoded form, decoded.
    package static func pairs(_ text: Substring) -> [(name: String, value: String)] {
        func decode(_ text: Substring) -> String {
            let spaced = text.replacing("+", with: " ")
            return spaced.removingPercentEncoding ?? String(spaced)
        }
        return text.split(separator: "&").map { pair in
            let name = pair.prefix { $0 != "=" }
            return (decode(name), decode(pair.dropFirst(name.count + 1)))
        }
    }

    /// The unreserved characters of RFC 3986 (2.3).
    package static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}

extension Address {
    /// The parts of a whole address that say where it leads.
    package struct Parts: Sendable, Hashable {
        /// `http` or `https`, in lower case.
        package var scheme: String
        /// The host in lower case, without user and port; an IPv6 address has its brackets.
        package var host: String

        /// Reads `scheme://[user@]host[:port][/…]`; nil for anything else.
        package init?(_ url: String) {
            guard let colon = url.firstRange(of: "://"), !url.contains(where: Parts.isForbidden)
            else { return nil }
            scheme = url[..<colon.lowerBound].lowercased()
            let authority = url[colon.upperBound...].prefix { !"/?#".contains($0) }
            let place = authority[
                (authority.lastIndex(of: "@").map(authority.index(after:))
                    ?? authority.startIndex)...]
            let end =
                place.hasPrefix("[") ? place.firstIndex(of: "]").map(place.index(after:)) : nil
            host = place[..<(end ?? place.firstIndex(of: ":") ?? place.endIndex)].lowercased()
            let port = place.dropFirst(host.count)
            let isPort = port.isEmpty || (port.first == ":" && UInt16(port.dropFirst()) != nil)
            guard !scheme.isEmpty, !host.isEmpty, isPort else { return nil }
        }

        /// Whether the host is this machine: `localhost`, `127.0.0.0/8` or `[::1]`.
        package var isLoopback: Bool {
            if host == "localhost" || host == "[::1]" { return true }
            let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
            return numbers.count == 4 && numbers[0] == "127"
                && numbers.allSatisfy { UInt8($0) != nil }
        }

        private static func isForbidden(_ character: Character) -> Bool {
            character.isWhitespace || character.isNewline
                || character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
        }
    }

    /// The host of an address and its port, without a name and password: for messages.
    package static func host(_ url: String) -> String {
        let url = withoutUser(url)
        guard let start = url.firstRange(of: "://")?.upperBound else { return url }
        return String(url[start...].prefix { !"/?#".contains($0) })
    }

    /// The path and query of an address, for `-v`.
    package static func path(_ url: String) -> String {
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return parts.count > 3 ? "/\(parts[3])" : "/"
    }

    /// The address without a name and password before its host: as it may be shown.
    package static func withoutUser(_ url: String) -> String {
        let start = url.firstRange(of: "//")?.upperBound ?? url.startIndex
        let authority = url[start...].prefix { !"/?#".contains($0) }
        guard let at = authority.lastIndex(of: "@") else { return url }
        return String(url[..<start] + url[url.index(after: at)...])
    }
}
