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
        for line in try Repository.text("README.md").split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard let index = words.firstIndex(where: { $0 == "almoner" || $0.hasSuffix("/almoner") }), index == 0,
                index + 1 < words.count, let verb = words.dropFirst(index + 1).first, !verb.hasPrefix("-"),
                verb.allSatisfy({ $0.isLowercase || $0 == "-" })
            else { continue }
            #expect(known.contains(verb), "the README says “\(line)”")
        }
    }
}
