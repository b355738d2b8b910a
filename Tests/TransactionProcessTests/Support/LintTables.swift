import TransactionProcess

/// Processes that lints warn of, each with a neighbour that they leave alone.
enum LintTables {
    typealias Case = LintTests.Case

    static func beginning(_ actions: String) -> String {
        "{:name :t/x :actor :actor.role/customer :to :s/a :actions [\(actions)]}"
    }

    static let values: [Case] = [
        Case(.unreadRest, process(begin) + "\n{:more 1}", warns: "{", "what follows is not read"),
        Case(.unreadRest, process(begin) + "}", warns: "}", "what follows is not read"),
        Case(.unreadRest, quiet: process(begin) + "\n; the end #_x\n#_{:more 1}"),
        Case(
            .unknownKey, "{:format :v3 :transitons [] :transitions []}", warns: ":transitons",
            "Perhaps :transitions was meant."),
        Case(
            .unknownKey, process("{:name :t/x :actor :actor.role/customer :to :s/a :privilged? true}"),
            warns: ":privilged?", "Perhaps :privileged? was meant."),
        Case(
            .unknownKey, process("{:name :t/x :actor :actor.role/customer :to :s/a \"why\" 1}"), warns: "\"why\"",
            "nothing reads the key \"why\""),
        Case(
            .unknownKey,
            process(begin, notifications: "{:name :n :on :t/begin :to :actor.role/customer :template :m :when 1}"),
            warns: ":when", "The notification :n: nothing reads the key :when."),
        Case(
            .unknownKey, process(beginning("{:name :action/publish-reviews :confg {}}")), warns: ":confg",
            "Perhaps :config was meant."),
        Case(
            .unknownKey, process(beginning("{:name :action/publish-reviews :config {:x 1}}")), warns: ":x",
            "It takes no config."),
        Case(
            .unknownKey,
            process(
                beginning(
                    "{:name :action/stripe-create-payment-intent :config {:use-customer-default-payment-method true}}"),
                stopped),
            warns: ":use-customer-default-payment-method", "Perhaps :use-customer-default-payment-method? was meant."),
        Case(
            .unknownKey,
            quiet: process(
                beginning("{:name :action/calculate-tx-provider-commission :config {:commission 0.1M :any 1}}"))),
        Case(
            .keywordForBoolean, process(beginning(offSession(":true")), stopped), warns: ":true",
            ":true is a keyword and counts as true; write true."),
        Case(
            .keywordForBoolean, process(beginning(offSession(":false")), stopped), warns: ":false",
            ":false is a keyword and counts as true, like everything but nil and false"),
        Case(
            .keywordForBoolean, process(beginning(offSession("\"no\"")), stopped), warns: "\"no\"",
            "\"no\" counts as true"),
        Case(.keywordForBoolean, process(beginning(offSession("nil")), stopped), warns: "nil", "nil counts as false"),
        Case(.keywordForBoolean, quiet: process(beginning(offSession("true")), stopped)),
        Case(
            .configValue,
            process(bookedWithExit.replacing("-booking}", with: "-booking :config {:type :hour}}", once: true)),
            warns: ":hour", ":type is :day or :time, not :hour."),
        Case(
            .configValue,
            quiet: process(bookedWithExit.replacing("-booking}", with: "-booking :config {:type :time}}", once: true))),
        Case(.unreadablePeriod, process(begin, after("1 day")), warns: "\"1 day\"", "“1 day” is no period of ISO 8601"),
        Case(.unreadablePeriod, process(begin, after("P-1D")), warns: "\"P-1D\"", "is no period"),
        Case(.unreadablePeriod, quiet: process(begin, after("PT120M"))),
    ]

    static let money: [Case] = [
        Case(
            .secondPayment,
            process(
                paying,
                "{:name :t/more :actor :actor.role/operator :from :s/b :to :s/b\n:actions [{:name :action/stripe-create-payment-intent}]}"
            ), warns: ":action/stripe-create-payment-intent", "The way: :t/order, :t/pay, :t/more."),
        Case(
            .secondPayment,
            process(
                beginning(
                    "{:name :action/stripe-create-payment-intent-push} {:name :action/stripe-create-payment-intent}"),
                stopped), warns: ":action/stripe-create-payment-intent", "has it already"),
        Case(
            .secondPayment,
            quiet: process(
                paying, "{:name :t/later :actor :actor.role/provider :to :s/c}",
                "{:name :t/order-later :actor :actor.role/customer :from :s/c :to :s/a :actions [{:name :action/stripe-create-payment-intent}]}"
            )),
        Case(
            .confirmAfterOffSession,
            process(
                beginning(offSession("true")), stopped,
                "{:name :t/pay :actor :actor.role/customer :from :s/a :to :s/b :actions [{:name :action/stripe-confirm-payment-intent}]}",
                "{:name :t/undo :actor :actor.role/operator :from :s/b :to :s/z :actions [{:name :action/stripe-refund-payment}]}"
            ), warns: ":action/stripe-confirm-payment-intent", "must not be confirmed again. The way: :t/x, :t/pay."),
        Case(.confirmAfterOffSession, quiet: process(paying)),
        Case(
            .pricedTooLate,
            process(
                paying,
                "{:name :t/price :actor :actor.role/operator :from :s/b :to :s/b :actions [{:name :action/privileged-set-line-items}]}"
            ), warns: ":action/privileged-set-line-items",
            "does not follow a price that is set later. The way: :t/order, :t/pay, :t/price."),
        Case(
            .pricedTooLate,
            process(
                beginning("{:name :action/stripe-create-payment-intent} {:name :action/calculate-tx-total}"), stopped),
            warns: ":action/calculate-tx-total", "does not follow"),
        Case(
            .pricedTooLate,
            quiet: process(
                beginning("{:name :action/calculate-tx-total} {:name :action/stripe-create-payment-intent}"), stopped)),
        Case(
            .pricedTooLate,
            quiet: process(
                beginning("{:name :action/stripe-create-payment-intent} {:name :action/calculate-full-refund}"), stopped
            )),
        Case(
            .neverSucceeds, process(beginning("{:name :action/accept-booking}")), warns: ":action/accept-booking",
            "No way to :action/accept-booking makes a booking before it"),
        Case(
            .neverSucceeds, process(beginning("{:name :action/stripe-refund-payment}")),
            warns: ":action/stripe-refund-payment", "makes a payment before it"),
        Case(
            .neverSucceeds, process(beginning("{:name :action/decline-stock-reservation}")),
            warns: ":action/decline-stock-reservation", "makes a stock reservation before it"),
        Case(.neverSucceeds, quiet: process(bookedWithExit)),
        Case(
            .neverSucceeds, process(booked, ended("b", "{:name :action/decline-booking}"), cancelled("b")),
            warns: ":action/decline-booking", "makes a pending or a proposed booking before it"),
        Case(
            .neverSucceeds, process(booked, cancelled("a")), warns: ":action/cancel-booking",
            "No way to :action/cancel-booking makes an accepted booking before it, so it can never succeed."),
        Case(
            .neverSucceeds, process(booked, ended("b", "{:name :action/accept-booking}"), cancelled("b")),
            warns: ":action/accept-booking", "makes a pending or a proposed booking"),
        // One way is enough.
        Case(
            .neverSucceeds,
            quiet: process(
                booked, cancelled("b"),
                "{:name :t/book :actor :actor.role/customer :to :s/b :actions [{:name :action/create-pending-booking}]}",
                "{:name :t/drop :actor :actor.role/operator :from :s/b :to :s/y :actions [{:name :action/decline-booking}]}"
            )),
        Case(
            .neverSucceeds, process(booked, ended("b", "\n{:name :action/create-pending-booking}"), cancelled("b")),
            warns: ":action/create-pending-booking",
            "On every way to :action/create-pending-booking there is a booking already, so it can never succeed."),
        Case(
            .neverSucceeds, process(bookedWithStock, ended("a", "\n{:name :action/create-proposed-stock-reservation}")),
            warns: ":action/create-proposed-stock-reservation", "there is a stock reservation already"),
        Case(
            .neverSucceeds,
            process(
                beginning("{:name :action/calculate-full-refund}"),
                ended("a", "\n{:name :action/calculate-full-refund}")),
            warns: ":action/calculate-full-refund", "there is a full refund already"),
        Case(
            .neverSucceeds, process(beginning(charged), ended("a", "{:name :action/stripe-refund-payment}")),
            warns: ":action/stripe-refund-payment", "makes a payment that is not paid out before it"),
        Case(
            .neverSucceeds, process(beginning(charged), ended("a", "\n{:name :action/stripe-create-payout}")),
            warns: ":action/stripe-create-payout", "there is a payout already"),
        Case(
            .neverSucceeds,
            process(beginning(offSession("true")), stopped, ended("a", "{:name :action/stripe-create-payout}")),
            warns: ":action/stripe-create-payout", "makes a captured payment before it"),
        Case(
            .neverSucceeds,
            process(
                beginning(offSession("true")), stopped, ended("z", "{:name :action/stripe-capture-payment-intent}")),
            warns: ":action/stripe-capture-payment-intent", "makes a payment that is not given back before it"),
        // What is pushed is taken when its customer confirms it.
        Case(
            .neverSucceeds,
            quiet: process(
                beginning(
                    "{:name :action/stripe-create-payment-intent-push} {:name :action/stripe-confirm-payment-intent}"),
                stopped, ended("a", "{:name :action/stripe-create-payout}"))),
        Case(
            .releaseNotLast,
            process(
                booked,
                "{:name :t/end :actor :actor.role/operator :from :s/b :to :s/z :actions [{:name :action/cancel-booking}\n{:name :action/calculate-full-refund}]}"
            ), warns: ":action/cancel-booking", "belongs last, behind :action/calculate-full-refund"),
        Case(
            .releaseNotLast,
            quiet: process(
                booked,
                "{:name :t/end :actor :actor.role/operator :from :s/b :to :s/z :actions [{:name :action/calculate-full-refund} {:name :action/cancel-booking}]}"
            )),
        Case(.releaseNotLast, quiet: process(bookedWithStock)),
    ]

    static let stopped =
        "{:name :t/stop :actor :actor.role/operator :from :s/a :to :s/z :actions [{:name :action/stripe-refund-payment}]}"

    /// An end that the customer brings about.
    static func ended(_ state: String, _ actions: String) -> String {
        "{:name :t/end-\(state) :actor :actor.role/customer :from :s/\(state) :to :s/end :actions [\(actions)]}"
    }

    /// An end that the operator brings about by cancelling.
    static func cancelled(_ state: String) -> String {
        "{:name :t/cancel-\(state) :actor :actor.role/operator :from :s/\(state) :to :s/y :actions [{:name :action/cancel-booking}]}"
    }

    /// A transition that runs as soon as its state is entered.
    static func entered(_ name: String, _ from: String, _ to: String, _ actions: String = "") -> String {
        "{:name :t/\(name) :from :s/\(from) :to :s/\(to) :actions [\(actions)]\n:at {:fn/timepoint [:time/last-entered-state :s/\(from)]}}"
    }

    static let bookedWithStock = """
        {:name :t/ask :actor :actor.role/customer :to :s/a
         :actions [{:name :action/create-pending-booking} {:name :action/create-pending-stock-reservation}]}
        {:name :t/refuse :actor :actor.role/operator :from :s/a :to :s/z
         :actions [{:name :action/decline-booking} {:name :action/decline-stock-reservation}]}
        """

    static func offSession(_ value: String) -> String {
        "{:name :action/stripe-create-payment-intent :config {:use-customer-default-payment-method? \(value)}}"
    }

    /// Everything that makes money of a card, and pays it out.
    static let charged =
        "\(offSession("true")) {:name :action/stripe-capture-payment-intent} {:name :action/stripe-create-payout}"

    static func after(_ period: String) -> String {
        "{:name :t/x :from :s/a :to :s/b :at {:fn/plus [{:fn/timepoint [:time/tx-initiated]} {:fn/period [\"\(period)\"]}]}}"
    }

    /// A transition some time after a state was first entered.
    static func automatic(_ name: String, _ period: String, _ actions: String = "", from: String = "b")
        -> String
    {
        """
        {:name :t/\(name) :from :s/\(from) :to :s/\(from == "a" ? "b" : "z") :actions [\(actions)]
         :at {:fn/plus [{:fn/timepoint [:time/first-entered-state :s/\(from)]} {:fn/period ["\(period)"]}]}}
        """
    }

    static func lapse(_ time: String) -> String {
        "{:name :t/lapse :from :s/a :to :s/z :actions [{:name :action/decline-booking}]\n:at \(time)}"
    }
}

extension String {
    /// With one text put in another's place, where it stands first.
    func replacing(_ old: String, with new: String, once: Bool) -> String {
        guard let range = firstRange(of: old) else { return self }
        return replacingCharacters(in: range, with: new)
    }

    private func replacingCharacters(in range: Range<Index>, with new: String) -> String {
        String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
    }
}
