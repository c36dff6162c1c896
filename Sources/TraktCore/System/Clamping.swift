/// Numbers from outside (headers, replies, settings, files) as numbers the suite can count with.
///
/// Swift's own conversions trap on what does not fit: `Int(1e300)`, `Int(Double.nan)`,
/// `Duration.seconds(1e19)`. Every number from outside is converted here instead.
extension FixedWidthInteger {
    /// The whole part of `value`, or the nearest value of this type; 0 for NaN.
    package init(clamping value: Double) {
        if let exact = Self(exactly: value.rounded(.towardZero)) {
            self = exact
        } else {
            self = value.isNaN ? 0 : value < 0 ? .min : .max
        }
    }
}

extension Double {
    /// The number, between the ends of `range`; its lower end for NaN.
    package func clamped(to range: ClosedRange<Double>) -> Double {
        isNaN ? range.lowerBound : min(max(self, range.lowerBound), range.upperBound)
    }
}

extension Duration {
    /// A span of `seconds`, at least 0 and at most a hundred years, which is for ever here.
    package static func seconds(clamping seconds: Double) -> Duration {
        .seconds(seconds.clamped(to: 0...3_155_760_000))
    }
}
