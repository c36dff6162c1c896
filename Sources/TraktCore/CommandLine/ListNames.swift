/// The names of the account's personal lists, kept in the cache folder for the shells' completions,
/// which must be quick and send nothing: `list:SLUG` per line. `trakt-list lists` writes them.
package enum ListNames {
    /// Stands for the name of any personal list in the words of an option or operand.
    package static let placeholder = "list:SLUG"

    /// Keeps the names. A folder that cannot be written does no harm: completions offer `list:`.
    package static func keep(slugs: [String], _ world: World) {
        guard let folder = try? world.path(.cache) else { return }
        let lines = slugs.map { "list:\($0)\n" }.joined()
        try? FileStore.makeFolder(folder)
        try? FileStore.replace("\(folder)/lists", with: Array(lines.utf8), sync: false)
    }

    /// A command of a POSIX shell, without single quotes, that prints the names, or `list:` if there
    /// are none. Shells expand what they are offered, so only plain names are let through.
    static let command = #"""
        grep -x "list:[A-Za-z0-9_-]\{1,\}" "${XDG_CACHE_HOME:-$HOME/.cache}/traktutils\#
        ${TRAKT_PROFILE:+/profiles/$TRAKT_PROFILE}/lists" 2>/dev/null || echo list:
        """#
}
