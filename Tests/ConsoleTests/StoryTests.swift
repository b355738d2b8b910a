// What an operator does, in an operator's words.
import Checkout
import Randomness
import Terminal
import Testing

@testable import Console

@MainActor
@Suite("At the console")
struct StoryTests {
    @Test("Selecting a customer narrows the other panels to them")
    func narrowing() async throws {
        let console = await ConsoleDriver(try await Story.told())
        await console.press("j", "j", "j")
        console.expectPanel("Customers", selected: "Anastasia Ōe")
        console.expectPanel("Letters", selected: "skincare    in review")
        console.expect("No saved cards. + saves one.")
    }

    @Test("The name in the detail changes at once, and never stands over another customer's data")
    func honest() async throws {
        let story = try await Story.told()
        let console = await ConsoleDriver(story)
        var state = console.program.state
        state.receive(.key(.character("j")))
        state.settle()
        let text = state.frame(size: Size(columns: 120, rows: 40), glyphs: .unicode).lines().joined(separator: "\n")
        #expect(text.contains("─ Anaïs Lefèvre ─"))
        #expect(!text.contains("ana.beltran@example.com"))
        #expect(!text.contains("sleep       valid"))
    }

    @Test("Enter on a pending token opens what it waits for; on a card form that waits for nothing it shows the token")
    func repair() async throws {
        let console = await ConsoleDriver(try await Story.told())
        await console.press("4", "a")
        console.expect("nothing yet")
        await console.resize(200, 60)
        console.expect("no try yet")
        await console.resize(120, 40)
        await console.press(.enter)
        console.expect("cardForm")
        await console.press(.escape, "x")
        console.expect("confirm")
        await console.press(.enter)
        console.expect("✓")
        await console.press("4")
        console.expect("1 try")
    }

    @Test("A key shows the command that it stands for")
    func command() async throws {
        let console = await ConsoleDriver(try await Story.told())
        #expect(console.bottom.contains("almoner show fcus_"))
        await console.press("3")
        #expect(console.bottom.contains("almoner show fpm_"))
    }

    @Test("Making a card the default is done at once and seen at once")
    func defaultCard() async throws {
        let console = await ConsoleDriver(try await Story.told())
        await console.press("3", "j", "d")
        await console.press("1")
        let row = console.lines.first { $0.contains("▸ Ana Beltrán") }
        #expect(row?.contains("•4242") == true)
    }

    @Test("Four hundred rows down at once, in a list of thousands, cost one reading of the list")
    func burst() async throws {
        let story = try await Story.told()
        try await story.addCrowd(3_000)
        let console = await ConsoleDriver(story)
        console.expect("1,000+")
        var state = console.program.state
        for _ in 0..<400 { state.receive(.key(.character("j"))) }
        state.settle()
        #expect(state.takeReadings().count == 1)
        await console.send(Array(repeating: .key(.character("j")), count: 400))
        console.expectPanel("Customers", selected: "Customer 00396")
        await console.press("G")
        console.expectPanel("Customers", selected: "Customer 03000")
        await console.press("g")
        console.expectPanel("Customers", selected: "Ana Beltrán")
    }

    @Test("A key that is held leaves the screen that its strokes leave one by one")
    func heldKeys() async throws {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        let story = try await Story.told()
        try await story.addCrowd(60)
        let console = await ConsoleDriver(story)
        for _ in 0..<40 {
            let key = ["j", "k", "j", "g", "2", "3", "4", "1", "a", "l", "h"].randomElement(using: &random) ?? "j"
            let other = ["j", "k", "1"].randomElement(using: &random) ?? "k"
            let keys = [String](repeating: key, count: Int.random(in: 1...9, using: &random)) + [other, other]
            let inputs = keys.flatMap { Press.text($0).inputs }
            var state = console.program.state
            for input in inputs {
                state.receive(input)
                state.settle()
            }
            console.type(inputs)
            let expected = state.frame(size: Size(columns: 120, rows: 40), glyphs: .unicode).lines()
            #expect(console.lines == expected, "seed \(seed), keys \(keys)")
            await console.send([])
        }
    }

    @Test("What another process writes is seen without losing the selection")
    func others() async throws {
        let story = try await Story.told()
        let console = await ConsoleDriver(story)
        await console.press("j", "j")
        _ = try await story.engine.addCustomer(NewCustomer(name: "Aaron First"))
        await console.ledgerChanged()
        console.expectPanel("Customers", selected: "Anand Krishnan")
        console.expect("Aaron First")
    }

    @Test("The palette runs a verb of the shell, shows its answer in full, and says what was wrong with a word")
    func palette() async throws {
        let console = await ConsoleDriver(try await Story.told())
        await console.press(":", "clock advance P1D", .enter)
        console.expect("21 Nov 2026 14:05 UTC")
        console.expect("0 in review")
        await console.press(.escape)
        await console.press(":", "clokc", .enter)
        console.expect("clokc")
        await console.press(.escape, ":", "list customers", .enter)
        try console.expectScreen("palette-answer-120x40")
    }

    @Test("A saved screen is what is shown; nothing that is there already is replaced by one")
    func saveScreen() async throws {
        let console = await ConsoleDriver(try await Story.told())
        let shown = console.text
        await console.press(":", "save-screen /screens/first.txt", .enter)
        console.expect("The screen is in /screens/first.txt.")
        #expect(Saved.shared.text(at: "/screens/first.txt") == shown + "\n")
        await console.press("j", ":", "save-screen /screens/first.txt", .enter)
        console.expect("/screens/first.txt exists; choose another name.")
        #expect(Saved.shared.text(at: "/screens/first.txt") == shown + "\n")
    }

    @Test("y copies the id, T and m ask the terminal, Ctrl-L and Ctrl-Z too")
    func requests() async throws {
        let console = await ConsoleDriver(try await Story.told())
        await console.press("y", "m", .control("l"), .control("z"))
        guard case .copy(let id)? = console.requests.first else {
            Issue.record("nothing was copied")
            return
        }
        #expect(id.hasPrefix("fcus_"))
        #expect(console.requests.dropFirst() == [.mouse(false), .redraw, .suspend])
        await console.press("T")
        console.expect("Theme paper.")
    }

    @Test("q and Esc go back step by step, and leave at the end; :q leaves at once")
    func leaving() async throws {
        let console = await ConsoleDriver(try await Story.told())
        await console.press("S", .enter, "q")
        console.expect("Checkout sessions")
        await console.press(.escape)
        console.expectNot("Checkout sessions of")
        #expect(console.program.wantsExit == nil)
        await console.press("q")
        #expect(console.program.wantsExit == 0)
        let other = await ConsoleDriver(try await Story.empty())
        await other.press("S", ":", "q", .enter)
        #expect(other.program.wantsExit == 0)
    }

    @Test("Esc leaves only when it is pressed twice, one after the other, and says so")
    func escaping() async throws {
        let console = await ConsoleDriver(try await Story.told())
        await console.press("2", .escape)
        console.expect("Esc again, or q, leaves.")
        await console.press("j", .escape)
        #expect(console.program.wantsExit == nil)
        await console.press("?", .escape, .escape)
        #expect(console.program.wantsExit == nil)
        await console.press(.escape)
        #expect(console.program.wantsExit == 0)
    }

    @Test("A click gives a panel the keys and selects the row; the wheel scrolls")
    func mouse() async throws {
        let console = await ConsoleDriver(try await Story.told())
        await console.send([.mouse(Mouse(kind: .press, position: Position(x: 5, y: 4)))])
        console.expectPanel("Customers", selected: "Anand Krishnan")
        await console.send([.mouse(Mouse(kind: .press, position: Position(x: 5, y: 2)))])
        await console.send([.mouse(Mouse(kind: .press, position: Position(x: 5, y: 26)))])
        #expect(console.program.state.focus == .letters)
    }

    @Test("A frozen clock never wakes the console; a live one at the next minute")
    func waking() async throws {
        let story = try await Story.told()
        let console = await ConsoleDriver(story)
        #expect(console.program.wakeAfter == nil)
        var state = console.program.state
        let due = DueItem(at: Story.now.adding(milliseconds: 90_000), what: .review(ID(bits: 1)))
        for (next, seconds) in [(nil, 60), (due, 60)] {
            answer(&state, next: next)
            #expect(state.wakeAfter == .seconds(seconds))
        }
        state.systemTime = Story.now.adding(milliseconds: 70_000)
        #expect(state.wakeAfter == .seconds(20))
        state.systemTime = due.at
        state.receive(.tick)
        #expect(!state.takeReadings().isEmpty)
    }

    @Test("A card network that is silent is told of once, as long as nothing else is the matter")
    func silence() async throws {
        let console = await ConsoleDriver(try await Story.told())
        var state = console.program.state
        answer(&state, next: nil, silence: "The card network gave no answer.")
        #expect(state.notice == Notice(text: "The card network gave no answer.", kind: .refused))
        state.notice = nil
        answer(&state, next: nil, silence: "The card network gave no answer.")
        #expect(state.notice == nil)
        answer(&state, next: nil, silence: nil)
        answer(&state, next: nil, silence: "The card network gave no answer.")
        #expect(state.notice != nil)
    }

    /// The ledger answers that its clock is live.
    private func answer(_ state: inout ConsoleState, next: DueItem?, silence: String? = nil) {
        state.status.refresh()
        for case .status(let ticket) in state.takeReadings() {
            let status = LedgerStatus(
                name: "", mode: .test, clock: .live, next: next, reviews: 0, pendingTokens: .exactly(0),
                silence: silence)
            state.receive(.status(.success(status), ticket: ticket))
        }
    }

    @Test("A name that tries to command the terminal is shown, not obeyed")
    func hostile() async throws {
        let story = try await Story.empty()
        _ = try await story.engine.addCustomer(NewCustomer(name: "\u{1B}[2J\u{202E}Eve"))
        let console = await ConsoleDriver(story)
        #expect(!console.text.unicodeScalars.contains("\u{1B}"))
        #expect(!console.text.unicodeScalars.contains("\u{202E}"))
        console.expect("U+202E")
    }

    @Test("The order and the filter can be typed as commands too, from any view")
    func typedListing() async throws {
        let console = await ConsoleDriver(try await Story.told())
        await console.press("P", ":", "filter state:CA", .enter)
        console.expect("/state:CA · 2")
        console.expectPanel("Customers", selected: "Ana Beltrán")
        await console.press(":", "sort newest", .enter)
        console.expect("newest first")
        console.expectPanel("Customers", selected: "Anastasia Ōe")
        await console.press(":", "sort sideways", .enter)
        console.expect("Type sort ORDER; there are name, newest, next_expiry.")
        await console.press(":", "filter", .enter)
        console.expect("Boris Ng")
    }

    @Test("Sorting goes through name, newest and next expiry, and says which it is")
    func sorting() async throws {
        let console = await ConsoleDriver(try await Story.told())
        await console.press("s")
        console.expect("newest first")
        await console.press("s")
        console.expect("next expiry first")
        console.expectPanel("Customers", selected: "Ana Beltrán")
        await console.press("s")
        console.expectNot("next expiry first")
    }
}
