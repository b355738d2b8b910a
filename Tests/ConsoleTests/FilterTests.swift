// Narrowing a list by typing.
import Terminal
import Testing

@testable import Console

@MainActor
@Suite("A list's filter")
struct FilterTests {
    @Test("A filter narrows as it is typed, is seen to be on, and Esc lifts it without losing who was selected")
    func filter() async throws {
        let console = await ConsoleDriver(try await Story.told())
        await console.press("1", "/", "anai", .enter)
        console.expect("/anai · 1")
        console.expectPanel("Customers", selected: "Anaïs Lefèvre")
        console.expectPanel("Letters", selected: "gym")
        console.expectNot("Boris")
        await console.press(.escape)
        console.expect("Boris")
        console.expectPanel("Customers", selected: "Anaïs Lefèvre")
    }

    @Test("Nobody matches: the console says so, and how to go on")
    func nobody() async throws {
        let console = await ConsoleDriver(try await Story.told())
        await console.press("/", "zzz", .enter)
        console.expect("Nobody matches. Esc clears the filter.")
        await console.press(.escape)
        console.expectPanel("Customers", selected: "Ana Beltrán")
    }

    @Test("A field that a filter does not know is named while it is typed, and not taken by Enter")
    func misspeltFilter() async throws {
        let console = await ConsoleDriver(try await Story.told())
        await console.press("/", "letters:gym")
        console.expect("There is no field letters; did you mean letter?")
        await console.press(.enter)
        console.expect("✗ There is no field letters")
        await console.press(.control("u"), "letter:gym", .enter)
        console.expect("/letter:gym · 2")
        await console.press(":", "filter is:foo", .enter)
        console.expect("There is no is:foo; there are is:pending, is:review, is:expiring.")
        console.expect("/letter:gym · 2")
        await console.press("X", "/", "is:stuk", .enter)
        console.expect("There is no is:stuk; did you mean is:stuck?")
    }
}
