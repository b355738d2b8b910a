// The timeline of a booking that is charged the day before, row by row (reference section 4).
import Testing
import TransactionProcess

@Suite("What a booking goes through, and when") struct TimelineTests {
    private let process: ProcessDefinition

    init() throws {
        process = try #require(ProcessReport(checking: try KeptProcess.bytes("sauna-visit")).definition)
    }

    /// Asked for at hour 0, for a visit from hour 240 to hour 242, confirmed after two days.
    private func lines(
        _ card: TimelineCard = TimelineCard(), booking: BookingTimes = hours(240, 242), confirmAfter: String = "P2D",
        payAfter: String? = nil
    ) -> [String] {
        let steps = process.stepsToCharge(acceptingAfter: span(confirmAfter))
        let paying = payAfter.map { process.stepsToPayByHand(after: span($0)) } ?? []
        return ProcessTimeline(
            process, TimelineStory(start: moment(0), booking: booking, steps: steps + paying, card: card)
        ).lines
    }

    private let asked = [
        "0:00 request → requested", "0:00 mail requested to provider",
        "48:00 confirm → confirmed", "48:00 no let-lapse, due 96:00", "48:00 mail confirmed to customer",
        "168:00 mail charge-announced to customer",
        "216:00 make-charge-due → charge-due",
    ]
    private let noMails = ["no mail payment-wanted, due 216:15", "no mail guest-has-not-paid, due 216:15"]
    private var paidMails: [String] { noMails + ["mail paid to customer"] }
    private let payingMails = ["mail paid-by-hand to customer", "mail guest-paid-by-hand to provider"]
    private let visited = [
        "242:00 finish → visited", "242:00 mail paid-out to provider", "242:00 mail rate-your-host to customer",
        "242:00 mail rate-your-guest to provider", "482:00 close-unrated → rated", "482:00 end",
    ]

    @Test("a card that pays: charged the day before, paid out at the end, ratings closed ten days later")
    func paid() {
        #expect(lines() == asked + ["216:10 charge → paid"] + paidMails.map { "216:10 " + $0 } + visited)
    }

    @Test("a card that fails: it stays due, both are told five minutes later, and nothing more happens by itself")
    func declined() {
        #expect(
            lines(TimelineCard(decline: "insufficient_funds"))
                == asked + [
                    "216:10 charge fails: card(\"insufficient_funds\")",
                    "216:15 mail payment-wanted to customer", "216:15 mail guest-has-not-paid to provider",
                    "216:15 end charge-again pay-by-hand withdraw give-up-charging release-unpaid ! holds an accepted booking",
                ])
    }

    @Test("a card that fails, and the customer pays by hand six hours later")
    func paidByHand() {
        #expect(
            lines(TimelineCard(decline: "lost_card"), payAfter: "PT6H")
                == asked + [
                    "216:10 charge fails: card(\"lost_card\")",
                    "216:15 mail payment-wanted to customer", "216:15 mail guest-has-not-paid to provider",
                    "222:00 pay-by-hand → paying", "222:00 finish-paying → paid",
                    "222:00 no abandon-paying, due 224:00",
                ] + payingMails.map { "222:00 " + $0 } + visited)
    }

    @Test("a customer who pays before the charge is charged once, and no mail asks them to pay")
    func paidBeforeTheCharge() {
        for card in [TimelineCard(), TimelineCard(decline: "lost_card")] {
            #expect(
                lines(card, payAfter: "PT2M")
                    == asked + ["216:02 pay-by-hand → paying", "216:02 no charge, due 216:10"]
                    + noMails.map { "216:02 " + $0 }
                    + ["216:02 finish-paying → paid", "216:02 no abandon-paying, due 218:02"]
                    + payingMails.map { "216:02 " + $0 } + visited)
        }
    }

    @Test("a customer who would have paid by hand comes too late where the card paid")
    func cameTooLate() {
        let too = "216:10 too late for pay-by-hand, due 222:00"
        #expect(
            lines(payAfter: "PT6H") == asked + ["216:10 charge → paid"] + noMails.map { "216:10 " + $0 } + [
                too, "216:10 mail paid to customer",
            ]
                + visited)
    }

    @Test(
        "a visit that is asked for at short notice lapses in four days if nobody confirms, its other limit being past")
    func shortNotice() {
        #expect(
            lines(booking: hours(6, 8), confirmAfter: "P5D") == [
                "0:00 request → requested", "0:00 mail requested to provider",
                "96:00 let-lapse → turned-down", "96:00 too late for confirm, due 120:00",
                "96:00 mail lapsed to customer", "96:00 end",
            ])
    }

    @Test("confirmed later than a day before, it is due at once and charged ten minutes later, without a notice")
    func confirmedLate() {
        #expect(
            lines(booking: hours(40, 42), confirmAfter: "PT20H").prefix(8) == [
                "0:00 request → requested", "0:00 mail requested to provider",
                "20:00 confirm → confirmed", "20:00 no let-lapse, due 28:00", "20:00 mail confirmed to customer",
                "20:00 never mail charge-announced: past", "20:00 make-charge-due → charge-due (past 16:00)",
                "20:10 charge → paid",
            ])
    }

    @Test("paid after its end, it is paid out at once")
    func paidAfterTheEnd() {
        let lines = lines(TimelineCard(decline: "expired_card"), payAfter: "P2D")
        #expect(lines.contains("264:00 finish-paying → paid"))
        #expect(lines.contains("264:00 finish → visited (past 242:00)"))
        #expect(lines.contains("264:00 mail paid-out to provider"))
    }

    @Test("a capture that fails undoes the charge, and the customer can still pay: no hold and no payment is left")
    func captureFails() {
        let lines = lines(TimelineCard(captureDecline: "generic_decline"), payAfter: "PT1H")
        #expect(lines.contains("216:10 charge fails: capture(\"generic_decline\")"))
        #expect(lines.contains("217:00 finish-paying → paid") && !lines.contains { $0.contains("hold of") })
    }

    @Test("a charge that works the second time is not tried a second time by itself")
    func noSecondTry() {
        let lines = lines(TimelineCard(decline: "insufficient_funds", setbacks: 1))
        #expect(lines.filter { $0.contains("charge fails") || $0.contains("charge →") }.count == 1)
        #expect(lines.last?.contains("end charge-again") == true)
    }

    @Test("the operator's second try works where the card fails only once, and fails where it always does")
    func operatorTriesAgain() throws {
        let steps =
            process.stepsToCharge(acceptingAfter: span("P1D")) + [
                try process.step("transition/charge-again", after: "PT1H")
            ]
        for (times, then) in [(1, "217:00 charge-again → paid"), (2, "217:00 charge-again fails: card(\"x\")")] {
            let story = TimelineStory(
                start: moment(0), booking: hours(240, 242), steps: steps,
                card: TimelineCard(decline: "x", setbacks: times))
            #expect(ProcessTimeline(process, story).lines.contains(then))
        }
    }

    @Test("one that is asked about first tells nobody but whom the file names")
    func afterAsking() throws {
        let steps = try [
            process.step("transition/ask"), process.step("transition/request-after-asking", after: "PT3H"),
            process.step("transition/turn-down", after: "PT1H"),
        ]
        let lines = ProcessTimeline(
            process, TimelineStory(start: moment(0), booking: hours(240, 242), steps: steps, card: TimelineCard())
        ).lines
        #expect(
            lines == [
                "0:00 ask → asked", "3:00 request-after-asking → requested",
                "3:00 mail requested-after-asking to provider", "4:00 turn-down → turned-down",
                "4:00 no let-lapse, due 99:00", "4:00 mail turned-down to customer", "4:00 end",
            ])
    }

    @Test("one who begins to pay by hand and stops is left to what the file says")
    func abandoned() throws {
        let steps =
            process.stepsToCharge(acceptingAfter: span("P1D")) + [
                try process.step("transition/pay-by-hand", after: "PT1H")
            ]
        let story = TimelineStory(
            start: moment(0), booking: hours(240, 242), steps: steps, card: TimelineCard(decline: "lost_card"))
        #expect(
            ProcessTimeline(process, story).lines.suffix(7) == [
                "217:00 pay-by-hand → paying", "219:00 abandon-paying → payment-open",
                "219:00 mail payment-open to customer", "238:00 let-payment-lapse → unpaid",
                "238:00 mail payment-lapsed-to-guest to customer", "238:00 mail payment-lapsed-to-host to provider",
                "238:00 end rate-unpaid",
            ])
    }

    @Test("assumes no more of the parties than the charge needs")
    func assumed() {
        let steps = process.stepsToCharge(acceptingAfter: span("P2D"))
        #expect(steps.map(\.transition.name.short) == ["request", "confirm"])
        #expect(steps.map(\.delay) == [Timespan(), span("P2D")])
        #expect(
            process.stepsToPayByHand(after: span("PT6H")).map(\.transition.name.short) == [
                "pay-by-hand", "finish-paying",
            ])
    }
}
