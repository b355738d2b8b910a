// The one place of this module that asks the system what time it is, for ledgers whose clock is live.
public import Checkout
import Glibc

/// The system's time.
public enum SystemTime {
    /// Now, to the millisecond.
    @Sendable public static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
