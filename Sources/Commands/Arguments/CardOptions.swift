// A card as typed. Its number is never shown again, not even in an error.

import ArgumentParser
import Checkout

/// One card: number, expiry, CVC and postal code.
struct CardOptions: ParsableArguments, Sendable {
    @Option(
        name: .customLong("card"),
        help: ArgumentHelp("The card's number; - reads it from standard input, unseen.", valueName: "number"))
    var number: String?

    @Option(help: ArgumentHelp("The month printed on it.", valueName: "MM/YY"))
    var expires: String?

    @Option(help: ArgumentHelp("Its security code.", valueName: "digits"))
    var cvc: String?

    @Option(help: ArgumentHelp("The postal code of its bill.", valueName: "zip"))
    var postalCode: String?

    func validate() throws {
        if number == nil {
            let stray = [("--expires", expires), ("--cvc", cvc), ("--postal-code", postalCode)].first { $0.1 != nil }
            if let stray { throw ValidationError("\(stray.0) needs --card beside it.") }
            return
        }
        let parts = [("--expires <MM/YY>", expires), ("--cvc <digits>", cvc), ("--postal-code <zip>", postalCode)]
        if let missing = parts.first(where: { $0.1 == nil }) {
            throw ValidationError("Missing expected argument '\(missing.0)'")
        }
    }

    /// The card; nil when none was given.
    func entry(_ input: any CommandInput) async throws -> CardEntry? {
        guard let number, let expires, let cvc, let postalCode else { return nil }
        return try CardEntry(
            number: try await typedNumber(number, input), expiry: expires, cvc: cvc, postalCode: postalCode)
    }
}

/// The other card of a split cart; what is not given is as on the first.
struct SecondCardOptions: ParsableArguments, Sendable {
    @Option(
        name: .customLong("second-card"),
        help: ArgumentHelp("The ordinary card for what health money may not pay.", valueName: "number"))
    var number: String?

    @Option(help: ArgumentHelp("Its month; otherwise the first card's.", valueName: "MM/YY"))
    var secondExpires: String?

    @Option(help: ArgumentHelp("Its security code; otherwise the first card's.", valueName: "digits"))
    var secondCvc: String?

    @Option(help: ArgumentHelp("Its postal code; otherwise the first card's.", valueName: "zip"))
    var secondPostalCode: String?

    func validate() throws {
        guard number == nil else { return }
        let strays = [
            ("--second-expires", secondExpires), ("--second-cvc", secondCvc),
            ("--second-postal-code", secondPostalCode),
        ]
        if let stray = strays.first(where: { $0.1 != nil }) {
            throw ValidationError("\(stray.0) needs --second-card beside it.")
        }
    }

    /// The card; nil when none was given.
    func entry(besides first: CardOptions, _ input: any CommandInput) async throws -> CardEntry? {
        guard let number else { return nil }
        return try CardEntry(
            number: try await typedNumber(number, input), expiry: secondExpires ?? first.expires ?? "",
            cvc: secondCvc ?? first.cvc ?? "", postalCode: secondPostalCode ?? first.postalCode ?? "")
    }
}

/// The number, or the line of standard input that `-` stands for.
private func typedNumber(_ text: String, _ input: any CommandInput) async throws -> String {
    guard text == "-" else { return text }
    guard let line = await input.ask("Card number: ", hidden: true) else {
        throw ValidationError("There is no card number on standard input.")
    }
    return line
}
