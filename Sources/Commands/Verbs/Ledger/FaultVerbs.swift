// almoner fault arm|disarm|show.

import ArgumentParser
import Checkout
import OrderedJSON

/// A fault on purpose, so that an integrator sees what their own code does then.
struct FaultVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fault", abstract: "Let the next payment session that a merchant creates fail, once.",
        subcommands: [FaultArmVerb.self, FaultDisarmVerb.self, FaultShowVerb.self])
}

/// Arms the fault.
struct FaultArmVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "arm", abstract: "Answer the next create_payment_session with ServerError.",
        discussion: """
            Nothing of that call is carried out; with --after it is carried out, and only its answer is lost. Either way \
            the same call under the same idempotency_key goes through.
            Example: almoner fault arm --after
            """)
    static let use = LedgerUse.changes

    @Flag(help: "Carry the call out, and lose its answer.")
    var after = false

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.engine.arm(after ? .after : .before).faultAnswer
    }
}

/// Takes the fault back.
struct FaultDisarmVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "disarm", abstract: "Take an armed fault back.", discussion: "Example: almoner fault disarm")
    static let use = LedgerUse.changes

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer { try await context.engine.arm(nil).faultAnswer }
}

/// Shows the fault that is armed.
struct FaultShowVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show whether a fault is armed.", discussion: "Example: almoner fault show")
    static let use = LedgerUse.reads

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.engine.settings().faultAnswer
    }
}

extension LedgerSettings {
    /// The fault that is armed.
    fileprivate var faultAnswer: Answer {
        let words =
            switch armedFault {
            case nil: "No fault is armed."
            case .before: "The next payment session fails with ServerError; nothing of it is carried out."
            case .after: "The next payment session fails with ServerError; it is carried out, and its answer is lost."
            }
        return Answer(["armed_fault": armedFault.map { .word($0) } ?? .null], lines: [words])
    }
}
