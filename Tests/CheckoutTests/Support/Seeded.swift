/// A generator of random numbers that repeats itself from its seed, so that a failed property can be replayed.
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
}

/// The seed of this run's properties: a new one each time, or the one given to replay a failure.
func propertySeed() -> UInt64 {
    if let text = environment("ALMONER_TEST_SEED"), let seed = UInt64(text) { return seed }
    return UInt64.random(in: .min ... .max)
}
