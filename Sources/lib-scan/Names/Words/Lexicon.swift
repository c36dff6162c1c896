// The lexicon: every table of words that the reader knows, in one list. A word's role is the table that
// holds it, and its value there.

/// All tables of words.
enum Lexicon {
    /// Each table by its name.
    static let tables: [(name: String, table: WordTable)] = [
        ("FolderVocabulary.groupings", FolderVocabulary.groupings),
        ("FolderVocabulary.extras", FolderVocabulary.extras),
        ("FolderVocabulary.discs", FolderVocabulary.discs),
        ("FolderVocabulary.specials", FolderVocabulary.specials),
        ("FolderVocabulary.seasonLike", FolderVocabulary.seasonLike),
        ("FolderVocabulary.collections", FolderVocabulary.collections),
        ("FileNames.video", FileNames.video),
        ("NameText.bonuses", NameText.bonuses),
        ("NameText.extras", NameText.extras),
        ("NameText.lastWords", NameText.lastWords),
        ("NameText.foldersBelow", NameText.foldersBelow),
        ("NameText.whole", NameText.whole),
        ("NameText.suffixes", NameText.suffixes),
        ("NameText.trailers", NameText.trailers),
        ("NameText.months", NameText.months),
        ("NameText.weekdays", NameText.weekdays),
        ("NameText.sets", NameText.sets),
        ("NameText.television", NameText.television),
        ("NameText.film", NameText.film),
        ("NameText.parts", NameText.parts),
        ("SeasonVocabulary.seasons", SeasonVocabulary.seasons),
        ("SeasonVocabulary.episodes", SeasonVocabulary.episodes),
        ("SeasonVocabulary.episodesBehind", SeasonVocabulary.episodesBehind),
        ("SeasonVocabulary.ordinalEndings", SeasonVocabulary.ordinalEndings),
        ("SeasonVocabulary.ordinals", SeasonVocabulary.ordinals),
        ("SeasonVocabulary.numerals", SeasonVocabulary.numerals),
        ("NameText.specials", NameText.specials),
        ("NameText.categories", NameText.categories),
        ("NameText.compounds", NameText.compounds),
        ("NameText.domains", NameText.domains),
        ("NameText.machines", NameText.machines),
        ("NameText.shouted", NameText.shouted),
        ("NameText.labels", NameText.labels),
        ("NameText.releaseWords", NameText.releaseWords),
        ("Vocabulary.tags", Vocabulary.tags),
    ]
}
