// The clues about a folder's name, alone and below the folder that holds it.

extension Clue<FolderScan> {
    /// What kind of folder it is so far.
    static func kind(_ kind: FolderKind) -> Clue { Clue { $0.found.kind == kind } }
    /// Its title has a year.
    static var year: Clue { Clue { $0.found.year != nil } }
    /// The year stands in brackets.
    static var yearInBrackets: Clue { Clue { $0.found.yearIsBracketed } }
    /// It has tags of a release.
    static var tags: Clue { Clue { $0.found.span.hasTags } }
    /// It is written with blanks.
    static var spaced: Clue { Clue { $0.text.bytes.contains(32) } }
    /// It has ids in braces or brackets.
    static var ids: Clue { Clue { !$0.text.ids.isEmpty } }
    /// It is a season, or may be one.
    static var season: Clue { Clue { $0.found.season != nil } }
    /// It is a number and nothing else.
    static var bareSeason: Clue { Clue { $0.found.seasonIsBare } }
    /// `Series 7 (2001)`.
    static var series: Clue { Clue { $0.isSeries } }
    /// It lies in a folder of a title, certain or not.
    static var belowTitle: Clue { Clue { $0.isBelowTitle } }
    /// It lies in its show's folder, and its name has the show's title.
    static var belowShow: Clue {
        Clue { $0.show != nil && Folding.fold($0.found.seasonShow) == $0.parent?.folded }
    }
    /// It lies where a folder of extras may: in a title's, a season's, a release's.
    static var belowItem: Clue {
        Clue {
            guard let parent = $0.parent else { return false }
            return parent.kind == .title
                || !parent.isRoot && (parent.kind == .season || parent.kind == .release)
        }
    }

    /// The whole name has one of some shapes.
    static func only(_ shapes: [Piece]...) -> Clue {
        Clue { scan in
            shapes.contains { scan.text.tokens.count == $0.count && scan.text.matches($0, at: 0) }
        }
    }

    /// It sorts by its name: `A`, `1923`, `1080p`, `1980s`; `A-Z`, `1990-1999`, `001-100`; `2013-05`,
    /// `2013.05`; `Spring 2019`, `2019 Spring`.
    static var sorts: Clue {
        any(
            all(only(["a1"]), not(only(["n"]))),
            only(["yo"], ["y", Piece(.quarter)], [Piece(.quarter), "y"]),
            all(only(["t"]), Clue { $0.text[0].tag == .resolution }),
            all(
                only(["a5"]),
                Clue {
                    let (start, last) = ($0.text[0].start, $0.text[0].end - 1)
                    return $0.text.lower[last] == 115
                        && $0.text.lower[start..<last].allSatisfy(ASCII.isDigit)
                }),
            all(
                any(only(["a1", "a1"], ["y", "y"]), all(only(["n2-9", "n2-9"]), hundred)),
                Clue { $0.text[1].gap.contains(.dash) }),
            all(only(["y", "n2"]), Clue { 1...12 ~= $0.text[1].value && $0.text[1].gap != .space }))
    }
    /// `001-100`: both numbers are as long, and the first one begins a ten.
    static var hundred: Clue {
        Clue {
            let (first, last) = ($0.text[0], $0.text[1])
            return first.count == last.count && first.value < last.value && first.value % 10 == 1
        }
    }
    /// `Part 2 (1989)`: nothing but a part.
    static var partAlone: Clue {
        Clue { scan in
            scan.text.partNumber(from: 0).map {
                $0.first == 0 && $0.last + 1 == scan.found.span.end
            } == true
        }
    }
    /// Nothing but words of an edition and tags: `Director's Cut`, `Remux 2160p`.
    static var version: Clue {
        Clue {
            $0.isTakenByLooks
                && $0.text.tokens.allSatisfy {
                    $0.tag == .edition || $0.tag.isStrong || $0.tag == .soft
                } && $0.text.tokens.contains { $0.tag != .soft }
        }
    }
    /// A word for a set of films ends it.
    static var collection: Clue {
        Clue { scan in
            let (text, span) = (scan.text, scan.found.span)
            return !(span.yearIsBracketed && text.ids.tmdb != nil)
                && text.tokens.indices.dropFirst(max(1, span.end - 1)).contains {
                    text[$0].isAny(.collection) && !text.token($0 - 1, is: "criterion")
                }
        }
    }
    /// Nobody would name a title so.
    static var noise: Clue {
        Clue { $0.text.isNoise($0.found.span.first, $0.found.span.end) || $0.text.isSerial }
    }
}
