// What the rows of the lists say where room is short, and where a list is opened.
import Checkout
import Terminal
import Testing

@testable import Console

@MainActor
@Suite("The rows of a list")
struct ListedRowTests {
    private func console(_ columns: Int, _ rows: Int) async throws -> ConsoleDriver {
        await ConsoleDriver(try await Story.told(), size: Size(columns: columns, rows: rows))
    }

    @Test("Everybody's events say whose they are, on 80 columns and on 120", arguments: [(80, 24), (120, 40)])
    func events(columns: Int, rows: Int) async throws {
        let console = try await console(columns, rows)
        await console.press("e", "a")
        let started = try #require(console.lines.first { $0.contains("consultation started") })
        #expect(started.contains("Anastasia Ōe"), "\(console.text)")
    }

    @Test("Identifiers are cut at the head that all of them have")
    func identifiers() async throws {
        let console = try await console(200, 50)
        await console.press("e", "a", "j")
        let id = try #require(console.program.state.selected(in: .events).flatMap(Self.subject))
        let row = try #require(console.lines.first { $0.contains("▸") })
        #expect(row.contains(" …\(id.suffix(6)) ") && !row.contains(id.prefix(6)), "\(console.text)")
    }

    private static func subject(_ item: Item) -> String? {
        if case .event(let event, _) = item { return event.subject.id }
        return nil
    }

    @Test("A customer's sessions say what was bought and not again whose they are; everybody's say whose")
    func sessions() async throws {
        let console = try await console(80, 24)
        await console.press("S")
        let row = try #require(console.lines.first { $0.contains("03 Mar 2026") })
        #expect(row.contains("Gym membership") && !row.contains("Ana Beltrán"), "\(console.text)")
        await console.press("a")
        #expect(console.lines.contains { $0.contains("03 Mar 2026") && $0.contains("Ana Beltrán") }, "\(console.text)")
    }

    @Test("The letters are opened at the next to expire; those that have are above, the denied at the end")
    func letters() async throws {
        let story = try await Story.told()
        try await story.addExpiries(60)
        _ = try await story.engine.freeze(at: Story.now + .days(2))
        let console = await ConsoleDriver(story)
        await console.press("L")
        let now = Story.now + .days(2)
        #expect(Self.expiry(console) == now.adding(milliseconds: 3_600_000))
        await console.press("k")
        #expect(Self.expiry(console) == now)
        await console.press("g")
        #expect(Self.expiry(console) == Story.now.adding(milliseconds: 3_600_000))
        await console.press("G")
        let last = try #require(console.lines.last { $0.contains("▸") })
        #expect(last.contains("denied"), "\(console.text)")
    }

    private static func expiry(_ console: ConsoleDriver) -> Instant? {
        guard case .letter(let letter, _)? = console.program.state.selected(in: .expiries) else { return nil }
        return letter.expiresAt
    }

    @Test("Where every letter has expired, the last of them is at hand")
    func allExpired() async throws {
        let story = try await Story.empty()
        try await story.addExpiries(9)
        _ = try await story.engine.freeze(at: Story.now + .days(2))
        let console = await ConsoleDriver(story)
        await console.press("L")
        console.expectPanel("Letters by expiry", selected: "Zoë Expiring")
        console.expect("expired")
    }

    @Test("The letters' panel says since when one is in review, to the year", arguments: [108, 120, 140])
    func inReview(columns: Int) async throws {
        let console = try await console(columns, 40)
        await console.press("/", "Anastasia", .enter)
        console.expect("since 20 Nov 2026 ")
    }
}
