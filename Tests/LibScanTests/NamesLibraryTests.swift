// Libraries kept by hand: what the folders say of a number, of a year, of a word that is a title.

import Testing

@testable import lib_scan

@Suite("names: libraries kept by hand")
struct NamesLibraryTests {
    @Test("a number in front of a season's file counts more than those in the episode's title")
    func listed() {
        check(
            """
            E | Lantern | | 1x5 | Lantern/Season 1/05 - 100.mkv
            E | Lantern | | 1x5 | Lantern/Season 1/05. 11-59.mkv
            E | Lantern | | 1x5 | Lantern/Season 1/05 - 18-5-4.mkv
            E | Lantern | | 1x5 | Lantern/Season 1/05 - 2x4.mkv
            E | Lantern | | 1x2 | Lantern/Season 1/05 - S01E02.mkv
            E | 24 | | 1x5 | 24/Season 1/24 - 05.mkv
            """)
    }

    @Test("the folder's title, then a number")
    func behindTitle() {
        check(
            """
            A | Long Runner | 1996 | 1071 | Long Runner (1996)/Long Runner - 1071.mkv
            A | Long Runner | 1996 | 13 | Long Runner (1996-2007)/Long Runner - 13 - Words.mkv
            A | Long Runner | | 12 | Long Runner/Long Runner 12.avi
            A | Long Runner | | 12 | Long Runner/12.avi
            M | Long Runner | 1996 | Long Runner (1996)/Long Runner - 1080.mkv
            M | Long Runner 2 | | Long Runner/Long Runner 2.mkv
            M | 12 Lions | | 12 Lions/12.avi
            """)
    }

    @Test("what the folder's title holds is no marker, no day and no sample")
    func namedLikeFolder() {
        check(
            """
            M | 5x2 | 2004 | 5x2 (2004)/5x2.mkv
            M | Hunting Season 2 | 2008 | Hunting Season 2 (2008)/Hunting Season 2.mkv
            M | Stunts 3.5 | 2011 | Stunts 3.5 (2011)/Stunts.3.5.2011.1080p.BluRay.x264-GRP.mkv
            M | Proof | 2005 | Proof (2005)/Proof.mkv
            E | Lantern | | 1x2 | Lantern/Lantern - S01E02 - The Sample.mkv
            N | sample | Lantern/Lantern S01E02 sample.mkv
            """)
    }

    @Test("season words in other scripts, in capitals and with blanks")
    func seasonWords() {
        check(
            """
            E | Lantern | | 2x7 | Lantern/Évad 2/07 - Words.mkv
            E | Lantern | | 2x7 | Lantern/СЕЗОН 2/07.mkv
            E | Lantern | | 2x7 | Lantern/Σεζόν 2/07.mkv
            E | Lantern | | 2x7 | Lantern/第 2 季/07.mkv
            E | Lantern | | 2x5 | Lantern/第2季/第 5 集.mkv
            A | 1899 | | 12 | [Group] 1899 - 12 [1080p].mkv
            """)
    }
}
