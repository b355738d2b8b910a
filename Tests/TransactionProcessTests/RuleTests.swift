// Every rule of the format, with the smallest file that breaks it.
import EDN
import Testing
import TransactionProcess

@Suite("The rules of a process") struct RuleTests {
    /// A process with one transition, and what is wrong with it.
    struct Broken: CustomTestStringConvertible, Sendable {
        let text: String
        let rule: ProcessRule
        /// What is underlined.
        let marked: String
        let message: String
        var testDescription: String { "\(rule.rawValue): \(marked)" }

        init(_ text: String, _ rule: ProcessRule, _ marked: String, _ message: String) {
            (self.text, self.rule, self.marked, self.message) = (text, rule, marked, message)
        }
    }

    static let wholes: [Broken] = [
        Broken(
            "{:format :v3 :transitions [}", .syntax, "}",
            "“}” closes nothing here: the vector of line 1, column 27 ends with “]”."),
        Broken("[:v3]", .wrongType, "[:v3]", "A process is a map with :format and :transitions, not [:v3]."),
        Broken("{:format :v2 :transitions []}", .wrongFormat, ":v2", "The format has to be :v3, not :v2."),
        Broken("{:format \"v3\" :transitions []}", .wrongFormat, "\"v3\"", "The format has to be :v3, not \"v3\"."),
        Broken("{:transitions []}", .missingKey, "{", "The process has no :format."),
        Broken("{:format :v3}", .missingKey, "{", "The process has no :transitions."),
        Broken(
            "{:format :v3 :transitions {}}", .wrongType, "{}", "The process: :transitions has to be a vector, not {}."),
        Broken("{:format :v3 :transitions [:a]}", .wrongType, ":a", "A transition is a map, not :a."),
        Broken(
            "{:format :v3 :transitions [] :notifications 1}", .wrongType, "1",
            "The process: :notifications has to be a vector, not 1."),
        Broken(
            "{:format :v3 :transitions [] :notifications [[]]}", .wrongType, "[]", "A notification is a map, not []."),
    ]

    static let transitions: [Broken] = [
        Broken(
            "{:actor :actor.role/customer :to :s/a}", .missingKey, "{:actor :actor.role/customer :to :s/a}",
            "A transition without a name has no :name."),
        Broken("{:name :t/x :actor :actor.role/customer}", .missingKey, ":t/x", "The transition :t/x has no :to."),
        Broken(
            "{:name \"t\" :actor :actor.role/customer :to :s/a}", .wrongType, "\"t\"",
            "A transition without a name: :name has to be a keyword, not \"t\". Perhaps :t was meant."),
        Broken(
            "{:name :t/x :actor :actor.role/customer :to s/a}", .wrongType, "s/a",
            "The transition :t/x: :to has to be a keyword, not s/a."),
        Broken(
            begin + "{:name :t/x :actor :actor.role/customer :from nil :to :s/a}", .wrongType, "nil",
            "The transition :t/x: :from has to be a keyword, not nil."),
        Broken(
            "{:name :t/x :actor :actor.role/customer :to :s/a :privileged? :true}", .wrongType, ":true",
            "The transition :t/x: :privileged? has to be true or false, not :true."),
        Broken(
            "{:name :t/x :actor :actor.role/customer :to :s/a :actions :none}", .wrongType, ":none",
            "The transition :t/x: :actions has to be a vector, not :none."),
        Broken(
            "{:name :t/x :to :s/a}", .actorOrTime, ":t/x",
            "The transition :t/x has neither :actor nor :at; one of them says who or what takes it."),
        Broken(
            begin
                + "{:name :t/x :from :s/a :to :s/b :actor :actor.role/customer :at {:fn/timepoint [:time/booking-end]}}",
            .actorOrTime, ":at",
            "The transition :t/x has both :actor and :at; either somebody takes it or the clock does."),
        Broken(
            begin + "\n{:name :t/begin :actor :actor.role/customer :to :s/a}", .repeatedName, ":t/begin",
            "The transition of line 2, column 8 is called :t/begin already; names are unique."),
        Broken(
            "{:name :t/x :actor :actor.role/costumer :to :s/a}", .unknownRole, ":actor.role/costumer",
            "The transition :t/x: :actor has to be :actor.role/customer, :actor.role/provider or :actor.role/operator, not :actor.role/costumer. Perhaps :actor.role/customer was meant."
        ),
        Broken(
            "{:name :t/x :actor #{:actor.role/customer} :to :s/a}", .unknownRole, "#{:actor.role/customer}",
            "The transition :t/x: :actor has to be :actor.role/customer, :actor.role/provider or :actor.role/operator, not #{:actor.role/customer}."
        ),
        Broken(
            begin + "{:name :t/x :actor :actor.role/customer :from :s/aa :to :s/a}", .unreachableState, ":s/aa",
            "The state :s/aa cannot be reached: no transition leads to it. Perhaps :s/a was meant."),
        Broken(
            begin + "{:name :t/x :actor :actor.role/customer :from :s/x :to :s/x}", .unreachableState, ":s/x",
            "The state :s/x cannot be reached: no transition leads to it."),
        Broken(
            "{:name :t/x :actor :actor.role/customer :from :state/initial :to :s/a}" + begin, .reservedState,
            ":state/initial",
            ":state/initial stands for what was before the first transition, and is not to be written; a transition that begins a transaction has no :from."
        ),
        Broken(
            "{:name :t/x :actor :actor.role/customer :to :s/a :actions [{:name :action/privileged-set-line-items}]}",
            .missingTrust, ":action/privileged-set-line-items",
            "The transition :t/x does :action/privileged-set-line-items, which is for trusted callers: add :privileged? true, or let :actor.role/operator take it."
        ),
        Broken(
            "{:name :t/x :actor :actor.role/customer :to :s/a :actions [{:name :action/privileged-update-metadata}]}",
            .missingTrust, ":action/privileged-update-metadata",
            "The transition :t/x does :action/privileged-update-metadata, which is for trusted callers: add :privileged? true, or let :actor.role/operator take it."
        ),
        Broken(
            begin
                + "{:name :t/x :from :s/a :to :s/a :at {:fn/timepoint [:time/tx-initiated]} :actions [{:name :action/privileged-update-metadata}]}",
            .missingTrust, ":action/privileged-update-metadata",
            "The transition :t/x does :action/privileged-update-metadata, which is for trusted callers: add :privileged? true, or let :actor.role/operator take it."
        ),
        Broken(
            "{:name :t/x :actor :actor.role/customer :to :s/a :actions [{:name :action/accept-bookings}]}",
            .unknownAction, ":action/accept-bookings",
            "There is no action :action/accept-bookings. Perhaps :action/accept-booking was meant."),
        Broken(
            "{:name :t/x :actor :actor.role/customer :to :s/a :actions [{:name :publish-reviews}]}", .unknownAction,
            ":publish-reviews", "There is no action :publish-reviews. Perhaps :action/publish-reviews was meant."),
        Broken(
            "{:name :t/x :actor :actor.role/customer :to :s/a :actions [{:name :action.initializer/init-listing-tx}]}",
            .unknownAction, ":action.initializer/init-listing-tx",
            "The action :action.initializer/init-listing-tx is done by itself when a transaction begins, and is not to be written."
        ),
        Broken(
            "{:name :t/x :actor :actor.role/customer :to :s/a :actions [{:config {}}]}", .missingKey, "{:config {}}",
            "An action without a name has no :name."),
        Broken(
            "{:name :t/x :actor :actor.role/customer :to :s/a :actions [{:name 1}]}", .wrongType, "1",
            "An action without a name: :name has to be a keyword, not 1."),
        Broken(
            "{:name :t/x :actor :actor.role/customer :to :s/a :actions [:action/fail]}", .wrongType, ":action/fail",
            "An action is a map, not :action/fail."),
        Broken(
            "{:name :t/x :actor :actor.role/customer :to :s/a :actions [{:name :action/fail :config [1]}]}",
            .wrongConfig, "[1]", "The action :action/fail: :config has to be a map, not [1]."),
        Broken(
            "{:name :t/x :actor :actor.role/operator :to :s/a}", .initialActor, ":actor.role/operator",
            "The transition :t/x begins a transaction, having no :from: its :actor has to be :actor.role/customer or :actor.role/provider."
        ),
        Broken(
            "{:name :t/x :at {:fn/timepoint [:time/booking-end]} :to :s/a}", .initialActor, ":at",
            "The transition :t/x begins a transaction, having no :from, and cannot do so by itself: its :actor has to be :actor.role/customer or :actor.role/provider."
        ),
        Broken(
            begin + "{:name :t/x :from :s/a :to :s/a :at {:fn/timepoint [:time/last-entered-state :s/aa]}}",
            .unknownState, ":s/aa",
            "The transition :t/x: its :at names the state :s/aa, which the process does not have. Perhaps :s/a was meant."
        ),
        Broken(
            begin + "{:name :t/x :from :s/a :to :s/a :at {:fn/timepoint [:time/first-transitioned :t/done]}}",
            .unknownTransition, ":t/done",
            "The transition :t/x: its :at names the transition :t/done, which the process does not have."),
    ]

    static let notifications: [Broken] = [
        Broken(
            "{:on :t/begin :to :actor.role/customer :template :m}", .missingKey,
            "{:on :t/begin :to :actor.role/customer :template :m}", "A notification without a name has no :name."),
        Broken(
            "{:name :n :to :actor.role/customer :template :m}", .missingKey, ":n", "The notification :n has no :on."),
        Broken("{:name :n :on :t/begin :template :m}", .missingKey, ":n", "The notification :n has no :to."),
        Broken(
            "{:name :n :on :t/begin :to :actor.role/customer}", .missingKey, ":n",
            "The notification :n has no :template."),
        Broken(
            "{:name :n :on \"t/begin\" :to :actor.role/customer :template :m}", .wrongType, "\"t/begin\"",
            "The notification :n: :on has to be a keyword, not \"t/begin\". Perhaps :t/begin was meant."),
        Broken(
            "{:name :n :on :t/begin :to :actor.role/operator :template :m}", .unknownRole, ":actor.role/operator",
            "The notification :n: :to has to be :actor.role/customer or :actor.role/provider, not :actor.role/operator."
        ),
        Broken(
            "{:name :n :on :t/begin :to :actor.role/customer :template :mail/m}", .wrongType, ":mail/m",
            "The notification :n: :template has to be a keyword without a prefix, such as :m, not :mail/m."),
        Broken(
            "{:name :n :on :t/begins :to :actor.role/customer :template :m}", .unknownTransition, ":t/begins",
            "The notification :n waits for the transition :t/begins, which the process does not have. Perhaps :t/begin was meant."
        ),
        Broken(
            "{:name :n :on :t/begin :to :actor.role/customer :template :m}\n{:name :n :on :t/begin :to :actor.role/customer :template :m}",
            .repeatedName, ":n", "The notification of line 4, column 8 is called :n already; names are unique."),
        Broken(
            "{:name :n :on :t/begin :to :actor.role/customer :template :m :at {:fn/timepoint [:time/first-entered-state :s/b]}}",
            .unknownState, ":s/b",
            "The notification :n: its :at names the state :s/b, which the process does not have."
        ),
        Broken(
            "{:name :n :on :t/begin :to :actor.role/customer :template :m :at {:fn/timepoint [:time/first-transitioned :t/b]}}",
            .unknownTransition, ":t/b",
            "The notification :n: its :at names the transition :t/b, which the process does not have."),
        Broken(
            "{:name :n :on :t/begin :to :actor.role/customer :template :m :at :soon}", .timeExpression, ":soon",
            "A time is a map with a function, such as {:fn/plus […]}, not :soon."),
    ]

    @Test("as a whole", arguments: wholes)
    func whole(_ broken: Broken) { expect(broken, in: broken.text) }

    @Test("of a transition", arguments: transitions)
    func transition(_ broken: Broken) { expect(broken, in: process(broken.text)) }

    @Test("of a notification", arguments: notifications)
    func notification(_ broken: Broken) { expect(broken, in: process(begin, notifications: broken.text)) }

    /// The one error is there, at its place, and the process is not to be used.
    private func expect(_ broken: Broken, in text: String) {
        let report = check(text)
        let errors = report.errors
        #expect(errors.map(\.rule) == [broken.rule], "\(errors.map(\.message))")
        #expect(errors.first?.message == broken.message)
        #expect(errors.first.map { underlined($0, in: text) } == broken.marked)
        #expect(report.definition == nil)
    }

    @Test("are all tried at once, and what they find stands in the order of the file")
    func together() {
        let text = """
            {:format :v2
             :transitions
             [{:name :t/a :actor :actor.role/operator :to :s/a}
              {:name :t/a :form :s/a :to :s/b :actor :actor.role/provider
               :actions [{:name :action/fial} {:name :action/privileged-update-metadata :config 1}]}
              {:name :t/c :from :s/bb :to :s/c :at {:fn/timepoint [:time/first-entered-state :s/d]}}]
             :notifications
             [{:name :n :on :t/d :to :actor.role/operator :template :m :at {:fn/period ["P1D"]}}]}
            """
        let found = check(text).findings.map { "\($0.place.line): \($0.rule.rawValue) \(underlined($0, in: text))" }
        #expect(
            found == [
                "1: format :v2", "3: initial_actor :actor.role/operator", "4: repeated_name :t/a",
                "4: unknown_key :form",
                "5: unknown_action :action/fial", "5: missing_trust :action/privileged-update-metadata", "5: config 1",
                "6: unreachable_state :s/bb", "6: unreachable_state :s/c", "6: unknown_state :s/d",
                "8: unknown_transition :t/d",
                "8: unknown_role :actor.role/operator", "8: time_expression {:fn/period [\"P1D\"]}",
            ])
    }

    @Test("refuse no process that has nothing wrong")
    func right() throws {
        #expect(check("{:format :v3 :transitions []}").definition?.transitions == [])
        #expect(check("{:format :v3, :transitions #{\(begin)}, :notifications ()}").findings == [])
        let reverse = "{:name :t/x :actor :actor.role/provider :to :s/a :actions []}"
        #expect(check(process(reverse)).findings == [])
        let loop =
            "{:name :t/x :actor :actor.role/operator :from :s/a :to :s/a :actions [{:name :action/privileged-update-metadata}]}"
        #expect(check(process(begin, loop)).findings == [])
        for (name, transitions, notifications, states) in [("sauna-visit", 32, 37, 14), ("pre-order", 43, 57, 16)] {
            let report = ProcessReport(checking: try KeptProcess.bytes(name))
            #expect(report.findings == [])
            #expect(report.definition?.transitions.count == transitions && report.definition?.states.count == states)
            #expect(report.definition?.notifications.count == notifications)
        }
    }

    @Test("know every action, older names too")
    func actions() {
        for kind in ActionKind.allCases {
            let text = process(
                "{:name :t/x :actor :actor.role/customer :privileged? true :to :s/a :actions [{:name \(kind.keyword)}]}"
            )
            #expect(check(text).errors == [], "\(kind.keyword)")
        }
        #expect(ActionKind.allCases.count == 48)
    }

    @Test("refuse more than a thousand transitions")
    func many() {
        let transition = { (number: Int) in "{:name :t/x\(number) :actor :actor.role/customer :to :s/a}" }
        #expect(check(process((0..<1_000).map(transition).joined())).findings == [])
        #expect(check(process((0..<1_001).map(transition).joined())).errors.map(\.rule) == [.tooLarge])
    }
}
