// The rows of a timeline as a document.

import Checkout
import OrderedJSON
import TransactionProcess

extension ProcessTimeline.Row {
    /// A row; `differs` where another story has no such row.
    func json(differs: Bool) -> JSON {
        let parts = event.parts
        return [
            "at": .instant(Instant(at)), "event": .string(parts.kind),
            "transition": .optional(parts.transition?.name.text),
            "by": .optional(parts.transition.map { $0.role?.rawValue ?? "system" }),
            "from": .optional(parts.transition?.from?.text), "to": .optional(parts.transition?.to.text),
            "notification": .optional(parts.mail?.name.text), "recipient": .optional(parts.mail?.to.rawValue),
            "due_at": .instant(parts.due.map { Instant($0) }), "reason": .optional(parts.reason),
            "state": .optional(state?.text), "warnings": .strings(warnings.map(\.words)), "differs": .bool(differs),
            "text": .string(event.words(.unicode)),
        ]
    }
}

extension ProcessTimeline.Event {
    /// What there is to an event of any kind.
    fileprivate struct Parts {
        var kind: String
        var transition: ProcessTransition?
        var mail: ProcessNotification?
        var due: TransactionProcess.Moment?
        var reason: String?
    }

    fileprivate var parts: Parts {
        switch self {
        case .moves(let transition, let planned): Parts(kind: "transition", transition: transition, due: planned)
        case .fails(let transition, let reason):
            Parts(kind: "transition_failed", transition: transition, reason: reason.code)
        case .mails(let mail): Parts(kind: "mail", mail: mail)
        case .cancels(let transition, let due): Parts(kind: "transition_cancelled", transition: transition, due: due)
        case .cancelsMail(let mail, let due): Parts(kind: "mail_cancelled", mail: mail, due: due)
        case .misses(let step, let due): Parts(kind: "step_missed", transition: step.transition, due: due)
        case .never(let transition, let reason):
            Parts(kind: "transition_never", transition: transition, reason: reason.code)
        case .neverMailed(let mail, let reason): Parts(kind: "mail_never", mail: mail, reason: reason.code)
        case .expires(.hold(let since)): Parts(kind: "hold_lapsed", due: since)
        case .expires(.payout(let since)): Parts(kind: "payout_overdue", due: since)
        case .rests: Parts(kind: "end")
        case .loops: Parts(kind: "loop")
        case .goesOn: Parts(kind: "cut_off")
        }
    }
}

extension ProcessTimeline.NeverReason {
    fileprivate var code: String {
        switch self {
        case .afterFailure: "after_failure"
        case .past: "past"
        case .noTime: "no_time"
        }
    }
}
