/// Why a record does not say what it is about, for messages.
extension MediaItem {
    /// Why a record holds no item, as the end of a sentence: for a record of which `init(_:)` gives
    /// nil.
    package static func absence(in record: Record) -> String {
        guard let name = record["type"]?.string else {
            return "not a movie, show, season or episode"
        }
        guard let type = MediaType(named: name) else {
            return "type \"\(name.prefix(40))\" is not movie, show, season or episode"
        }
        return "type is \"\(name.prefix(40))\", but there is no \"\(type)\" object"
    }

    /// Why a record with an item cannot be found by an id: `Dune has no id: …`, or which id is none.
    package static func lackOfID(in record: Record) -> String {
        let item = MediaItem(record)
        if let item, [.season, .episode].contains(item.type), !item.title.ids.keys.isEmpty {
            let lack =
                item.season == nil
                ? "no season"
                : item.type == .episode && item.number == nil
                    ? "no episode number" : "no usable season or episode number"
            return "\(item.name) has no id of its own and \(lack)"
        }
        let holders = [item?.type.rawValue, "show"].compactMap { $0 }
        let ids = holders.flatMap { holder in
            IDSpace.allCases.compactMap { space -> String? in
                guard let value = record.value(holder, "ids", space.rawValue), !value.isNull,
                    value.string != "", value.int != 0
                else { return nil }
                return "\(space) is \(String(decoding: value.bytes.prefix(40), as: UTF8.self))"
            }
        }
        let hasSlug = holders.contains { record.value($0, "ids", "slug")?.string?.isEmpty == false }
        let lack =
            ids.first.map { "no valid id (\($0))" } ?? (hasSlug ? "no id but a slug" : "no id")
        return "\(item?.name ?? "it") has \(lack): run it through trakt-resolve first"
    }
}
