// A customer who has been at a checkout, as commands make one.
import Foundation
import Programs

/// Zoë after her first checkout: she answered the gym's survey, was approved, and paid.
struct ReturningCustomer {
    let customer: String
    let token: String
    /// The identifier of the card that she paid with.
    let card: String

    /// Takes Zoë through a checkout of a gym membership.
    /// - Parameter options: What the checkout is asked for besides.
    init(
        on scratch: Scratch, card number: String,
        options: [String] = ["--tokenize", "--setup-future-use", "off_session"]
    ) throws {
        let ledger = scratch.ledger
        let session = try Almoner.document(
            ["checkout", "--price", try scratch.price(of: "Gym membership, monthly"), "--email", "zoe@example.com"]
                + options, ledger: ledger)
        let identifier = session["checkout_session_id"].text
        let answers = try Almoner.run(["survey", "gym", "--sample", "approved"], ledger: ledger).output
        try Almoner.document(["consult", "--session", identifier, "--answers", "-"], ledger: ledger, input: answers)
        let paid = try Almoner.document(
            ["pay", identifier, "--card", number, "--expires", "12/28", "--cvc", "123", "--postal-code", "90210"],
            ledger: ledger)
        customer = session["customer"].text
        token = session["payment_token"].text
        card = paid["payment_intents"].elements.first?["payment_method"].text ?? ""
    }
}
