// almoner clock show|freeze|advance|live.

import ArgumentParser
import Checkout
import OrderedJSON

/// What is done to the ledger's clock.
struct ClockVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock", abstract: "Show, freeze or move the ledger's clock.",
        subcommands: [ClockShowVerb.self, ClockFreezeVerb.self, ClockAdvanceVerb.self, ClockLiveVerb.self])
}

/// Shows the clock.
struct ClockShowVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the ledger's now and what falls due next.",
        discussion: "Example: almoner clock show")
    static let use = LedgerUse.reads

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer { try await context.clockAnswer() }
}

/// Freezes the clock.
struct ClockFreezeVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "freeze", abstract: "Stop the clock at a moment; what falls due on the way is performed.",
        discussion: "A clock only moves forward.\n\nExample: almoner clock freeze 2027-06-09T10:05:00Z")
    static let use = LedgerUse.creates

    @Argument(help: "The moment; otherwise now.", transform: instant)
    var moment: Instant?

    @OptionGroup var mailbox: MailboxOptions
    @OptionGroup var options: CommonOptions

    var creation: LedgerCreation { LedgerCreation(frozenAt: moment) }

    func perform(_ context: CommandContext) async throws -> Answer {
        let (input, engine, moment) = (context.input, context.engine, moment)
        return try await mailbox.posting(context) {
            try await context.moved { try await engine.freeze(at: moment) { input.show($0) } }
        }
    }
}

/// Moves a frozen clock.
struct ClockAdvanceVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "advance", abstract: "Move a frozen clock forward; what falls due on the way is performed.",
        discussion: "Example: almoner clock advance P1Y")
    static let use = LedgerUse.changes

    @Argument(help: "How far, such as P1Y, P30D or PT90M.", transform: Commands.period)
    var period: Period

    @OptionGroup var mailbox: MailboxOptions
    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let (input, engine, period) = (context.input, context.engine, period)
        return try await mailbox.posting(context) {
            try await context.moved { try await engine.advance(by: period) { input.show($0) } }
        }
    }
}

/// Lets the clock follow the system's time.
struct ClockLiveVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "live", abstract: "Let the clock follow the system's time again.",
        discussion: "Refused while the frozen moment lies ahead of it.\n\nExample: almoner clock live")
    static let use = LedgerUse.changes

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        _ = try await context.engine.goLive()
        return try await context.clockAnswer()
    }
}

extension CommandContext {
    /// Moves the clock as far as whoever waits for it lets it, and says where it stands then.
    /// - Throws: `CommandRefusal` where it was stopped on its way.
    fileprivate func moved(_ move: @escaping @Sendable () async throws -> ClockProgress) async throws -> Answer {
        defer { input.progress(nil) }
        var end: ClockProgress?
        do { end = try await input.stoppable(move) } catch CheckoutError.ledger(.brokenOff) {}
        if let end, end.now >= end.target { return try await clockAnswer(performed: end.performed) }
        throw CommandRefusal(
            code: "interrupted",
            message:
                "Stopped at \(try await engine.clock().now); what fell due up to then is done, and moving the clock "
                + "on ends the same as if it had not been stopped.")
    }

    /// The clock as it stands.
    fileprivate func clockAnswer(performed: Int? = nil) async throws -> Answer {
        let (clock, now, next) = try await engine.clock()
        let json: JSON = [
            "clock": clock.isFrozen ? "frozen" : "live", "now": .instant(now),
            "next_due": next.map { ["at": .instant($0.at), "what": .string($0.words)] } ?? .null,
            "performed": performed.map { .int($0) } ?? .null,
        ]
        var lines = ["\(now)  \(clock.isFrozen ? "frozen" : "live")"]
        if let performed, performed > 0 { lines.append("\(counted(performed, "thing")) fell due on the way") }
        lines.append(next.map { "next due \($0.at.words(from: now)): \($0.words)" } ?? "nothing is due")
        return Answer(json, lines: lines)
    }
}

extension CommandInput {
    /// How far a moving clock has come.
    fileprivate func show(_ progress: ClockProgress) {
        self.progress("\(progress.now) of \(progress.target), \(counted(progress.performed, "thing")) performed")
    }
}
