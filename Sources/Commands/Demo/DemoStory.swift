// Tells the demo's story: everybody's scenes in the order of time, through the engine, while the clock moves.

public import Checkout

/// The story of `almoner demo`, up to a moment. The same moment tells the same story.
///
/// ```swift
/// let story = DemoStory(at: moment)
/// try await story.tell(on: ledger, network: CardSimulator(journal: nil))
/// ```
public struct DemoStory: Sendable {
    /// The number from which the demo's identifiers derive.
    public static let seed: UInt64 = 20_251_120

    /// The demo's now, once the story is told.
    private let end: Instant

    /// The story up to this moment.
    public init(at end: Instant) {
        self.end = end
    }

    /// Where the clock of an empty ledger has to stand, frozen, for the story to be told.
    public var beginning: Instant { end - .days(430) }

    /// Tells the story; the clock stands at the end of it then.
    /// - Throws: `CheckoutError`.
    public func tell(on ledger: any Ledger, network: any CardNetwork) async throws {
        let (beginning, end) = (beginning, end)
        let engine = CheckoutEngine(
            ledger: ledger, network: network, systemTime: { end }, actor: Actor(.operator, name: "demo"))
        let shelf = try await ledger.write { try Shelf.write(to: $0, at: beginning) }
        var teller = DemoTeller(engine: engine, shelf: shelf, year: end.date.year)
        for (moment, person, beats) in scenes {
            _ = try await engine.freeze(at: moment)
            for beat in beats { try await teller.perform(beat, person) }
        }
        _ = try await engine.freeze(at: end)
    }

    /// Everybody's scenes, the earliest first.
    private var scenes: [(Instant, DemoPerson, [DemoBeat])] {
        let all = DemoCast.people.flatMap { person in
            person.scenes.map { (max(beginning, end - $0.ago), person, $0.beats) }
        }
        return all.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element)
    }
}
