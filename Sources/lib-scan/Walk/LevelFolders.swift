// Which folders stand for a show and its season, for `--level`.

import TraktCore

extension LevelFolders {
    /// The folders of the show and the season that the videos of the last folder of `chain` belong
    /// to. `chain` leads there from the root.
    init(_ chain: [OpenFolder]) {
        for place in chain.reversed() {
            guard let facts = try? FileFacts(descriptor: place.descriptor) else { break }
            let file = VideoFile(path: Array(place.path.dropLast()), facts: facts)
            if place.reading.kind == .season || place.reading.seasonIsBare {
                season = season ?? file
                if !place.reading.title.isEmpty, !place.reading.seasonIsBare { show = file }
            } else if [.title, .plain].contains(place.reading.kind), !place.reading.isRoot {
                show = file
            } else if [.part, .disc, .noise, .release].contains(place.reading.kind) {
                continue
            } else {
                break
            }
            if show != nil { break }
        }
    }
}
