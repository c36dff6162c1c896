#if canImport(Glibc)
@preconcurrency import Glibc
#elseif canImport(Musl)
@preconcurrency import Musl
#else
@preconcurrency import Darwin
#endif
internal import CSystem
internal import Foundation

/// What this computer remembers of plays that were removed and put back.
///
/// An item may have had two plays in one minute of which one was removed. Restoring that one must
/// add a play although one is there; doing so again must not. From the account alone the two cases
/// look alike, since a restored play has a new id. So before a removed play is sent again it is
/// noted which plays stood beside it, in `$XDG_STATE_HOME/traktutils/restored.ndjson`. On a computer
/// that knows nothing of the removal, every play that is there counts.
public final class RestoreNotes {
    private let folder: String
    private var beside: [Int64: Set<Int64>] = [:]
    private lazy var removed = readRemoved()

    private var path: String { "\(folder)/restored.ndjson" }

    /// Reads the notes. Throws status 74 or 78 if they cannot be read.
    public init(_ world: World) throws {
        folder = try world.path(.state)
        guard try FileStore.read(path) != nil else { return }
        let reader = try RecordReader(path: path)
        while let entry = try reader.next() {
            // A line that a crash cut off says nothing.
            guard case .record(let note) = entry else { continue }
            let others = note["beside"]?.elements.compactMap(\.int64) ?? []
            for id in note["ids"]?.elements.compactMap(\.int64) ?? [] { beside[id] = Set(others) }
        }
    }

    /// Of `others`, plays of the same item and minute as the missing plays `ids`: those that are no
    /// restored ones but stood there when they were removed.
    public func independent(_ others: Set<Int64>, beside ids: Set<Int64>) -> Set<Int64> {
        let noted = ids.compactMap { beside[$0] }
        if let first = noted.first {
            return noted.reduce(first) { $0.union($1) }.intersection(others)
        }
        return ids.isDisjoint(with: removed) ? [] : others
    }

    /// Notes, on the disk when it returns, which plays stand beside removed ones that are about to be
    /// sent. Those that were not removed here, or are noted already, are passed over.
    public func note(_ restored: [(ids: [Int64], beside: Set<Int64>)]) throws {
        var bytes: [UInt8] = []
        for (ids, others) in restored {
            let new = ids.filter { beside[$0] == nil && removed.contains($0) }
            guard !new.isEmpty else { continue }
            for id in new { beside[id] = others }
            let note = JSON.object([
                "ids": .array(new.map { .int($0) }),
                "beside": .array(others.sorted().map { .int($0) }),
            ])
            bytes += [0x0A] + note.bytes + [0x0A]
        }
        guard !bytes.isEmpty else { return }
        let flags = OpenFlags.writeOnly | OpenFlags.create | OpenFlags.append
        let opened = csystem_open(path, flags, 0o600)
        guard opened >= 0 else { throw StreamError(.write, path, .last) }
        let descriptor = FileDescriptor(opened)
        defer { descriptor.close() }
        do throws(SystemError) {
            try descriptor.write(bytes)
            if fsync(opened) != 0 { throw .last }
        } catch { throw StreamError(.write, path, error) }
    }

    /// The ids in all undo files of plays on this computer.
    private func readRemoved() -> Set<Int64> {
        let removed = "\(folder)/removed"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: removed)) ?? []
        var ids: Set<Int64> = []
        for name in names where name.hasSuffix(".ndjson") {
            guard let reader = try? RecordReader(path: "\(removed)/\(name)") else { continue }
            while let entry = try? reader.next() {
                guard case .record(let record) = entry, record["watched_at"] != nil else {
                    continue
                }
                if let id = record["id"]?.int64 { ids.insert(id) }
            }
        }
        return ids
    }
}
