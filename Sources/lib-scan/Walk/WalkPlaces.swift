// The visit of one folder of the walk: what it needs to know, and nothing that changes.

import TraktCore

/// What is known of the walk while folders are visited.
struct WalkPlaces: Sendable {
    let options: ScanOptions
    var roots: [ScanRoot] = [] {
        didSet { given = GivenFiles(roots) }
    }
    private var given: GivenFiles?
    /// The folders on the way from the root to the one whose folders are visited, the root first.
    var open: [OpenFolder] = []

    /// The places of a walk that has not begun.
    init(options: ScanOptions) { self.options = options }

    /// Visits a folder below the last open one before its turn.
    func visitAhead(
        _ next: FolderContents.Subfolder, _ settings: Findings.Settings
    ) -> VisitedFolder {
        let findings = Findings(settings)
        var visited = VisitedFolder(place: next)
        do {
            if let folder = try self.open(next, findings) {
                visited.folder = try visit(folder, only: nil, findings)
            }
            try findings.end()
            visited.findings = findings.kept
        } catch {
            // Too large, or stopped: at its turn it is told from the start.
            visited.isPostponed = true
        }
        return visited
    }

    /// Opens a folder below the last open one; nil if it cannot be walked, or is not to be.
    func open(_ next: FolderContents.Subfolder, _ findings: Findings) throws -> OpenFolder? {
        guard let parent = open.last else { return nil }
        let path = parent.path + next.name + [UInt8(ascii: "/")]
        guard let descriptor = try findings.folder(next.name, in: parent.descriptor, as: path)
        else { return nil }
        guard let identity = try identity(descriptor, path, findings),
            mayEnter(identity, path, findings)
        else {
            FileDescriptor(descriptor).close()
            return nil
        }
        let reading = FolderReading(name: next.name, parent: parent.reading, isRoot: false)
        return OpenFolder(
            descriptor: descriptor, path: path, reading: reading, identity: identity,
            scope: parent.scope)
    }

    /// Finds what the folder holds.
    /// - Returns: the folder, if there are folders below it.
    func visit(
        _ folder: OpenFolder, only fileName: [UInt8]?, _ findings: Findings
    ) throws -> OpenFolder? {
        var isKept = false
        defer { if !isKept { folder.close() } }
        try findings.checkForStop()
        var visit = FolderVisit(folder, options, findings)
        visit.given = given
        visit.above = open
        let visited: OpenFolder?
        do { visited = try visit.run(only: fileName) } catch {
            // What was found before a stop goes out.
            try findings.end()
            throw error
        }
        try findings.end()
        isKept = visited != nil
        return visited
    }

    /// Which folder it is; nil, with the reason said, if one may list it and not look into it.
    private func identity(
        _ descriptor: Int32, _ path: [UInt8], _ findings: Findings
    ) throws -> FileIdentity? {
        do throws(SystemError) {
            return try FileFacts(descriptor: descriptor).identity
        } catch {
            try findings.reject(path.dropLast(), "cannot open the folder: \(error)")
            return nil
        }
    }

    /// Whether a folder is to be walked: not if it is itself a root, or if a link leads back to a
    /// folder above.
    private func mayEnter(
        _ identity: FileIdentity, _ path: [UInt8], _ findings: Findings
    ) -> Bool {
        if roots.contains(where: { $0.facts.identity == identity }) {
            findings.detail(path, "scanned separately")
            return false
        }
        if open.contains(where: { $0.identity == identity }) {
            findings.detail(path, "a symlink to a folder above it")
            return false
        }
        return true
    }
}
