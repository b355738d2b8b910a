// Forms: what is typed becomes a command, a refusal loses nothing.
import Checkout
import Commands
import OrderedJSON
import Terminal
import Testing

@testable import Console

@Suite("A form")
struct FormTests {
    @Test("becomes a command of what was typed, and nothing else")
    func command() {
        var stage = Stage(Form.customer(nil))
        stage.press("Ana Beltrán", .tab, "ana@example.com", .tab, "ca", .enter, .enter, .enter)
        #expect(
            stage.commands.map(\.words) == [
                ["customer", "add", "--name", "Ana Beltrán", "--email", "ana@example.com", "--state", "ca"]
            ])
        stage.receive(.answered(Commands.Answer([:], lines: [])))
        #expect(stage.isClosed)
    }

    @Test("keeps what was typed after a refusal, which stands below its field")
    func refusal() {
        var stage = Stage(Form.customer(nil))
        stage.press("Ana", .tab, "ana", .down, .down, .down, .down, .enter)
        #expect(stage.commands.count == 1)
        stage.receive(.refused(.invalidField("email", given: "ana", expected: "an address such as ana@example.com")))
        expect(
            stage,
            shows: """
                        ┌─ New customer ───────────────────────────────────────────────┐
                        │ Name      Ana                                                │
                        │ E-mail    ana                                                │
                        │           ✗ Expected: an address such as ana@example.com.    │
                        │ State     such as CA                                         │
                        │ Phone                                                        │
                        │ Employer                                                     │
                        │                                                              │
                        │ The same e-mail always is the same customer.                 │
                        │                                                              │
                        │                                                              │
                        │                                              Add    Cancel   │
                        └──────────────────────────────────────────────────────────────┘





                Tab next field · Enter next · Esc cancel
                """)
        stage.press("@example.com", .backTab, .backTab, .enter)
        #expect(stage.commands.last?.words == ["customer", "add", "--name", "Ana", "--email", "ana@example.com"])
    }

    @Test("asks nobody while something that is needed is missing")
    func required() {
        var stage = Stage(Form.customer(nil))
        stage.press(.backTab, .enter)
        #expect(stage.commands.isEmpty)
        #expect(stage.shows("✗ This is needed."))
    }

    @Test("leaves at once when nothing was typed, and asks otherwise")
    func leaving() {
        var stage = Stage(Form.customer(Sample.ana))
        stage.press(.escape)
        #expect(stage.isClosed)

        stage = Stage(Form.customer(Sample.ana))
        stage.press("!", .escape)
        #expect(stage.shows("What you typed has not been sent. Leave it?"))
        stage.press(.enter)
        #expect(!stage.isClosed && stage.shows("Ana Beltrán!"))
        stage.press(.escape, .right, .enter)
        #expect(stage.isClosed && stage.commands.isEmpty)
    }

    @Test("that edits sends only what changed; an emptied field is sent empty")
    func editing() {
        var stage = Stage(Form.customer(Sample.ana))
        stage.press(.tab, .control("u"), .down, .down, "555 0100", .down, .down, .enter)
        #expect(
            stage.commands.map(\.words) == [
                ["customer", "edit", Sample.ana.id.description, "--email", "", "--phone", "555 0100"]
            ])
        #expect(stage.commands.first?.display.hasSuffix("--email '' --phone '555 0100'") == true)
    }

    @Test("sends once, and Esc breaks the work off")
    func busy() {
        var stage = Stage(Form.customer(nil))
        stage.press("Ana", .backTab, .enter)
        stage.context.isBusy = true
        stage.press(.enter, "x")
        #expect(stage.commands.count == 1)
        stage.press(.escape)
        #expect(stage.effects == [.cancelWork])
        stage.context.isBusy = false
        stage.receive(.cancelled)
        #expect(stage.shows("Ana") && stage.shows("Broken off; nothing was changed."))
    }

    @Test("takes clicks on fields and buttons")
    func mouse() {
        var stage = Stage(Form.customer(nil))
        stage.click("E-mail")
        stage.press("a@b.example")
        stage.click("Name")
        stage.press("Ana")
        stage.click("Add")
        #expect(stage.commands.map(\.words) == [["customer", "add", "--name", "Ana", "--email", "a@b.example"]])
    }

    @Test("of a product goes on with its price, in cents")
    func product() {
        var stage = Stage(ProductForm())
        stage.press("Sauna", .down, .down, .down, .right, .down, .right, .enter)
        #expect(
            stage.commands.last?.words == [
                "product", "add", "--name", "Sauna", "--eligibility", "service", "--visit-type", "gym",
            ])
        stage.receive(.answered(Commands.Answer(["product_id": "fprod_1", "name": "Sauna"], lines: [])))
        #expect(stage.shows("What Sauna costs, once."))
        stage.press("49.5", .enter, .enter)
        #expect(stage.commands.last?.words == ["price", "add", "--product", "fprod_1", "--unit-amount", "4950"])
    }

    @Test(
        "reads amounts as people type them",
        arguments: [
            ("49", 4_900), ("49.5", 4_950), ("$1,204.50", 120_450), ("0.50", 50), (".5", 50), ("49.", 4_900),
            ("49.505", nil), ("-1", nil),
            ("1,204", 120_400), ("$1,234,567.8", 123_456_780), (" $49 ", 4_900), ("5,50", nil), ("4,5", nil),
            ("1,20", nil), ("1,2345", nil), ("12,34,567", nil), (",500", nil), ("1234,500", nil), ("1,,204", nil),
            ("5.5,0", nil), ("5 50", nil), ("", nil), (".", nil), ("1.2.3", nil), ("12e3", nil), ("9999999999", nil),
        ])
    func amounts(typed: String, cents: Int?) {
        #expect(AmountText.cents(typed)?.minorUnits == cents)
    }
}
