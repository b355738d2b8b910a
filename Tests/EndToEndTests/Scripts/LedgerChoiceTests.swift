// Which ledger a command works on.
import Foundation
import Programs
import Testing

@Suite("The ledger of a command", .onOwnThreads) struct LedgerChoiceTests {
    @Test("is what --db says, before or after the command's own arguments")
    func option() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        for words in [
            ["list", "customers", "--db", scratch.ledger, "--json"],
            ["list", "--db", scratch.ledger, "customers", "--json"],
            ["list", "--json", "customers", "--db=\(scratch.ledger)"],
        ] {
            let result = try Tool.run(Almoner.binary, words)
            #expect(try Document(result.output).elements.map(\.["name"].text) == ["Zoë Beltrán"])
        }
    }

    @Test("is ALMONER_DB where nobody says, and --db where both do")
    func environment() throws {
        let (scratch, empty) = (try Scratch.withZoë(seeded: 0), try Scratch())
        try empty.seed(customers: 0)
        let variables = ["ALMONER_DB": scratch.ledger]
        let named = try Tool.run(Almoner.binary, ["list", "customers", "--json"], environment: variables)
        #expect(try Document(named.output).elements.map(\.["name"].text) == ["Zoë Beltrán"])
        let both = try Tool.run(
            Almoner.binary, ["list", "customers", "--json", "--db", empty.ledger], environment: variables)
        #expect(try Document(both.output).elements.isEmpty)
    }

    @Test("is in the XDG data folder otherwise, which is made for its owner alone")
    func usual() throws {
        let scratch = try Scratch()
        let variables = ["XDG_DATA_HOME": scratch.path("data")]
        let seeded = try Tool.run(Almoner.binary, ["seed", "--customers", "1"], environment: variables)
        #expect(seeded.status == 0)
        let ledger = scratch.path("data/almoner/ledger.db")
        #expect(try mode(of: scratch.path("data/almoner")) == 0o700)
        #expect(try mode(of: ledger) == 0o600)
        #expect(try mode(of: ledger + ".key") == 0o600)
        let listed = try Tool.run(Almoner.binary, ["list", "customers", "--json"], environment: variables)
        #expect(try Document(listed.output).elements.count == 1)
    }

    @Test("is not in a data folder that is a relative path, which would be another one everywhere, but below HOME")
    func relative() throws {
        let scratch = try Scratch()
        let seeded = try Tool.run(
            Almoner.binary, ["seed", "--customers", "1"],
            environment: ["XDG_DATA_HOME": "almoner-test-data", "HOME": scratch.path("home")])
        #expect(seeded.status == 0, "\(seeded)")
        #expect(FileManager.default.fileExists(atPath: scratch.path("home/.local/share/almoner/ledger.db")))
    }

    @Test("is nowhere without a home, which is said; what needs none goes on", arguments: ["", "almoner-test-home"])
    func nowhere(home: String) throws {
        let variables = ["XDG_DATA_HOME": "", "HOME": home]
        for words in [["list", "customers"], ["seed", "--customers", "1"]] {
            let refused = try Tool.run(Almoner.binary, words, environment: variables)
            #expect(refused.status == 1)
            #expect(refused.error.contains("neither XDG_DATA_HOME nor HOME"), "\(refused)")
            #expect(refused.error.contains("name a file with --db"), "\(refused)")
        }
        #expect(try Tool.run(Almoner.binary, ["cards"], environment: variables).status == 0)
        let scratch = try Scratch()
        let named = try Tool.run(
            Almoner.binary, ["seed", "--customers", "1", "--db", scratch.ledger], environment: variables)
        #expect(named.status == 0, "\(named)")
    }

    @Test("that is not there is made with the command that is told, word by word")
    func missing() throws {
        let scratch = try Scratch()
        let refused = try Almoner.run(["list", "customers"], ledger: scratch.ledger)
        #expect(refused.status == 1)
        #expect(refused.error.contains("`almoner seed --customers 100 --db \(scratch.ledger)`"), "\(refused.error)")
    }

    private func mode(of path: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }
}
