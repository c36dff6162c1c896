// The lexicon: every word that the reader knows, in all languages, with what it may be. A word's roles
// and its tag are looked up once, when a name is cut. A new word is added to its row.

/// What a word may be.
struct Roles: OptionSet, Sendable, Hashable {
    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    private init(bit: UInt64) { rawValue = 1 << bit }

    /// A season's word.
    static let season = Roles(bit: 0)
    /// A season's and an ordinary word: a number must follow.
    static let seasonOrTitle = Roles(bit: 1)
    /// An episode's word.
    static let episode = Roles(bit: 2)
    /// Short for one; its number may be season and episode (`Cap.408`).
    static let cap = Roles(bit: 3)
    /// An episode's word that follows its number.
    static let episodeAfter = Roles(bit: 4)
    /// What makes the number before it an ordinal.
    static let ordinalEnding = Roles(bit: 5)
    /// An ordinal; its number is the word's.
    static let ordinal = Roles(bit: 6)
    /// A number, roman or in letters.
    static let numeral = Roles(bit: 7)
    /// A month, short or in full.
    static let month = Roles(bit: 8)
    /// A day of the week.
    static let weekday = Roles(bit: 9)
    /// A piece of a film, a season or an episode.
    static let part = Roles(bit: 10)
    /// `to` between two numbers.
    static let until = Roles(bit: 11)
    /// `of` before a total.
    static let of = Roles(bit: 12)
    /// Several seasons.
    static let seasons = Roles(bit: 13)
    /// What a whole show is called after `complete`.
    static let series = Roles(bit: 14)
    /// Whole.
    static let whole = Roles(bit: 15)
    /// Stands only for a whole show.
    static let wholeShow = Roles(bit: 16)
    /// A folder of specials, by its last word.
    static let specials = Roles(bit: 17)
    /// A special, and nothing else.
    static let special = Roles(bit: 18)
    /// A special in capitals or with its number glued to it.
    static let shortSpecial = Roles(bit: 19)
    /// A special, and a title's word too.
    static let titleSpecial = Roles(bit: 20)
    /// A special only with its number glued to it.
    static let gluedSpecial = Roles(bit: 21)
    /// A bonus video, and nothing else.
    static let bonus = Roles(bit: 22)
    /// A bonus video in capitals.
    static let shortBonus = Roles(bit: 23)
    /// A bonus video, and a title's word too.
    static let titleBonus = Roles(bit: 24)
    /// A bonus video only beside one of the others.
    static let besideBonus = Roles(bit: 25)
    /// The last word of an extra's name.
    static let extraAtEnd = Roles(bit: 26)
    /// A source that only television has.
    static let television = Roles(bit: 27)
    /// A source that only films have: a cinema, or a disc.
    static let film = Roles(bit: 28)
    /// What shows call their seasons at times.
    static let seasonLike = Roles(bit: 29)
    /// The same, only in a library of shows.
    static let seasonLikeInShows = Roles(bit: 30)
    /// The last word of a collection's name.
    static let collection = Roles(bit: 31)
    /// Where a broadcast comes from and of what kind it is.
    static let category = Roles(bit: 32)
    /// Translated, dubbed, film, series: in front of a title.
    static let label = Roles(bit: 33)
    /// A top-level domain.
    static let domain = Roles(bit: 34)
    /// A word that titles join to the next by a dash: `spider-man.2002`.
    static let compound = Roles(bit: 35)
    /// What a file is called when nobody names it.
    static let fileName = Roles(bit: 36)
    /// The same, with numbers after it.
    static let counterName = Roles(bit: 37)
    /// What a picture or a sound is, as opposed to a station or a degree (`House MD`).
    static let shouted = Roles(bit: 38)
    /// What only releases write before a year.
    static let releaseWord = Roles(bit: 39)
    /// Which trailer it is.
    static let trailerWord = Roles(bit: 40)
    /// A sample.
    static let sample = Roles(bit: 41)
    /// A trailer.
    static let trailer = Roles(bit: 42)
    /// An extra, glued to the end of a name.
    static let suffixExtra = Roles(bit: 43)
    /// After the last episode's number.
    static let end = Roles(bit: 44)
    /// A quarter of a year, in which anime are broadcast.
    static let quarter = Roles(bit: 45)
    /// A tag that mostly releases for the German market carry.
    static let marketTag = Roles(bit: 46)
    /// Says which season or film of a title it is.
    static let epithet = Roles(bit: 47)
    /// Binds the next word to the title.
    static let bound = Roles(bit: 48)
    /// An edition's word that tells one alone.
    static let telling = Roles(bit: 49)
    /// A quality that may stand last.
    static let lastQuality = Roles(bit: 50)
    /// Tells one version of a film from another.
    static let versionWord = Roles(bit: 51)
    /// How a show sounds, in any letters.
    static let dubbed = Roles(bit: 52)
    /// Ten years.
    static let decade = Roles(bit: 54)
    /// The first of a tag's two words.
    static let pair = Roles(bit: 53)
    /// A piece of a season, such as the halves that Japan broadcasts; some have a number.
    static let half = Roles(bit: 55)

    /// What a show's last season is called.
    static let last = Roles(bit: 56)

    /// A season's word of either kind.
    static let seasonWord: Roles = [.season, .seasonOrTitle]
    /// A word for a piece of a season, whatever it may be elsewhere.
    static let seasonPiece: Roles = [.part, .half]
    /// An episode's word of either kind.
    static let episodeWord: Roles = [.episode, .cap]
    /// A special's word that needs no number glued to it.
    static let specialWord: Roles = [.special, .shortSpecial, .titleSpecial]

    /// Whether it has any of some roles.
    func isAny(_ roles: Roles) -> Bool { !isDisjoint(with: roles) }
}

/// What kind of addition to a title a word is.
enum Tag: UInt8, Sendable {
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

    /// Whether the word alone ends a title.
    var isStrong: Bool { self == .strong || self == .resolution || self == .checksum }
}

/// What the lexicon says of a word.
struct Word: Sendable {
    var roles: Roles = []
    /// The number of an ordinal, a numeral or a month, else 0.
    var number = 0
    var tag = Tag.none

    /// Nothing.
    static let unknown = Word()
}

/// All words.
enum Lexicon {
    /// The words of each role, and the number of those that have one.
    static let rows: [(roles: Roles, number: Int, words: String)] = [
        (.season, 0, "season seasons saison staffel stagione temporada tem temp sæson säsong"),
        (.season, 0, "seizoen sezon sez sezona sezóna sezonul kausi série serie сезон сезона 시즌"),
        (.season, 0, "シーズン sesong évad stagioni saeson sasong σεζόν κύκλος עונה الموسم موسم"),
        (.season, 0, "sezonas hooaeg sezonā musim se\u{301}rie sa\u{308}song sezo\u{301}na"),
        (.season, 0, "e\u{301}vad"),
        (.seasonOrTitle, 0, "series"),
        (.episode, 0, "episode episodes episodio episodios episodul épisode folge capitulo"),
        (.episode, 0, "capítulo aflevering afl odcinek puntata puntate серия серии avsnitt afsnit"),
        (.episode, 0, "bölüm bolum epizod ep eps odc эпизод jakso episódio эп episódios epizoda"),
        (.episode, 0, "díl серія серії випуск выпуск епизод επεισόδιο פרק الحلقة حلقة ตอนที่ ตอน"),
        (.episode, 0, "tập capítol e\u{301}pisode capi\u{301}tulo episo\u{301}dio"),
        (.episode, 0, "bo\u{308}lu\u{308}m"),
        (.cap, 0, "cap"),
        (.episodeAfter, 0, "сер серия серии серий серія bölüm bolum epizod epizoda epizodas"),
        (.episodeAfter, 0, "seria seriya serija serii ser blm odcinek díl dil rész resz jakso"),
        (.ordinalEnding, 0, "й я ой ая ый го th st nd rd ª º"),
        (.ordinal, 1, "1st first premiere première erste primera primeira prima первый"),
        (.ordinal, 2, "2nd second deuxième zweite segunda seconda второй"),
        (.ordinal, 3, "3rd third troisième dritte tercera terceira terza третий"),
        (.ordinal, 4, "4th fourth quatrième vierte cuarta quarta четвёртый четвертый"),
        (.ordinal, 5, "5th fifth cinquième fünfte quinta пятый"),
        (.ordinal, 6, "6th sixth sixième sechste sexta sesta шестой"),
        (.ordinal, 7, "7th seventh septième siebte séptima sétima settima седьмой"),
        (.ordinal, 8, "8th eighth huitième achte octava oitava ottava восьмой"),
        (.ordinal, 9, "9th ninth"),
        (.ordinal, 10, "10th tenth"),
        (.numeral, 1, "i one الأول الاول ראשונה"),
        (.numeral, 2, "ii two الثاني שנייה"),
        (.numeral, 3, "iii three الثالث שלישית"),
        (.numeral, 4, "iv four الرابع רביעית"),
        (.numeral, 5, "v five الخامس חמישית"),
        (.numeral, 6, "vi six السادس"),
        (.numeral, 7, "vii seven السابع"),
        (.numeral, 8, "viii eight الثامن"),
        (.numeral, 9, "ix nine التاسع"),
        (.numeral, 10, "x ten العاشر"),
        (.month, 1, "jan january januar janvier enero"),
        (.month, 2, "feb february februar février febrero"),
        (.month, 3, "mar march märz mars marzo"),
        (.month, 4, "apr april avril abril"),
        (.month, 5, "may mai mayo"),
        (.month, 6, "jun june juni juin junio"),
        (.month, 7, "jul july juli juillet julio"),
        (.month, 8, "aug august août agosto"),
        (.month, 9, "sep sept september septembre septiembre"),
        (.month, 10, "oct october oktober okt octobre octubre"),
        (.month, 11, "nov november novembre noviembre"),
        (.month, 12, "dec december dezember dez décembre diciembre"),
        (.weekday, 0, "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday"),
        (.weekday, 0, "thursday friday saturday sunday"),
        (.part, 0, "part pt partie parte teil deel del rész díl część часть"),
        (.until, 0, "to ao al bis a à до and through"),
        (.of, 0, "of de di von van из din iz"),
        (.seasons, 0, "seasons temporadas saisons stagioni"),
        (.series, 0, "series seasons serie"),
        (.whole, 0, "complete full completa completas complète"),
        (.wholeShow, 0, "miniseries mini-series integrale lintegrale intégrale intÉgrale"),
        (.wholeShow, 0, "l'integrale l'intégrale l'intÉgrale"),
        (.specials, 0, "specials ovas ova especiales speciali"),
        (.special, 0, "ova ovas oad oads oav oavs 特别篇 特別篇 特別編 番外篇 番外編 番外 스페셜 특별편"),
        (.shortSpecial, 0, "sp sps"),
        (.titleSpecial, 0, "special specials omake recap"),
        (.gluedSpecial, 0, "ex"),
        (.bonus, 0, "ncop nced creditless textless"),
        (.shortBonus, 0, "op ed pv cm mv iv"),
        (.titleBonus, 0, "menu menus opening openings ending endings preview previews trailer"),
        (.titleBonus, 0, "trailers teaser teasers promo promos spot spots commercial commercials"),
        (.titleBonus, 0, "eyecatch eyecatches logo tvcm tvspot bdmenu dvdmenu oped video videos"),
        (.titleBonus, 0, "insert tokuten interview interviews bonus extra picture 特典 映像特典"),
        (.besideBonus, 0, "clean nc non no drama credit credits cast staff tv web disc bd dvd"),
        (.besideBonus, 0, "next episode theme song songs music collection vol ver version"),
        (.extraAtEnd, 0, "trailer trailers teaser spot scenes scene of deletedscenes"),
        (.extraAtEnd, 0, "behindthescenes featurette featurettes reel features interview"),
        (.extraAtEnd, 0, "interviews extras extra bonus bloopers outtakes promo commentary shorts"),
        (.extraAtEnd, 0, "clips clip storyboards slideshow video annonce annonces tráiler"),
        (.extraAtEnd, 0, "tráileres трейлер трейлеры 预告片 预告 予告編 予告 예고편 zwiastun kulissen szenen"),
        (.extraAtEnd, 0, "coupées eliminadas eliminate tagliate quinte cámaras deletadas"),
        (.extraAtEnd, 0, "excluídas сцены фильме 幕后花絮 花絮 メイキング"),
        (.television, 0, "hdtv pdtv dsr dsrip tvrip satrip hdtvrip dthrip tvhdrip pdtvrip"),
        (.television, 0, "webteltv sdtv dvbrip hdtvmux"),
        (.film, 0, "cam ts tc scr hdcam hdts hdtc telesync telecine dvdscr dvdscreener screener"),
        (.film, 0, "camrip bluray blu bdrip brrip bdremux uhdbd dvdr dvd5 dvd9 hddvd r5"),
        (.seasonLike, 0, "book"),
        (.seasonLikeInShows, 0, "part parte partie teil livre libro volume vol series chapter"),
        (.seasonLikeInShows, 0, "tome"),
        (.collection, 0, "collection trilogy saga anthology boxset filmography duology quadrilogy"),
        (.collection, 0, "pentalogy hexalogy tetralogy quadrology movies films franchise universe"),
        (.collection, 0, "collections trilogie saga: quadrilogie collectie sammlung colección"),
        (.collection, 0, "coleccion"),
        (.category, 0, "日剧 日劇 韩剧 韓劇 美剧 美劇 英剧 英劇 泰剧 泰劇 港剧 港劇 台剧 台劇 陆剧 国剧 国产剧 电视剧 電視劇 剧集 国漫 國漫 日漫"),
        (.category, 0, "动漫 動漫 动画 動畫 番剧 番劇 动画片 动画电影 电影 電影 综艺 綜藝 纪录片 紀錄片 连载 連載 完结 完結 海外剧 网剧 短剧 连续剧"),
        (.category, 0, "連續劇 特摄 特攝 剧场版 劇場版"),
        (.label, 0, "مترجم مترجمة مدبلج مدبلجة فيلم فلم مسلسل انمي"),
        (.domain, 0, "com org net info ws tv cc me to ru se nu eu biz tel party vip show pics sbs"),
        (.compound, 0, "spider ant bat x t e u k o a semi non anti un ex self co pre post mid"),
        (.compound, 0, "half all wall kick one two three four five six seven ten twenty catch mr"),
        (.compound, 0, "dr big no re high low the la le el il les los das der die man wonder"),
        (.compound, 0, "super iron cat dog boy girl tik tom yo ha cha out off in up"),
        (.fileName, 0, "movie video film feature untitled main output file index"),
        (.counterName, 0, "title vts img dsc dscn mvi gopr vid track dvd mov mah00"),
        (.shouted, 0, "hd sd fhd qhd uhd hq 3d 4k dvd bd web hdr uncensored dubbed subbed dual"),
        (.shouted, 0, "multi proper internal convert converted upscaled ita eng sub dub"),
        (.releaseWord, 0, "internal limited proper repack rerip multi dubbed subbed unrated real"),
        (.trailerWord, 0, "official original theatrical teaser final full long short new main"),
        (.trailerWord, 0, "international"),
        (.sample, 0, "sample minta"),
        (.trailer, 0, "trailer"),
        (.suffixExtra, 0, "scene clip interview behindthescenes deleted deletedscene"),
        (.suffixExtra, 0, "deletedscenes featurette short other extra extras teaser bonus"),
        (.end, 0, "end fin final ende fim конец 完 完結 完结 終 终 最終回 最终回 最終話 最终话"),
        (.last, 0, "final last finale letzte última ultima dernière finala последний финальный"),
        (.quarter, 0, "spring summer fall autumn winter"),
        (.marketTag, 0, "ld ml md doku pal ac3d eac3d"),
        (.epithet, 0, "the part cour movie tv animation anime"),
        (.bound, 0, "and the of or"),
        (.half, 0, "cour half vol volume book act arc saga クール 部"),
        (.half, 1, "前半 上半 上半季 上"),
        (.half, 2, "後半 后半 下半 下半季 下"),
        (.telling, 0, "unrated remastered extended uncut imax"),
        (.lastQuality, 0, "4k hdr hdc multi 8k"),
        (.versionWord, 0, "original disk disc cut"),
        (.decade, 0, "1920s 1930s 1940s 1950s 1960s 1970s 1980s 1990s 2000s 2010s 2020s"),
        (.dubbed, 0, "dubbed subbed dub uncensored"),
        (.pair, 0, "web blu bd br h hd x tv vhs vod true vr dvd dvb dts dolby dual open read"),
        (.pair, 0, "micro dd"),
    ]

    /// The words that follow a title. Sources: naming.md section 6, the release rules it cites, and the
    /// quality vocabularies of the managers it lists.
    static let tags: [(tag: Tag, words: String)] = [
        (.strong, "bluray bdrip brrip bdremux bdmux brmux bdripmux brripmux bdrips bdmv dvdrip"),
        (.strong, "dvdr dvdr5 dvd5 dvd9 dvdscr dvdscreener dvdivx dvdmux dvdripmux dvdremux"),
        (.strong, "webrip webdl webdlrip webcap webmux webhd webripmux hdtv hdtvrip hdtvmux pdtv"),
        (.strong, "pdtvrip dsr dsrip dthrip satrip tvrip dvbrip dvbt dvbs hdrip hddvd hddvdrip"),
        (.strong, "hdcam camhd hdts hdtc hdcamrip telesync telecine vhsrip camrip ppvrip vodrip"),
        (.strong, "ldrip laserdisc dmrip dlrip uhd uhdrip uhdbd ultrahd blurayrip hdlight mhd"),
        (.strong, "microhd bdscr brscr brscreener bluscreener brdvd tvhdrip hdtvrips bd25 bd50"),
        (.strong, "bd66 bd100 tsrip iptvrip webteltv webtv uhdremux bdiso dvdiso dvdfull bddvd"),
        (.strong, "hddl sdtv"),
        (.strong, "x264 x265 x266 x262 h264 h265 h266 h263 h262 hevc hevc10 xvid divx divx3 divx5"),
        (.strong, "divx6 vp8 vp9 av1 mpeg2 mpeg4 mpg2 remux aac aac2 aac5 ac3 ac3d eac3 ddp ddp2"),
        (.strong, "ddp5 ddp7 dd2 dd5 dd20 dd51 truehd dtshd dtshdma dtsx dtses ddex ddpa ddpa5"),
        (.strong, "flac flac2 flac1 lpcm mp3 10bit 8bit 12bit 10bits 8bits hi10p hi10 hi444pp"),
        (.strong, "hi422p hdr10 hdr10plus hdr10p dovi 6ch 8ch 2ch bt2020 bt709 heaac yuv420p10"),
        (.strong, "yuv444p10 ma10p main10p h264p avc1 vc1 qaac vorbis 264 265 x264rip rv9 rv10"),
        (.strong, "repack repack2 rerip proper2 nfofix readnfo vostfr vosta vost vostf subfrench"),
        (.strong, "truefrench vff vfq vfi vf2 vof swissgerman fastsub hardsub softsub subforced"),
        (.strong, "multisub multisubs esub esubs msub msubs subita subeng dubbedita multi5 multi4"),
        (.strong, "multi3 multi2 multi6 proofix prooffix dirfix samplefix syncfix nlsubs nlsubbed"),
        (.strong, "swesub finsub norsub dksub nordic audiofix dualaudio bdrip1080p obfuscated"),
        (.strong, "plsub plsubbed lektor napisy hsbs htab ftab fsbs htou dublado dublada"),
        (.strong, "legendado legendada doblado doblada subtitulado subtitulada vietsub thaisub"),
        (.strong, "altyazılı dublaj rusub h264-720p xxx1080p vcd svcd dvdivx5 mbluray mdvdr"),
        (.strong, "hcsubs hebsubs slosubs slosub crosubs srbsubs rosubs hunsub hunsubs gersub"),
        (.strong, "gersubs engsub engsubs vr180 2in1 3in1 4in1"),
        (.soft, "web cam ts tc scr screener hd sd fhd qhd hq lq dl ml md ld line dc se ce dv hdr"),
        (.soft, "sdr hlg 3d sbs tab hou hdc dts atmos opus avc pal ntsc secam retail workprint wp"),
        (.soft, "proper real internal int limited complete festival stv docu doku hybrid custom"),
        (.soft, "rip dual multi dubbed dub subbed sub subs audio mux dvd bd br blu r5 r6 extras"),
        (.soft, "4k 8k uncensored censored colorized converted convert upscaled upscale preair ws"),
        (.soft, "fs fullscreen widescreen reencode rip2 encode boxset mic esubbed dubs vo vf com"),
        (.soft, "ex ma hra hfr 48fps 60fps 24fps 23fps 25fps 50fps matte vhs dvb ep1080 ddl dd"),
        (.soft, "aac51 multilang dualang mp4 mkv avi hdtvs season complet completa completo"),
        (.soft, "integrale ppv om vose bonus half full ou flashback raw batch unofficial enhanced"),
        (.soft, "read nfo xxx г г. l'integrale intégrale intÉgrale l'intégrale l'intÉgrale"),
        (.soft, "amzn nf nflx hulu dsnp atvp aptv max hmax hbo pcok pmtp stan crav itunes it cr"),
        (.soft, "funi hidi vrv ip iplayer all4 itv my5 now sho starz amc cbs nbc abc fox cw pbs"),
        (.soft, "ytred red dcu roku tubi vudu bcore mubi crit shudder gplay play hotstar zee5"),
        (.soft, "sony jiocinema cc adn wkn viki dsny tving"),
        (.edition, "extended unrated uncut remastered remaster restored theatrical directors"),
        (.edition, "director's director criterion director’s special ultimate collectors"),
        (.edition, "collector collector's anniversary despecialized imax rekall redux recut"),
        (.edition, "alternate alternative edition cut version longue international final fan edit"),
        (.edition, "integral assembly deluxe superbit diamond platinum"),
        (.language, "french german english spanish italian russian japanese korean chinese hindi"),
        (.language, "tamil telugu malayalam kannada bengali marathi punjabi danish swedish"),
        (.language, "norwegian finnish dutch polish czech hungarian turkish greek hebrew arabic"),
        (.language, "portuguese brazilian castellano latino romanian ukrainian thai vietnamese"),
        (.language, "catalan flemish persian bulgarian mandarin cantonese ita eng fra fre ger deu"),
        (.language, "rus jpn jap kor chi spa esp por ptbr nld dut swe nor dan fin pol cze hun tur"),
        (.language, "gre heb ara ukr lat hin tam tel en fr de es ru pt nl pl jp ptpt français"),
        (.language, "francais deutsch español espanol italiano svenska norsk dansk suomi polski"),
        (.language, "čeština magyar türkçe francés ingles português english-subs chs cht gb big5"),
        (.language, "jpsc jptc"),
    ]

    /// Tags of two words.
    static let pairs = WordTable([
        ("web_dl web_rip web_cap web_hd blu_ray bd_box bd_rip br_rip bd_screener br_screener", 1),
        ("dvd_rip dvd_scr dvd_box dvd_screener dvd_r dvd_t dvb_rip dvb_scr dvb_box", 1),
        ("dvb_screener dvb_r dvb_t dts_hd dts_x dolby_vision dolby_atmos dolby_digital", 1),
        ("dual_audio h_264 h_265 x_264 x_265 hd_tv hd_dvd hd_rip hd_cam tv_rip vhs_rip vod_rip", 1),
        ("true_hd vr_180 open_matte read_nfo micro_hd", 1),
    ])

    private static let index = WordTable(
        rows.map { ($0.words, Word(roles: $0.roles, number: $0.number)) }
            + tags.map { ($0.words, Word(tag: $0.tag)) },
        merging: { word, other in
            word.roles.formUnion(other.roles)
            word.number = max(word.number, other.number)
            if word.tag == .none { word.tag = other.tag }
        })

    /// What it says of the lower-case bytes in `start..<end`.
    static func word(_ bytes: ByteText, _ start: Int, _ end: Int) -> Word {
        index.value(bytes, start, end) ?? .unknown
    }
}
