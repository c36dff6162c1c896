// `--state FILE`: the account on disk, so that a server can be stopped and started again. Written
// after every change, before the reply: to a new file that replaces the old one, readable by its
// owner alone, since it holds tokens.

import TraktCore

/// Reads and replaces the state file.
struct StateFile: Sendable {
    /// Where it is.
    var path: String
    /// Told when the file cannot be written while the server runs, which goes on.
    var complain: @Sendable (String) -> Void

    /// The account in the file, or nil when there is no file yet. Throws status 65 when the file is
    /// not one of ours or names a title that the catalogue lacks.
    func load(_ catalog: Catalog) throws -> SandboxAccount? {
        guard let bytes = try FileStore.read(path, limit: .max) else { return nil }
        guard let root = try? JSONSlice.parse(bytes), root["traktSandbox"]?.int64 == 1 else {
            throw ToolError(
                .data,
                "\(path) is not a state file of trakt-sandbox: choose another file")
        }
        var reader = StateReader(catalog: catalog)
        let account = reader.account(root)
        if let missing = reader.missing {
            throw ToolError(
                .data,
                "\(path) names a title that is not in the catalogue (\(missing)): "
                    + "start with the --catalog it was made with")
        }
        return account
    }

    /// Replaces the file.
    func save(_ account: SandboxAccount, _ catalog: Catalog) throws(StreamError) {
        let bytes = StateWriter(catalog: catalog).document(account).bytes + [10]
        try FileStore.replace(path, with: bytes, sync: false)
    }

    /// As `save`, while the server runs.
    func saveOrComplain(_ account: SandboxAccount, _ catalog: Catalog) {
        do { try save(account, catalog) } catch { complain("\(error)") }
    }
}

/// An account as JSON.
private struct StateWriter {
    var catalog: Catalog

    func document(_ account: SandboxAccount) -> JSON {
        [
            "traktSandbox": 1, "user": .string(account.user),
            "nextListID": .int(account.nextListID), "nextPlayID": .int(account.history.nextID),
            "tokens": .array(account.tokens.grants.values.map(\.shape)),
            "activities": .object(
                account.activities.sorted { $0.key < $1.key }.map { .init($0.key, .time($0.value)) }
            ),
            "plays": .array(account.history.plays.map(play)),
            "collection": .array(account.collection.map { collected($0.key, $0.value) }),
            "watchlist": .array(account.watchlist.map(listed)),
            "favorites": .array(account.favorites.map(listed)),
            "lists": .array(account.lists.map(personal)),
            "ratings": .array(account.ratings.map { rated($0.key, $0.value) }),
        ]
    }

    private func play(_ play: Play) -> JSON {
        .row(
            [
                "id": .int(play.id), "watched_at": .time(play.watchedAt),
                "action": .string(play.action), "added_at": .time(play.addedAt),
            ], ItemNaming.members(play.item, catalog))
    }

    private func collected(_ item: Item, _ entry: Collected) -> JSON {
        .row(
            [
                "collected_at": .time(entry.collectedAt), "updated_at": .time(entry.updatedAt),
                "metadata": .object(entry.metadata),
            ], ItemNaming.members(item, catalog))
    }

    private func listed(_ entry: Listed) -> JSON {
        .row(
            [
                "id": .int(entry.id), "listed_at": .time(entry.listedAt),
                "notes": .orNull(entry.notes),
            ], ItemNaming.members(entry.item, catalog))
    }

    private func personal(_ list: PersonalList) -> JSON {
        [
            "id": .int(list.id), "slug": .string(list.slug), "name": .string(list.name),
            "created_at": .time(list.createdAt), "updated_at": .time(list.updatedAt),
            "entries": .array(list.entries.map(listed)),
        ]
    }

    private func rated(_ item: Item, _ entry: Rated) -> JSON {
        .row(
            ["rating": .count(entry.rating), "rated_at": .time(entry.ratedAt)],
            ItemNaming.members(item, catalog))
    }
}

/// An account read from JSON. Unknown keys are ignored; unknown items are an error.
private struct StateReader {
    var catalog: Catalog
    /// The first item that the catalogue lacks.
    var missing: String?

    mutating func account(_ root: JSONSlice) -> SandboxAccount {
        var account = SandboxAccount()
        account.user = root["user"]?.string ?? account.user
        account.nextListID = root["nextListID"]?.int64 ?? account.nextListID
        for slice in root["tokens"]?.elements ?? [] { readGrant(slice, &account) }
        for (key, value) in root["activities"]?.fields ?? [] {
            account.activities[key] = time(value)
        }
        account.history.insert(root["plays"]?.elements.compactMap { play($0) } ?? [])
        account.history.continueIDs(from: root["nextPlayID"]?.int64 ?? 0)
        readLists(root, &account)
        return account
    }

    private mutating func readLists(_ root: JSONSlice, _ account: inout SandboxAccount) {
        for slice in root["collection"]?.elements ?? [] {
            guard let item = item(slice), let at = time(slice["collected_at"]) else { continue }
            let fields = slice["metadata"]?.fields ?? []
            account.collection[item] = Collected(
                collectedAt: at, updatedAt: time(slice["updated_at"]) ?? at,
                metadata: fields.map { .init($0.key, .raw($0.value)) })
        }
        account.watchlist = entries(root["watchlist"])
        account.favorites = entries(root["favorites"])
        for slice in root["lists"]?.elements ?? [] {
            guard let id = slice["id"]?.int64, let slug = slice["slug"]?.string,
                let name = slice["name"]?.string, let made = time(slice["created_at"])
            else { continue }
            account.lists.append(
                PersonalList(
                    id: id, slug: slug, name: name, createdAt: made,
                    updatedAt: time(slice["updated_at"]) ?? made,
                    entries: entries(slice["entries"])))
        }
        for slice in root["ratings"]?.elements ?? [] {
            guard let item = item(slice), let rating = slice["rating"]?.int64,
                let at = time(slice["rated_at"])
            else { continue }
            account.ratings[item] = Rated(rating: Int(rating), ratedAt: at)
        }
    }

    private mutating func entries(_ array: JSONSlice?) -> [Listed] {
        var entries: [Listed] = []
        for slice in array?.elements ?? [] {
            guard let item = item(slice), let id = slice["id"]?.int64,
                let at = time(slice["listed_at"])
            else { continue }
            entries.append(
                Listed(id: id, item: item, listedAt: at, notes: slice["notes"]?.string))
        }
        return entries
    }

    private mutating func play(_ slice: JSONSlice) -> Play? {
        guard let item = item(slice), let id = slice["id"]?.int64,
            let at = time(slice["watched_at"])
        else { return nil }
        return Play(
            id: id, watchedAt: at, action: slice["action"]?.string ?? "watch", item: item,
            addedAt: time(slice["added_at"]) ?? at)
    }

    private func readGrant(_ slice: JSONSlice, _ account: inout SandboxAccount) {
        guard let access = slice["access_token"]?.string,
            let refresh = slice["refresh_token"]?.string,
            let created = slice["created_at"]?.int64, let lifetime = slice["expires_in"]?.int64
        else { return }
        account.tokens.insert(
            Grant(
                accessToken: access, refreshToken: refresh,
                createdAt: Timestamp(milliseconds: created * 1000), lifetime: lifetime))
    }

    private mutating func item(_ slice: JSONSlice) -> Item? {
        if let item = ItemNaming.item(of: slice, catalog) { return item }
        missing = missing ?? String(decoding: slice.bytes, as: UTF8.self)
        return nil
    }

    private func time(_ slice: JSONSlice?) -> Timestamp? {
        slice?.string.flatMap { Timestamp($0) }
    }
}
