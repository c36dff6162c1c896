import TraktCore

/// A made-up library of 60 films and 3 shows, and the export of an account that has seen a part of
/// it.
enum MadeUpLibrary {
    private static let nouns = ["Harbor", "Tower", "Orchard", "Ferry", "Quarry", "Lantern", "Mill"]
    private static let colors = [
        "Amber", "Silent", "Broken", "Golden", "Winter", "Crimson", "Hollow", "Distant", "Paper",
        "Iron",
    ]

    /// Films 1 to 60 are in the library. 61 to 70 are namesakes of 21 to 30, eleven years older.
    static func film(_ number: Int) -> (title: String, year: Int) {
        if number > 60 {
            let twin = film(number - 40)
            return (twin.title, twin.year - 11)
        }
        return ("\(colors[number % 10]) \(nouns[number / 10])", 1980 + number % 37)
    }

    static let shows = ["Lantern Row", "Moon Cat", "Night Ferry"]

    static func filmRow(_ number: Int) -> JSON {
        let (title, year) = film(number)
        return [
            "type": "movie",
            "movie": [
                "ids": [
                    "imdb": .string("tt100\(1000 + number)"), "tmdb": .int(Int64(7000 + number)),
                    "trakt": .int(Int64(number)), "plex": ["guid": "x"],
                ], "year": .int(Int64(year)), "title": .string(title),
            ],
        ]
    }

    static func episodeRow(_ show: Int, _ number: Int) -> JSON {
        let id = Int64(show * 100 + number)
        return [
            "type": "episode",
            "episode": [
                "title": .string("Chapter \(number)"), "number": .int(Int64(number)), "season": 1,
                "ids": ["tvdb": .int(50_000 + id), "trakt": .int(9000 + id)],
            ],
            "show": [
                "title": .string(shows[show]), "year": .int(Int64(2001 + show)),
                "ids": ["trakt": .int(Int64(300 + show)), "tvdb": .int(Int64(800 + show))],
            ],
        ]
    }

    /// All that Trakt knows.
    static let catalogue: [MediaItem] =
        ((1...70).map(filmRow) + episodeNumbers(1...6)).compactMap { MediaItem(Record($0)) }

    /// The rows of episodes of all shows.
    static func episodeNumbers(_ numbers: ClosedRange<Int>) -> [JSON] {
        shows.indices.flatMap { show in numbers.map { episodeRow(show, $0) } }
    }

    /// A row as the history has it.
    static func play(_ row: JSON, id: Int, at time: String) -> JSON {
        guard case .object(let fields) = row else { return row }
        let own: [JSON.Field] = [
            .init("id", .int(Int64(id))), .init("watched_at", .string(time)),
            .init("action", "watch"),
        ]
        return .object(own + fields)
    }

    /// Makes the library below `media` in the working folder: odd films have an IMDb id in their
    /// folder's name, even ones do not. No two files have the same time.
    static var script: String {
        var lines = ["set -e"]
        func add(_ path: String, _ index: Int) {
            let folder = path.split(separator: "/").dropLast().joined(separator: "/")
            lines.append("mkdir -p 'media/\(folder)'; head -c 70000 /dev/zero >'media/\(path)'")
            let minute = "2021-05-\(twoDigits(1 + index / 60))T10:\(twoDigits(index % 60)):00Z"
            lines.append("touch -d \(minute) 'media/\(path)'")
        }
        for number in 1...60 {
            let (title, year) = film(number)
            let tag = number % 2 == 1 ? " {imdb-tt100\(1000 + number)}" : ""
            let name = "\(title) (\(year))\(tag)"
            add("Movies/\(name)/\(name).mkv", number)
        }
        for (index, show) in shows.enumerated() {
            for number in 1...6 {
                add("TV/\(show)/Season 01/\(show) - S01E0\(number).mkv", 60 + index * 6 + number)
            }
        }
        return lines.joined(separator: "\n")
    }
}
