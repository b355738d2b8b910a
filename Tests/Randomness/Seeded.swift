// Randomness for tests, which comes again with its seed.
import Foundation

/// A generator of random numbers that repeats itself from its seed (SplitMix64), so that a failed property can be replayed.
package struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    /// The numbers of a seed.
    package init(_ seed: UInt64) { state = seed }

    /// The seed of a property in this run: a new one each time, or that of `ALMONER_TEST_SEED` to replay a failure.
    package static func newSeed() -> UInt64 {
        let given = ProcessInfo.processInfo.environment["ALMONER_TEST_SEED"].flatMap { UInt64($0) }
        return given ?? .random(in: .min ... .max)
    }

    /// The next number.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
