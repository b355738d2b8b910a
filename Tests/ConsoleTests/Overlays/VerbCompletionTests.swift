import ArgumentParser
import Commands
import Console
import Testing

@Suite("Completion of verbs")
struct VerbCompletionTests {
    private static let known = Dictionary(
        CompletionSource.allVerbs.verbs.map { ($0.words, $0) }, uniquingKeysWith: { first, _ in first })

    @Test("has every verb, by the name that it says itself, with every option that its help shows")
    func all() throws {
        for verb in VerbTable.verbs {
            let name = try #require(verb.configuration.commandName, "\(verb) does not say its name")
            let words = VerbTable.words(of: verb)
            #expect(words.last == name)
            let completion = try #require(VerbCompletionTests.known[words], "no completion of \(words)")
            #expect(completion.about == verb.configuration.abstract)
            let shown = verb.helpMessage(columns: 500).matches(of: /\n  (?:-\w, )?--([\w-]+)/).map { "--\($0.1)" }
            let expected = Set(shown).subtracting(["--help", "--db", "--json"])
            #expect(Set(completion.options.map(\.name)) == expected, "\(words)")
        }
    }

    @Test("knows each family by the name that it says itself")
    func families() {
        for family in VerbTable.families { #expect(family.configuration.commandName != nil, "\(family)") }
    }
}
