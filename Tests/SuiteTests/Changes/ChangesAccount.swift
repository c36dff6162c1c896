import Testing
import TraktCore

/// What the tests of trakt-add and trakt-remove share: inputs, and accounts counted play by play.
enum Changes {
    /// So many plays of episodes of show 1394, each at a minute of its own; a few in one minute.
    static func plays(_ count: Int) -> [String] {
        (0..<count).map { index in
            let minute = index % 10 == 0 ? index / 110 : index * 997
            let time = Timestamp(milliseconds: 1_600_000_000_000 + Int64(minute) * 60_000)
            let place = (season: index / 22 % 5 + 1, number: index % 22 + 1)
            return episode(place.season, place.number, #","watched_at":"\#(time.text)""#)
        }
    }

    /// How many plays there are of each item in each minute.
    static func tally(_ plays: [Record]) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for play in plays {
            let item = try #require(MediaItem(play))
            let time = try #require(play["watched_at"]?.string.flatMap { Timestamp($0) })
            let place = item.season.map { "\($0)x\(item.number ?? 0)" } ?? "\(item.ids.trakt ?? 0)"
            counts["\(item.type) \(place) \(time.minute)", default: 0] += 1
        }
        return counts
    }

    /// The lines of a removal as they went in: without what restores them.
    static func withoutUndo(_ result: CommandResult) throws -> [String] {
        try result.records.map { $0.removing("undo").text }
    }

    /// The same, of lines.
    static func tally(_ lines: [String]) throws -> [String: Int] {
        try tally(lines.map { try Record(Array($0.utf8)) })
    }

    /// A film of the sandbox, watched at a time; `more` are further members with a comma before.
    static func film(_ ids: String, _ more: String = "") -> String {
        #"{"type":"movie","movie":{"title":"The Thing","year":1982,"ids":\#(ids)}\#(more)}"#
    }

    /// An episode of show 1394, by its place.
    static func episode(_ season: Int, _ number: Int, _ more: String = "") -> String {
        #"{"type":"episode","episode":{"season":\#(season),"number":\#(number)},"#
            + #""show":{"ids":{"trakt":1394}}\#(more)}"#
    }

    /// What another program of the account's owner sends with its requests.
    static func headers(_ sandbox: Sandbox) -> [String: String] {
        [
            "Authorization": "Bearer \(sandbox.fact("access_token"))",
            "trakt-api-key": sandbox.fact("client_id"), "trakt-api-version": "2",
            "User-Agent": "another/1",
        ]
    }

    /// Makes a personal list; its slug is the name.
    static func makeList(_ name: String, _ sandbox: Sandbox) throws {
        _ = try Loopback.send(
            "POST", sandbox.fact("url") + "/users/me/lists", headers: headers(sandbox),
            body: #"{"name":"\#(name)"}"#)
    }

    /// The requests of the tools that change something, in a sandbox's log.
    static func writes(_ sandbox: Sandbox) throws -> [Record] {
        try sandbox.log().filter { request in
            request["method"]?.string == "POST" && request["path"]?.string != "/users/me/lists"
        }
    }

    /// The readings of the account, in a sandbox's log.
    static func reads(_ sandbox: Sandbox) throws -> [Record] {
        try sandbox.log().filter { $0["method"]?.string == "GET" }
    }

    /// Records a failure for a body that Trakt might read as more than was meant: an empty list, a
    /// show without its episodes, an item with more than one id or none, an unknown key.
    static func expectSafe(_ body: JSONSlice, sourceLocation: SourceLocation = #_sourceLocation) {
        func check(_ condition: Bool, _ what: String) {
            if !condition {
                let text = String(decoding: body.compactBytes, as: UTF8.self)
                Issue.record("\(what) in \(text.prefix(500))", sourceLocation: sourceLocation)
            }
        }
        check(!body.fields.isEmpty, "nothing")
        for (key, list) in body.fields {
            check(["movies", "shows", "episodes", "ids"].contains(key), "key \(key)")
            check(!list.elements.isEmpty && list.elements.count <= 100, "list \(key)")
            for item in list.elements where key != "ids" {
                check(item["ids"]?.fields.count == 1, "ids")
                check(item["title"] == nil, "title")
                guard key == "shows" else { continue }
                check(!(item["seasons"]?.elements.isEmpty ?? true), "whole show")
                for season in item["seasons"]?.elements ?? [] {
                    check(!(season["episodes"]?.elements.isEmpty ?? true), "whole season")
                }
            }
        }
    }
}
