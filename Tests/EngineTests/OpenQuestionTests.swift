import CardSimulator
import Checkout
import Testing

/// What was written down to ask the card network is asked until its answer is written, by the process that wrote it down
/// and without another one.
@Suite("A question that is written down")
struct OpenQuestionTests {
    /// Something that a shop does, which asks the network more than once.
    enum Deed: CaseIterable, Sendable {
        /// A cart on two cards.
        case splitCart
        /// A letter for which two sessions wait.
        case letterOfTwo
        /// A charge, as a review of somebody else's falls due.
        case dueMeanwhile
        /// Three renewals of two subscriptions.
        case renewals

        /// Brings a shop to where it is done.
        /// - Returns: the deed, for an engine on that shop.
        func prepare(_ shop: Shop) async throws -> @Sendable (CheckoutEngine) async throws -> Void {
            let ana = try await shop.customer()
            switch self {
            case .splitCart:
                let session = try await shop.engine.createCheckout(
                    NewCheckout(customer: .known(ana.id), items: try shop.cart("bandage", "towel")))
                return { engine in
                    _ = try await engine.pay(
                        session.id, card: try Shop.card(Shop.health), secondCard: try Shop.card(Shop.visa))
                }
            case .letterOfTwo:
                let consultation = try await held(shop, ana, sessions: 2)
                return { engine in _ = try await engine.review(consultation, .approve) }
            case .dueMeanwhile:
                let bo = try await shop.customer("bo@example.com")
                let card = try await shop.engine.saveCard(try Shop.card(Shop.visa), for: bo.id)
                let items = try shop.cart("bandage")
                _ = try await shop.engine.changeSettings(reviewAfter: .hours(2))
                _ = try await held(shop, ana, sessions: 1)
                _ = try await shop.engine.goLive()
                return { engine in
                    _ = try await engine.charge(
                        OffSessionCharge(customer: bo.id, paymentMethod: card.id, items: items))
                }
            case .renewals:
                let price = try await shop.recurring(Shop.supplies)
                for _ in 0..<2 { _ = try await shop.subscribed(ana, to: [price]) }
                return { engine in _ = try await engine.advance(by: .days(95)) }
            }
        }

        /// Sessions that wait, their money held, for one letter.
        private func held(_ shop: Shop, _ ana: Customer, sessions: Int) async throws -> ID<Consultation> {
            let signed = try await shop.consult(.customer(ana.id, .gym), .inReview)
            for _ in 0..<sessions {
                let session = try await shop.engine.createCheckout(
                    NewCheckout(customer: .known(ana.id), items: try shop.cart("gym")))
                let paid = try await shop.engine.pay(session.id, card: try Shop.card(Shop.visa))
                #expect(paid.status == .inReview)
            }
            return signed.consultation.id
        }
    }

    /// Nobody waits for the network any more.
    private func isSettled(_ shop: Shop) async throws -> Bool {
        try await shop.engine.read { reader, _ in
            let sessions = try reader.sessions(of: nil, from: .first, limit: 100).rows.map(\.row.session)
            let payments = try reader.payments(ofEach: sessions.map(\.id)).flatMap(\.self)
            return sessions.allSatisfy { $0.aim == nil } && payments.allSatisfy { $0.pending == nil }
        }
    }

    @Test(
        "is asked again by the next step, whichever call to the ledger fails and whenever the network is silent",
        arguments: Deed.allCases)
    func faults(deed: Deed) async throws {
        for silence in 0...5 {
            var call = 0
            var isOver = false
            while !isOver {
                call += 1
                let shop = try await Shop()
                let act = try await deed.prepare(shop)
                let ledger = MeddledLedger(shop.ledger)
                let engine = shop.engine(
                    on: ledger, network: FlakyNetwork(shop.network, silentAt: [silence]),
                    systemTime: { Shop.opening + .hours(3) })
                ledger.fail(at: call)
                try? await act(engine)
                try? await engine.resumeInterrupted()
                isOver = ledger.isArmed
                ledger.disarm()
                try await engine.resumeInterrupted()
                #expect(try await isSettled(shop), "call \(call) fails, the network is silent to question \(silence)")
            }
        }
    }

    @Test("is asked again where the network was silent to another of the same step")
    func besideSilence() async throws {
        let shop = try await Shop()
        let act = try await Deed.letterOfTwo.prepare(shop)
        let engine = shop.engine(network: FlakyNetwork(shop.network, silentAt: [1]))
        #expect(try await shop.refusal { try await act(engine) }.code == "card_network_unreachable")
        try await engine.resumeInterrupted()
        let sessions = try await shop.engine.read { reader, _ in
            try reader.sessions(of: nil, from: .first, limit: 10).rows.map(\.row.session.status)
        }
        #expect(sessions == [.complete, .complete])
    }

    @Test("is asked where somebody helped to answer the one before, and went away")
    func helperGone() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let signed = try await shop.consult(.customer(ana.id, .gym), .inReview)
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("gym", "towel")))
        _ = try await shop.engine.pay(
            session.id, card: try Shop.card(Shop.health), secondCard: try Shop.card(Shop.visa))
        let slow = SlowNetwork(shop.network)
        let first = Task { try await shop.engine(network: slow).review(signed.consultation.id, .approve) }
        await slow.waitUntilAsked()
        let ledger = MeddledLedger(shop.ledger)
        let (starts, start) = AsyncStream.makeStream(of: Void.self)
        let helper = Task {
            for await _ in starts { break }
            return try await shop.engine(on: ledger).void(session.id)
        }
        // The first writing finds the session busy; the second writes the answer and the next question.
        ledger.before(2, .write) { helper.cancel() }
        start.yield()
        _ = await helper.result
        await slow.answer()
        _ = await first.result
        #expect(!ledger.isArmed)
        #expect(try await isSettled(shop))
    }
}
