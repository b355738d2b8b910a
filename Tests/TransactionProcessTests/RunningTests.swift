// What may happen next in a transaction.
import EDN
import Testing
import TransactionProcess

@Suite("What a process does next") struct RunningTests {
    private let process: ProcessDefinition

    init() throws {
        process = try #require(ProcessReport(checking: try KeptProcess.bytes("sauna-visit")).definition)
    }

    private func hour(_ number: Int64) -> Moment { Moment(milliseconds: number * 3_600_000) }

    /// Requested at hour 0 for a visit of two hours.
    private func requested(forHour start: Int64) -> TransactionFacts {
        var facts = TransactionFacts(now: hour(0), booking: BookingTimes(start: hour(start), end: hour(start + 2)))
        facts.complete(TransitionName("transition/request"), entering: StateName("state/requested"), at: hour(0))
        return facts
    }

    @Test("offers each actor their own transitions, in the order of the file")
    func offered() {
        func names(_ state: String?, _ role: ActorRole) -> [String] {
            process.transitions(from: state.map { StateName("state/\($0)") }, for: role).map(\.name.short)
        }
        #expect(names(nil, .customer) == ["ask", "request"] && names(nil, .provider) == [])
        #expect(names("charge-due", .customer) == ["pay-by-hand", "withdraw"])
        #expect(names("charge-due", .operator) == ["charge-again", "give-up-charging"])
        #expect(names("charge-due", .provider) == ["release-unpaid"])
        // Who stopped paying goes on with the same payment.
        #expect(names("payment-open", .customer) == ["pay-after-all"])
        #expect(process.transition(TransitionName("transition/pay-after-all"))?.actions == [])
        #expect(names("requested", .provider) == ["confirm", "turn-down"] && names("requested", .customer) == [])
        #expect(process.isFinal(StateName("state/rated")) && !process.isFinal(StateName("state/paid")))
    }

    @Test("runs the earliest automatic transition, at once where its time is past")
    func automatic() throws {
        let state = StateName("state/requested")
        // Twelve hours before a visit in three days; four days after the request for a later one.
        #expect(process.nextAutomatic(from: state, given: requested(forHour: 72))?.at == hour(60))
        #expect(process.nextAutomatic(from: state, given: requested(forHour: 720))?.at == hour(96))
        // At short notice the time before the visit is past and ignored.
        #expect(process.nextAutomatic(from: state, given: requested(forHour: 6))?.at == hour(96))
        var late = requested(forHour: 6)
        late.complete(TransitionName("transition/confirm"), entering: StateName("state/confirmed"), at: hour(1))
        let next = try #require(process.nextAutomatic(from: StateName("state/confirmed"), given: late))
        #expect(next.transition.name == TransitionName("transition/make-charge-due") && next.at == hour(1))
        #expect(process.nextAutomatic(from: StateName("state/rated"), given: late) == nil)
        late.booking = nil
        #expect(process.nextAutomatic(from: StateName("state/confirmed"), given: late) == nil)
    }

    @Test("takes the first of the file where two come at the same time, and the earlier of two that are past")
    func ties() throws {
        let later =
            "{:name :t/x :from :s/a :to :s/b :at {:fn/plus [{:fn/timepoint [:time/tx-initiated]} {:fn/period [\"PT1H\"]}]}}"
        let tie = later.replacing(":t/x", with: ":t/y", once: true)
        let early = "{:name :t/z :from :s/a :to :s/b :at {:fn/timepoint [:time/tx-initiated]}}"
        var facts = TransactionFacts(now: hour(0))
        facts.complete(TransitionName("t/begin"), entering: StateName("s/a"), at: hour(0))
        let two = try #require(check(TransactionProcessTests.process(begin, later, tie)).definition)
        #expect(two.nextAutomatic(from: StateName("s/a"), given: facts)?.transition.name == TransitionName("t/x"))
        let three = try #require(check(TransactionProcessTests.process(begin, later, tie, early)).definition)
        facts.now = hour(5)
        let next = try #require(three.nextAutomatic(from: StateName("s/a"), given: facts))
        #expect(next.transition.name == TransitionName("t/z") && next.at == hour(5))
    }

    @Test("sends mails at once, later, or not at all")
    func mails() {
        func due(_ facts: TransactionFacts) -> [String] {
            process.notifications(on: TransitionName("transition/confirm"), given: facts).map {
                "\($0.notification.name.short) \($0.at.milliseconds / 3_600_000)"
            }
        }
        #expect(due(requested(forHour: 200)) == ["confirmed 0", "charge-announced 128"])
        #expect(due(requested(forHour: 72)) == ["confirmed 0", "charge-announced 0"])
        #expect(due(requested(forHour: 71)) == ["confirmed 0"])
    }

    @Test("reads config as the original does: the keyword :true is true, and so is :false")
    func config() throws {
        for (written, isOffSession) in [
            ("true", true), (":true", true), (":false", true), ("false", false), ("nil", false),
        ] {
            let action =
                "{:name :action/stripe-create-payment-intent :config {:use-customer-default-payment-method? \(written)}}"
            let text = TransactionProcessTests.process(
                "{:name :t/x :actor :actor.role/customer :to :s/a :actions [\(action)]}")
            let transition = try #require(check(text).definition?.transitions.first)
            #expect(transition.actions.first?.chargesOffSession == isOffSession, "\(written)")
        }
    }
}
