/// The word lists for comparing titles: plain data, no logic. Each list says which rule reads it.
///
/// They hold what library folders, scrapers and Trakt's own titles disagree about, by the
/// conventions of Plex, Kodi, Jellyfin, Radarr and Sonarr.
enum TitleTables {
    /// Articles that sort names move after a comma: `Matrix, The`, `Avventura, L'`.
    static let movedArticles: Set<String> = [
        "the", "a", "an", "der", "die", "das", "ein", "eine", "le", "la", "les", "l'", "un", "une",
        "el", "los", "las", "una", "il", "lo", "i", "gli", "o", "os", "as", "um", "uma", "de",
        "het", "een", "den", "det", "en", "ett", "et",
    ]

    /// Articles that may be missing at the head of a title. Those that are also words of a title
    /// of their own (`Die Hard`, `I, Robot`, `Las Vegas`) are left out.
    static let droppedArticles: Set<String> = [
        "the", "a", "an", "der", "das", "le", "la", "les", "l", "el", "il", "het",
    ]

    /// Words that mean the same as `&` between two others.
    static let conjunctions: Set<String> = ["and", "und", "et"]

    /// One letter before an apostrophe that is a word of its own: `l'avventura`, `d'artagnan`.
    static let elisions: Set<String> = ["l", "d", "j", "c", "n", "m", "t", "qu"]

    /// Letters that are words or numerals by themselves, in some language: `Y Tu Mamá`, `I`, `Part V`.
    static let singleLetterWords: Set<String> = ["a", "e", "i", "o", "u", "y", "v", "x", "l", "d"]

    /// Pronouns a stray `re`, `ll`, `ve` belongs to when the apostrophe became a space or a dot.
    static let contracting: Set<String> = [
        "i", "you", "we", "they", "he", "she", "it", "who", "what", "that", "there",
    ]

    /// The tails of contractions that `contracting` words take.
    static let contractions: Set<String> = ["re", "ll", "ve"]

    /// Words before `t` in a contraction: `don t` is `don't`.
    static let negated: Set<String> = [
        "don", "can", "won", "isn", "aren", "didn", "doesn", "wasn", "weren", "couldn", "wouldn",
        "shouldn", "hasn", "haven", "ain",
    ]

    /// Spelled numbers, and short forms, that mean the same as another word of a title.
    static let synonyms: [String: String] = [
        "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
        "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
        "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17",
        "eighteen": "18", "nineteen": "19", "twenty": "20",
        "pt": "part", "vol": "volume", "chap": "chapter", "ep": "episode", "vs": "versus",
        "dr": "doctor", "mr": "mister", "st": "saint", "mt": "mount",
    ]

    /// Who presents a work: a name that stands before some titles and is left out of others.
    /// Spelled as folding leaves it (no apostrophe). A general `…'s` is not dropped: it would make
    /// `Charlotte's Web` and `Web` the same.
    static let presenters: Set<[String]> = [
        ["marvels"], ["dcs"], ["disneys"], ["walt", "disneys"], ["pixars"], ["dreamworks"],
        ["tyler", "perrys"], ["bram", "stokers"], ["mary", "shelleys"], ["lee", "daniels"],
        ["john", "carpenters"], ["stephen", "kings"], ["tim", "burtons"], ["roald", "dahls"],
        ["guillermo", "del", "toros"], ["wes", "cravens"], ["national", "lampoons"],
        ["tom", "clancys"], ["ken", "burns"], ["william", "shakespeares"], ["dr", "seuss"],
        ["doctor", "seuss"], ["clive", "barkers"], ["george", "a", "romeros"], ["jim", "hensons"],
        ["agatha", "christies"], ["gene", "roddenberrys"], ["zack", "snyders"], ["jk", "rowlings"],
        ["matt", "groenings"], ["neil", "gaimans"], ["ray", "bradburys"], ["hg", "wells"],
        ["anne", "rices"], ["michael", "crichtons"], ["james", "clavells"], ["monty", "pythons"],
        ["federico", "fellinis"], ["fellinis"], ["jules", "vernes"], ["ian", "flemings"],
        ["frank", "herberts"], ["terry", "pratchetts"], ["philip", "k", "dicks"],
    ]

    /// Country suffixes of shows, to the code Trakt uses in a show's `country`.
    static let countries: [String: String] = [
        "us": "us", "usa": "us", "uk": "gb", "gb": "gb", "au": "au", "aus": "au", "nz": "nz",
        "ca": "ca", "can": "ca", "ie": "ie", "in": "in", "de": "de", "fr": "fr", "es": "es",
        "it": "it", "se": "se", "no": "no", "dk": "dk", "fi": "fi", "nl": "nl", "be": "be",
        "jp": "jp", "kr": "kr", "cn": "cn", "br": "br", "mx": "mx", "za": "za", "il": "il",
        "tr": "tr", "pl": "pl", "ru": "ru", "at": "at", "ch": "ch", "pt": "pt", "tw": "tw",
    ]

    /// Country codes that are also read without parentheses, upper case, at a show's end.
    static let bareCountries: Set<String> = ["US", "UK", "AU", "NZ"]

    /// The other plain spelling of a letter: German and Nordic names write it in full.
    static let fullLetters: [Unicode.Scalar: String] = [
        "ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "ß": "ss",
    ]

    /// Marks typed in several ways, to one of them.
    static let plainMarks: [Unicode.Scalar: String] = [
        "\u{2018}": "'", "\u{2019}": "'", "\u{201A}": "'", "\u{201B}": "'", "\u{02BC}": "'",
        "\u{02B9}": "'", "\u{00B4}": "'", "\u{0060}": "'", "\u{2032}": "'",
        "\u{201C}": "\"", "\u{201D}": "\"", "\u{201E}": "\"", "\u{00AB}": "\"", "\u{00BB}": "\"",
        "\u{2010}": "-", "\u{2011}": "-", "\u{2012}": "-", "\u{2013}": "-", "\u{2014}": "-",
        "\u{2015}": "-", "\u{2212}": "-", "\u{2044}": "/", "\u{2215}": "/", "\u{2026}": "...",
        "\u{A789}": ":", "\u{29F8}": "/", "\u{FF1A}": ":",
    ]
}
