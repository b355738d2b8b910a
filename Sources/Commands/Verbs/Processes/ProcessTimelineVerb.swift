// almoner process timeline: what will happen and when, where the card pays and where it does not.

import ArgumentParser
import Checkout
import OrderedJSON
import TransactionProcess

/// Tells what a process will do with a booking.
struct ProcessTimelineVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "Tell what a process will do with a booking, and when.",
        discussion: """
            In time order: transitions, mails, and what does not happen and why; once with a card that pays and once with \
            one that is declined, or only with the card that is named. The customer is taken to ask at the start and the \
            provider to accept; whatever else they would have to do before the charge is assumed too, and said. What is \
            told without a ledger happens in none.

            Example: almoner process timeline process.edn --booking-start 2027-06-09T10:00:00Z \
            --booking-end 2027-06-09T12:00:00Z --accept-after P2D --card 4000000000000341
            """)
    static let use = LedgerUse.none

    @Argument(help: "The file or folder; - is standard input.", completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp("When the booked time begins, where the process books one.", valueName: "instant"),
        transform: instant)
    var bookingStart: Instant?

    @Option(help: ArgumentHelp("When it ends.", valueName: "instant"), transform: instant)
    var bookingEnd: Instant?

    @Option(
        help: ArgumentHelp("How long the provider takes to accept; otherwise a day.", valueName: "period"),
        transform: period)
    var acceptAfter: Period?

    @Option(
        help: ArgumentHelp(
            "How long after the charge falls due the customer pays by hand; otherwise never.", valueName: "period"),
        transform: period)
    var payAfter: Period?

    @Option(help: ArgumentHelp("One of the practice cards, saved by the customer.", valueName: "number"))
    var card: String?

    @Option(
        help: ArgumentHelp("When the transaction begins; otherwise 30 days before the booking.", valueName: "instant"),
        transform: instant)
    var at: Instant?

    @OptionGroup var options: CommonOptions

    func validate() throws {
        switch (bookingStart, bookingEnd) {
        case (let start?, let end?) where start >= end:
            throw ValidationError("The booking has to end after it starts; it ends at \(end).")
        case (nil, _?), (_?, nil): throw ValidationError("A booking needs both --booking-start and --booking-end.")
        default: return
        }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        let report = ProcessReport(checking: try ProcessFolder(reading: file, from: context.input).process)
        guard let process = report.definition else {
            throw CommandRefusal(
                code: "invalid_process",
                message: "\(file) has \(counted(report.errors.count, "error")) and cannot be run; "
                    + "`almoner process check \(file)` shows them.")
        }
        let (steps, start) = (steps(process), try start(of: process))
        let told = try conducts(context.ledger.practiceCards).map { card in
            ToldTimeline(
                card: card, timeline: ProcessTimeline(process, story(steps, start, TimelineCard(card.conduct))))
        }
        let page = TimelinePage(
            start: start, booking: bookingStart.flatMap { start in bookingEnd.map { (start, $0) } }, steps: steps,
            stories: told,
            glyphs: context.input.isUTF8 ? .unicode : .ascii)
        return Answer(page.json, lines: page.lines)
    }

    /// Ours: without a ledger there is no clock, so that the start counts from the booking.
    private func start(of process: ProcessDefinition) throws -> Instant {
        if bookingStart == nil, process.books {
            throw CommandRefusal(
                code: "missing_booking",
                message: "\(file) books a time: say which with --booking-start and --booking-end.")
        }
        guard let start = at ?? bookingStart.map({ $0 - .days(30) }) else {
            throw CommandRefusal(
                code: "missing_start", message: "\(file) books no time to count from: say when it begins with --at.")
        }
        return start
    }

    private func steps(_ process: ProcessDefinition) -> [ActorStep] {
        let steps = process.stepsToCharge(acceptingAfter: Timespan(acceptAfter ?? .days(1)))
        return steps + (payAfter.map { process.stepsToPayByHand(after: Timespan($0)) } ?? [])
    }

    private func story(_ steps: [ActorStep], _ start: Instant, _ card: TimelineCard) -> TimelineStory {
        let booking = bookingStart.flatMap { start in
            bookingEnd.map { BookingTimes(start: .init(start), end: .init($0)) }
        }
        return TimelineStory(start: .init(start), booking: booking, steps: steps, card: card)
    }

    /// The cards whose stories are told. Ours: without one, a Visa that pays and one that has not enough money.
    private func conducts(_ cards: [PracticeCardNote]) throws -> [ToldCard] {
        guard let number = card else {
            return cards.prefix(1).flatMap { visa in
                var poor = visa.offSession
                poor.decline = Decline(code: "card_declined", declineCode: "insufficient_funds")
                return [ToldCard(last4: nil, conduct: visa.offSession), ToldCard(last4: nil, conduct: poor)]
            }
        }
        let digits = number.filter { $0 != " " && $0 != "-" }
        guard let note = cards.first(where: { $0.number == digits }) else {
            throw CheckoutError.unknownCard(last4: String(digits.suffix(4)))
        }
        if let refusal = note.offSession.refusal {
            throw CommandRefusal(
                code: "card_never_saved",
                message:
                    "The card •\(digits.suffix(4)) is never saved (\(refusal.reason)), so nothing charges it later; "
                    + "`almoner cards` shows others.")
        }
        return [ToldCard(last4: String(digits.suffix(4)), conduct: note.offSession)]
    }
}

extension Timespan {
    fileprivate init(_ period: Period) {
        self.init(months: Int64(period.months), milliseconds: period.milliseconds)
    }
}

extension TransactionProcess.Moment {
    fileprivate init(_ instant: Instant) { self.init(milliseconds: instant.milliseconds) }
}

extension TimelineCard {
    fileprivate init(_ conduct: PracticeCardConduct) {
        self.init(
            decline: conduct.decline?.reason, setbacks: conduct.setbacks,
            captureDecline: conduct.captureDecline?.reason, holdLife: Timespan(conduct.holdLife))
    }
}
