// One table of keys, from which hints, help and completions come.
import Checkout
import Commands
import Terminal
import Testing

@testable import Console

@MainActor
@Suite("The table of keys")
struct KeyTableTests {
    @Test("No key means two things in one place", arguments: Place.allCases)
    func unambiguous(place: Place) {
        var seen: [Key: String] = [:]
        for binding in KeyTable.bindings where binding.applies(in: place) {
            for key in binding.keys {
                #expect(seen[key] == nil, "\(key) in \(place): \(seen[key] ?? "") and \(binding.meaning)")
                seen[key] = binding.meaning
            }
        }
    }

    @Test("Every key says in a sentence what it does, and stands on the page of keys")
    func explained() async throws {
        let console = await ConsoleDriver(try await Story.empty())
        let help = KeyTable.help(in: console.program.state.keyContext)
        let listed = help.flatMap(\.entries).map(\.meaning)
        for binding in KeyTable.bindings {
            #expect(binding.meaning.hasSuffix(".") && binding.meaning.count > 8, "\(binding.name)")
            #expect(listed.contains(binding.meaning), "\(binding.name)")
        }
    }

    @Test("What moves money opens a dialog, and what cannot be undone wants its id typed")
    func graded() async throws {
        let console = await ConsoleDriver(try await Story.told())
        for opening in ["1", "2", "3", "4", "4a", "S", "R", "L", "P"] {
            await console.press(Press(stringLiteral: opening))
            let context = console.program.state.keyContext
            for binding in KeyTable.bindings where binding.applies(in: context.place) {
                guard case .does(let action, _) = binding.meaning(in: context) else { continue }
                check(binding, action)
            }
            await console.press(.escape)
        }
    }

    @Test("The same holds where transactions, standing orders and mails are listed; read-only changes nothing there")
    func marketGraded() async throws {
        let market = try await BoatMarket.told()
        for isReadOnly in [false, true] {
            let console = await ConsoleDriver(market.story, isReadOnly: isReadOnly)
            for opening in ["X", "O", "M"] {
                await console.press(Press(stringLiteral: opening))
                let context = console.program.state.keyContext
                for binding in KeyTable.bindings where binding.applies(in: context.place) {
                    // To look is no change, and Enter then looks.
                    if isReadOnly, binding.changes, !binding.keys.contains(.enter) {
                        #expect(binding.meaning(in: context) == .unavailable("read-only"), "\(binding.name)")
                    } else if case .does(let action, _) = binding.meaning(in: context) {
                        check(binding, action)
                    }
                }
                await console.press(.escape)
            }
        }
    }

    private func check(_ binding: KeyBinding, _ action: ConsoleAction) {
        switch (binding.danger, action) {
        case (.irrevocable, .wish(.typeToConfirm)), (.money, .wish): break
        case (.harmless, .wish(.typeToConfirm)), (.harmless, .wish(.charge)), (.harmless, .wish(.refund)),
            (.harmless, .wish(.capture)):
            Issue.record("\(binding.name) is more dangerous than it says")
        case (.harmless, _): break
        default: Issue.record("\(binding.name) does \(action) without asking")
        }
    }

    @Test("Commands that keys stand for and that are whole are commands of the shell")
    func commands() async throws {
        let console = await ConsoleDriver(try await Story.told())
        let unfinished: Set = [
            "charge", "checkout", "consult", "pay", "refund", "resolve", "review", "card save", "customer add",
            "customer edit", "product add", "price add", "order give",
        ]
        for opening in ["1", "2", "3", "4", "S", "e", "R", "L", "P", "X", "O", "M"] {
            await console.press(Press(stringLiteral: opening))
            for entry in KeyTable.completions(in: console.program.state.keyContext) {
                let words = entry.command.words
                if unfinished.contains(words[0]) || unfinished.contains(words.prefix(2).joined(separator: " ")) {
                    continue
                }
                #expect(throws: Never.self, "\(entry.command.display)") { _ = try VerbTable.parse(words) }
            }
            await console.press(.escape)
        }
    }

    @Test("With --read-only every key that changes something says why it does not")
    func readOnly() async throws {
        let console = await ConsoleDriver(try await Story.told(), isReadOnly: true)
        let context = console.program.state.keyContext
        for binding in KeyTable.bindings where binding.applies(in: context.place) && binding.changes {
            #expect(binding.meaning(in: context) == .unavailable("read-only"), "\(binding.name)")
        }
        console.expect("read-only")
        await console.press("N")
        console.expect("Not now: read-only.")
    }

    @Test("A key of other lists says where it is one, instead of nothing")
    func foreignKeys() async throws {
        let console = await ConsoleDriver(try await Story.told())
        await console.press("4", "n")
        console.expect("Not now: n is a key of Customers, Letters, Payment methods.")
        for opening in ["2", "e", "R"] {
            await console.press(Press(stringLiteral: opening), "s")
            console.expect("Not now: s is a key of Customers.")
        }
    }
}
