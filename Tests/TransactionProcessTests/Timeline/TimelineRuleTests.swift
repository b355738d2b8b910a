// What a timeline shows of the rules that surprise, one small process for each (reference sections 2.5 and 4).
import Testing
import TransactionProcess

@Suite("What a timeline shows") struct TimelineRuleTests {
    private static let saved =
        "{:name :action/stripe-create-payment-intent :config {:use-customer-default-payment-method? :true}}"
    private static let capture = "{:name :action/stripe-capture-payment-intent}"

    /// A transition that runs by itself.
    private func auto(_ name: String, from: String, to: String, at time: String, actions: String = "") -> String {
        "{:name :transition/\(name) :from :state/\(from) :to :state/\(to) :at \(time) :actions [\(actions)]}"
    }

    /// A transition of the customer.
    private func customer(_ name: String, from: String? = nil, to: String, actions: String = "") -> String {
        let source = from.map { ":from :state/\($0) " } ?? ""
        return "{:name :transition/\(name) :actor :actor.role/customer \(source):to :state/\(to) :actions [\(actions)]}"
    }

    private func after(_ state: String, _ period: String, _ timepoint: String = "first-entered-state") -> String {
        "{:fn/plus [{:fn/timepoint [:time/\(timepoint) :state/\(state)]} {:fn/period [\"\(period)\"]}]}"
    }

    private let book = "{:name :action/create-pending-booking}"

    private func tell(
        _ transitions: [String], notifications: String = "", booking: BookingTimes? = hours(240, 242),
        steps: [(String, String)] = [("begin", "PT0S")], card: TimelineCard = TimelineCard()
    ) throws -> [String] {
        let text =
            "{:format :v3 :transitions [\(transitions.joined(separator: "\n"))] :notifications [\(notifications)]}"
        let process = try #require(check(text).definition)
        let told = try steps.map { try process.step("transition/" + $0.0, after: $0.1) }
        return ProcessTimeline(
            process, TimelineStory(start: moment(0), booking: booking, steps: told, card: card)
        ).lines
    }

    @Test("a request at short notice that declines itself at once, and no earlier than it has to")
    func declinesItself() throws {
        let dayBefore = "{:fn/minus [{:fn/timepoint [:time/booking-end]} {:fn/period [\"P1D\"]}]}"
        let process = [
            customer("begin", to: "a", actions: book),
            auto("expire", from: "a", to: "z", at: dayBefore, actions: "{:name :action/decline-booking}"),
            "{:name :transition/accept :actor :actor.role/provider :from :state/a :to :state/b :actions []}",
        ]
        let steps = [("begin", "PT0S"), ("accept", "PT1H")]
        func told(endsAt end: Int64) throws -> [String] {
            try tell(process, booking: hours(1, end), steps: steps)
        }
        #expect(
            try told(endsAt: 23) == [
                "0:00 begin → a", "0:00 expire → z (past -1:00)", "0:00 too late for accept, due 1:00", "0:00 end",
            ])
        // To the minute a day before it is now, not past; an hour later the provider is in time for what is due then.
        #expect(try told(endsAt: 24)[1] == "0:00 expire → z")
        #expect(try told(endsAt: 25)[1] == "1:00 expire → z")
        #expect(try told(endsAt: 26)[1...2] == ["1:00 accept → b", "1:00 no expire, due 2:00"])
    }

    @Test("a second automatic transition that never runs, because the first failed")
    func neverRuns() throws {
        let process = [
            customer("begin", to: "a"),
            auto("expire", from: "a", to: "z", at: after("a", "P1D")),
            auto("charge", from: "a", to: "b", at: after("a", "PT5M"), actions: Self.saved + Self.capture),
            customer("pay", from: "a", to: "b"),
        ]
        let mail = """
            {:name :notification/n :on :transition/begin :to :actor.role/provider :template :n :at \(after("a", "PT10M"))}
            """
        #expect(
            try tell(process, notifications: mail, card: TimelineCard(decline: "lost_card")) == [
                "0:00 begin → a", "0:05 charge fails: card(\"lost_card\")", "0:05 never expire: after charge",
                "0:10 mail n to provider", "0:10 end pay",
            ])
        // Where it does not fail, nothing is said of what would have come later.
        #expect(
            try tell(process, notifications: mail).dropLast() == [
                "0:00 begin → a", "0:05 charge → b", "0:05 no mail n, due 0:10",
            ] + ["2160:05 payment of 0:05 too old for a payout"])
    }

    @Test("a stay that begins anew runs its automatic transition again, failed before or not")
    func newStay() throws {
        let process = [
            customer("begin", to: "a"),
            auto(
                "fail", from: "a", to: "b", at: after("a", "PT5M", "last-entered-state"),
                actions: "{:name :action/fail}"),
            customer("again", from: "a", to: "a"),
        ]
        #expect(
            try tell(process, steps: [("begin", "PT0S"), ("again", "PT1H"), ("again", "PT2M")]) == [
                "0:00 begin → a", "0:05 fail fails: onPurpose", "1:00 again → a", "1:02 again → a",
                "1:02 no fail, due 1:05", "1:07 fail fails: onPurpose", "1:07 end again",
            ])
    }

    @Test("a first entry that is past in a loop, which runs at once, and a last entry, which does not")
    func firstEntered() throws {
        func told(_ timepoint: String) throws -> [String] {
            try tell(
                [
                    customer("begin", to: "a"), customer("back", from: "b", to: "a"),
                    auto("on", from: "a", to: "b", at: after("a", "PT10M", timepoint)),
                ], steps: [("begin", "PT0S"), ("back", "PT5M")])
        }
        #expect(
            try told("first-entered-state") == [
                "0:00 begin → a", "0:10 on → b", "0:15 back → a", "0:15 on → b (past 0:10)", "0:15 end back",
            ])
        #expect(try told("last-entered-state").suffix(2) == ["0:25 on → b", "0:25 end back"])
    }

    @Test("two payments on one way: the second is refused, after the first was made")
    func secondPayment() throws {
        let process = [
            customer("begin", to: "a", actions: Self.saved + Self.capture),
            auto("charge", from: "a", to: "b", at: after("a", "PT5M"), actions: Self.saved + Self.capture),
            customer("pay", from: "a", to: "b", actions: "{:name :action/stripe-refund-payment}"),
        ]
        #expect(try tell(process)[1] == "0:05 charge fails: secondPayment")
        // One that failed left none.
        #expect(
            try tell(process, card: TimelineCard(decline: "x", setbacks: 1)).prefix(2) == [
                "0:00 begin fails: card(\"x\")", "0:00 end",
            ])
    }

    @Test(
        "what the engine always refuses: confirming a charge with the customer away, and doing once more what is done once"
    )
    func refused() throws {
        func told(_ first: String, _ second: String) throws -> String {
            try tell([
                customer("begin", to: "a", actions: first),
                auto("on", from: "a", to: "b", at: after("a", "PT5M"), actions: second),
            ])[1]
        }
        let confirm = "{:name :action/stripe-confirm-payment-intent}"
        #expect(try told("", Self.saved + confirm + Self.capture) == "0:05 on fails: confirmedAlready")
        #expect(try told(Self.saved, confirm) == "0:05 on fails: confirmedAlready")
        #expect(try told(book, book) == "0:05 on fails: repeated(\"a booking\")")
        #expect(
            try told(book, "{:name :action/cancel-booking}") == "0:05 on fails: missing(\"an accepted booking\")")
        #expect(try told(Self.saved, "{:name :action/calculate-tx-total}") == "0:05 on fails: pricedTooLate")
    }

    @Test("a mail that hangs on one way into a state, and goes out on no other")
    func mailOfOneWay() throws {
        let process = [
            customer("begin", to: "a"), customer("ask", to: "q"), customer("begin-after-asking", from: "q", to: "a"),
        ]
        let mail = "{:name :notification/n :on :transition/begin :to :actor.role/provider :template :n}"
        #expect(try tell(process, notifications: mail)[1] == "0:00 mail n to provider")
        let asked = try tell(
            process, notifications: mail, steps: [("ask", "PT0S"), ("begin-after-asking", "PT0S")])
        #expect(asked == ["0:00 ask → q", "0:00 begin-after-asking → a", "0:00 end"])
    }

    @Test("a customer who stops half way through paying, where nothing but the operator leads on")
    func deadEnd() throws {
        let process = [
            customer("begin", to: "a", actions: book),
            auto("charge", from: "a", to: "b", at: after("a", "PT5M"), actions: Self.saved + Self.capture),
            customer("pay", from: "a", to: "p", actions: "{:name :action/stripe-create-payment-intent}"),
            "{:name :transition/stop :actor :actor.role/operator :from :state/p :to :state/z :actions []}",
        ]
        for card in [TimelineCard(), TimelineCard(decline: "lost_card")] {
            #expect(
                try tell(process, steps: [("begin", "PT0S"), ("pay", "PT1M")], card: card) == [
                    "0:00 begin → a", "0:01 pay → p", "0:01 no charge, due 0:05",
                    "0:01 end stop ! holds a pending booking",
                ])
        }
    }

    @Test("an action whose payment, booking or stock is not there")
    func missing() throws {
        let process = [
            customer("begin", to: "a"),
            auto(
                "pay-out", from: "a", to: "b", at: after("a", "PT5M"), actions: "{:name :action/stripe-create-payout}"),
        ]
        #expect(try tell(process)[1] == "0:05 pay-out fails: missing(\"a payment\")")
    }

    @Test("times that come to nothing: no booking yet, a state never entered, a time that is past and ignored")
    func nothing() throws {
        let start = "{:fn/timepoint [:time/booking-start]}"
        let past = "{:fn/ignore-if-past [{:fn/minus [\(start) {:fn/period [\"P1D\"]}]}]}"
        let process = [
            customer("begin", to: "a"), customer("book", from: "a", to: "b", actions: book),
            auto("early", from: "a", to: "z", at: start), auto("late", from: "b", to: "z", at: past),
            auto("never", from: "b", to: "z", at: after("z", "PT5M")),
        ]
        let mail =
            "{:name :notification/n :on :transition/begin :to :actor.role/customer :template :n :at \(start)}"
        #expect(
            try tell(
                process, notifications: mail, booking: hours(24, 25), steps: [("begin", "PT0S"), ("book", "PT1H")]) == [
                    "0:00 begin → a", "0:00 never mail n: no time", "0:00 never early: no time",
                    "1:00 book → b", "1:00 never late: past", "1:00 never never: no time",
                    "1:00 end ! holds a pending booking",
                ])
    }

    @Test("a time that is just now is not past")
    func justNow() throws {
        let start = "{:fn/ignore-if-past [{:fn/timepoint [:time/booking-start]}]}"
        let process = [customer("begin", to: "a", actions: book), auto("on", from: "a", to: "b", at: start)]
        #expect(try tell(process, booking: hours(0, 1))[1] == "0:00 on → b")
    }

    @Test("a chain of transitions at one moment, in order, mails without a time with theirs")
    func chain() throws {
        let process = [
            customer("begin", to: "a"), auto("one", from: "a", to: "b", at: after("a", "PT0S")),
            auto("two", from: "b", to: "c", at: after("a", "PT0S")),
        ]
        let mails = """
            {:name :notification/soon :on :transition/one :to :actor.role/customer :template :n}
            {:name :notification/timed :on :transition/one :to :actor.role/customer :template :n :at \(after("b", "PT0S"))}
            """
        #expect(
            try tell(process, notifications: mails) == [
                "0:00 begin → a", "0:00 one → b", "0:00 mail soon to customer", "0:00 two → c",
                "0:00 no mail timed, due 0:00", "0:00 end",
            ])
    }

    @Test("a loop at one moment, which is told after one round, and one that takes time, which is cut off")
    func loops() throws {
        let at = "{:fn/timepoint [:time/tx-initiated]}"
        let round = [
            customer("begin", to: "a"), auto("there", from: "a", to: "b", at: at),
            auto("back", from: "b", to: "a", at: at),
        ]
        let lines = try tell(round)
        #expect(lines.last == "0:00 loop" && lines.count < 8 && lines.prefix(3).last == "0:00 back → a")
        let slow = try tell([
            customer("begin", to: "a"), auto("tick", from: "a", to: "a", at: after("a", "PT1H", "last-entered-state")),
        ])
        #expect(slow.last == "199:00 and so on" && slow.count == ProcessTimeline.most + 1)
    }

    @Test(
        "a hold that lapses: after 4 days and 18 hours with the customer away, a week with the customer there",
        arguments: [(true, "PT114H"), (true, "PT113H"), (false, "PT168H"), (false, "PT167H")])
    func hold(isAway: Bool, period: String) throws {
        let create = isAway ? Self.saved : "{:name :action/stripe-create-payment-intent}"
        let confirm = isAway ? "" : "{:name :action/stripe-confirm-payment-intent}"
        let process = [
            customer("begin", to: "a", actions: create + confirm),
            auto("take", from: "a", to: "b", at: after("a", period), actions: Self.capture),
            customer("stop", from: "b", to: "z", actions: "{:name :action/stripe-refund-payment}"),
        ]
        let lines = try tell(process)
        let life = isAway ? 114 : 168
        if period == "PT\(life)H" {
            #expect(
                lines[1...2] == ["\(life):00 hold of 0:00 lapses", "\(life):00 take fails: hold of 0:00 has lapsed"])
        } else {
            #expect(lines[1] == "\(life - 1):00 take → b")
        }
        #expect(
            try tell(process, card: TimelineCard(holdLife: span("P9D"))).contains { $0.contains("lapses") }
                == (period == "PT168H"))
    }

    @Test("a payout that comes more than 90 days after the payment", arguments: [("P90D", true), ("P91D", false)])
    func payout(period: String, isInTime: Bool) throws {
        let process = [
            customer("begin", to: "a", actions: Self.saved + Self.capture),
            auto(
                "pay-out", from: "a", to: "b", at: after("a", period), actions: "{:name :action/stripe-create-payout}"),
        ]
        let late = ["2160:00 payment of 0:00 too old for a payout", "2184:00 pay-out → b ! payment of 0:00 is too old"]
        #expect(try tell(process).dropFirst().dropLast() == (isInTime ? ["2160:00 pay-out → b"] : late[...]))
    }

    @Test("a process without a charge: the parties do what leads to a payment, or only begin")
    func otherGoals() throws {
        let pay = check(process(paying.split(separator: "\n").map(String.init).joined(separator: "\n")))
        let steps = try #require(pay.definition).stepsToCharge(acceptingAfter: span("P1D"))
        #expect(steps.map(\.transition.name) == [TransitionName("t/order")])
        let none = try #require(check(process(begin)).definition)
        #expect(none.stepsToCharge(acceptingAfter: Timespan()).map(\.transition.name.text) == ["t/begin"])
        #expect(none.stepsToPayByHand(after: Timespan()).isEmpty)
        let nobody = ProcessDefinition(transitions: [])
        #expect(nobody.stepsToCharge(acceptingAfter: Timespan()).isEmpty)
        #expect(
            ProcessTimeline(nobody, TimelineStory(start: moment(0), steps: [], card: TimelineCard())).lines == [
                "0:00 end"
            ])
    }
}
