import CardSimulator
import Checkout
import Randomness
import Testing

@Suite("Explaining and charging never disagree")
struct ExplainTests {
    @Test("over random customers, cards, letters, tokens and moments")
    func agreement() async throws {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        let shop = try await Shop()
        let names: [VisitType: String] = [.gym: "gym", .skincare: "cream"]
        var tokens: [(ID<PaymentToken>, Customer)] = []
        for number in 0..<12 {
            let customer = try await shop.customer("c\(number)@example.com")
            let card = Bool.random(using: &random) ? Shop.visa : Shop.health
            // Far off, or at the end of this month, which the clock will pass.
            let today = try await shop.engine.clock().now.date
            let expires = Bool.random(using: &random) ? "12/35" : "\(today.month)/\(today.year)"
            if Bool.random(using: &random) {
                _ = try await shop.engine.saveCard(try Shop.card(card, expires: expires), for: customer.id)
            }
            if Bool.random(using: &random) { tokens.append((try await shop.token(of: customer, with: card), customer)) }
            for type in [VisitType.gym, .skincare] where Bool.random(using: &random) {
                try await shop.consult(
                    .customer(customer.id, type), SurveySample.allCases.randomElement(using: &random) ?? .approved)
            }
            _ = try await shop.engine.advance(by: .days(Int.random(in: 0...60, using: &random)))

            let overview = try await shop.engine.overview(of: customer.id)
            for standing in overview.standings {
                guard let card = overview.customer.defaultPaymentMethod else {
                    #expect(!standing.isChargeable, "seed \(seed)")
                    continue
                }
                let plain = standing.eligibility == .notEligible ? "towel" : "bandage"
                let name = standing.visitType.map { names[$0] ?? "gym" } ?? plain
                let method = try #require(overview.paymentMethods.first { $0.id == card })
                await expect(standing.refusal?.error.code, seed) { try await shop.charge(customer, method, name) }
            }
        }
        for (token, _) in tokens {
            // The first charge may leave an update behind, which the second is refused for.
            for _ in 0..<2 {
                let overview = try await shop.engine.overview(of: token)
                let isChargeable = overview.standings.allSatisfy(\.isChargeable)
                #expect(isChargeable == (overview.refusal == nil), "seed \(seed)")
                do {
                    _ = try await shop.charge(token)
                    #expect(isChargeable, "seed \(seed)")
                } catch let error as CheckoutError {
                    #expect(!isChargeable || error.decline != nil, "seed \(seed): charged \(error)")
                }
            }
        }
    }

    @Test("while a token's update is pending nothing of it is chargeable, for that very reason")
    func pending() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer(), with: TokenTests.saved("insufficient_funds"))
        #expect(try await shop.engine.overview(of: token).standings.map(\.isChargeable) == [true])
        _ = try await shop.refusal { try await shop.charge(token) }
        let overview = try await shop.engine.overview(of: token)
        let pending = CheckoutError.tokenUpdatePending(id: token.description, action: .updatePaymentMethod)
        #expect(overview.refusal == pending)
        #expect(overview.standings.map(\.refusal?.error) == [pending])
        #expect(overview.standings.map(\.change) == [nil], "no letter's end matters before the repair")
    }

    @Test("what is eligible without a letter stands apart from what is not eligible, which no charge takes")
    func notEligible() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana, buys: "gym", with: Shop.health)
        let standings = try await shop.engine.overview(of: ana.id).standings
        let eligible = try #require(standings.first { $0.eligibility == .eligible })
        let other = try #require(standings.first { $0.eligibility == .notEligible })
        #expect(eligible.isChargeable && !other.isChargeable)
        #expect(other.remedy == "a checkout, where an ordinary card pays for it")
        let split = Standing.Facts(
            cards: [card], letter: nil, reviewDueAt: nil, rule: .splitOntoOrdinaryCard, now: Shop.opening)
        #expect(Standing(of: .notEligible, split).reason == "There is no ordinary card.")
        #expect(try await shop.refusal { try await shop.charge(ana, card, "towel") }.code == other.refusal?.error.code)
    }

    private func expect(_ code: String?, _ seed: UInt64, _ charge: () async throws -> CheckoutSession) async {
        do {
            _ = try await charge()
            #expect(code == nil, "seed \(seed)")
        } catch let error as CheckoutError {
            #expect(error.code == code, "seed \(seed)")
        } catch {
            Issue.record(error)
        }
    }
}
