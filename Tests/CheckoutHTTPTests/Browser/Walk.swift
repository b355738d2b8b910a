import Checkout
import Testing

/// Somebody's way through the pages with the keyboard.
struct Walk {
    let browser: Browser
    let width: Int

    /// Waits for a page, and looks at it.
    func look(_ heading: String, _ picture: String) async throws {
        try await browser.expect(heading)
        #expect(try await browser.contentWidth() <= width, "“\(heading)” is wider than the window")
        try await browser.picture("\(width)-\(picture)")
    }

    func identify() async throws {
        try await look("Your details", "1-you")
        try await browser.press(Browser.tab, "Ana", Browser.enter)
        // What is missing has the focus.
        try await browser.expectFocus("last_name")
        #expect(try await browser.title == "Error: Your details – clinic")
        #expect(try await browser.spoken("#last_name") == "Last name")
        try await browser.picture("\(width)-2-error")
        try await browser.press(
            "Beltrán", Browser.tab, "ana@example.com", Browser.tab, "Cali", Browser.tab, Browser.enter)
    }

    func consult(_ type: VisitType, _ sort: SurveySample = .approved) async throws {
        let survey = Survey.of(type)
        let sample = Dictionary(uniqueKeysWithValues: survey.sample(sort, for: USState(code: "CA")))
        for question in survey.questions {
            guard let answer = sample[question.id], ![.attestation, .signature].contains(question.kind) else {
                continue
            }
            try await look(question.text, "3-\(question.id)")
            #expect(try await browser.value("input[name=question]") == question.id)
            try await browser.press(Browser.tab)
            let places = answer.form.compactMap { id in question.options.firstIndex { $0.id == id } }
            switch question.kind {
            case .state: try await browser.press(Browser.tab)
            case .choices: try await tick(places)
            case .choice, .yesNo:
                try await browser.press(Browser.space)
                for _ in 0..<(places.first ?? 0) { try await browser.press(Browser.down) }
            default: try await browser.press(answer.form.joined())
            }
            try await browser.press(Browser.enter)
        }
    }

    private func tick(_ places: [Int]) async throws {
        var place = 0
        for next in places.sorted() {
            for _ in place..<next { try await browser.press(Browser.tab) }
            try await browser.press(Browser.space)
            place = next
        }
    }

    /// Past the links that change an answer, to the consent and the name.
    func sign() async throws {
        try await look("Read your answers once more", "4-answers")
        try await browser.tab(to: "attestation")
        try await browser.press(Browser.space, Browser.tab, "Ana Beltrán", Browser.enter)
    }

    /// Types one card, or with a prefix the second one, from its number on.
    func type(_ number: String, at field: String = "number") async throws {
        try await browser.tab(to: field)
        try await browser.press(number, Browser.tab, "12/30", Browser.tab, "123", Browser.tab, "90210")
    }

    func pay() async throws {
        try await look("Pay $49.00", "5-card")
        try await browser.tab(to: "number")
        try await browser.press(
            "4000000000000127", Browser.tab, "12/30", Browser.tab, "123", Browser.tab, "90210", Browser.enter)
        try await browser.expectFocus("cvc")
        try await browser.picture("\(width)-6-code")
        // A reload sends nothing again.
        try await browser.reload()
        try await browser.expect("Pay $49.00")
        #expect(try await browser.value("#number").isEmpty)
        #expect(try await browser.value("#expires") == "12/30")
        try await browser.tab(to: "number")
        try await browser.press("4242 4242 4242 4242", Browser.tab, Browser.tab, "123", Browser.enter)
    }
}
