// Timelines as lines that a test can compare.
import Testing
import TransactionProcess

/// A moment so many hours and minutes after the beginning of the story.
func moment(_ hours: Int64, _ minutes: Int64 = 0) -> Moment {
    Moment(milliseconds: hours * 3_600_000 + minutes * 60_000)
}

/// A length of time that the test writes right.
func span(_ text: String) -> Timespan { Timespan(text) ?? Timespan() }

/// A booking from one hour to another.
func hours(_ start: Int64, _ end: Int64) -> BookingTimes { BookingTimes(start: moment(start), end: moment(end)) }

extension ProcessDefinition {
    /// A step of a party, by the transition's name.
    func step(_ name: String, after delay: String = "PT0S") throws -> ActorStep {
        ActorStep(try #require(transition(TransitionName(name))), after: span(delay))
    }
}

extension ProcessTimeline {
    /// The rows as lines: `24:05 charge → paid`, hours and minutes counted from the beginning.
    var lines: [String] {
        rows.map { "\($0.at.clock) \($0.event.line)" + $0.warnings.map { " ! \($0.line)" }.joined() }
    }
}

extension Moment {
    fileprivate var clock: String {
        let minutes = milliseconds / 60_000
        return "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
    }
}

extension ProcessTimeline.Event {
    fileprivate var line: String {
        switch self {
        case .moves(let transition, let planned):
            "\(transition.name.short) → \(transition.to.short)" + (planned.map { " (past \($0.clock))" } ?? "")
        case .fails(let transition, .lapsed(let since)):
            "\(transition.name.short) fails: hold of \(since.clock) has lapsed"
        case .fails(let transition, let reason): "\(transition.name.short) fails: \(reason)"
        case .mails(let mail): "mail \(mail.name.short) to \(mail.to)"
        case .cancels(let transition, let due): "no \(transition.name.short), due \(due.clock)"
        case .cancelsMail(let mail, let due): "no mail \(mail.name.short), due \(due.clock)"
        case .misses(let step, let due): "too late for \(step.transition.name.short), due \(due.clock)"
        case .never(let transition, let reason): "never \(transition.name.short): \(reason.line)"
        case .neverMailed(let mail, let reason): "never mail \(mail.name.short): \(reason.line)"
        case .expires(.hold(let since)): "hold of \(since.clock) lapses"
        case .expires(.payout(let since)): "payment of \(since.clock) too old for a payout"
        case .rests(let ways): (["end"] + ways.map(\.name.short)).joined(separator: " ")
        case .loops: "loop"
        case .goesOn: "and so on"
        }
    }
}

extension ProcessTimeline.NeverReason {
    fileprivate var line: String {
        switch self {
        case .afterFailure(let transition): "after \(transition.short)"
        case .past: "past"
        case .noTime: "no time"
        }
    }
}

extension ProcessTimeline.Warning {
    fileprivate var line: String {
        switch self {
        case .afterPayout(let since): "payment of \(since.clock) is too old"
        case .holding(let what): "holds \(what)"
        }
    }
}
