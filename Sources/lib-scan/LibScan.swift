// `lib-scan`: folders in, a record per film and episode out. What names mean is in Names/, what
// NFO and other files beside them say in Sidecars/, the way through the folders in Walk/.

import TraktCore

/// Reads a media library and writes what is in it.
@main
enum LibScan: Tool {
    static let spec = ToolSpec(
        name: "lib-scan",
        summary: "list the films and episodes of a media library",
        description: [
            "Walks folders and writes a movie or episode record for each video, with what its path, "
                + "its folders, NFO files and .plexmatch say: title, year, season, episode, ids. Every "
                + "convention of Plex, Jellyfin, Emby, Kodi, Radarr, Sonarr and FileBot is read, and "
                + "the names of releases.",
            "Samples, trailers, extras, unfinished downloads, hidden and system folders are left out, "
                + "and so is what .ignore, .nomedia, .plexignore and .embyignore say; -v names the "
                + "extras and folders left out so, with the reason. What cannot be read is named on standard error and gives status 1.",
            "The pieces of a split film are one record with file.parts, several versions of a film "
                + "in one folder one record with file.versions, a file of several episodes a record "
                + "for each.",
        ],
        operands: OperandSpec(
            "DIR…", minimum: 1, kind: .folder,
            help: "Folders of the library, or single video files. Paths in records begin as given."),
        options: [
            .value(
                "watched-at", nil, "WHEN",
                .words(
                    ["created", "modified", "released", "unknown", "now", "none"]),
                default: "created",
                help:
                    "When it was watched: the file's birth time (or its modification time where the "
                    + "file system keeps none), its modification time, the day of release, an unknown "
                    + "day, the time of this run, nothing, or a time such as \"2025-11-17 01:02\". A "
                    + "lastplayed in an NFO is better than the first four and wins over them."),
            .value(
                "type", nil, "TYPE", .choice(["movie", "episode", "show"]),
                help:
                    "The library holds only this: every name is read as one. show is another word "
                    + "for episode."),
            .value(
                "level", nil, "LEVEL", .choice(["episode", "season", "show"]), default: "episode",
                help: "Write a record for each episode, or one for each season or show. Films are "
                    + "written in any case."),
            .flag(
                "explain", nil,
                help: "Add to each record where its fields came from, and which are guesses."),
        ],
        traits: [.filter],
        examples: [
            .init(
                "lib-scan ~/Movies | trakt-resolve | trakt-diff --cloud | trakt-add",
                "Add what is in the library and not yet in the account:"),
            .init(
                "lib-scan --watched-at none ~/TV | jq -r '.show.title' | sort | uniq -c",
                "Count the episodes of each show:"),
        ])

    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus {
        var options = try ScanOptions(arguments, now: world.now())
        let output = try ScanOutput(options, arguments, world)
        try LibraryWalk(options, output).scan(arguments.operands)
        if output.hasOnlyEmptyFiles {
            output.beginAgain()
            options.takesEmptyFiles = true
            try LibraryWalk(options, output).scan(arguments.operands)
        }
        return try output.finish()
    }
}
