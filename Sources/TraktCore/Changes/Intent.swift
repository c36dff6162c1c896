/// One thing that a request changes: a play or an entry of a list, to add or to remove.
package struct ChangeTarget: Sendable {
    /// How the request names the item.
    package var reference: ItemReference
    /// Words that identify the item in the account (`MediaItem.keys`).
    package var keys: [String]
    /// The plays of other items of this kind in this minute that were there before the run; nil if
    /// that is not known.
    package var strangers: Set<Int64>?
    /// When the play was watched; nil for entries of lists.
    package var time: PlayTime?
    /// The play to remove, by its id; nil in other cases.
    package var play: Int64?
    /// What is kept about an entry to add: `rating`, `collected_at`, ….
    package var fields = ListFields()
    /// The ids of the plays of this item and minute that were there before the run.
    package var before: Set<Int64> = []
    /// The removed plays that this brings one of back.
    package var restores: Set<Int64> = []
    /// The list's row before the run; nil if there was none.
    package var previous: Record?
    /// Whether Trakt was asked for other names of the item; they are in `keys`.
    package var isLookedUp = false
    /// How many plays beside `before` there are once this is done.
    package var wanted = 1

    /// A kind of item and a minute.
    struct Spot: Hashable {
        var type: MediaType
        var minute: Int64
    }

    /// Where plays of the item, and of those it may be the same as, are; nil without a minute.
    var spot: Spot? { time?.minute.map { Spot(type: reference.type, minute: $0) } }

    /// Whether both are the same play or entry.
    func isSame(as other: ChangeTarget) -> Bool {
        reference.type == other.reference.type && time == other.time
            && !Set(keys).isDisjoint(with: other.keys)
    }

    /// Whether both may be the same play, named in different ways.
    func mayBe(_ other: ChangeTarget) -> Bool {
        spot != nil && spot == other.spot && reference.way != other.reference.way
    }

    /// Whether one of the new plays may be this one, kept under another item.
    func isSuspect(_ found: Presence) -> Bool {
        strangers.map { !$0.isSuperset(of: found.strangers.keys) } ?? false
    }

    /// A play to add.
    package init(_ reference: ItemReference, at time: PlayTime) {
        (self.reference, self.time, keys) = (reference, time, [reference.key])
    }

    /// The play `id` to remove, which was watched at `time`.
    package init(removing id: Int64, of reference: ItemReference, at time: Timestamp) {
        (self.reference, self.time, play, keys) = (reference, .at(time), id, [reference.key])
    }

    /// The entry of an item, to add with `fields` or to remove.
    package init(_ reference: ItemReference, _ item: MediaItem, _ fields: ListFields = .init()) {
        (self.reference, self.fields, keys) = (reference, fields, item.keys)
    }
}

/// What is about to be asked of the account in one request, as the journal keeps it.
package struct Intent: Sendable {
    /// Whether something is added or removed.
    package enum Verb: String, Sendable { case add, remove }

    /// The name of its file in the journal.
    package var name: String
    /// The run that asks: the name of its undo file.
    package var run: String
    /// Whose account is changed (`TraktClient.owner`); nil in files of older versions.
    package var owner: String?
    /// What is changed.
    package var list: AccountList
    /// How.
    package var verb: Verb
    /// From then on the request cannot arrive any more.
    package var deadline: BootInstant
    /// The parts of the request.
    package var targets: [ChangeTarget]
    /// Whether Trakt has confirmed it, and does not show it yet: it is never sent again.
    package var isConfirmed = false

    /// Whether what is there now shows that the request was carried out for this target.
    package func isDone(_ target: ChangeTarget, _ found: Presence) -> Bool {
        switch (list, verb) {
        case (.history, .add): found.new(target).count >= target.wanted
        case (.history, .remove): target.play.map { found.plays[$0] == nil } ?? true
        case (_, .add): found.entry.map { target.fields.areThere($0) } ?? false
        case (_, .remove): found.entry == nil
        }
    }

    /// How many of its targets are done.
    func doneCount(_ presences: [Presence]) -> Int {
        zip(targets, presences).count { isDone($0, $1) }
    }
}

extension Intent {
    /// The body of its request; nil without any targets.
    func body() throws(ToolError) -> JSON? {
        if list == .history, verb == .remove { return ChangeBody.plays(targets.compactMap(\.play)) }
        var body = ChangeBody(list)
        for target in targets {
            let time = target.time.map { [JSON.Field("watched_at", $0.json)] } ?? []
            let fields = target.previous == nil ? target.fields.ofNewEntry : target.fields.members
            try body.add(target.reference, time + (verb == .add ? fields : []))
        }
        return body.json
    }

    /// How many of its items a reply says were changed as they were meant to be; nil if it does not
    /// say.
    func count(_ reply: ChangeReply) -> Int? {
        guard verb == .add else { return reply.deleted }
        return list == .history
            ? reply.added : reply.added.map { $0 + reply.updated + reply.existing }
    }
}

extension Intent {
    /// The version of the format.
    private static let version: Int64 = 1

    /// The text of its file.
    package var json: JSON {
        .object([
            "version": .int(Intent.version), "run": .string(run), "owner": owner.map(JSON.string),
            "list": .string(list.name), "verb": .string(verb.rawValue),
            "boot": .string(deadline.boot), "until": .double(deadline.seconds),
            "confirmed": isConfirmed ? true : nil, "targets": .array(targets.map(\.json)),
        ])
    }

    /// Reads the text of a file of this name; nil if it is not one of this version.
    package init?(_ value: JSONSlice, name: String) {
        guard value["version"]?.int64 == Intent.version, let run = value["run"]?.string,
            let list = value["list"]?.string.flatMap({ AccountList($0) }),
            let verb = value["verb"]?.string.flatMap({ Verb(rawValue: $0) }),
            let boot = value["boot"]?.string, let seconds = value["until"]?.double,
            let elements = value["targets"]?.elements
        else { return nil }
        let targets = elements.compactMap(ChangeTarget.init)
        guard targets.count == elements.count else { return nil }
        self.init(
            name: name, run: run, owner: value["owner"]?.string, list: list, verb: verb,
            deadline: BootInstant(boot: boot, seconds: seconds), targets: targets,
            isConfirmed: value["confirmed"]?.bool ?? false)
    }
}

extension ChangeTarget {
    fileprivate var json: JSON {
        .object([
            "item": reference.json, "keys": .array(keys.map { .string($0) }),
            "watched_at": time?.json, "id": play.map { .int($0) },
            "fields": fields.members.isEmpty ? nil : .object(fields.members),
            "before": before.isEmpty ? nil : .ids(before),
            "restores": restores.isEmpty ? nil : .ids(restores),
            "previous": previous.map { .raw($0.bytes) },
            "wanted": wanted == 1 ? nil : .int(Int64(wanted)),
        ])
    }

    fileprivate init?(_ value: JSONSlice) {
        guard let item = value["item"].flatMap({ MediaItem($0) }),
            let reference = ItemReference(item)
        else { return nil }
        self.reference = reference
        keys = value["keys"]?.elements.compactMap(\.string) ?? []
        if let text = value["watched_at"] {
            guard let time = try? PlayTime.read(text, now: .now) else { return nil }
            self.time = time
        }
        play = value["id"]?.int64
        fields.members = (value["fields"]?.fields ?? []).map { .init($0.key, .raw($0.value)) }
        before = Set(value["before"]?.elements.compactMap(\.int64) ?? [])
        restores = Set(value["restores"]?.elements.compactMap(\.int64) ?? [])
        previous = value["previous"].flatMap { Record($0) }
        wanted = value["wanted"]?.int ?? 1
    }
}

extension JSON {
    /// A list of ids.
    static func ids(_ ids: Set<Int64>) -> JSON { .array(ids.sorted().map { .int($0) }) }
}
