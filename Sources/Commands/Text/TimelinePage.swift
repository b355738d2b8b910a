// What a process will do, as a table for each card and as a document.

import Checkout
import OrderedJSON
import Terminal
import TransactionProcess

/// A card of which a story is told.
struct ToldCard: Sendable {
    /// The end of its number; nil where none was named.
    let last4: String?
    let conduct: PracticeCardConduct

    /// `a card that pays`; `the card •0341, which is declined: generic_decline`.
    var words: String {
        let name = last4.map { "the card •\($0), which" } ?? "a card that"
        if let decline = conduct.decline {
            let times = conduct.setbacks.map { $0 == 1 ? " once" : " \($0) times" } ?? ""
            return "\(name) is declined\(times): \(decline.reason)"
        }
        if let decline = conduct.captureDecline { return "\(name) can be held and not captured: \(decline.reason)" }
        return "\(name) pays"
    }
}

/// What happens with one card.
struct ToldTimeline: Sendable {
    let card: ToldCard
    let timeline: ProcessTimeline
}

/// All that `process timeline` prints.
struct TimelinePage: Sendable {
    let start: Instant
    let booking: (start: Instant, end: Instant)?
    let steps: [ActorStep]
    let stories: [ToldTimeline]
    let glyphs: ProcessDrawing.Glyphs

    private var marks: TimelineMarks { glyphs == .unicode ? .unicode : .ascii }

    /// For a person, 80 columns wide.
    var lines: [String] {
        var facts = TextFacts()
        facts.add("begins", start.description)
        if let booking { facts.add("booked", "\(booking.start) to \(booking.end)") }
        for (index, step) in steps.enumerated() {
            let after = step.delay == Timespan() ? "at once" : "after \(step.period)"
            facts.add(index == 0 ? "assumed" : "", "\(step.transition.name.short) by the \(step.role) \(after)")
        }
        var lines = facts.lines
        for (index, story) in stories.enumerated() {
            lines += ["", "With \(story.card.words)", ""] + rows(index)
        }
        guard stories.count > 1 else { return lines }
        let isAlike = Set(stories.map(\.timeline)).count == 1
        return lines + ["", isAlike ? "Nothing here depends on the card." : "\(marks.differs) only with this card"]
    }

    private func rows(_ index: Int) -> [String] {
        let rows = stories[index].timeline.rows
        // The column of states is as wide as the longest, within reason.
        let width = min(
            24, rows.compactMap { $0.state.map { CellWidth.of(DisplayText.sanitised($0.short)) } }.max() ?? 0)
        // All moments are as long as those with a fraction, where there is one.
        let clock = rows.map { Instant($0.at).description.count }.max() ?? 0
        var lines: [String] = []
        var last: TransactionProcess.Moment?
        for row in rows {
            let at = row.at == last ? "" : Instant(row.at).description
            last = row.at
            let mark = differs(row, index) ? marks.differs : " "
            let state = row.event.showsState ? DisplayText.clipped(row.state?.short ?? "", to: width) : ""
            let texts = [row.event.words(marks)] + row.warnings.map { "\(marks.warning) " + $0.words }
            // A row without a state may use its column too.
            let room = 80 - 2 - clock - 2 - (state.isEmpty ? 0 : width + 2)
            for (number, line) in wrapped(texts.sanitised, room).enumerated() {
                let head = number == 0 ? "\(mark) \(at)" : mark
                let indent = String(repeating: " ", count: clock + 4 - CellWidth.of(head))
                let gap = String(repeating: " ", count: max(0, room - CellWidth.of(line)))
                lines.append(head + indent + line + (number == 0 && !state.isEmpty ? gap + "  " + state : ""))
            }
        }
        return lines
    }

    /// The text in lines; those that go on stand a little to the right.
    private func wrapped(_ texts: [String], _ width: Int) -> [String] {
        texts.flatMap { text -> [String] in
            let lines = wrap(text, width: width - 2)
            return [lines[0]] + lines.dropFirst().map { "  " + $0 }
        }
    }

    /// Whether the other story has no such row.
    private func differs(_ row: ProcessTimeline.Row, _ index: Int) -> Bool {
        stories.count > 1
            && !stories.enumerated().contains { $0.offset != index && $0.element.timeline.rows.contains(row) }
    }

    /// The same as a document.
    var json: JSON {
        [
            "begins_at": .instant(start), "booking_start": .instant(booking?.start),
            "booking_end": .instant(booking?.end),
            "assumed": .array(
                steps.map { step in
                    [
                        "transition": .string(step.transition.name.text), "actor": .string(step.role),
                        "after": .string(step.period.description),
                    ]
                }),
            "stories": .array(
                stories.enumerated().map { index, story in
                    [
                        "card": .optional(story.card.last4), "decline": .optional(story.card.conduct.decline?.reason),
                        "ends_in": .optional(story.timeline.rows.last?.state?.text),
                        "rows": .array(story.timeline.rows.map { $0.json(differs: differs($0, index)) }),
                    ]
                }),
        ]
    }
}
