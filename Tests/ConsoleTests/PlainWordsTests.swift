// What the console says of itself: hints that are true, notices that name what was done, lists that lose nothing.
import Checkout
import Commands
import OrderedJSON
import Terminal
import Testing

@testable import Console

@MainActor
@Suite("The console says plainly")
struct PlainWordsTests {
    private func console(_ columns: Int, _ rows: Int, isReadOnly: Bool = false) async throws -> ConsoleDriver {
        await ConsoleDriver(
            try await Story.told(), size: Size(columns: columns, rows: rows), isReadOnly: isReadOnly,
            overlays: StandardOverlays { .allVerbs })
    }

    @Test("that Esc leads back from a view, and from a filter to everybody; that q quits only where it does")
    func wayBack() async throws {
        let console = try await console(120, 40)
        #expect(console.bottom.contains("q quit"))
        for view in ["S", "e", "R", "L", "P"] {
            await console.press(Press(stringLiteral: view))
            #expect(console.bottom.contains("Esc back") && !console.bottom.contains("q quit"), "\(console.bottom)")
            #expect(view != "e" || !console.bottom.contains("e events"))
        }
        await console.press("q", "/", "ana", .enter)
        #expect(console.bottom.contains("Esc all again") && !console.bottom.contains("q quit"), "\(console.bottom)")
    }

    @Test("what a key did to a card, and to a session")
    func deeds() async throws {
        let console = try await console(120, 40)
        await console.press("3", "j", "d")
        console.expect("✓ visa •4242 is the default card now")
        await console.press("1", "n", "gym", .right, .tab, .backTab, .backTab, .enter, .escape, "S", "x")
        console.expect("Keep it")
        console.expect("Cancel the session")
        let id = try #require(console.program.state.selected(in: .sessions)?.id)
        await console.press(.text(String(id.suffix(6))), .enter)
        console.expect("✓ The session is canceled")
    }

    @Test(
        "what was done by every key that runs a command at once",
        arguments: [
            (["void", "fcs_1"], "The hold is given back, and the session has ended"),
            (["resolve", "1", "--abandon"], "The repair is given up; the token stays stuck"),
            (["token", "delete", "1"], "The token is deleted"), (["price", "retire", "1"], "The price is retired"),
            (["order", "off", "1"], "The standing order is off"),
            (["webhooks", "resend", "1"], "The delivery is due again; almoner-server sends it"),
            (["list", "customers"], nil),
        ])
    func words(command: [String], sentence: String?) {
        #expect(deedWords(of: Console.CommandLine(command), .null) == sentence)
    }

    @Test("whose rows a view shows: the customer's, whatever was asked for at the one before")
    func scope() async throws {
        let console = try await console(120, 40)
        await console.press("S", "a")
        console.expect("everyone's")
        await console.press("q", "j", "S")
        console.expect("Checkout sessions of Anaïs Lefèvre")
    }

    @Test(
        "at 100 columns of a letter its state and the days left, of a review when it is decided", arguments: 100...106)
    func narrowViews(columns: Int) async throws {
        let console = try await console(columns, 30)
        await console.press("L")
        let letter = try #require(console.lines.first { $0.contains("▸ Ana B") })
        #expect(letter.contains("valid") && letter.contains("22 Nov 2026") && letter.contains("⚠ 2 d"), "\(letter)")
        await console.press("R")
        let review = try #require(console.lines.first { $0.contains("▸ Anastasia") })
        #expect(review.contains("decided in "), "\(review)")
    }

    @Test("that Enter opens a token that waits for nothing; of a stuck one on 80 columns, where its detail is")
    func tokenHints() async throws {
        let console = try await console(80, 24)
        await console.press("4")
        #expect(console.bottom.contains("Enter open") && !console.bottom.contains("repair"), "\(console.bottom)")
        await console.press("a")
        #expect(console.bottom.contains("Enter repair · l detail"), "\(console.bottom)")
    }

    @Test("the consultation's key on a token, and keeps what it says")
    func tokenConsultation() async throws {
        let console = try await console(120, 40)
        await console.press(":", "clock advance P1Y", .enter, .escape, "4")
        console.expect("→ consultation  c")
        await console.press("c")
        console.expect("A consultation for Ana Beltrán")
    }

    @Test("nobody is selected where a filter leaves nobody, rather than that somebody is being read")
    func nobody() async throws {
        let console = try await console(120, 40)
        await console.press("/", "xyzzy", .enter)
        for panel in ["2", "3", "4"] {
            await console.press(Press(stringLiteral: panel))
            console.expect("Nobody is selected.")
            console.expectNot("…")
        }
    }

    @Test("begins the first consultation from an empty panel of letters, as its words promise")
    func firstLetter() async throws {
        let console = try await console(120, 40)
        await console.press("j", "j", "2")
        console.expect("No letters. c begins a consultation.")
        await console.press("c")
        console.expect("A consultation for Anand Krishnan")
    }

    @Test("with --read-only whatever can be looked at: reviews, stuck tokens, what falls due")
    func readOnly() async throws {
        let console = try await console(80, 24, isReadOnly: true)
        await console.press("R")
        #expect(console.bottom.contains("Enter open"), "\(console.bottom)")
        await console.press(.enter)
        console.expect("Consultation for skincare of Anastasia Ōe")
        await console.press(.escape, "4", "a", .enter)
        console.expect("Stuck: update card")
        await console.press(.escape, "t")
        console.expect("Falls due next")
        await console.press(.down, .enter)
        console.expect("✗ Not now: read-only.")
    }
}
