// The decision: what one video is, from its name, its folders and the files beside it.

/// Reads one video's name in the light of its folders.
///
/// - Parameters:
///   - fileName: UTF-8, with extension.
///   - folder: the folder that holds it.
///   - hint: what the person said the library holds.
///   - context: what the walk knows of the files beside it.
///   - explaining: whether origins are filled in (costs time).
/// - Returns: the reading, or why there is none.
func readName(
    _ fileName: [UInt8], in folder: FolderReading, hint: TypeHint, context: SiblingContext,
    explaining: Bool = false
) -> ReadingResult {
    let text = NameText(FileNames.withoutVideoExtension(fileName))
    var reader = NameReader(text: text, folder: folder, hint: hint, context: context)
    reader.explaining = explaining
    return reader.read()
}

/// The state of one decision.
struct NameReader {
    let text: NameText
    let folder: FolderReading
    let hint: TypeHint
    let context: SiblingContext
    var explaining = false

    /// The nearest folder that is a season, if the folders up to it are only parts and discs.
    let seasonFolder: FolderReading?

    init(text: NameText, folder: FolderReading, hint: TypeHint, context: SiblingContext) {
        self.text = text
        self.folder = folder
        self.hint = hint
        self.context = context
        seasonFolder = Self.season(above: folder)
    }

    func read() -> ReadingResult {
        let marker = hint == .movie ? nil : text.fullMarker()
        if let reason = leftover(marker) { return .nothing(reason) }
        if hint == .movie { return movie() }
        if let marker { return episode(marker) }
        if let dated = dated() { return dated }
        if let placed = placed() { return episode(placed) }
        if hint == .episode || isInSeason { return unnumbered() }
        return movie()
    }

    private static func season(above folder: FolderReading) -> FolderReading? {
        for candidate in folder.chain {
            if candidate.season != nil { return candidate }
            switch candidate.kind {
            case .part, .disc, .noise, .release: continue
            case .grouping where candidate.title.isEmpty: continue
            default: return nil
            }
        }
        return nil
    }

    /// Whether a season folder holds the file for sure.
    var isInSeason: Bool {
        guard let seasonFolder else { return false }
        return seasonFolder.kind == .season
    }

    /// Whether the folders say that this is a show.
    var isInShow: Bool {
        isInSeason || hint == .episode || context.hasShowNFO || folder.library == .episode
    }
}
