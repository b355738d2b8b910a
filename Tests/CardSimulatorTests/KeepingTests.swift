// What the network takes when a card is typed, and what it hands back to be typed again.

import CardSimulator
import Checkout
import Testing

@Suite("Typing a card")
struct KeepingTests {
    private let cards = CardSimulator(journal: nil)

    @Test(
        "Details that its owner can type again are refused with their code",
        arguments: [
            ("4242424242424241", "incorrect_number"), ("4242424242424243", "incorrect_number"),
            ("4000000000000127", "incorrect_cvc"), ("4000000000000036", "incorrect_zip"),
        ])
    func refused(_ number: String, _ code: String) async throws {
        let card = try entry(number)
        await #expect(throws: CardNetworkFailure.cardRefused(Decline(code: code))) {
            try await cards.keep(card, at: .noon)
        }
        #expect(Decline(code: code).remedy == .correctDetails)
    }

    @Test("A number that could be somebody's card is not taken")
    func unknown() async throws {
        let card = try entry("4111111111111111")
        await #expect(throws: CardNetworkFailure.unknownCard(last4: "1111")) { try await cards.keep(card, at: .noon) }
    }

    @Test("A code has four digits on American Express and three elsewhere")
    func codeLength() async throws {
        for (number, code, isTaken) in [
            ("378282246310005", "1234", true), ("378282246310005", "123", false), ("4242424242424242", "123", true),
            ("4242424242424242", "1234", false),
        ] {
            let card = try entry(number, cvc: code)
            if isTaken {
                _ = try await cards.keep(card, at: .noon)
            } else {
                await #expect(throws: CardNetworkFailure.cardRefused(Decline(code: "invalid_cvc"))) {
                    try await cards.keep(card, at: .noon)
                }
            }
        }
    }

    @Test("An expired card is refused: for its year when that is over, for its month within the year")
    func expired() async throws {
        for (expires, code) in [("12/26", "invalid_expiry_year"), ("05/27", "invalid_expiry_month")] {
            let card = try entry("4242424242424242", expires: expires)
            await #expect(throws: CardNetworkFailure.cardRefused(Decline(code: code))) {
                try await cards.keep(card, at: .noon)
            }
        }
        _ = try await cards.keep(try entry("4242424242424242", expires: "06/27"), at: .noon)
    }

    @Test("What is kept says brand, funding and account, and has a name of its own without the number")
    func kept() async throws {
        let visa = try await cards.keep(try entry("4242424242424242"), at: .noon)
        #expect(
            visa == KeptCard(reference: "pm_card_visa_1", brand: "visa", funding: "credit", account: .ordinary))
        let health = try await cards.keep(try entry("5200828282828897"), at: .noon)
        #expect(health.reference == "pm_card_mastercard_debit_mastercardFsaProductCode_2")
        #expect((health.brand, health.funding) == ("mastercard", "debit"))
        #expect(health.account == .health)
        let again = try await cards.keep(try entry("4242424242424242"), at: .noon)
        #expect(again.reference == "pm_card_visa_3")
    }
}
