// What sort of folder a name makes: the words for collections, discs, extras and libraries.

/// What a folder is for.
enum FolderKind: UInt8, Sendable {
    /// A title, with a year or an id: certain.
    case title
    /// Words that may be a title.
    case plain
    /// A release's name.
    case release
    /// Season folder: its number is in `season`.
    case season
    /// Sorts the library: a letter, a genre, a language, a year, a resolution.
    case grouping
    /// Several movies: `Alien Collection`.
    case collection
    /// `CD1`, `Disc 2`.
    case part
    /// `VIDEO_TS`, `BDMV`, `STREAM`.
    case disc
    /// Extras by name: whether it is one depends on where it lies.
    case extras
    /// A hash.
    case noise
}

/// The tables of folder names: tokens in lower case joined by `_`.
enum FolderVocabulary {
    /// 1: holds movies, 2: holds shows, 3: says neither, 4: neither, and may be a title.
    static let groupings = WordTable([
        ("电影 电影合集 华语电影 国产电影 外语电影 欧美电影 日韩电影 动画电影 影片 映画 영화 أفلام افلام סרטים фильмы кино filmy", 1),
        ("filmek filmler elokuvat cine movies movie films film filme filmes peliculas", 1),
        ("películas kino hd_movies uhd_movies 4k_movies 3d_movies kids_movies movies_4k", 1),
        ("movies_hd movies_3d movies_uhd feature_films my_movies animated_movies", 1),
        ("foreign_movies old_movies new_movies anime_movies movies_kids movie_library filmer", 1),
        ("spielfilme cinema bollywood hollywood filme_hd hd_filme kinderfilme", 1),
        ("zeichentrickfilme dokumentarfilme", 1),
        ("tv tv_shows tvshows tv_series tvseries shows series serien séries serie anime animes", 2),
        ("television tv_show kids_tv tv_kids hd_tv cartoons telenovelas dramas k_dramas kdrama", 2),
        ("miniseries mini_series mini_séries minisérie minisérien miniserien miniserie tv_hd", 2),
        ("tv_4k my_shows seriale serials anime_series anime_shows documentary_series", 2),
        ("docuseries hd_shows serien_hd hd_serien serie_tv séries_tv series_tv 电视剧 剧集 连续剧 国产剧", 2),
        ("美剧 英剧 韩剧 日剧 港剧 台剧 泰剧 欧美剧 日韩剧 综艺 动画 动漫 番剧 日番 国漫 アニメ مسلسلات مسلسل مسلسل_اجنبي", 2),
        ("مسلسلات_اجنبية סדרות ドラマ 드라마 예능 сериалы мультсериалы аниме 애니 애니메이션 seriály", 2),
        ("sorozatok diziler sarjat serier", 2),
        ("media video videos downloads download downloaded complete completed incoming", 3),
        ("torrents torrent usenet library libraries plex jellyfin emby kodi nas mnt home share", 3),
        ("shares data storage volume1 unsorted sorted new old watched unwatched seen unseen", 3),
        ("favorites favourites misc other_stuff temp tmp staging import imports done finished", 3),
        ("uploads public private users user root srv children adults collections collection", 3),
        ("box_sets boxsets sets foreign international movies_and_tv watch to_watch inbox", 3),
        ("archive archives backup backups disk1 disk2 hdd mounts volumes 4k uhd hd sd fhd 3d", 3),
        ("hdr 720p 1080p 2160p 480p 4k_uhd dvd bluray blu_ray dvds blurays remux remuxes web", 3),
        ("合集 下载 视频 影视 媒体 未分类 纪录片 видео мультфильмы загрузки desktop recordings recorded", 3),
        ("recorded_tv dvr live_tv aufnahmen enregistrements grabaciones registrazioni", 3),
        ("gravações opnames nagrania youtube seasons all_seasons complete_series", 3),
        ("the_complete_series complete_collection the_complete_collection hdtv english french", 3),
        ("german spanish italian russian japanese korean chinese hindi tamil telugu malayalam", 3),
        ("danish swedish norwegian finnish dutch polish czech hungarian turkish greek hebrew", 3),
        ("arabic portuguese en fr de es it ru jp kr original dubbed subbed bd bdrip dvdrip", 3),
        ("legendado legendados dublado dublados deutsch français francais español italiano ov", 3),
        ("multi 0_9 num numbers", 3),
        ("kids family action adventure animation animated biography comedy comedies crime", 4),
        ("documentary documentaries docs drama fantasy history historical horror musical", 4),
        ("musicals mystery romance sci_fi scifi science_fiction sport sports thriller", 4),
        ("thrillers war western westerns noir superhero anthology classics classic rom_com", 4),
        ("romcom zeichentrick dessins_animés dessins_animes animazione infantil dokus stand_up", 4),
        ("standup concerts concert indie silent experimental comédie comédies comedie drame", 4),
        ("policier jeunesse enfants fantastique documentaire documentaires komödie komödien", 4),
        ("abenteuer krimi krimis kinder kinderserien familie dokumentationen komedie komedier", 4),
        ("comedia comedias acción terror aventura aventuras suspense ciencia_ficción animación", 4),
        ("infantiles documentales commedia commedie azione avventura fantascienza drammatico", 4),
        ("cartoni cartoni_animati documentari ação comédia ficção_científica desenhos", 4),
        ("documentários actie komedies jeugd tekenfilms bajki komedia dramat комедии боевики", 4),
        ("ужасы детям документальные", 4),
    ])

    /// Extras below a movie, show or season (Jellyfin, Plex, Sonarr, Radarr); 2: also in a library.
    static let extras = WordTable([
        ("interviews scenes shorts clips other extras extra bonus bonus_disc bonus_features", 1),
        ("featurette trailer proof subs subtitles minta screens making_of nc ncop nced", 1),
        ("ncop_nced creditless menu menus pv pvs cm cms openings endings", 1),
        ("behind_the_scenes deleted_scenes sample samples featurettes trailers backdrops", 2),
        ("theme_music theme_videos extrafanart extrathumbs special_features bandes_annonces", 2),
        ("bande_annonce hinter_den_kulissen entfallene_szenen scènes_coupées", 2),
        ("escenas_eliminadas трейлеры 预告片 花絮 幕后花絮 特典 特典映像 映像特典", 2),
    ])

    static let discs = WordTable([
        ("video_ts audio_ts bdmv stream certificate playlist clipinf backup_bdmv auxdata bdjo", 1),
        ("jar meta hvdvd_ts", 1),
    ])

    static let specials = WordTable([
        ("specials special season_0 season_00 special_episodes spezial especiales speciali ova", 1),
        ("ovas oav oad oads ona onas sp sps s00 s0 спешлы спешл 特别篇 特別編 番外篇 스페셜", 1),
    ])

}

extension NameText {
    /// Whether a library of this name holds anime, whose numbers are absolute.
    var isAnimeLibrary: Bool {
        matches("anime", at: 0) || matches("动", at: 0) || matches("アニメ", at: 0)
            || matches("аниме", at: 0) || matches("애니", at: 0)
    }
}
