import Testing
import TraktCore

@Suite("Clamped conversions")
struct ClampingTests {
    @Test(
        "no number traps; what does not fit is the nearest that does",
        arguments: [
            (0, 0), (-0.0, 0), (1.9, 1), (-1.9, -1), (9.3e18, Int.max), (1e300, .max),
            (-1e300, .min), (.infinity, .max), (-.infinity, .min), (.nan, 0),
            (0x1p63, .max), (-0x1p63, .min),
        ])
    func integers(_ value: Double, _ expected: Int) {
        #expect(Int(clamping: value) == expected)
    }

    @Test("small and unsigned types are clamped at their own ends")
    func otherTypes() {
        #expect(UInt8(clamping: 256.0) == 255 && UInt8(clamping: -1.0) == 0)
        #expect(Int32(clamping: 3e9) == .max && UInt64(clamping: 2e19) == .max)
    }

    @Test("durations and times take any number", arguments: [1e300, -1e300, .nan, .infinity, 1e19])
    func times(_ seconds: Double) {
        #expect(Duration.seconds(clamping: seconds) >= .zero)
        let time = Timestamp(seconds: seconds)
        for moved in [time, time.adding(seconds: seconds), time.adding(seconds: -seconds)] {
            #expect(!moved.text.isEmpty && moved.truncatedToMinute <= moved)
        }
    }
}
