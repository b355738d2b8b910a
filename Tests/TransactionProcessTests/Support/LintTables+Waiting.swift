import TransactionProcess

// What may be held for ever, and what happens by itself.
extension LintTables {
    static let exits: [Case] = [
        Case(
            .heldAtTheEnd, process(beginning("{:name :action/create-pending-booking}")), warns: ":s/a",
            "Nothing leaves :s/a, and a pending booking is still held there. The way: :t/x."),
        Case(
            .heldAtTheEnd, process(beginning("{:name :action/create-pending-stock-reservation}")), warns: ":s/a",
            "a pending stock reservation"),
        Case(.heldAtTheEnd, process(beginning(offSession("true"))), warns: ":s/a", "an authorized payment"),
        Case(
            .heldAtTheEnd, process(beginning("{:name :action/stripe-create-payment-intent}")), warns: ":s/a",
            "a payment intent that is neither captured nor refunded"),
        Case(
            .heldAtTheEnd, process(beginning("\(offSession("true")) {:name :action/stripe-capture-payment-intent}")),
            warns: ":s/a", "a captured payment that is not paid out"),
        Case(
            .heldAtTheEnd,
            quiet: process(
                beginning(
                    "\(offSession("true")) {:name :action/stripe-capture-payment-intent} {:name :action/stripe-create-payout}"
                ))),
        Case(.heldAtTheEnd, quiet: process(beginning(offSession("true")), stopped)),
        // An accepted booking is what a transaction is for.
        Case(.heldAtTheEnd, quiet: process(booked)),
        Case(
            .noWayOut, process(booked, "{:name :t/pay :actor :actor.role/customer :from :s/b :to :s/c}"), warns: ":s/b",
            "Nothing but the customer leaves :s/b, where an accepted booking is held; an operator, or an automatic transition that cannot fail, should lead on. The way: :t/ask, :t/accept."
        ),
        Case(
            .noWayOut, process(booked, automatic("charge", "PT5M", charged)), warns: ":s/b",
            "Once :t/charge has failed, nothing leaves :s/b"),
        Case(.noWayOut, quiet: process(booked, automatic("end", "P1D", "{:name :action/cancel-booking}"))),
        Case(
            .noWayOut,
            process(
                booked,
                "{:name :t/end :from :s/b :to :s/z :at {:fn/ignore-if-past [{:fn/timepoint [:time/booking-end]}]}}"),
            warns: ":s/b", "Nothing leaves :s/b"),
        Case(
            .noWayOut,
            quiet: process(booked, "{:name :t/end :from :s/b :to :s/z :at {:fn/timepoint [:time/booking-end]}}")),
        Case(.noWayOut, quiet: process(bookedWithExit)),
        // An operator who only stays is no way out.
        Case(
            .noWayOut, process(booked, "{:name :t/note :actor :actor.role/operator :from :s/b :to :s/b}"),
            warns: ":s/b",
            "Nothing leaves :s/b, where an accepted booking is held; an operator, or an automatic transition that "),
        // Nor is one that always fails, whoever takes it; what it would have led to is never come to.
        Case(
            .noWayOut,
            process(
                booked, "{:name :t/stay :actor :actor.role/provider :from :s/b :to :s/b}",
                "{:name :t/end :actor :actor.role/operator :from :s/b :to :s/z :actions [{:name :action/fail}]}",
                "{:name :t/leave :actor :actor.role/customer :from :s/b :to :s/z :actions [{:name :action/cancel-booking}]}"
            ), warns: ":s/b",
            "Nothing but the customer leaves :s/b, where an accepted booking is held; an operator, or an automatic transition that cannot fail, should lead on. :t/end always fails there. The way:"
        ),
        Case(
            .heldAtTheEnd,
            quiet: process(
                bookedWithExit,
                "{:name :t/tick :from :s/b :to :s/y :actions [{:name :action/fail}]\n:at {:fn/timepoint [:time/booking-end]}}",
                "{:name :t/pay :actor :actor.role/customer :from :s/y :to :s/x :actions [{:name :action/stripe-create-payment-intent}]}"
            )),
        // The older action agrees to the time at once, which is what its transaction is for.
        Case(.heldAtTheEnd, quiet: process(beginning("{:name :action/create-booking}"))),
        Case(
            .noWayOut,
            process(
                beginning("{:name :action/create-booking}"),
                "{:name :t/more :actor :actor.role/customer :from :s/a :to :s/b}"), warns: ":s/a",
            "where an accepted booking is held"),
    ]

    static let times: [Case] = [
        Case(
            .neverRuns, process(begin, automatic("one", "PT5M", from: "a"), automatic("two", "P1D", from: "a")),
            warns: "{:fn/plus [{:fn/timepoint [:time/first-entered-state :s/a]} {:fn/period [\"P1D\"]}]}",
            ":t/two never runs: :t/one leaves :s/a by itself no later"),
        // Of two at the same time, the first of the file runs.
        Case(
            .neverRuns, process(begin, automatic("one", "P1D", from: "a"), automatic("two", "PT24H", from: "a")),
            warns: "{:fn/plus [{:fn/timepoint [:time/first-entered-state :s/a]} {:fn/period [\"PT24H\"]}]}",
            ":t/two never runs"),
        Case(
            .neverRuns, process(begin, automatic("one", "P1M", from: "a"), automatic("two", "P31D", from: "a")),
            warns: "{:fn/plus [{:fn/timepoint [:time/first-entered-state :s/a]} {:fn/period [\"P31D\"]}]}",
            ":t/two never runs"),
        // A month may be shorter or longer than thirty days.
        Case(
            .neverRuns, quiet: process(begin, automatic("one", "P1M", from: "a"), automatic("two", "P30D", from: "a"))),
        Case(
            .neverRuns,
            quiet: process(
                bookedWithExit, automatic("one", "PT5M", "{:name :action/cancel-booking}"),
                "{:name :t/two :from :s/b :to :s/c :at {:fn/timepoint [:time/booking-end]}}")),
        // Nothing is booked that its time could count from.
        Case(
            .neverRuns,
            process(begin, "{:name :t/end :from :s/a :to :s/b\n:at {:fn/timepoint [:time/booking-end]}}"),
            warns: "{:fn/timepoint [:time/booking-end]}",
            ":t/end never runs: its time counts from a booking, and no way to :s/a makes one."),
        Case(
            .neverRuns,
            quiet: process(
                begin,
                "{:name :t/end :from :s/a :to :s/b :at {:fn/min [{:fn/timepoint [:time/booking-end]} {:fn/timepoint [:time/tx-initiated]}]}}"
            )),
        Case(
            .endlessRound,
            process(begin, entered("there", "a", "b"), entered("back", "b", "a")),
            warns: "{:fn/timepoint [:time/last-entered-state :s/a]}",
            ":t/there and :t/back lead round without end, each as soon as its state is entered"),
        Case(
            .endlessRound, process(begin, entered("on", "a", "b"), entered("stay", "b", "b")),
            warns: "{:fn/timepoint [:time/last-entered-state :s/b]}", ":t/stay leads round without end"),
        // A round that takes time, or that may fail on its way, comes to rest.
        Case(
            .endlessRound,
            quiet: process(
                begin, entered("there", "a", "b"),
                "{:name :t/back :from :s/b :to :s/a :at {:fn/plus [{:fn/timepoint [:time/last-entered-state :s/b]} {:fn/period [\"PT1M\"]}]}}"
            )),
        Case(
            .endlessRound,
            quiet: process(begin, entered("there", "a", "b"), entered("back", "b", "a", "{:name :action/fail}"))),
        Case(.endlessRound, quiet: process(begin, entered("there", "a", "b"), entered("on", "b", "c"))),
        Case(
            .neverRuns,
            quiet: process(
                begin,
                "{:name :t/one :from :s/a :to :s/b :at {:fn/ignore-if-past [{:fn/timepoint [:time/tx-initiated]}]}}",
                "{:name :t/two :from :s/a :to :s/b :at {:fn/plus [{:fn/timepoint [:time/tx-initiated]} {:fn/period [\"P1D\"]}]}}"
            )),
        Case(
            .onlyIfFirst,
            process(
                bookedWithExit, automatic("charge", "PT5M", "{:name :action/fail}"),
                "{:name :t/end :from :s/b :to :s/c\n:at {:fn/timepoint [:time/booking-end]}}"),
            warns: "{:fn/timepoint [:time/booking-end]}", "once :t/charge has failed, nothing leaves :s/b by itself"),
        Case(
            .firstEnteredInLoop,
            process(
                begin, automatic("go", "P1D", from: "a"),
                "{:name :t/back :actor :actor.role/customer :from :s/b :to :s/a}"), warns: ":s/a",
            "the second time, :t/go still counts from the first entry, and runs at once where that is past."),
        Case(
            .firstEnteredInLoop,
            process(
                begin, "{:name :t/go :actor :actor.role/customer :from :s/a :to :s/b}",
                "{:name :t/back :actor :actor.role/customer :from :s/b :to :s/a}",
                notifications:
                    "{:name :n :on :t/back :to :actor.role/customer :template :m :at {:fn/timepoint [:time/first-entered-state :s/a]}}"
            ), warns: ":s/a",
            "the second time, :n still counts from the first entry, and is sent at once where that is past."),
        Case(
            .firstEnteredInLoop,
            quiet: process(
                begin, automatic("go", "P1D", from: "a").replacing("first-entered", with: "last-entered", once: true),
                "{:name :t/back :actor :actor.role/customer :from :s/b :to :s/a}")),
        // Counting from another state's first entry, or staying in a state, is meant.
        Case(
            .firstEnteredInLoop,
            quiet: process(
                begin, "{:name :t/go :from :s/a :to :s/b :at {:fn/timepoint [:time/first-entered-state :s/b]}}",
                "{:name :t/back :actor :actor.role/customer :from :s/b :to :s/a}")),
        Case(
            .firstEnteredInLoop,
            quiet: process(
                begin, automatic("go", "P1D", from: "a"),
                "{:name :t/stay :actor :actor.role/customer :from :s/a :to :s/a}")),
        Case(
            .shortNotice,
            process(bookedWithExit, lapse("{:fn/minus [{:fn/timepoint [:time/booking-end]} {:fn/period [\"P1D\"]}]}")),
            warns: "{:fn/minus [{:fn/timepoint [:time/booking-end]} {:fn/period [\"P1D\"]}]}",
            ":t/lapse would run before anybody can act"),
        Case(
            .shortNotice,
            process(
                bookedWithExit,
                lapse(
                    "{:fn/min [{:fn/plus [{:fn/timepoint [:time/tx-initiated]} {:fn/period [\"P6D\"]}]} {:fn/minus [{:fn/timepoint [:time/booking-start]} {:fn/period [\"P1M\"]}]}]}"
                )),
            warns:
                "{:fn/min [{:fn/plus [{:fn/timepoint [:time/tx-initiated]} {:fn/period [\"P6D\"]}]} {:fn/minus [{:fn/timepoint [:time/booking-start]} {:fn/period [\"P1M\"]}]}]}",
            "this time is past when :s/a is entered"),
        Case(
            .shortNotice,
            quiet: process(
                bookedWithExit,
                lapse("{:fn/ignore-if-past [{:fn/minus [{:fn/timepoint [:time/booking-end]} {:fn/period [\"P1D\"]}]}]}")
            )),
        Case(
            .shortNotice,
            quiet: process(
                bookedWithExit, lapse("{:fn/plus [{:fn/timepoint [:time/booking-end]} {:fn/period [\"P1D\"]}]}"))),
        // What gives nothing up may as well happen at once.
        Case(
            .shortNotice,
            quiet: process(
                bookedWithExit,
                "{:name :t/go :from :s/b :to :s/d :at {:fn/minus [{:fn/timepoint [:time/booking-start]} {:fn/period [\"P1D\"]}]}}"
            )),
    ]
}
