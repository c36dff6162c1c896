// Extras that their names tell of beside a title: `Jaws (1975)/Making of Jaws`, `Jaws (1975) - Behind
// the Scenes`, the folder `Jaws (1975)/Blu-ray Extras`.

extension NameText {
    /// Words that name an extra where a title would stand, tokens joined by `_`. 1: a trailer;
    /// 2: an extra; 3: also films are called so, which a folder or a year has to tell from extras.
    static let extras = WordTable([
        ("official_trailer theatrical_trailer teaser_trailer original_trailer final_trailer", 1),
        ("trailers teaser tv_spot bande_annonce bandes_annonces tráiler tráileres трейлер", 1),
        ("трейлеры 预告片 预告 予告編 予告 예고편 zwiastun", 1),
        ("behind_the_scenes the_making_of making_of deleted_scenes deleted_scene deletedscenes", 2),
        ("behindthescenes featurettes gag_reel special_features bonus_features", 2),
        ("hinter_den_kulissen entfallene_szenen geschnittene_szenen scènes_coupées", 2),
        ("escenas_eliminadas scene_eliminate scene_tagliate dietro_le_quinte", 2),
        ("detrás_de_las_cámaras cenas_deletadas cenas_excluídas удалённые_сцены", 2),
        ("удаленные_сцены фильм_о_фильме 幕后花絮 花絮 メイキング", 2),
        ("trailer featurette interview interviews extras extra bonus bloopers outtakes promo", 3),
        ("commentary scenes shorts clips clip storyboards slideshow music_video", 3),
    ])

    private static let making: [[Piece]] = [["'making'", "'of'"], ["'the'", "'making'", "'of'"]]

    /// Whether the name, but for a title or a title and its year in front, is an extra's.
    func extra(in folder: FolderReading, _ isBesideEpisodes: () -> Bool) -> NothingReason? {
        // `Jaws (1975)/The Making of Jaws`
        if Self.making.contains(where: { matches($0, at: 0) && isTitle(of: folder, from: $0.count) }
        ) {
            return .extra
        }
        if let reason = extraInFront(in: folder, isBesideEpisodes) { return reason }
        var end = firstStrong(from: 1) ?? tokens.count
        // `2`, `#2`: which of several
        while end > 1, self[end - 1].isNumber || lower[self[end - 1].start] == 35 { end -= 1 }
        let last = self[end - 1]
        guard Lexicon.word(lower, last.start, digitsStart(last)).roles.isAny(.extraAtEnd) else {
            return nil
        }
        if let year = bracketedYear(from: 0) {
            // `Title (1998) + Extras`
            return year > 0 && !self[year + 1].gap.contains(.joiner)
                ? reason(year + 1, end, isTold: true) : nil
        }
        if let season = seasonMark(), season.number > 0 {
            return reason(season.last + 1, end, isTold: true)
        }
        guard let named = folder.chain.first(where: { !$0.folded.isEmpty && $0.kind != .grouping })
        else {
            return reason(0, end, isTold: false)
        }
        // `Scenes from a Marriage (1973)/Scenes.mkv`
        if named.folded.starts(with: folded(0, end)) { return nil }
        if let index = self.end(of: named.folded, from: 0) {
            return reason(index, end, isTold: true)
        }
        let isInTitle = folder.kind == .title || folder.season.map { $0 > 0 } == true
        let isBelow = !folder.isRoot && folder.kind != .grouping
        return reason(0, end, isTold: isInTitle || isBelow && isBesideEpisodes())
    }

    /// `Jaws (1975)/Featurette - The Shark.mkv`: the kind of extra, a dash, and what it is about.
    private func extraInFront(
        in folder: FolderReading, _ isBesideEpisodes: () -> Bool
    ) -> NothingReason? {
        guard !folder.isRoot, folder.kind != .grouping,
            let dash = (1..<4).first(where: { self[$0].gap.contains(.dash) }),
            let reason = reason(0, dash, isTold: true),
            folded(0, dash) != folder.folded,
            folder.kind == .title || folder.season == nil && isBesideEpisodes()
        else { return nil }
        return reason
    }

    private func reason(_ first: Int, _ end: Int, isTold: Bool) -> NothingReason? {
        guard first < end, end - first <= 3 else { return nil }
        var key = Array(
            tokens[first..<end].map { lower[$0.start..<$0.end] }.joined(separator: [95]))
        while let last = key.last, ASCII.isDigit(last) { key.removeLast() }
        switch Self.extras.value(of: key) {
        case 1: return .trailer
        case 3 where isTold && key.starts(with: "trailer".utf8): return .trailer
        case 2, 3: return isTold ? .extra : nil
        default: return nil
        }
    }

    /// Whether a folder of this name is one of extras below a title or a season: `Blu-ray Extras`,
    /// `Extras (Disc 2)`, `Gag Reel`.
    func isExtrasFolder(key: [UInt8]) -> Bool {
        if Self.foldersBelow.value(of: key) != nil { return true }
        let season = seasonMark()?.first ?? -1
        return bracketedYear(from: 0) == nil && fullMarker() == nil
            && tokens.indices.contains {
                $0 > season
                    && (token($0, is: "extras") || token($0, is: "extra") || token($0, is: "bonus"))
            }
    }

    static let foldersBelow = WordTable([
        ("interview deleted_scene deletedscenes behindthescenes bonus_disk bonus_material", 1),
        ("bonusmaterial special_feature gag_reel gag_reels bloopers outtakes teasers teaser", 1),
        ("supplements supplemental coulisses contenuti_speciali contenido_extra commentary", 1),
        ("commentaries music_videos promos making_ofs", 1),
    ])
}
