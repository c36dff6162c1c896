internal import Foundation

/// The records that undo a run: those that were removed, added or changed.
///
/// A file with mode 0600 below `$XDG_STATE_HOME/traktutils/`, on the disk when `save` returns. What
/// is in it already stays: the outcome of a run that was killed is added by the next one.
package struct UndoFile: Sendable {
    /// What the records in a file are; each kind has a folder of its own.
    package enum Kind: String, Sendable, CaseIterable {
        /// Removed: `trakt-add` restores them.
        case removed
        /// Added: `trakt-remove` removes them.
        case added
        /// Entries as they were before they were changed: `trakt-add` restores them.
        case changed
    }

    /// Where it is.
    package let path: String
    private let kind: Kind
    private let list: AccountList
    /// What the command begins with.
    private let prefix: String

    /// The file of a run; nothing is written yet.
    package init(_ kind: Kind, _ list: AccountList, run: String, _ world: World) throws {
        path = try "\(world.path(.state))/\(kind.rawValue)/\(run).ndjson"
        (self.kind, self.list, prefix) = (kind, list, world.profilePrefix)
    }

    /// A name for a run that no undo file has yet: `20251120T101100Z-4711`.
    package static func newRun(_ world: World) throws -> String {
        let state = try world.path(.state)
        let stamp = world.now().text.filter { $0 != "-" && $0 != ":" }.prefix(15)
        var name = "\(stamp)Z-\(ProcessInfo.processInfo.processIdentifier)"
        while Kind.allCases.contains(where: {
            FileIdentity(path: "\(state)/\($0.rawValue)/\(name).ndjson") != nil
        }) { name += "-1" }
        return name
    }

    /// Room on the disk for the file of a run that adds `count` plays or entries: their records are
    /// known only after they were added.
    static func room(for count: Int, _ world: World) throws -> ReservedFile {
        let folder = try world.makeFolder(.state, Kind.added.rawValue)
        return try ReservedFile(at: "\(folder)/.spare", capacity: count * bytesPerRecord)
    }

    /// A generous size of an account's row: an episode with its show takes 450 bytes.
    private static let bytesPerRecord = 700

    /// Adds the records that are not in the file yet, in `room` if that is given. Throws status 74 if
    /// that fails; then nothing may be removed.
    package func save(_ records: [Record], in room: ReservedFile? = nil) throws {
        var bytes = try FileStore.read(path) ?? []
        var lines = Set(bytes.split(separator: 0x0A))
        for record in records where lines.insert(record.bytes[...]).inserted {
            bytes += record.bytes + [0x0A]
        }
        if let room { return try room.move(to: path, with: bytes) }
        let folderEnd = path.lastIndex(of: "/") ?? path.startIndex
        try FileStore.makeFolder(String(path[..<folderEnd]))
        try FileStore.replace(path, with: bytes)
    }

    /// Writes the files that undo additions; those that have records. `count` is how many plays of
    /// the target were added.
    static func saveAdditions(
        _ changed: [(target: ChangeTarget, found: Presence, count: Int)], _ intent: Intent,
        _ world: World, in room: ReservedFile? = nil
    ) throws -> [UndoFile] {
        var records: [Kind: [Record]] = [:]
        for (target, found, count) in changed {
            let plays = found.new(target).prefix(count).compactMap { found.plays[$0] }
            let restores = JSON.object(["restores": .ids(target.restores)])
            records[.added, default: []] += plays.map {
                target.restores.isEmpty ? $0 : $0.setting("undo", to: restores)
            }
            if let previous = target.previous {
                records[.changed, default: []].append(target.fields.restoring(previous))
            } else if let entry = found.entry {
                records[.added, default: []].append(entry)
            }
        }
        return try [Kind.added, .changed].compactMap { kind in
            guard let records = records[kind], !records.isEmpty else { return nil }
            let file = try UndoFile(kind, intent.list, run: intent.run, world)
            try file.save(records, in: kind == .added ? room : nil)
            return file
        }
    }

    /// The plays that earlier runs on this computer added to bring one of `removed` back.
    static func restorations(of removed: Set<Int64>, _ world: World) throws -> Set<Int64> {
        let folder = try "\(world.path(.state))/\(Kind.added.rawValue)"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        var plays: Set<Int64> = []
        for name in names where name.hasSuffix(".ndjson") {
            let bytes = (try? FileStore.read("\(folder)/\(name)")) ?? []
            for line in bytes.split(separator: 0x0A) {
                let row = try? Record(Array(line))
                let ids = row?.value("undo", "restores")?.elements.compactMap(\.int64) ?? []
                if !removed.isDisjoint(with: ids), let id = row?.playID { plays.insert(id) }
            }
        }
        return plays
    }

    /// Whether it has been written.
    var exists: Bool { FileIdentity(path: path) != nil }

    /// Leaves only `records` in the file: others were gone before, and restoring must not add them.
    /// Without any, the file is removed.
    package func keepOnly(_ records: [Record]) throws {
        guard !records.isEmpty else { return try FileStore.remove(path) }
        try FileStore.replace(path, with: records.flatMap { $0.bytes + [0x0A] })
    }

    /// The command that undoes the run, for the shell: for this account, whatever the environment.
    package var command: String {
        let isHistory = list == .history
        let option = kind == .added ? "--from" : "--to"
        return prefix + (kind == .added ? "trakt-remove --yes" : "trakt-add")
            + (isHistory ? "" : " \(option) \(ShellWord.quote(list.name))")
            + " < \(ShellWord.quote(path))"
    }
}
