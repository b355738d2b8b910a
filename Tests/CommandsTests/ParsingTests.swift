import ArgumentParser
import Checkout
import Commands
import Testing

@Suite("Words become verbs")
struct ParsingTests {
    static let id = String(repeating: "0", count: 26)

    @Test(
        "each line calls its verb",
        arguments: [
            ("list customers --search ana --sort newest --limit 3 --json", ["list"]),
            ("show fcus_\(id)", ["show"]), ("explain fcus_\(id) --db x.db", ["explain"]), ("cards", ["cards"]),
            ("survey gym --sample in_review", ["survey"]), ("survey mental-health", ["survey"]),
            ("customer add --name Ana --email a@b.c", ["customer", "add"]),
            ("customer edit fcus_\(id) --state NY", ["customer", "edit"]),
            ("product add --name Gym --eligibility letter_of_medical_necessity --visit-type gym", ["product", "add"]),
            ("product retire fprod_\(id)", ["product", "retire"]),
            ("product review MAT-01 eligible_with_lmn --visit-type gym", ["product", "review"]),
            ("price add --product fprod_\(id) --unit-amount 4900", ["price", "add"]),
            ("price retire fprice_\(id)", ["price", "retire"]),
            (
                "checkout --price fprice_\(id) --customer fcus_\(id) --tokenize --setup-future-use off_session",
                ["checkout"]
            ),
            ("consult --session fcs_\(id) --answers -", ["consult"]),
            ("consult --customer fcus_\(id) --visit-type gym", ["consult"]),
            ("pay fcs_\(id) --card - --expires 12/28 --cvc 123 --postal-code 90210 --bank refuses", ["pay"]),
            (
                "card save --customer fcus_\(id) --card - --expires 12/28 --cvc 123 --postal-code 90210",
                ["card", "save"]
            ),
            ("card default fpm_\(id)", ["card", "default"]), ("card remove fpm_\(id)", ["card", "remove"]),
            ("charge --customer fcus_\(id) --payment-method fpm_\(id) --price fprice_\(id)", ["charge"]),
            ("charge --token 00000000-0000-7000-8000-000000000000 --price fprice_\(id)", ["charge"]),
            ("capture fcs_\(id) --amount 100", ["capture"]), ("void fcs_\(id)", ["void"]),
            ("refund fcs_\(id)", ["refund"]), ("cancel fcs_\(id)", ["cancel"]),
            ("resolve 00000000-0000-7000-8000-000000000000 --abandon", ["resolve"]),
            ("review fcons_\(id) deny --reason no", ["review"]), ("clock show", ["clock", "show"]),
            ("clock freeze 2027-06-09", ["clock", "freeze"]), ("clock advance P1Y", ["clock", "advance"]),
            ("clock live --as ana --read-only", ["clock", "live"]), ("backup copy.db", ["backup"]),
            ("token delete 00000000-0000-7000-8000-000000000000", ["token", "delete"]),
            ("fault arm --after", ["fault", "arm"]), ("fault show", ["fault", "show"]),
            ("fault disarm", ["fault", "disarm"]),
            ("token update 00000000-0000-7000-8000-000000000000 --ask-card", ["token", "update"]),
            ("token update 00000000-0000-7000-8000-000000000000 --price fprice_\(id)", ["token", "update"]),
            ("token provision --price fprice_\(id) --email a@example.com --name Ana", ["token", "provision"]),
            ("settings show", ["settings", "show"]), ("settings set --review-after PT2H", ["settings", "set"]),
            ("process check one.edn two.edn --json", ["process", "check"]),
            ("process graph one.edn --mermaid", ["process", "graph"]), ("process graph - --dot", ["process", "graph"]),
            (
                "process timeline one.edn --booking-start 2027-06-09 --booking-end 2027-06-10 --accept-after P2D",
                ["process", "timeline"]
            ),
            ("process install visit --name sauna-visit", ["process", "install"]),
            (
                "process start visit --listing 00000000-0000-7000-8000-000000000000 --customer fcus_\(id) --by provider --price 900",
                ["process", "start"]
            ),
            (
                "process transition 00000000-0000-7000-8000-000000000000 :transition/accept --trial --mailbox mails",
                ["process", "transition"]
            ),
            ("listing add --provider fcus_\(id) --title Sauna --visit-type general --seats 2", ["listing", "add"]),
            ("listing edit 00000000-0000-7000-8000-000000000000 --stock 3", ["listing", "edit"]),
            ("listing close 00000000-0000-7000-8000-000000000000", ["listing", "close"]),
            ("listing open 00000000-0000-7000-8000-000000000000", ["listing", "open"]),
            ("payouts connect fcus_\(id) --no-charges", ["payouts", "connect"]),
            ("order give --process visit --state due --after P1D --transition give-up", ["order", "give"]),
            ("order off 00000000-0000-7000-8000-000000000000", ["order", "off"]),
            ("order on 00000000-0000-7000-8000-000000000000", ["order", "on"]),
            ("list transactions --stuck --state due", ["list"]), ("list standing_orders", ["list"]),
            ("seed --customers 5 --random-seed 7 --at 2027-06-09T10:05:00Z", ["seed"]),
        ])
    func parses(_ line: String, _ words: [String]) throws {
        let verb = try VerbTable.parse(line.split(separator: " ").map(String.init))
        #expect(VerbTable.words(of: type(of: verb)) == words)
    }

    @Test("every verb has an abstract, an example, and a way to be called")
    func documented() {
        for verb in VerbTable.verbs {
            let words = VerbTable.words(of: verb).joined(separator: " ")
            #expect(!verb.configuration.abstract.isEmpty, "\(words)")
            #expect(verb.configuration.discussion.contains("Example: almoner \(words)"), "\(words)")
        }
        #expect(VerbTable.verbs.count == 70)
    }

    /// The first line of what is told to somebody who typed this.
    private func complaint(_ words: [String]) -> String {
        do {
            let verb = try VerbTable.parse(words)
            Issue.record("\(words) called \(verb)")
            return ""
        } catch {
            return VerbTable.misuse(error).split(separator: "\n").first.map(String.init) ?? ""
        }
    }

    @Test(
        "what calls no verb says what would",
        arguments: [
            (
                "card default fprod_\(id)",
                "Error: The value 'fprod_\(id)' is invalid for '<payment-method>': "
                    + "fprod_\(id) is a product, expected a payment method."
            ),
            (
                "explain ana",
                "Error: The value 'ana' is invalid for '<id>': “ana” is no identifier; expected something like fcus_… or a UUID."
            ),
            (
                "capture fcs_12",
                "Error: The value 'fcs_12' is invalid for '<session>': “fcs_12” is no identifier of a checkout session; "
                    + "expected fcs_ and 26 letters and digits, or a UUID."
            ),
            (
                "clock advance soon",
                "Error: The value 'soon' is invalid for '<period>': “soon” is no period; expected something like P1Y, P30D or PT90M."
            ),
            (
                "list custmers",
                "Error: The value 'custmers' is invalid for '<kind>': “custmers” cannot be listed; did you mean customers?"
            ),
            (
                "list customers --sort expiries",
                "Error: The value 'expiries' is invalid for '--sort <key>': “expiries” is no order; expected one of name, newest, next_expiry."
            ),
            ("list letters --search ana", "Error: --search does not go with letters; it goes with customers."),
            (
                "list customers --pending",
                "Error: --pending does not go with customers; it goes with tokens, consultations, deliveries."
            ),
            ("list customers --limit 0", "Error: --limit 0 is outside 1 to 1000."),
            ("list customers --search letters:gym", "Error: There is no field letters; did you mean letter?"),
            ("refund fcs_\(id) --amount -5", "Error: --amount -5 is not above 0; give it in cents."),
            ("capture fcs_\(id) --amount 0", "Error: --amount 0 is not above 0; give it in cents."),
            (
                "charge --token 00000000-0000-7000-8000-000000000000 --price fprice_\(id) --quantity 1 --quantity 2",
                "Error: There are 2 quantities for 1 price; give one --quantity at most for each --price."
            ),
            ("pay fcs_\(id) --card 4242424242424242", "Error: Missing expected argument '--expires <MM/YY>'"),
            ("pay fcs_\(id) 4242-4242-4242-4242", "Error: Missing expected argument '--card <number>'"),
            (
                "survey notApplicable",
                "Error: The value 'notApplicable' is invalid for '<type>': “notApplicable” needs no consultation; expected a type such as gym or skincare."
            ),
        ])
    func misuse(_ line: String, _ expected: String) {
        #expect(complaint(line.split(separator: " ").map(String.init)) == expected)
    }

    @Test("a card number that lands in a complaint is masked")
    func masked() {
        let text = complaint(["show", "4242424242424242"]) + complaint(["show", "4242 4242 4242 4242"])
        #expect(!text.contains("42424") && !text.contains("4242 4242") && text.contains("•4242"))
        #expect(CardMask.masked("pay with 4000-0566-5566-5556, soon") == "pay with •5556, soon")
        #expect(CardMask.masked("2027-06-09T10:05:00Z and $1,204.50") == "2027-06-09T10:05:00Z and $1,204.50")
    }
}
