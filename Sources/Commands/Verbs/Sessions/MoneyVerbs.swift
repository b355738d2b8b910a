// almoner capture, void, refund, cancel: what is done with a session's money afterwards.

import ArgumentParser
import Checkout

/// Takes held money.
struct CaptureVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "capture", abstract: "Take the money that a session holds.",
        discussion: "What is not taken goes back.\n\nExample: almoner capture fcs_01K9Z3QH8YV2M4T6W8R0S2N4P6")
    static let use = LedgerUse.changes

    @Argument(help: "The session.", transform: identifier)
    var session: ID<CheckoutSession>

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How much, in cents; otherwise all of it.", valueName: "cents"))
    var amount: Int?

    @OptionGroup var options: CommonOptions

    func validate() throws { try check(amount: amount) }

    func perform(_ context: CommandContext) async throws -> Answer {
        let captured = try await context.engine.capture(session, amount: amount.map(Money.init(minorUnits:)))
        return try await context.answer(session: captured.id)
    }
}

/// Gives held money back.
struct VoidVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "void", abstract: "Give back the money that a session holds.",
        discussion: "Example: almoner void fcs_01K9Z3QH8YV2M4T6W8R0S2N4P6")
    static let use = LedgerUse.changes

    @Argument(help: "The session.", transform: identifier)
    var session: ID<CheckoutSession>

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.answer(session: try await context.engine.void(session).id)
    }
}

/// Gives taken money back.
struct RefundVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "refund", abstract: "Give taken money back to the cards it came from.",
        discussion: "Example: almoner refund fcs_01K9Z3QH8YV2M4T6W8R0S2N4P6 --amount 1500")
    static let use = LedgerUse.changes

    @Argument(help: "The session.", transform: identifier)
    var session: ID<CheckoutSession>

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How much, in cents; otherwise all that is left.", valueName: "cents"))
    var amount: Int?

    @OptionGroup var options: CommonOptions

    func validate() throws { try check(amount: amount) }

    func perform(_ context: CommandContext) async throws -> Answer {
        let refunded = try await context.engine.refund(session, amount: amount.map(Money.init(minorUnits:)))
        return try await context.answer(session: refunded.id)
    }
}

/// Gives an unpaid session up.
struct CancelVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Give an unpaid session up.",
        discussion: "Example: almoner cancel fcs_01K9Z3QH8YV2M4T6W8R0S2N4P6")
    static let use = LedgerUse.changes

    @Argument(help: "The session.", transform: identifier)
    var session: ID<CheckoutSession>

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.answer(session: try await context.engine.cancel(session).id)
    }
}

/// Refuses what is no sum before it is compared with what is held or was taken.
private func check(amount: Int?) throws {
    if let amount, amount < 1 { throw ValidationError("--amount \(amount) is not above 0; give it in cents.") }
}
