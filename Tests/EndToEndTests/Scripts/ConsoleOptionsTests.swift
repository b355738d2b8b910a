import ArgumentParser
import Commands
import Testing

@testable import almoner

@Suite("The words that open the console", .onOwnThreads) struct ConsoleOptionsTests {
    @Test(
        "mean what the parser of the command line makes of them",
        arguments: [
            [], ["--db", "a.db"], ["--db", ""], ["--read-only"],
            ["--no-mouse", "--db", "a b.db", "--as", "tess", "--theme", "paper"],
            ["--theme", "./mine.yaml", "--read-only", "--no-mouse"],
        ])
    func plain(words: [String]) throws {
        let parsed = try ConsoleCommand.parse(words)
        #expect(ConsoleOptions(plainly: words) == ConsoleOptions(parsed.options, parsed.appearance))
    }

    @Test(
        "are left to that parser where they are anything else",
        arguments: [
            ["list"], ["console"], ["demo"], ["--help"], ["-h"], ["--version"], ["--db"], ["--db=a.db"],
            ["--db", "--read-only"], ["--db", "a.db", "--db", "b.db"], ["--read-only", "--read-only"],
            ["--db", "a.db", "list", "customers"], ["--json"], ["--generate-completion-script"], ["a.db"], ["--", "x"],
        ])
    func unusual(words: [String]) { #expect(ConsoleOptions(plainly: words) == nil) }
}
