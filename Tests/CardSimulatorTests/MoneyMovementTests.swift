// Holds, captures, voids and refunds: what may follow on what.

import CardSimulator
import Checkout
import Testing

@Suite("Money that is held or taken")
struct MoneyMovementTests {
    private let till = Till()

    @Test("A hold is captured once, in whole or in part, and never beyond what is held")
    func capture() async throws {
        let card = try await till.keep("4242424242424242")
        let hold = try await till.approved(.hold, card, 5_000)
        #expect(try await till.ask(.capture, card, 5_001, continuing: hold).word == "amount_too_large")
        #expect(try await till.ask(.capture, card, 0, continuing: hold).word == "amount_too_small")
        #expect(
            try await till.ask(.capture, card, 1, continuing: hold) == .approved(reference: hold, holdExpiresAt: nil))
        #expect(try await till.ask(.capture, card, 1, continuing: hold).word == "charge_already_captured")
        #expect(try await till.ask(.void, card, 0, continuing: hold).word == "charge_already_captured")
    }

    @Test("A hold is given back once, and then neither captured nor refunded")
    func void() async throws {
        let card = try await till.keep("4242424242424242")
        let hold = try await till.approved(.hold, card)
        #expect(try await till.ask(.refund, card, 100, continuing: hold).word == "charge_not_refundable")
        #expect(try await till.ask(.void, card, 0, continuing: hold).word == "paid")
        for operation in [PaymentOperation.void, .capture] {
            #expect(try await till.ask(operation, card, continuing: hold).word == "payment_intent_unexpected_state")
        }
        #expect(try await till.ask(.refund, card, 100, continuing: hold).word == "charge_not_refundable")
    }

    @Test("Refunds add up to what was taken, whether charged or captured, and no further")
    func refund() async throws {
        let card = try await till.keep("4242424242424242")
        let hold = try await till.approved(.hold, card, 9_000)
        _ = try await till.approved(.capture, card, 5_000, continuing: hold)
        for reference in [hold, try await till.approved(.charge, card, 5_000)] {
            #expect(try await till.ask(.refund, card, 2_000, continuing: reference).word == "paid")
            #expect(try await till.ask(.refund, card, 3_001, continuing: reference).word == "amount_too_large")
            #expect(try await till.ask(.refund, card, 0, continuing: reference).word == "amount_too_small")
            #expect(try await till.ask(.refund, card, -5, continuing: reference).word == "amount_too_small")
            #expect(try await till.ask(.refund, card, 3_000, continuing: reference).word == "paid")
            #expect(try await till.ask(.refund, card, 1, continuing: reference).word == "charge_already_refunded")
        }
    }

    @Test("Nobody continues what is not there, or is on another card")
    func strangers() async throws {
        let card = try await till.keep("4242424242424242")
        let other = try await till.keep("4242424242424242")
        let hold = try await till.approved(.hold, card)
        for operation in [PaymentOperation.capture, .void, .refund] {
            for reference in [nil, "", "ch_0", "ch_2", "ch_x", "seti_1", "ch_99999999999999999999"] {
                #expect(try await till.ask(operation, card, continuing: reference).word == "resource_missing")
            }
            #expect(try await till.ask(operation, other, continuing: hold).word == "resource_missing")
        }
        #expect(try await till.ask(.charge, "pm_nobody_1").word == "resource_missing")
    }

    @Test("A card pays from fifty cents up to eight digits of them")
    func amounts() async throws {
        let card = try await till.keep("4242424242424242")
        for operation in [PaymentOperation.hold, .charge] {
            #expect(try await till.ask(operation, card, 49).word == "amount_too_small")
            #expect(try await till.ask(operation, card, 50).word == "paid")
            #expect(try await till.ask(operation, card, 99_999_999).word == "paid")
            #expect(try await till.ask(operation, card, 100_000_000).word == "amount_too_large")
        }
    }

    @Test("A card that fails at capture holds and charges like any other")
    func captureFails() async throws {
        let card = try await till.keep("4000009909000047")
        let hold = try await till.approved(.hold, card)
        #expect(try await till.ask(.capture, card, continuing: hold).word == "card_declined/generic_decline")
        #expect(try await till.ask(.void, card, 0, continuing: hold).word == "paid")
        #expect(try await till.ask(.charge, card).word == "paid")
    }
}
