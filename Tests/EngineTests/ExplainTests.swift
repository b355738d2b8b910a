import CardSimulator
import Checkout
import Foundation
import Testing

@Suite("Explaining and charging never disagree")
struct ExplainTests {
    @Test("over random customers, cards, letters, tokens and moments")
    func agreement() async throws {
        let given = ProcessInfo.processInfo.environment["ALMONER_TEST_SEED"].flatMap { UInt64($0) }
        let seed = given ?? UInt64.random(in: .min ... .max)
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
                let name = standing.visitType.map { names[$0] ?? "gym" } ?? "bandage"
                let method = try #require(overview.paymentMethods.first { $0.id == card })
                await expect(standing.refusal?.error.code, seed) { try await shop.charge(customer, method, name) }
            }
        }
        for (token, _) in tokens {
            let explained = try await shop.engine.overview(of: token).refusal
            do {
                _ = try await shop.charge(token)
                #expect(explained == nil, "seed \(seed)")
            } catch let error as CheckoutError {
                #expect(explained != nil, "seed \(seed): charged \(error)")
            }
        }
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
