import Foundation
import TraktCore

/// A path of the API and its query, as a person types them.
struct PathRequest: Sendable {
    /// The path, with a slash at its start; what may not be in an address is encoded.
    let path: String
    /// The pairs of the query, decoded.
    let query: [(name: String, value: String)]

    /// Reads `/path?key=value`, or the same as a full address below `base`, and more pairs.
    /// - Throws: `ToolError` with status 64 for an address elsewhere and for what is not a path.
    init(_ text: String, query pairs: [String], base: String) throws(ToolError) {
        var rest = text[...]
        if text.contains("://") {
            guard text.hasPrefix(base + "/") else {
                throw PathRequest.wrong(
                    "\(Address.withoutUser(text)) is not an address below \(Address.withoutUser(base))"
                )
            }
            rest = rest.dropFirst(base.count)
        }
        guard !rest.contains("#") else { throw PathRequest.wrong("a path cannot contain #") }
        let name = rest.prefix { $0 != "?" }
        path = try PathRequest.path(name)
        var query = Address.pairs(rest.dropFirst(name.count + 1))
        for pair in pairs {
            guard pair.contains("="), !pair.hasPrefix("=") else {
                throw PathRequest.wrong("--query: \"\(pair)\" should be KEY=VALUE")
            }
            let key = pair.prefix { $0 != "=" }
            query.append((String(key), String(pair.dropFirst(key.count + 1))))
        }
        self.query = query
    }

    /// Whether the query names `name`.
    func has(_ name: String) -> Bool { query.contains { $0.name == name } }

    private static func wrong(_ reason: String) -> ToolError {
        ToolError(.usage, "\(reason) (see trakt-get --help)")
    }

    /// The path with a slash at its start. Segments that lead upwards are refused, since they could
    /// leave the API's address.
    private static func path(_ text: Substring) throws(ToolError) -> String {
        let segments = text.split(separator: "/", omittingEmptySubsequences: false)
        let names = segments.map { $0.removingPercentEncoding ?? String($0) }
        guard !text.isEmpty, text.contains(where: { $0 != "/" }) else {
            throw wrong("an empty path")
        }
        guard !names.contains(where: { [".", ".."].contains($0) }), !text.hasPrefix("//") else {
            throw wrong("\"\(text)\" is not a path of the API")
        }
        let encoded = encode(text)
        return encoded.hasPrefix("/") ? encoded : "/" + encoded
    }

    /// Encodes what may not be in a path (RFC 3986, 3.3); escapes that are there stay.
    private static func encode(_ text: Substring) -> String {
        let allowed = Address.unreserved.union(CharacterSet(charactersIn: "!$&'()*+,;=:@%/"))
        return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
}
