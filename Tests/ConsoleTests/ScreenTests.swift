// What the console looks like, as whole screens.
import Terminal
import Testing

@testable import Console

@MainActor
@Suite("Screens")
struct ScreenTests {
    @Test(
        "The first screen shows the customers, what the first of them has, and what waits",
        arguments: [(80, 24), (120, 40), (200, 60)])
    func first(columns: Int, rows: Int) async throws {
        let console = await ConsoleDriver(try await Story.told(), size: Size(columns: columns, rows: rows))
        try console.expectScreen("first-\(columns)x\(rows)")
    }

    @Test("On a small screen Enter puts the detail in the place of the panels, and Esc puts them back")
    func smallDetail() async throws {
        let console = await ConsoleDriver(try await Story.told(), size: Size(columns: 80, rows: 24))
        await console.press(.enter)
        try console.expectScreen("detail-80x24")
        await console.press(.escape)
        try console.expectScreen("first-80x24")
    }

    @Test("Everyone's pending tokens are the operator's queue; the detail says why one is stuck")
    func queue() async throws {
        let console = await ConsoleDriver(try await Story.told())
        await console.press("4", "a")
        try console.expectScreen("pending-tokens-120x40")
    }

    @Test("The views take the whole left side", arguments: ["S", "e", "R", "L", "P"])
    func views(key: String) async throws {
        let console = await ConsoleDriver(try await Story.told())
        await console.press(Press(stringLiteral: key))
        let names = ["S": "sessions", "e": "events", "R": "reviews", "L": "letters", "P": "catalogue"]
        try console.expectScreen("view-\(names[key] ?? key)-120x40")
    }

    @Test("A terminal without Unicode gets ASCII and nothing else")
    func ascii() async throws {
        let console = await ConsoleDriver(try await Story.told())
        let lines = console.program.frame(size: Size(columns: 120, rows: 40), glyphs: .ascii).lines()
        #expect(lines.allSatisfy { $0.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) } })
        try Screens.expect(lines, "first-ascii-120x40")
    }

    @Test("In a narrow panel the name gives way first; a customer's state and letters are seen", arguments: 94...111)
    func narrowRows(columns: Int) async throws {
        let console = await ConsoleDriver(try await Story.told(), size: Size(columns: columns, rows: 40))
        let row = try #require(console.lines.first { $0.contains("▸ Ana B") })
        #expect(row.contains(" CA ") && row.contains("gym · sleep") && row.contains("•0072"), "\(row)")
    }

    @Test("Beside the detail everyone's sessions and events still say whose they are, and when", arguments: 100...112)
    func narrowViews(columns: Int) async throws {
        let console = await ConsoleDriver(try await Story.told(), size: Size(columns: columns, rows: 40))
        for view: Press in ["S", "e"] {
            await console.press(view, "a")
            let rows = console.lines.map { $0.prefix(columns * 58 / 100) }
            // All four customers are called so or begin so.
            #expect(rows.contains { $0.contains(" Nov 2026 ") && $0.contains(" Ana") }, "\(rows)")
        }
    }

    @Test("On 80 columns the products say how they may be paid without being cut")
    func narrowProducts() async throws {
        let console = await ConsoleDriver(try await Story.told(), size: Size(columns: 80, rows: 24))
        await console.press("P")
        for words in ["Blood pressure monitor", "eligible", "letter: skincare"] { console.expect(words) }
        console.expectNot("…")
    }

    @Test("Below 60×16 it says how large the screen has to be")
    func tooSmall() async throws {
        let console = await ConsoleDriver(try await Story.told(), size: Size(columns: 59, rows: 16))
        console.expect("60×16")
        await console.resize(60, 15)
        console.expect("60×16")
        await console.resize(60, 16)
        console.expect("1 Customers")
    }

    @Test(
        "On the smallest screen the clock stays; the ledger's name gives way, and what must not be forgotten does not")
    func smallestStatus() async throws {
        let console = await ConsoleDriver(try await Story.told(), size: Size(columns: 60, rows: 16))
        let line = try #require(console.lines.first)
        #expect(line.hasPrefix(" almoner   ❄ 20 Nov 2026 14:05 UTC "))
        #expect(line.hasSuffix(" 1 in review · 1 pending"))
        let looking = await ConsoleDriver(
            try await Story.told(), size: Size(columns: 60, rows: 16), isReadOnly: true)
        #expect(try #require(looking.lines.first).hasPrefix(" read-only   ❄ 20 Nov 2026 14:05 UTC"))
    }

    @Test("An empty ledger says what to do first")
    func empty() async throws {
        let console = await ConsoleDriver(try await Story.empty(), size: Size(columns: 80, rows: 24))
        try console.expectScreen("empty-80x24")
    }
}
