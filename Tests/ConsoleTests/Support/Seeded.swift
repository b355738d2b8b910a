// Random numbers that repeat themselves from a seed, so that a failed property can be replayed.
import Foundation

struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// The seed of this run: a new one each time, or the one given to replay a failure.
    static func ofThisRun() -> UInt64 {
        ProcessInfo.processInfo.environment["ALMONER_TEST_SEED"].flatMap(UInt64.init) ?? .random(in: .min ... .max)
    }
}
