// The rows of a timeline in words.

import Checkout
import TransactionProcess

/// What stands between and before words, where more than ASCII can be shown and where not.
struct TimelineMarks: Sendable {
    let differs: String
    let dot: String
    let warning: String

    static let unicode = TimelineMarks(differs: "▸", dot: "·", warning: "⚠")
    static let ascii = TimelineMarks(differs: ">", dot: "-", warning: "!")
}

extension Instant {
    /// A moment of a process.
    init(_ moment: TransactionProcess.Moment) { self.init(milliseconds: moment.milliseconds) }
}

extension ActorStep {
    /// Who takes it: `provider`.
    var role: String { transition.role?.rawValue ?? "" }

    /// How long they wait.
    var period: Period { Period(months: Int(delay.months), milliseconds: delay.milliseconds) }
}

extension ProcessTimeline.Event {
    /// Whether the state belongs beside it: one is entered, or is not left though it should have been.
    var showsState: Bool {
        switch self {
        case .moves, .fails: true
        default: false
        }
    }

    /// What happens, in words.
    func words(_ marks: TimelineMarks) -> String {
        switch self {
        case .moves(let transition, let planned):
            let who = transition.role?.rawValue ?? "by itself"
            let late = planned.map { ", its time \(Instant($0)) being past" } ?? ""
            return "\(transition.name.short) \(marks.dot) \(who)\(late)"
        case .fails(let transition, let reason): return "\(transition.name.short) fails: \(reason.words)"
        case .mails(let mail): return "\(mail.words) to the \(mail.to.rawValue)"
        case .cancels(let transition, let due):
            return "\(transition.name.short), due \(Instant(due)), is cancelled"
        case .cancelsMail(let mail, let due): return "\(mail.words), due \(Instant(due)), is cancelled"
        case .misses(let step, let due):
            return "\(step.transition.name.short) by the \(step.role), assumed for \(Instant(due)), is too late"
        case .never(let transition, let reason): return "\(transition.name.short) \(reason.words("run by itself"))"
        case .neverMailed(let mail, let reason): return "\(mail.words) \(reason.words("go out"))"
        case .expires(.hold(let since)): return "the hold of \(Instant(since)) lapses"
        case .expires(.payout(let since)):
            return "the payment of \(Instant(since)) is 90 days old and cannot be paid out after this"
        case .rests(let ways): return "the end" + (ways.isEmpty ? "" : " of what happens by itself; \(ways.words)")
        case .loops: return "and round again at this moment, for ever: a loop"
        case .goesOn: return "and so on; \(ProcessTimeline.most) transitions are told"
        }
    }
}

extension ProcessNotification {
    fileprivate var words: String { "mail \(name.short)" }
}

extension [ProcessTransition] {
    /// Who can go on, and how: `the customer can pay; the operator can retry or give-up`.
    fileprivate var words: String {
        ActorRole.allCases.compactMap { role in
            let own = filter { $0.role == role }.map(\.name.short)
            return own.isEmpty ? nil : "the \(role.rawValue) can \(own.joined(separator: " or "))"
        }.joined(separator: "; ")
    }
}

extension ProcessTimeline.Failure {
    /// Why, in words: `insufficient_funds`.
    var words: String {
        switch self {
        case .card(let reason): reason
        case .capture(let reason): "\(reason) when capturing, and the hold is given back"
        case .missing(let what): "it needs \(what), and there is none"
        case .lapsed(let since): "the hold of \(Instant(since)) has lapsed"
        case .repeated(let what): "there is \(what) already"
        case .secondPayment: "there is a payment already"
        case .confirmedAlready: "a payment with the customer away is confirmed when it is made"
        case .pricedTooLate: "the payment is made already, and its price cannot change any more"
        case .onPurpose: "that is what :action/fail does"
        }
    }

    /// What a program tests for: `insufficient_funds`, `missing`.
    var code: String {
        switch self {
        case .card(let reason), .capture(let reason): reason
        case .missing: "missing"
        case .lapsed: "hold_expired"
        case .repeated: "repeated"
        case .secondPayment: "second_payment"
        case .confirmedAlready: "confirm_after_off_session"
        case .pricedTooLate: "priced_too_late"
        case .onPurpose: "action_fail"
        }
    }
}

extension ProcessTimeline.NeverReason {
    fileprivate func words(_ what: String) -> String {
        switch self {
        case .afterFailure(let transition): "will never \(what), because \(transition.short) failed"
        case .past: "does not \(what), because its time is past"
        case .noTime: "does not \(what): what its time counts from has not happened"
        }
    }
}

extension ProcessTimeline.Warning {
    /// What is wrong, in words.
    var words: String {
        switch self {
        case .afterPayout(let since): "too late: more than 90 days after the payment of \(Instant(since))"
        case .holding(let what): "held for as long as nobody goes on: \(what)"
        }
    }
}
