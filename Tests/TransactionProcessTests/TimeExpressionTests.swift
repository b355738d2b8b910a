// Times: how they are written, and what they come to.
import EDN
import Testing
import TransactionProcess

@Suite("Times in a process") struct TimeExpressionTests {
    private func report(_ expression: String) -> ProcessReport {
        check(process(begin, "{:name :t/x :from :s/a :to :s/a :at \(expression)}"))
    }

    @Test(
        "are refused with what would be right",
        arguments: [
            ("{}", "{}", "A time is a map with one function; this one has 0 keys."),
            (
                "{:fn/min [] :fn/plus []}", "{:fn/min [] :fn/plus []}",
                "A time is a map with one function; this one has 2 keys."
            ),
            (
                ":time/booking-end", ":time/booking-end",
                "A time is a map with a function, such as {:fn/plus […]}, not :time/booking-end. Write {:fn/timepoint [:time/booking-end]}."
            ),
            (
                "{fn/timepoint [:time/booking-end]}", "fn/timepoint",
                "The function of a time is a keyword, not fn/timepoint. Perhaps :fn/timepoint was meant."
            ),
            (
                "{:fn/max [{:fn/timepoint [:time/booking-end]}]}", "{:fn/max [{:fn/timepoint [:time/booking-end]}]}",
                "There is no function :fn/max for times."
            ),
            (
                "{:fn/timepoint :time/booking-end}", ":time/booking-end",
                "What :fn/timepoint works on stands in a vector: {:fn/timepoint [:time/booking-end]}."
            ),
            (
                "{:fn/timepoint []}", "{:fn/timepoint []}",
                ":fn/timepoint takes a timepoint, such as [:time/booking-start]."
            ),
            ("{:fn/timepoint [:time/now]}", ":time/now", "There is no timepoint :time/now."),
            (
                "{:fn/timepoint [:time/last-transitioned :t/begin]}", ":time/last-transitioned",
                "There is no timepoint :time/last-transitioned. Perhaps :time/first-transitioned was meant."
            ),
            ("{:fn/timepoint [:time/booking-end :s/a]}", ":s/a", ":time/booking-end takes nothing behind it."),
            (
                "{:fn/timepoint [:time/first-entered-state]}", ":time/first-entered-state",
                ":time/first-entered-state needs a state, [:time/first-entered-state :state/…]."
            ),
            (
                "{:fn/timepoint [:time/first-transitioned \"t\"]}", ":time/first-transitioned",
                ":time/first-transitioned needs a transition, [:time/first-transitioned :transition/…]."
            ),
            (
                "{:fn/period [\"P1D\"]}", "{:fn/period [\"P1D\"]}",
                "A period is no time by itself; it stands behind the time in :fn/plus or :fn/minus."
            ),
            (
                "{:fn/plus [{:fn/timepoint [:time/booking-end]}]}", "{:fn/plus [{:fn/timepoint [:time/booking-end]}]}",
                ":fn/plus takes a time and one or more periods, [{:fn/timepoint […]} {:fn/period […]}]."
            ),
            (
                "{:fn/minus [{:fn/timepoint [:time/booking-end]} \"P1D\"]}", "\"P1D\"",
                "Behind the first, there are periods only, {:fn/period [\"P1D\"]}, not \"P1D\"."
            ),
            (
                "{:fn/minus [{:fn/timepoint [:time/booking-end]} {:fn/period \"P1D\"}]}", "\"P1D\"",
                "A period is one text in a vector, {:fn/period [\"P1D\"]}, not {:fn/period \"P1D\"}."
            ),
            ("{:fn/min []}", "{:fn/min []}", ":fn/min takes one or more times."),
            (
                "{:fn/ignore-if-past [{:fn/timepoint [:time/booking-end]} {:fn/timepoint [:time/booking-end]}]}",
                "{:fn/ignore-if-past [{:fn/timepoint [:time/booking-end]} {:fn/timepoint [:time/booking-end]}]}",
                ":fn/ignore-if-past takes one time in its vector."
            ),
        ])
    func refused(expression: String, marked: String, message: String) {
        let text = process(begin, "{:name :t/x :from :s/a :to :s/a :at \(expression)}")
        let errors = check(text).errors
        #expect(errors.map(\.rule) == [.timeExpression] && errors.map(\.message) == [message])
        #expect(errors.first.map { underlined($0, in: text) } == marked)
    }

    /// Minute 0 is when the transaction began, 10 when `:s/a` was entered again, 100 to 160 the booking.
    private var facts: TransactionFacts {
        var facts = TransactionFacts(now: minute(0))
        facts.complete(TransitionName("t/begin"), entering: StateName("s/a"), at: minute(0))
        facts.complete(TransitionName("t/x"), entering: StateName("s/a"), at: minute(10))
        facts.booking = BookingTimes(start: minute(100), end: minute(160), displayStart: minute(110))
        return facts
    }

    private func minute(_ number: Int64) -> Moment { Moment(milliseconds: number * 60_000) }

    @Test(
        "come to a moment, or to nothing",
        arguments: [
            ("{:fn/timepoint [:time/tx-initiated]}", 0), ("{:fn/timepoint [:time/first-entered-state :s/a]}", 0),
            ("{:fn/timepoint [:time/last-entered-state :s/a]}", 10),
            ("{:fn/timepoint [:time/first-transitioned :t/x]}", 10),
            ("{:fn/timepoint [:time/booking-start]}", 100), ("{:fn/timepoint [:time/booking-end]}", 160),
            ("{:fn/timepoint [:time/booking-display-start]}", 110),
            ("{:fn/timepoint [:time/booking-display-end]}", 160),
            ("{:fn/plus [{:fn/timepoint [:time/booking-end]} {:fn/period [\"PT1H\"]} {:fn/period [\"PT5M\"]}]}", 225),
            (
                "{:fn/minus [{:fn/timepoint [:time/booking-start]} {:fn/period [\"PT1H\"]} {:fn/period [\"PT95M\"]}]}",
                -55
            ),
            ("{:fn/min [{:fn/timepoint [:time/booking-end]} {:fn/timepoint [:time/booking-start]}]}", 100),
            ("{:fn/min [{:fn/timepoint [:time/booking-end]}]}", 160),
            ("{:fn/ignore-if-past [{:fn/timepoint [:time/booking-start]}]}", 100),
            // What is just now is not past.
            ("{:fn/ignore-if-past [{:fn/timepoint [:time/last-entered-state :s/a]}]}", 10),
            (
                "{:fn/ignore-if-past [{:fn/minus [{:fn/timepoint [:time/last-entered-state :s/a]} {:fn/period [\"PT1S\"]}]}]}",
                nil
            ),
            ("{:fn/ignore-if-past [{:fn/timepoint [:time/tx-initiated]}]}", nil),
            // Nothing stays nothing, and the earliest passes over it.
            ("{:fn/plus [{:fn/ignore-if-past [{:fn/timepoint [:time/tx-initiated]}]} {:fn/period [\"P1D\"]}]}", nil),
            (
                "{:fn/min [{:fn/ignore-if-past [{:fn/timepoint [:time/tx-initiated]}]} {:fn/timepoint [:time/booking-end]}]}",
                160
            ),
            ("{:fn/min [{:fn/ignore-if-past [{:fn/timepoint [:time/tx-initiated]}]}]}", nil),
            ("{:fn/plus [{:fn/timepoint [:time/booking-end]} {:fn/period [\"1 day\"]}]}", nil),
        ] as [(String, Int64?)])
    func moments(expression: String, expected: Int64?) throws {
        let time = try #require(report(expression).definition?.transitions[1].time)
        #expect(time.moment(given: facts) == expected.map { minute($0) })
    }

    @Test("come to nothing before there is a booking, a stay or a transition to count from")
    func nothing() throws {
        var facts = facts
        facts.booking = nil
        for expression in ["[:time/booking-start]", "[:time/booking-display-end]"] {
            let time = try #require(report("{:fn/timepoint \(expression)}").definition?.transitions[1].time)
            #expect(time.moment(given: facts) == nil)
        }
        #expect(TimeExpression.timepoint(.firstEntered(StateName("s/b"))).moment(given: facts) == nil)
        #expect(TimeExpression.timepoint(.firstTransitioned(TransitionName("t/y"))).moment(given: facts) == nil)
        #expect(TimeExpression.timepoint(.initiated).moment(given: TransactionFacts(now: minute(0))) == nil)
        let far = TimeExpression.Period("P1000Y")
        #expect(
            TimeExpression.plus(.timepoint(.initiated), Array(repeating: far, count: 11)).moment(given: facts) == nil)
    }

    @Test(
        "read periods of ISO 8601",
        arguments: [
            ("P1D", 0, 86_400), ("P6D", 0, 518_400), ("P2W", 0, 1_209_600), ("PT5M", 0, 300), ("PT90M", 0, 5_400),
            ("PT1H30M", 0, 5_400), ("PT10S", 0, 10), ("P1Y", 12, 0), ("P1Y2M", 14, 0), ("P1M", 1, 0), ("PT0S", 0, 0),
            ("P1Y2M3W4DT5H6M7S", 14, 2_178_367), ("P72D", 0, 6_220_800), ("P1000Y", 12_000, 0),
        ] as [(String, Int64, Int64)])
    func periods(text: String, months: Int64, seconds: Int64) {
        #expect(Timespan(text) == Timespan(months: months, milliseconds: seconds * 1_000))
    }

    @Test(
        "refuse what is no period",
        arguments: [
            "", "P", "PT", "1D", "P1", "P1H", "PT1D", "P1DT", "P1D1D", "P1M1Y", "p1d", "P 1D", "P-1D", "-P1D", "P1.5D",
            "PT0.5S", "P1001Y", "P١D", "P9999999999999D", "P999999999999W", "P1DT1H ", "1 day",
        ])
    func noPeriods(text: String) { #expect(Timespan(text) == nil) }

    @Test(
        "count months by the calendar, ending on the last day of a shorter one",
        arguments: [
            // 31 Jan 2027 12:00 and a month: 28 Feb; 31 Jan 2028: 29 Feb.
            (1_801_396_800, 1, 1_803_816_000), (1_832_932_800, 1, 1_835_438_400), (1_801_396_800, 12, 1_832_932_800),
            // 29 Feb 2028 and a year: 28 Feb 2029; back by a month: 29 Jan 2028.
            (1_835_438_400, 12, 1_866_974_400), (1_835_438_400, -1, 1_832_760_000),
            // A second before 1970, back by a month and by 70 years.
            (-1, -1, -2_678_401), (-1, -840, -2_208_988_801),
        ] as [(Int64, Int64, Int64)])
    func calendar(start: Int64, months: Int64, end: Int64) {
        let moment = Moment(milliseconds: start * 1_000).adding(Timespan(months: months))
        #expect(moment == Moment(milliseconds: end * 1_000))
    }
}
