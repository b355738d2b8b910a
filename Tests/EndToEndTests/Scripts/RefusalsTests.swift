// What a script reads of a charge that was refused.
import Foundation
import Programs
import Testing

@Suite("A refused charge", .onOwnThreads) struct RefusalsTests {
    @Test("names the products and visit types that lack a letter, and only those")
    func letters() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let zoë = try ReturningCustomer(on: scratch, card: "4242424242424242")
        let cart = try ["Gym membership, monthly", "Skin treatment kit", "Bandages, box of fifty"].flatMap {
            ["--price", try scratch.price(of: $0)]
        }
        let refusal = try Almoner.refusal(
            ["charge", "--customer", zoë.customer, "--payment-method", zoë.card] + cart, ledger: scratch.ledger)
        #expect(refusal["code"].text == "letter_of_medical_necessity_required")
        #expect(refusal["visit_types"].texts == ["skincare"])
        #expect(refusal["products"].elements.count == 1)
        #expect(refusal["message"].text.contains("Skin treatment kit"))
        #expect(!refusal["message"].text.contains("Gym membership"))
        #expect(try Almoner.document(["list", "sessions"], ledger: scratch.ledger).elements.count == 1)
    }

    @Test("of a card that was never verified says so")
    func notVerified() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let zoë = try ReturningCustomer(on: scratch, card: "4242424242424242", options: [])
        let refusal = try Almoner.refusal(
            ["charge", "--customer", zoë.customer, "--payment-method", zoë.card]
                + ["--price", try scratch.price(of: "Bandages, box of fifty")], ledger: scratch.ledger)
        #expect(refusal["code"].text == "payment_method_not_off_session")
    }

    @Test("of a token names what it waits for, also while it waits already, and replays with its key")
    func nextAction() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let zoë = try ReturningCustomer(on: scratch, card: "4000009900000012")
        let charge = ["charge", "--token", zoë.token, "--price", try scratch.price(of: "Gym membership, monthly")]
        let first = try Almoner.refusal(charge + ["--idempotency-key", "one"], ledger: scratch.ledger)
        #expect(first["next_action"].text == "UpdatePaymentMethod")
        #expect(first["decline_code"].text == "insufficient_funds")
        let waiting = try Almoner.refusal(charge + ["--idempotency-key", "two"], ledger: scratch.ledger)
        #expect(waiting["code"].text == "PendingPaymentTokenUpdate")
        #expect(waiting["next_action"].text == "UpdatePaymentMethod")
        let replayed = try Almoner.refusal(charge + ["--idempotency-key", "one"], ledger: scratch.ledger)
        #expect(replayed["payment_session_id"].text == first["payment_session_id"].text)
    }

    @Test("never prints the card's number, nor keeps it in any file")
    func secrecy() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let number = "4000000000000002"
        let session = try Almoner.document(
            ["checkout", "--price", try scratch.price(of: "Thermometer"), "--email", "zoe@example.com"],
            ledger: scratch.ledger)
        let result = try Almoner.run(
            ["pay", session["checkout_session_id"].text, "--card", "-", "--expires", "12/28", "--cvc", "987"]
                + ["--postal-code", "90210", "--json"], ledger: scratch.ledger, input: number + "\n")
        #expect(result.status == 1)
        #expect(try Document(result.output)["error"]["decline_code"].text == "generic_decline")
        #expect(!(result.output + result.error).contains(number))
        for file in try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) {
            let bytes = try Data(contentsOf: scratch.folder.appending(path: file))
            #expect(bytes.range(of: Data(number.utf8)) == nil, "\(file) holds the card's number.")
        }
    }
}
