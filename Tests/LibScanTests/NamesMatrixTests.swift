// Hard titles in every documented format: each title of the lists in each format of the lists.

import Testing

@testable import lib_scan

@Suite("names: hard titles in every format")
struct NamesMatrixTests {
    /// Titles that hold numbers, years, tag words, brackets, dots, and scripts; with their years.
    static let movies: [(String, Int)] = [
        ("1917", 2019), ("2012", 2009), ("300", 2006), ("1984", 1984), ("21", 2008), ("9", 2009),
        ("2001 A Space Odyssey", 1968), ("Blade Runner 2049", 2017), ("Wonder Woman 1984", 2020),
        ("(500) Days of Summer", 2009), ("127 Hours", 2010), ("Se7en", 1995), ("WALL·E", 2008),
        ("[REC]", 2007), ("R.I.P.D.", 2013), ("E.T. the Extra-Terrestrial", 1982),
        ("Charlotte's Web", 2006), ("Cam", 2018), ("The Special", 2020), ("The Sample", 2011),
        ("Extended", 2019), ("The Final Cut", 2004), ("Interview", 2007), ("Short Cuts", 1993),
        ("Dune Part Two", 2024), ("Mockingjay - Part 1", 2014), ("Kill Bill Vol. 2", 2004),
        ("Mission - Impossible - Fallout", 2018), ("Face+Off", 1997), ("Monsters, Inc.", 2001),
        ("Good Bye, Lenin!", 2003), ("Amélie", 2001), ("千と千尋の神隠し", 2001), ("Брат 2", 2000),
        ("mother!", 2017), ("X-Men", 2000), ("A Very Harold & Kumar 3D Christmas", 2011),
        ("Once Upon a Time... in Hollywood", 2019), ("The Italian Job", 2003), ("Unrated", 2009),
        ("Birdman or (The Unexpected Virtue of Ignorance)", 2014), ("Real Steel", 2011),
        ("Internal Affairs", 1990), ("CD", 2011), ("8½", 1963), ("Dr. Strangelove", 1964),
        ("2 Fast 2 Furious", 2003), ("28 Days Later...", 2002), ("U-571", 2000), ("1900", 1976),
        ("Death Race 2000", 1975), ("Open Season 2", 2008), ("Episode 50", 2011), ("M", 1931),
        ("Star Wars Episode IV - A New Hope", 1977), ("Deleted Scenes", 2010), ("W.", 2008),
        ("11.14", 2003), ("0.5mm", 2014), ("#Alive", 2020), ("$9.99", 2008), ("AKA", 2023),
        ("The Hunger Games - Catching Fire", 2013), ("Saw II", 2005), ("Dual", 2022), ("Us", 2019),
    ]

    static let movieFormats = [
        "T (Y)/T (Y).mkv", "T (Y).mkv", "Movies/T (Y)/T (Y).mkv", "T (Y)/somefilename.mkv",
        "T (Y)/45a55deb0f5c4a3d9e0b.mkv", "T (Y)/T (Y) Bluray-1080p.mkv", "A-M/T (Y).mkv",
        "T (Y) {tmdb-42}/T (Y) {tmdb-42} - {edition-Final} [Bluray-2160p Proper][x265]-Grp.mkv",
        "T (Y) [tmdbid-42]/T (Y) [tmdbid-42] - [WEBDL-1080p][AAC 2.0][h264]-Grp.mkv",
        "T (Y) [imdbid-tt0113277]/T (Y).mkv", "english/Y/T (Y)/T (Y).mp4", "Sci-Fi/T (Y).avi",
        "1080p/T (Y)/T (Y).mkv", "T (Y)/T (Y) - 1080p.mkv", "T (Y)/T (Y) - [Directors Cut].mkv",
        "T (Y)/T (Y) - cd1.avi", "T (Y)/T (Y)-part1.avi", "T [Y].mkv", "T (Y).3D.FTAB.mkv",
        "T (Y)/T (Y) [hsbs].mkv", "T {imdb-tt0113277} (Y).mkv", "T (Y) 720p.mkv",
        "T (Y) {edition-Director's Cut}.mkv", "T (Y) (Extended Cut).mkv", "T (Y)/CD2/abc.cd2.avi",
        "T (Y) (1080p BluRay x265 Name)/T (Y) (1080p BluRay x265 Name).mkv", "T/T (Y).mkv",
        "X Collection/T (Y)/T (Y).mkv", "T (Y)/grp-abc-1080p.mkv", "T (Y) - Directors Cut.mkv",
    ]

    @Test("movies", arguments: movieFormats)
    func movies(format: String) {
        for (title, year) in Self.movies {
            let path = Self.fill(format, title, year)
            guard case .reading(let reading) = read(path) else {
                Issue.record("not read: \(path)")
                continue
            }
            #expect(
                reading.type == .movie && reading.title == title && reading.year == year,
                "\(path): \(reading.type) \(reading.title) \(reading.year ?? 0)")
            if format.contains("{tmdb-42}") { #expect(reading.ids.tmdb == 42, "\(path)") }
        }
    }

    static let shows: [(String, Int)] = [
        ("1923", 2022), ("24", 2001), ("9-1-1", 2018), ("The 4400", 2004), ("The 100", 2014),
        ("11.22.63", 2016), ("Doctor Who", 2005), ("The Office (US)", 2005), ("Shameless US", 2011),
        ("Extras", 2005), ("Web Therapy", 2011), ("Trailer Park Boys", 2001), ("Part-Time", 2010),
        ("S.W.A.T.", 2017), ("Marvel's Agents of S.H.I.E.L.D.", 2013), ("Mr. Robot", 2015),
        ("Line of Duty", 2012), ("Cam Girls", 2010), ("Castle", 2009), ("V", 2009), ("86", 2021),
        ("Mob Psycho 100", 2016), ("進撃の巨人", 2013), ("Тьма", 2017), ("Élite", 2018),
        ("M*A*S*H", 1972), ("Beverly Hills, 90210", 1990), ("Room 104", 2017), ("Kids", 2010),
        ("Law & Order - Special Victims Unit", 1999), ("What If...", 2021), ("Babylon 5", 1993),
        ("30 Rock", 2006), ("90 Day Fiancé", 2014), ("7 vs. Wild", 2021), ("E.R.", 1994),
        ("Interview with the Vampire", 2022), ("Short Treks", 2018), ("8 Out of 10 Cats", 2005),
        ("24 - Live Another Day", 2014), ("Bonus Family", 2017), ("The X-Files", 1993),
    ]

    static let showFormats = [
        "T (Y)/Season 0N/T (Y) - s0Ne0E - Some Name.mkv", "T (Y)/Season N/T S0NE0E.mp4",
        "T (Y) [tvdbid-42]/Season 0N/T S0NE0E.mkv", "T (Y)/T S0NE0E.mp4", "T/Season 0N/S0NE0E.mkv",
        "T/S0NE0E.mkv", "T/Season N/T - S0NE0E - Name WEBDL-1080p.mkv", "english/T/S0N/E0E.mp4",
        "T (Y) {tvdb-42}/Season 0N/T (Y) - S0NE0E - Name [AMZN WEBDL-1080p][x264]-Grp.mkv",
        "T/Season 0N/T - Nx0E - Name.mkv", "T/Season N/0E - Name.mkv", "T/Season N/0E. Name.mkv",
        "T/Season N/0E.avi", "T/Season 0N/Episode E.mkv", "T/Season 0N/T - 0E.mkv",
        "T/Season 0N/T 0E.mkv", "T S0NE0E.mkv", "T - Nx0E - Name.mkv", "T/Series N/T sNeE.mkv",
        "T (Y) - S0NE0E - Name.mkv", "T/Season 0N/grp.s0Ne0E.720p.mkv", "T/N/T Nx0E.mkv",
        "T/T Season N/T S0NE0E.mkv", "T/Season 0N/T - S0NE0E-E0F - Name.mkv",
    ]

    @Test("episodes", arguments: showFormats)
    func episodes(format: String) {
        for (title, year) in Self.shows {
            let path = Self.fill(format, title, year)
            guard case .reading(let reading) = read(path) else {
                Issue.record("not read: \(path)")
                continue
            }
            let wanted = format.contains("F") ? [4, 5] : [4]
            let isYear = !format.contains("Y") || reading.year == year
            #expect(
                reading.type == .episode && reading.title == title && isYear && reading.season == 3
                    && reading.episodes == wanted,
                "\(path): \(row(.reading(reading)))")
        }
    }

    /// Puts title, year, season 3 and episodes 4 and 5 into a format.
    private static func fill(_ format: String, _ title: String, _ year: Int) -> String {
        var result = ""
        var previous: Character = " "
        for (index, character) in format.enumerated() {
            let next = format.dropFirst(index + 1).first ?? " "
            let isLetter = next.isLetter && next != "F" && !"sexSE".contains(next)
            switch character {
            case "T" where !previous.isLetter && !isLetter: result += title
            case "Y" where !isLetter: result += String(year)
            case "N" where !isLetter && !previous.isUppercase || previous == "S": result += "3"
            case "E" where previous == "0" || previous == "e" || previous == " " && !isLetter:
                result += "4"
            case "F" where previous == "0": result += "5"
            default: result.append(character)
            }
            previous = character
        }
        return result
    }
}
