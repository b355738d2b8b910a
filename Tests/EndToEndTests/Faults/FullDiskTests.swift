// A disk that fills up while customers are added.
import Foundation
import Programs
import Testing

@Suite("A full disk", .onOwnThreads) struct FullDiskTests {
    /// How room is made short: a small disk of its own is the truest, but not everybody may mount one; files that may
    /// not grow are told by another error of the system.
    enum Narrowness: CaseIterable, CustomTestStringConvertible {
        case disk, files

        var testDescription: String { self == .disk ? "a small disk" : "files that may not grow" }

        static var possible: [Narrowness] {
            get throws {
                let mounts = try Tool.run(Tool.path("unshare"), ["-m", "true"]).status == 0
                return mounts ? allCases : [.files]
            }
        }
    }

    @Test("refuses in one sentence, and keeps everything that was answered", arguments: try Narrowness.possible)
    func full(narrowness: Narrowness) throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let result =
            switch narrowness {
            case .disk:
                try run("unshare", ["-m", "bash"], Self.smallDisk, scratch)
            case .files: try run("bash", [], "ulimit -f 300", scratch)
            }
        #expect(
            result.error.hasPrefix("almoner: ") && result.error.split(separator: "\n").count == 1, "\(result.error)")
        #expect(result.error.contains("is full, or files may not grow; free some space and try again."))

        let lines = result.output.split(separator: "\n")
        let added = try #require(lines.first.flatMap { Int($0) }, "\(result)")
        #expect(added > 0)
        let customers = try Document(lines.dropFirst().joined(separator: "\n")).elements
        #expect(customers.count == added + 1)
    }

    @Test(
        "while a new ledger is filled is told in one sentence, and leaves nothing half done", arguments: [100, 3_000])
    func seeding(limit: Int) throws {
        let scratch = try Scratch()
        let script = "ulimit -f \(limit); exec '\(Almoner.binary.path)' seed --customers 5000 --db '\(scratch.ledger)'"
        let result = try Tool.run(Tool.path("bash"), ["-c", script])
        #expect(result.status == 1 && result.output.isEmpty, "\(result)")
        #expect(result.error.contains("is full, or files may not grow; free some space and try again."))
        #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).isEmpty)
    }

    /// A disk with room for what is there, for the log of a change and its index, and for a few dozen customers.
    private static let smallDisk = """
        size=$(($(cat ledger.db* | wc -c) / 1024 + 180)) \
        && mount -t tmpfs -o size=${size}k tmpfs disk && cp ledger.db* disk && cd disk
        """

    /// Adds customers until one is refused, says how many were added, and lists who is there.
    private func run(
        _ tool: String, _ words: [String], _ narrow: String, _ scratch: Scratch
    ) throws -> Tool.Result {
        let script = """
            cd '\(scratch.folder.path)' && mkdir disk && \(narrow) || exit 1
            added=0
            while "$0" customer add --name N$added --email n$added@example.com --db ledger.db > /dev/null
            do added=$((added + 1)); done
            echo $added
            "$0" list customers --limit 1000 --db ledger.db --json
            """
        return try Tool.run(Tool.path(tool), words + ["-c", script, Almoner.binary.path])
    }
}
