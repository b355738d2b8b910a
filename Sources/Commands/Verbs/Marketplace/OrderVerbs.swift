// almoner order give|off|on: what an operator wants done whenever transactions stay somewhere too long.

import ArgumentParser
import Checkout
import TransactionProcess

/// What is done to standing orders.
struct OrderVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "order", abstract: "Give standing orders for transactions, or switch them off and on.",
        subcommands: [OrderGiveVerb.self, OrderOffVerb.self, OrderOnVerb.self])
}

/// Gives a standing order.
struct OrderGiveVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "give", abstract: "Have a transition taken for the operator after some time in a state.",
        discussion: """
            Nothing runs by itself in a state after its automatic transition failed; a standing order does. It holds for \
            the transactions that stand there already, too.

            Example: almoner order give --process sauna-visit --state charge-due --after P2D \
            --transition give-up-charging
            """)
    static let use = LedgerUse.changes

    @Option(help: ArgumentHelp("The process, by its name; all of its versions.", valueName: "name"))
    var process: String

    @Option(help: ArgumentHelp("In which state.", valueName: "state"), transform: Commands.stateName)
    var state: StateName

    @Option(help: ArgumentHelp("How long after it was entered.", valueName: "period"), transform: Commands.period)
    var after: Period

    @Option(
        help: ArgumentHelp("The operator's transition that is taken then.", valueName: "name"),
        transform: Commands.transitionName)
    var transition: TransitionName

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let new = NewStandingOrder(process: process, state: state, after: after, transition: transition)
        return try await context.answer(order: try await context.engine.order(new).id)
    }
}

/// Switches a standing order off.
struct OrderOffVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "off", abstract: "Carry a standing order out no more.",
        discussion: "Example: almoner order off 9f2c61d4-0b7e-7c52-8a31-6d1f0e9b4c11")
    static let use = LedgerUse.changes

    @Argument(help: "The standing order.", transform: identifier)
    var order: ID<StandingOrder>

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.answer(order: try await context.engine.switch(order, on: false).id)
    }
}

/// Switches a standing order on.
struct OrderOnVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "on", abstract: "Carry a standing order out again.",
        discussion: "Example: almoner order on 9f2c61d4-0b7e-7c52-8a31-6d1f0e9b4c11")
    static let use = LedgerUse.changes

    @Argument(help: "The standing order.", transform: identifier)
    var order: ID<StandingOrder>

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.answer(order: try await context.engine.switch(order, on: true).id)
    }
}
