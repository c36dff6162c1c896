// The words releases and libraries add to a title, as one table. Sources: naming.md section 6, the
// release rules it cites, and the quality vocabularies of the managers it lists.

/// What kind of addition a word is.
enum Tag: UInt8 {
    case none
    /// Never a title word: a resolution, a codec, a source.
    case strong
    /// `1080p`, `1920x1080`.
    case resolution
    /// Also an ordinary word or initials: an addition only beside other additions.
    case soft
    /// The words of editions: extended, unrated, cut.
    case edition
    /// The name of a language.
    case language
    /// Eight hexadecimal digits in brackets.
    case checksum
    /// A web site.
    case site

    /// Whether the word alone ends a title.
    var isStrong: Bool { self == .strong || self == .resolution || self == .checksum }
}

/// Looks words up by their lower-case bytes.
struct WordTable: Sendable {
    private var keys: [UInt64]
    private var values: [UInt8]
    private let mask: Int
    /// Its words as written, for the tests of the tables.
    let words: [String]

    /// - Parameter lists: words separated by blanks, and the value each stands for.
    init(_ lists: [(String, UInt8)]) {
        let words = lists.flatMap { text, value in text.split(separator: " ").map { ($0, value) } }
        self.words = words.map { String($0.0) }
        var size = 64
        while size < words.count * 3 { size *= 2 }
        keys = Array(repeating: 0, count: size)
        values = Array(repeating: 0, count: size)
        mask = size - 1
        for (word, value) in words { insert(ByteText(Array(word.utf8)), value) }
    }

    private mutating func insert(_ word: ByteText, _ value: UInt8) {
        let key = Self.hash(word, 0, word.count)
        var slot = Int(truncatingIfNeeded: key) & mask
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        if keys[slot] == 0 { values[slot] = value }
        keys[slot] = key
    }

    /// The value of the bytes in `start..<end`, or nil. Two words that collide in 64 bits are held
    /// for the same one.
    func value(_ bytes: ByteText, _ start: Int, _ end: Int) -> UInt8? {
        let key = Self.hash(bytes, start, end)
        var slot = Int(truncatingIfNeeded: key) & mask
        while keys[slot] != 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// The value of a whole word, or nil.
    func value(of word: [UInt8]) -> UInt8? { value(ByteText(word), 0, word.count) }

    /// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), never 0.
    private static func hash(_ bytes: ByteText, _ start: Int, _ end: Int) -> UInt64 {
        var state: UInt64 = 0xcbf2_9ce4_8422_2325
        for offset in start..<end { state = (state ^ UInt64(bytes[offset])) &* 0x100_0000_01b3 }
        state ^= state >> 29
        return state == 0 ? 1 : state
    }
}

/// The tables.
enum Vocabulary {
    /// Words that follow a title.
    static let tags = WordTable([
        (sources, Tag.strong.rawValue), (codecs, Tag.strong.rawValue),
        (flags, Tag.strong.rawValue), (soft, Tag.soft.rawValue),
        (services, Tag.soft.rawValue), (editions, Tag.edition.rawValue),
        (languages, Tag.language.rawValue),
    ])

    private static let sources = """
        bluray bdrip brrip bdremux bdmux brmux bdripmux brripmux bdrips bdmv dvdrip dvdr dvdr5 \
        dvd5 dvd9 dvdscr dvdscreener dvdivx dvdmux dvdripmux dvdremux webrip webdl webdlrip \
        webcap webmux webhd webripmux hdtv hdtvrip hdtvmux pdtv pdtvrip dsr dsrip dthrip satrip \
        tvrip dvbrip dvbt dvbs hdrip hddvd hddvdrip hdcam camhd hdts hdtc hdcamrip telesync \
        telecine vhsrip camrip ppvrip vodrip ldrip laserdisc dmrip dlrip uhd uhdrip uhdbd ultrahd \
        blurayrip hdlight mhd microhd bdscr brscr brscreener bluscreener brdvd tvhdrip hdtvrips \
        bd25 bd50 bd66 bd100 tsrip iptvrip webteltv webtv uhdremux bdiso dvdiso dvdfull bddvd \
        hddl sdtv
        """

    private static let codecs = """
        x264 x265 x266 x262 h264 h265 h266 h263 h262 hevc hevc10 xvid divx divx3 divx5 divx6 vp8 \
        vp9 av1 mpeg2 mpeg4 mpg2 remux aac aac2 aac5 ac3 ac3d eac3 ddp ddp2 ddp5 ddp7 dd2 dd5 \
        dd20 dd51 truehd dtshd dtshdma dtsx dtses ddex ddpa ddpa5 flac flac2 flac1 lpcm mp3 \
        10bit 8bit 12bit 10bits 8bits hi10p hi10 hi444pp hi422p hdr10 hdr10plus hdr10p dovi 6ch \
        8ch 2ch bt2020 bt709 heaac yuv420p10 yuv444p10 ma10p main10p h264p avc1 vc1 qaac vorbis \
        264 265 x264rip rv9 rv10
        """

    private static let flags = """
        repack repack2 rerip proper2 nfofix readnfo vostfr vosta vost vostf subfrench truefrench \
        vff vfq vfi vf2 vof swissgerman fastsub hardsub softsub subforced multisub multisubs esub \
        esubs msub msubs subita subeng dubbedita multi5 multi4 multi3 multi2 multi6 proofix \
        prooffix dirfix samplefix syncfix nlsubs nlsubbed swesub finsub norsub dksub nordic \
        audiofix dualaudio bdrip1080p obfuscated plsub plsubbed lektor napisy hsbs htab ftab fsbs \
        htou dublado dublada legendado legendada doblado doblada subtitulado subtitulada vietsub \
        thaisub altyazılı dublaj rusub h264-720p xxx1080p vcd svcd dvdivx5 mbluray mdvdr hcsubs \
        hebsubs slosubs slosub crosubs srbsubs rosubs hunsub hunsubs gersub gersubs engsub \
        engsubs vr180 2in1 3in1 4in1
        """

    private static let soft = """
        web cam ts tc scr screener hd sd fhd qhd hq lq dl ml md ld line dc se ce dv hdr sdr hlg \
        3d sbs tab hou hdc dts atmos opus avc pal ntsc secam retail workprint wp proper real \
        internal int limited complete festival stv docu doku hybrid custom rip dual multi dubbed \
        dub subbed sub subs audio mux dvd bd br blu r5 r6 extras 4k 8k uncensored censored \
        colorized converted convert upscaled upscale preair ws fs fullscreen widescreen reencode \
        rip2 encode boxset mic esubbed dubs vo vf com ex ma hra hfr 48fps 60fps 24fps 23fps 25fps \
        50fps matte vhs dvb ep1080 ddl dd aac51 multilang dualang mp4 mkv avi hdtvs season \
        complet completa completo integrale ppv om vose bonus half full ou flashback raw batch \
        unofficial enhanced read nfo xxx г г. l'integrale intégrale intÉgrale l'intégrale \
        l'intÉgrale
        """

    private static let services = """
        amzn nf nflx hulu dsnp atvp aptv max hmax hbo pcok pmtp stan crav itunes it cr funi hidi \
        vrv ip iplayer all4 itv my5 now sho starz amc cbs nbc abc fox cw pbs ytred red dcu roku \
        tubi vudu bcore mubi crit shudder gplay play hotstar zee5 sony jiocinema cc adn wkn \
        viki dsny tving
        """

    private static let editions = """
        extended unrated uncut remastered remaster restored theatrical directors director's \
        director criterion director’s special ultimate collectors collector collector's \
        anniversary despecialized imax rekall redux recut alternate alternative edition cut \
        version longue international final fan edit integral assembly deluxe superbit diamond \
        platinum
        """

    private static let languages = """
        french german english spanish italian russian japanese korean chinese hindi tamil telugu \
        malayalam kannada bengali marathi punjabi danish swedish norwegian finnish dutch polish \
        czech hungarian turkish greek hebrew arabic portuguese brazilian castellano latino \
        romanian ukrainian thai vietnamese catalan flemish persian bulgarian mandarin cantonese \
        ita eng fra fre ger deu rus jpn jap kor chi spa esp por ptbr nld dut swe nor dan fin pol \
        cze hun tur gre heb ara ukr lat hin tam tel en fr de es ru pt nl pl jp ptpt français \
        francais deutsch español espanol italiano svenska norsk dansk suomi polski čeština \
        magyar türkçe francés ingles português english-subs chs cht gb big5 jpsc jptc
        """
}
