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
        guard let gym = shelf.first(where: { $0.product.sku == "GYM-1M" })?.product.id else {
            throw CheckoutError.notFound(kind: Product.kind, id: "GYM-1M")
        }
        let monthly = try await engine.addPrice(
            product: gym, unitAmount: Money(minorUnits: 4_500), recurrence: Recurrence(.monthly))
        var teller = DemoTeller(engine: engine, shelf: shelf, monthly: monthly.price.id, year: end.date.year)
        var market: DemoMarket?
        for (moment, scene) in scenes {
            _ = try await engine.freeze(at: moment)
            switch scene {
            case .person(let person, let beats):
                for beat in beats { try await teller.perform(beat, person) }
            case .opening: market = try await DemoMarket(engine: engine, end: end)
            case .visit(let visit, let deed): try await market?.perform(deed, of: visit)
            }
        }
        _ = try await engine.freeze(at: end)
    }

    /// What happens at one moment.
    private enum Scene {
        case person(DemoPerson, [DemoBeat])
        /// The marketplace opens.
        case opening
        case visit(DemoVisit, DemoVisit.Deed)
    }

    /// Everything that people do, the earliest first.
    private var scenes: [(Instant, Scene)] {
        let people = DemoCast.people.flatMap { person in
            person.scenes.map { (max(beginning, end - $0.ago), Scene.person(person, $0.beats)) }
        }
        let visits = DemoVisit.all.flatMap { visit in
            visit.steps.map { (DemoMarket.moment(of: $0, before: end), Scene.visit(visit, $0.deed)) }
        }
        let all = people + [(end - .days(40), Scene.opening)] + visits
        return all.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element)
    }
}
