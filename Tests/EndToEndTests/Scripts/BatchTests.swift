// What a script may write in the lines of a batch.
import Foundation
import Programs
import Testing

@Suite("A line of a batch", .onOwnThreads) struct BatchTests {
    /// What each line of a batch on this ledger was answered.
    private func answers(_ lines: String..., on scratch: Scratch) throws -> [Document] {
        let input = lines.joined(separator: "\n")
        let result = try Almoner.run(["batch", "--as", "tess"], ledger: scratch.ledger, input: input)
        return try result.output.split(separator: "\n").map { try Document(String($0)) }
    }

    @Test("changes no other ledger than the batch’s, and acts as nobody else")
    func other() throws {
        let (scratch, other) = (try Scratch.withZoë(seeded: 0), try Scratch.withZoë(seeded: 0))
        let add = "customer add --name Ben --state CA"
        let said = try answers(
            "\(add) --db \(other.ledger)", "\(add) --as ben", "\(add) --db \(scratch.ledger) --as tess", on: scratch)
        #expect(said.map(\.["error"]["code"].text) == ["misused", "misused", ""])
        #expect(said[0]["error"]["message"].text.contains("name the ledger after `batch`"))
        #expect(said[1]["error"]["message"].text.contains("name who acts after `batch`"))
        for (ledger, names) in [(scratch.ledger, ["Ben", "Zoë Beltrán"]), (other.ledger, ["Zoë Beltrán"])] {
            let customers = try Almoner.document(["list", "customers"], ledger: ledger).elements
            #expect(customers.map(\.["name"].text).sorted() == names)
        }
    }

    @Test("that reads only changes nothing")
    func readOnly() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let said = try answers(
            "customer add --name Ben --state CA --read-only", "list customers --read-only", on: scratch)
        #expect(said[0]["error"]["code"].text == "read_only")
        #expect(said[1].elements.map(\.["name"].text) == ["Zoë Beltrán"])
    }

    @Test("is a verb: what else almoner runs cannot be run inside a batch", arguments: ["batch -", "console", "demo"])
    func noVerb(line: String) throws {
        let said = try answers(line, on: try Scratch.withZoë(seeded: 0))
        let name = line.prefix { $0 != " " }
        #expect(said.map(\.["error"]["code"].text) == ["misused"])
        #expect(said[0]["error"]["message"].text.contains("`\(name)` cannot be run inside a batch"))
    }
}
