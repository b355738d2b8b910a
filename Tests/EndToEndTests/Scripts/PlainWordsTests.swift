import ArgumentParser
import Commands
import Testing

@testable import almoner

@Suite("The words that open the console", .onOwnThreads) struct PlainWordsTests {
    @Test(
        "mean what the parser of the command line makes of them",
        arguments: [
            [], ["--db", "a.db"], ["--db", ""], ["--read-only"],
            ["--no-mouse", "--db", "a b.db", "--as", "tess", "--theme", "paper"],
            ["--theme", "./mine.yaml", "--read-only", "--no-mouse"],
        ])
    func plain(words: [String]) throws {
        let plain = ConsoleCommand(try #require(PlainWords(words)))
        let parsed = try ConsoleCommand.parse(words)
        #expect(plain.options.ledger == parsed.options.ledger && plain.options.actor == parsed.options.actor)
        #expect(
            plain.options.isReadOnly == parsed.options.isReadOnly && plain.options.isJSON == parsed.options.isJSON)
        #expect(plain.appearance.themeName == parsed.appearance.themeName)
        #expect(plain.appearance.leavesMouse == parsed.appearance.leavesMouse)
    }

    @Test(
        "are left to that parser where they are anything else",
        arguments: [
            ["list"], ["console"], ["demo"], ["--help"], ["-h"], ["--version"], ["--db"], ["--db=a.db"],
            ["--db", "--read-only"], ["--db", "a.db", "--db", "b.db"], ["--read-only", "--read-only"],
            ["--db", "a.db", "list", "customers"], ["--json"], ["--generate-completion-script"], ["a.db"], ["--", "x"],
        ])
    func unusual(words: [String]) { #expect(PlainWords(words) == nil) }
}
