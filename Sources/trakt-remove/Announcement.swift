import TraktCore

/// What is said once, as soon as a request has gone out that may have removed something: the
/// preview and the undo command. A run that cannot even reach the service says only that.
struct Announcement {
    /// Whether it has been said.
    private(set) var isMade = false
    private let say: () -> Void

    /// Words to say once.
    init(_ say: @escaping () -> Void) { self.say = say }

    /// Says them, the first time.
    mutating func make() {
        guard !isMade else { return }
        isMade = true
        say()
    }
}
