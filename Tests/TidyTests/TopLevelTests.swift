import Commands
import Foundation
import Testing

@Suite("The top level")
struct TopLevelTests {
    @Test("holds the package, sources, tests, the README and themes, and dotfiles")
    func entries() throws {
        let entries = try FileManager.default.contentsOfDirectory(atPath: Repository.root.path)
        let visible = entries.filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
        #expect(Set(visible) == ["Package.swift", "README.md", "Sources", "Tests", "themes"])
    }

    @Test("has every theme embedded in the binary")
    func themes() throws {
        let themes = try FileManager.default.contentsOfDirectory(atPath: Repository.root.appending(path: "themes").path)
        let manifest = try Repository.text("Package.swift")
        #expect(themes.count >= 4)
        for theme in themes { #expect(manifest.contains("Resources/\(theme)"), "\(theme) is not embedded") }
    }

    @Test("shows only commands in the README that exist")
    func readme() throws {
        let known = Set(VerbTable.verbs.compactMap { VerbTable.words(of: $0).first }).union([
            "demo", "batch", "help", "console",
        ])
        let command = try Regex(#"^almoner ([a-z]+)"#)
        for line in try Repository.text("README.md").split(separator: "\n") {
            guard let match = line.prefixMatch(of: command), let verb = match[1].substring.map(String.init) else {
                continue
            }
            #expect(known.contains(verb), "the README says “\(line)”")
        }
    }
}
