import Foundation

/// An instant on the clock that counts from the start of the machine: it goes on while the machine
/// sleeps, and cannot be set.
package struct BootInstant: Sendable, Hashable {
    /// Which start of the machine it counts from.
    package var boot: String
    /// Seconds since then.
    package var seconds: Double

    /// Now.
    package static var now: BootInstant {
        var time = timespec()
        #if os(Linux)
        clock_gettime(CLOCK_BOOTTIME, &time)
        #else
        // On Darwin this one goes on during sleep.
        clock_gettime(CLOCK_MONOTONIC, &time)
        #endif
        return BootInstant(
            boot: currentBoot, seconds: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9)
    }

    /// The instant `seconds` later.
    package func adding(_ seconds: Double) -> BootInstant {
        BootInstant(boot: boot, seconds: self.seconds + seconds)
    }

    /// The seconds until then; 0 if it has passed. An instant before a restart of the machine has.
    package var secondsLeft: Double {
        let now = BootInstant.now
        return boot == now.boot ? max(seconds - now.seconds, 0) : 0
    }

    /// The system's name for this start of the machine; empty if it has none.
    private static let currentBoot: String = {
        #if os(Linux)
        let bytes = (try? FileStore.read("/proc/sys/kernel/random/boot_id")) ?? []
        #else
        var size = 64
        var bytes = [UInt8](repeating: 0, count: size)
        if sysctlbyname("kern.bootsessionuuid", &bytes, &size, nil, 0) != 0 { bytes = [] }
        #endif
        return String(decoding: bytes, as: UTF8.self).filter { $0.isHexDigit || $0 == "-" }
    }()
}
