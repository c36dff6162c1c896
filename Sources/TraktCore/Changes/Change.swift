/// One thing that a run wants changed, and what has become of it.
package struct Change: Sendable {
    /// What requests say, and what the journal keeps.
    package var target: ChangeTarget
    /// The item, for people.
    package let item: MediaItem
    /// The line of the first record about it.
    package let line: Int
    /// How many plays (or entries) there should be, `beside` not counted.
    package private(set) var wanted = 1
    /// Plays that stood beside a removed one (`undo.beside`): the input does not mean them.
    package var beside: Set<Int64> = []
    /// The plays to restore, by their ids.
    package var named = NamedPlays()

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
        /// It was refused, or it was sent several times without effect.
        case notDone(String)
        /// It was sent, and its outcome is unknown.
        case uncertain(String)
    }

    /// A change that is not sent yet.
    package init(_ target: ChangeTarget, _ item: MediaItem, line: Int) {
        (self.target, self.item, self.line) = (target, item, line)
    }

    /// How many there are, as far as this run knows.
    package var present: Int { have + done }
    /// Whether it should be sent.
    package var isOpen: Bool { failure == nil && present < wanted }
    /// How many of the removed plays are not restored, since other plays are there by now.
    package var leftOut: Int {
        guard !named.removed.isEmpty else { return 0 }
        return min(target.before.subtracting(beside).subtracting(named.removed).count, wanted)
    }
    /// Whether not even as many are there as it takes for the play of this rank.
    package func lacks(_ rank: Int) -> Bool { present <= rank && missing > 0 }
    /// How many are still missing.
    package var missing: Int { max(wanted - present, 0) }
    /// Whether an entry was there with other facts.
    package var isUpdate: Bool { target.previous != nil }

    /// Notes what the account has before anything of it is sent.
    mutating func begin(with found: Presence) {
        self.found = found
        target.before = Set(found.plays.keys)
        target.strangers = Set(found.strangers.keys)
        target.previous = found.entry
        if target.time == .released {
            have = found.atRelease.count
        } else if target.time != nil {
            (wanted, beside) = named.best(target.before)
            have = target.before.subtracting(beside).count
        } else if let entry = found.entry, target.fields.areThere(entry) {
            have = 1
        }
    }

    /// Whether `found` has all that is wanted, whatever else the account has.
    func isSatisfied(by found: Presence) -> Bool {
        guard let count = named.fixedCount, target.time?.minute != nil else { return false }
        return found.plays.count >= count
    }

    /// Another item with a play in this minute that shares an id, or title, year and numbers.
    var twin: MediaItem? {
        found.strangers.values.first { other in
            !Set(other.keys).isDisjoint(with: item.keys)
                || item.title.title != nil && other.name == item.name
        }
    }

    /// It needs no request of its own: another change stands for it.
    package mutating func pass() { have = wanted }
}
