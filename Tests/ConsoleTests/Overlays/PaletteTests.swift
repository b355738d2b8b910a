// The command line, its completions, and the help.
import Checkout
import Commands
import OrderedJSON
import Terminal
import Testing

@testable import Console

@Suite("The palette")
struct PaletteTests {
    private let source = CompletionSource(
        verbs: [
            VerbDescription(
                words: ["card", "save"], about: "saves a card",
                options: [OptionDescription("--customer", about: "whose"), OptionDescription("--card")]),
            VerbDescription(words: ["card", "remove"], about: "removes a card"),
            VerbDescription(words: ["show"], about: "shows anything"),
        ] + CompletionSource.own(themes: ["dusk", "paper"]))

    private func palette(_ text: String = "") -> Stage {
        let entry = PaletteEntry(
            command: Console.CommandLine(["show", Sample.ana.id.description]), label: "shows them", key: "Enter")
        return Stage(CommandPalette(text: text, source: source, entries: [entry]))
    }

    @Test("completes verbs, sub-verbs, options and the identifiers at hand")
    func completing() {
        var stage = palette()
        stage.press("ca", .tab)
        #expect(stage.picture.hasSuffix(":card"))
        stage.press(.tab, .tab)
        #expect(stage.picture.hasSuffix(":card remove") && stage.shows("▸ remove removes a card"))
        stage = palette("card save ")
        stage.press("--cu", .tab, .tab)
        #expect(stage.picture.hasSuffix(":card save --customer \(Sample.ana.id)"))
        stage = palette("theme ")
        #expect(stage.shows("dusk") && stage.shows("paper"))
    }

    @Test("gives the console its own words and runs everything else")
    func running() {
        var stage = palette()
        stage.press("q", .enter)
        #expect(stage.commands.map(\.words) == [["q"]] && stage.isClosed)
        stage = palette()
        stage.press("show nobody", .enter)
        stage.receive(.refused(.notFound(kind: "customer", id: "nobody")))
        #expect(stage.shows("There is no customer nobody. customer_not_found"), "the code comes after the sentence")
        #expect(stage.picture.hasSuffix(":show nobody"))
        stage.press(.enter)
        stage.receive(.answered(Commands.Answer(["id": "x"], lines: ["a line"])))
        #expect(stage.shows("a line"))
        stage.press("J")
        #expect(stage.shows("\"id\": \"x\""))
        stage.press(.escape)
        #expect(stage.isClosed)
    }

    @Test("brings earlier lines back, but none that held a card")
    func history() {
        var stage = palette()
        stage.press("show one", .enter)
        stage.receive(.misused("There is no such thing."))
        stage.press(.control("u"), "pay x --card 4242424242424242 --cvc 987", .enter)
        stage.receive(.misused("Missing expected argument '--expires <MM/YY>'"))
        stage.press(.up)
        #expect(stage.picture.hasSuffix(":show one"))
    }

    @Test("an answer opens at its top, j and k scroll it, and J shows it as JSON")
    func answer() {
        let lines = (1...60).map { "line \($0)." }
        var stage = Stage(AnswerView(title: "list", Commands.Answer(["id": "x"], lines: lines)))
        #expect(stage.shows("line 1.") && !stage.shows("line 21."))
        stage.press("j")
        #expect(!stage.shows("line 1.") && stage.shows("line 21."))
        stage.press("k")
        #expect(stage.shows("line 1.") && !stage.shows("line 21."))
        stage.press("J")
        #expect(stage.shows("\"id\": \"x\""))
    }

    @Test("a table keeps its columns: h and l show what lies beside, and the box is as wide as the screen")
    func wideAnswer() {
        let row = "Ana Beltrán" + String(repeating: " ", count: 60) + "CA" + String(repeating: " ", count: 50) + "•4242"
        let sentence = String(repeating: "word ", count: 40) + "end."
        let answer = Commands.Answer([], lines: [row, sentence])
        var stage = Stage(AnswerView(title: "list", answer))
        #expect(stage.picture.contains("Ana Beltrán" + String(repeating: " ", count: 60) + "C"))
        #expect(!stage.shows("•4242") && stage.shows("word end."))
        stage.press("l", "l", "l", "l", "l", "l")
        #expect(stage.shows("•4242") && !stage.shows("Ana"))
        stage.press("h", "h", "h", "h", "h", "h")
        #expect(stage.shows("Ana Beltrán"))
        #expect(Stage(AnswerView(title: "list", answer), columns: 140, rows: 40).shows("•4242"))
    }

    @Test("what was wrong is said to its end, however many lines it takes")
    func longProblem() {
        var stage = palette()
        stage.press("show", .enter)
        stage.receive(.misused((1...14).map { "reason \($0)." }.joined(separator: "\n")))
        #expect(stage.shows("reason 1.") && stage.shows("reason 14."))
    }

    @Test("forgets a line that holds a card, however the number is written")
    func forgetting() {
        var history = CommandHistory(["show one"])
        for line in [
            "show one", "pay x --card 4242424242424242", "pay x --card=4242424242424242", "show '4242 4242 4242 4242'",
            "pay x --cvc 987", "show 4242-4242-4242-4242", "  ", "show 'x",
        ] { history.remember(line) }
        #expect(history.lines == ["show one"])
        for number in 0..<300 { history.remember("show \(number)") }
        #expect(history.lines.count == CommandHistory.most && history.lines.last == "show 299")
    }

    @Test("completes the orders and the fields of the customers' list")
    func ownWords() {
        #expect(palette("sort ").shows("name newest next_expiry"))
        var stage = palette("filter sta")
        stage.press(.tab, "CA", .enter)
        #expect(stage.commands.map(\.words) == [["filter", "state:CA"]] && stage.isClosed)
    }

    @Test("hides a card that is typed into it", arguments: [" ", "="])
    func secrets(sign: String) {
        var stage = palette()
        stage.press(.text("pay x --card\(sign)4242424242424242 --cvc\(sign)987 --expires 12/28"))
        #expect(stage.picture.contains("••••••••••••4242") && stage.picture.contains("•••"))
        #expect(!stage.picture.contains("42424242") && !stage.picture.contains("987"))
    }

    @Test("says that a quotation mark is open, and leaves on Backspace")
    func misuse() {
        var stage = palette()
        stage.press("show 'x", .enter)
        #expect(stage.shows("A quotation mark is not closed.") && stage.commands.isEmpty)
        stage.press(.control("u"), .backspace)
        #expect(stage.isClosed)
    }
}

@Suite("The help")
struct HelpTests {
    private func help() -> Stage {
        let sections = [
            HelpSection(
                title: "Everywhere",
                entries: [
                    HelpEntry(key: "?", meaning: "shows every key"),
                    HelpEntry(key: "c", meaning: "takes a consultation", command: "consult", disabled: "no customer"),
                ])
        ]
        var stage = Stage(HelpPage(sections))
        stage.receive(.loaded(.practiceCards(Sample.practiceCards)))
        return stage
    }

    @Test("has every key with its command, and why it does nothing now")
    func keys() {
        let stage = help()
        #expect(stage.effects == [.load(.practiceCards)])
        #expect(stage.shows("c takes a consultation (no customer) almoner consult"))
    }

    @Test("says long sentences to their end", arguments: [60, 80])
    func long(columns: Int) {
        let words = (1...30).map { "word\($0)" }.joined(separator: " ")
        let entry = HelpEntry(
            key: "c", meaning: words + ".", command: "consult --customer fcus_1", disabled: "read-only")
        let section = HelpSection(title: "Everywhere", entries: [entry])
        let stage = Stage(HelpPage([section]), columns: columns)
        #expect(stage.shows(words + ". (read-only)") && stage.shows("almoner consult --customer fcus_1"))
    }

    @Test("is narrowed with / and turned with Tab")
    func narrowing() {
        var stage = help()
        stage.press("/every key", .enter)
        #expect(stage.shows("shows every key") && !stage.shows("takes a consultation"))
        stage.press(.escape, .tab)
        #expect(stage.shows("4000 0000 0000 9995"))
        stage.press(.tab)
        for field in Filter.customerFields { #expect(stage.shows("\(field.name): \(field.meaning)")) }
        stage.click("Keys")
        #expect(stage.shows("shows every key"))
    }
}
