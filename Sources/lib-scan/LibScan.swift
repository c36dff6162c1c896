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
            "Walks folders and writes a movie or episode record for each video, from the file's "
                + "path, its folders, and the NFO and .plexmatch files beside it: title, year, "
                + "season, episode, ids. Reads the conventions of Plex, Jellyfin, Emby, Kodi, "
                + "Radarr, Sonarr and FileBot, and release names.",
            "Leaves out samples, trailers, extras, unfinished downloads, hidden and system "
                + "folders, and what .ignore, .nomedia, .plexignore and .embyignore files "
                + "exclude. -v names the extras and folders that were left out.",
            "A split film is one record with file.parts. Several versions of a film in one folder "
                + "are one record with file.versions. A multi-episode file gives one record per "
                + "episode.",
        ],
        operands: OperandSpec(
            "DIR…", minimum: 1, kind: .folder,
            help: "Folders of the library, or single video files. Paths in records start with "
                + "DIR as you type it."),
        options: input + output, traits: [.filter, .offline],
        examples: [
            .init(
                "lib-scan ~/Movies | trakt-resolve | trakt-diff --cloud | trakt-add -n",
                "Show what is in the library and not yet in the account:"),
            .init(
                "lib-scan --watched-at none ~/TV | jq -r '.show.title' | sort | uniq -c",
                "Count the episodes of each show:"),
        ])

    private static let input: [OptionSpec] = [
        .value(
            "type", nil, "TYPE", .choice(["movie", "episode", "show"]),
            help: "Read every name as this type, for a library that holds nothing else. show "
                + "means the same as episode.")
    ].grouped("Input")

    private static let output: [OptionSpec] = [
        .value(
            "watched-at", nil, "WHEN",
            .words(["created", "modified", "released", "unknown", "now", "none"]),
            default: "created",
            help: "The watch time: the file's creation time (created) or modification time "
                + "(modified), the day of release (released), an unknown date (unknown), the "
                + "time of this run (now), no watch time (none), or a time such as \"2025-11-17 "
                + "01:02\". A lastplayed in an NFO file overrides the first four."),
        .value(
            "level", nil, "LEVEL", .choice(["episode", "season", "show"]), default: "episode",
            help: "Write one record per episode, season or show. Films are always written."),
        .flag(
            "explain", nil,
            help: "Add to each record the evidence for each field, and which fields are guesses."),
    ].grouped("Output")

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
