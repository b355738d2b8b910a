// How a transaction came to where it stands: what was taken and what failed, the mails, and the process with its marks.
import Checkout
import Terminal
import TransactionProcess

extension DetailText {
    /// What was taken and what failed, in order; a failure with its reason.
    mutating func wayHere(_ overview: TransactionOverview) {
        heading("The way it came")
        var steps = overview.taken.map(Step.taken) + overview.failed.map(Step.failed)
        // Of one moment, what was taken comes first: an attempt changes nothing.
        steps = steps.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
        if steps.isEmpty { paragraph("It has not begun.", style: .dim, indent: 2) }
        for step in steps {
            switch step {
            case .taken(let taken):
                way(taken.at, overview.now, glyphs.check, taken.transition, by: taken.by, taken.name, .ok)
            case .failed(let failed):
                way(failed.at, overview.now, glyphs.cross, failed.transition, by: failed.by, failed.name, .danger)
                paragraph(failed.failure.message, style: .danger, indent: reasonIndent)
                paragraph(failed.failure.code, style: .dim, indent: reasonIndent)
            }
        }
    }

    private mutating func way(
        _ at: Instant, _ now: Instant, _ sign: String, _ transition: TransitionName, by actor: TransitionActor,
        _ name: String,
        _ style: Style
    ) {
        let who = name.isEmpty || width < 60 ? actor.rawValue : "\(actor.rawValue) \(name)"
        let when = "  " + when(at, now)
        let room = min(26, max(12, width - when.count - 14))
        row([
            (when, when.count + 2, .dim), (sign, 2, style), (transition.short, room, .text),
            (who, max(2, width - when.count - 4 - room), .dim),
        ])
    }

    /// A moment; on a narrow pane without this year.
    private func when(_ at: Instant, _ now: Instant) -> String {
        width < 60 && at.date.year == now.date.year
            ? String(at.dayWords.dropLast(5)) + " " + at.clockWords : at.minuteWords
    }

    private var reasonIndent: Int { width < 60 ? 4 : 23 }

    /// The mails to come, and those that were sent or dropped.
    mutating func mails(_ overview: TransactionOverview) {
        guard !overview.mails.isEmpty else { return }
        heading("Mails")
        for mail in overview.mails.sorted(by: { ($0.settledAt ?? $0.dueAt) < ($1.settledAt ?? $1.dueAt) }) {
            let when = "  " + when(mail.settledAt ?? mail.dueAt, overview.now)
            row([
                (when, when.count + 2, .dim), (mail.status.rawValue, 10, mail.status.style),
                ("\(mail.notification.short) to \(mail.role.rawValue)", max(8, width - when.count - 12), .text),
            ])
        }
    }

    /// The process, with where the transaction stands and the way that it came.
    mutating func process(_ overview: TransactionOverview) {
        let tx = overview.transaction
        heading("The process \(overview.process.version.words)")
        let drawing = ProcessDrawing(
            overview.process.definition, glyphs: glyphs.isUnicode ? .unicode : .ascii,
            marks: DrawingMarks(taken: overview.taken.map(\.transition), state: tx.state))
        let failed = tx.isSpent ? overview.lastFailure?.transition : nil
        for row in drawing.rows {
            var spans = [Span(row.lanes, .border), Span(row.text, style(of: row, failed: failed))]
            if let next = tx.next, row.subject == .transition(next.transition) {
                spans.append(Span("  \(countdown(to: next.at, from: overview.now))", .accent))
            }
            if let failed, row.subject == .transition(failed) {
                spans.append(Span("  \(glyphs.cross) failed", .danger.bolder))
            }
            line(spans)
        }
    }

    private func style(of row: ProcessDrawing.Row, failed: TransitionName?) -> Style {
        if let failed, row.subject == .transition(failed) { return .danger }
        return switch row.mark {
        case .here: .accent.bolder
        case .passed: .text
        case .none: .dim
        }
    }
}

/// One step of the way.
private enum Step {
    case taken(TakenTransition)
    case failed(FailedTransition)

    var at: Instant {
        switch self {
        case .taken(let taken): taken.at
        case .failed(let failed): failed.at
        }
    }
}
