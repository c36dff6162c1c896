/// This many plays in one minute are a burst: more than the episodes of one file (up to four),
/// which are recorded together.
package let defaultBurstSize = 5

extension Timestamp {
    /// Whether this stands for an unknown watch date: the epoch, which is how Trakt shows "unknown"
    /// (trakt-api.md 4.4), in any time zone, or a day before 1900-01-02 (exports.md 1.1).
    package var isUnknownDate: Bool {
        milliseconds.magnitude < 86_400_000 || milliseconds < Timestamp.firstKnown
    }

    /// 1900-01-02T00:00:00Z.
    private static let firstKnown: Int64 = -2_208_902_400_000
}
