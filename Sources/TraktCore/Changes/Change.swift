/// One thing that a run wants changed, and what has become of it.
package struct Change: Sendable {
    /// What requests say, and what the journal keeps.
    package var target: ChangeTarget
    /// The item, for people.
    package let item: MediaItem
    /// The line of the first record about it.
    package var line: Int
    /// How many plays (or entries) there should be, `beside` not counted; none if another change
    /// stands for it.
    package private(set) var wanted = 1
    /// Plays that stood beside a removed one (`undo.beside`): the input does not mean them.
    package var beside: Set<Int64> = []
    /// The plays to restore, by their ids.
    package var named = NamedPlays()
    /// Plays that are known to be restored ones.
    var restored: Set<Int64> = []

    /// How many were there before this run.
    package private(set) var have = 0
    /// How many this run has added or removed.
    package internal(set) var done = 0
    /// How often it was sent.
    package internal(set) var sendings = 0
    /// Set once no more is sent although some are missing.
    package internal(set) var failure: Failure?
    /// What the account had of it when it was last looked at.
    package internal(set) var found = Presence()

    /// Why something was not done.
    package enum Failure: Sendable, Hashable {
        /// Trakt does not know the item, or what is to be removed was gone before.
        case absent
        /// It was refused, or it was sent without effect.
        case notDone(String)
        /// It was sent, and its outcome is unknown.
        case uncertain(String)

        /// An entry is as it was before.
        static let kept = notDone("Trakt keeps the entry as it is: to change it, remove it first")
    }

    /// A change that is not sent yet.
    package init(_ target: ChangeTarget, _ item: MediaItem, line: Int) {
        (self.target, self.item, self.line) = (target, item, line)
    }

    /// How many there are, as far as this run knows.
    package var present: Int { have + done }
    /// How many are still missing.
    package var missing: Int { max(wanted - present, 0) }
    /// Whether it should be sent.
    package var isOpen: Bool { failure == nil && missing > 0 }
    /// Whether an entry was there with other facts.
    package var isUpdate: Bool { target.previous != nil }
    /// Whether not even as many are there as it takes for the play of this rank.
    package func lacks(_ rank: Int) -> Bool { present <= rank && missing > 0 }

    /// How many of the removed plays are not restored, since other plays are there by now.
    package var leftOut: Int {
        guard !named.removed.isEmpty, failure == nil else { return 0 }
        let known = beside.union(restored).union(named.removed)
        return min(target.before.subtracting(known).count, wanted)
    }

    /// Whether the removed play of this rank may be one of those.
    package func leavesOut(_ rank: Int) -> Bool { leftOut > 0 && rank >= wanted - leftOut }

    /// Notes what the account has before anything of it is sent.
    mutating func begin(with found: Presence) {
        self.found = found
        target.before = Set(found.plays.keys)
        target.strangers = Set(found.strangers.keys)
        target.previous = found.entry
        target.restores = named.removed
        if target.time == .released {
            have = found.atRelease.count
        } else if target.time != nil {
            (wanted, beside) = named.best(target.before)
            have = target.before.subtracting(beside).subtracting(named.recent).count
        } else if let entry = found.entry, target.fields.areThere(entry) {
            have = 1
        }
        if isStale(found) {
            failure = .notDone("Trakt still shows the removed play: try again in half an hour")
        } else if isOpen, let other = found.item, let why = item.contradiction(by: other) {
            failure = .notDone("\(target.reference.name) is \(other.name), \(why): correct its ids")
        }
    }

    /// Whether a play is there that was removed lately: the reading may be older than the removal.
    func isStale(_ found: Presence) -> Bool { !named.recent.isDisjoint(with: found.plays.keys) }

    /// Whether `found` has all that is wanted, whatever else the account has.
    func isSatisfied(by found: Presence) -> Bool {
        guard let count = named.fixedCount, target.time?.minute != nil else { return false }
        return found.plays.count >= count
    }

    /// Whether the entry is as it was before it was to be changed.
    var isKept: Bool { isUpdate && found.entry?.bytes == target.previous?.bytes }

    /// Another item with a play in this minute that shares an id, or title, year and numbers.
    var twin: MediaItem? {
        found.strangers.values.first { other in
            !Set(other.keys).isDisjoint(with: item.keys)
                || item.title.title != nil && other.name == item.name
        }
    }

    /// It needs no request: an earlier run has added it.
    mutating func pass() { have = wanted }

    /// Another change of the same entry stands for it.
    mutating func join() { (wanted, have, done) = (0, 0, 0) }

    /// What has become of it, in the words of the end line, and how often.
    func counts(_ verb: Intent.Verb) -> [(word: String, count: Int)] {
        let verbs = verb == .add ? ("added", "not found") : ("removed", "gone already")
        let word = isUpdate && verb == .add ? "changed" : verbs.0
        let rest =
            switch failure {
            case .absent: verbs.1
            case .uncertain: "uncertain"
            case .notDone, nil: "not \(word)"
            }
        return [(word, done), ("already there", min(have, wanted)), (rest, missing)]
    }
}
