// The films and shows that trakt-sandbox knows without being told. They are in catalog.ndjson
// beside this file, one per line, in the format of `--catalog FILE`; the build embeds it.
//
// Titles, years, original titles and the ids of IMDb and TMDB are the real ones. The Trakt ids are
// real where recordings of the service show them (120 The Dark Knight, 16662 Inception, 56580
// Avatar: The Way of Water, 28 Guardians of the Galaxy, 190430 Deadpool, 443 Die Hard, 592 Shaun of
// the Dead); the others have the size and order of the real ones, and are unique. The films are
// chosen to be confused: same-named pairs, sequels, titles that are numbers, titles with a year in
// them. Broadcasts are instants in UTC, so an evening in New York is the next day, as on Trakt;
// `airs` names the zone. A season that gives only its number of episodes is complete all the same;
// of The Daily Show only the first week of season 21 is there. The demo's story needs seasons 3, 6
// and 7 of show 1394 by title.

/// The titles that every sandbox starts with.
enum EmbeddedCatalog {
    /// Films and shows as NDJSON.
    static let lines = PackageResources.catalog_ndjson
}
