// Processes as files that somebody has: no ledger comes into being, and no file breaks the program.
import Foundation
import Programs
import Testing

@Suite("Files of processes", .onOwnThreads) struct ProcessFileTests {
    private let right =
        "{:format :v3 :transitions [{:name :transition/ask :actor :actor.role/customer :to :state/asked}]}"

    @Test("are checked and drawn without a ledger, from standard input too")
    func noLedger() throws {
        let scratch = try Scratch()
        let file = try scratch.write(right, to: "process.edn")
        let check = try Almoner.run(["process", "check", file], ledger: scratch.ledger)
        #expect(check.status == 0 && check.output.hasSuffix("no errors, no warnings\n") && check.error.isEmpty)
        let piped = try Almoner.run(["process", "check", "-"], ledger: scratch.ledger, input: right + "]")
        #expect(piped.status == 0 && piped.output.hasPrefix("standard input:1:98: warning: "))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["process.edn"])
    }

    @Test("end with 1 where they have errors, with the report, or the one document, on standard output")
    func errors() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let file = try scratch.write("{:format :v3}", to: "process.edn")
        let words = try Almoner.run(["process", "check", file], ledger: scratch.ledger)
        #expect(words.status == 1 && words.output.contains("error: The process has no :transitions."))
        #expect(words.error.isEmpty)
        let document = try Almoner.run(["process", "check", file, "--json"], ledger: scratch.ledger)
        #expect(try document.status == 1 && Document(document.output)["errors"].number == 1)
        let lines = try Almoner.run(
            ["batch", "-"], ledger: scratch.ledger, input: "process check \(file)\n")
        #expect(try lines.status == 1 && Document(lines.output)["errors"].number == 1)
    }

    @Test("have a timeline with each practice card, and make no ledger")
    func timeline() throws {
        let scratch = try Scratch()
        let file = try scratch.write(right, to: "process.edn")
        let cards = [
            ("4000002760003184", "is declined: authentication_required"), ("4000002500003155", "pays"),
            ("4000008260003178", "is declined: insufficient_funds"),
            ("4000009909000021", "is declined 2 times: insufficient_funds"),
            ("4000009909000047", "can be held and not captured: generic_decline"), ("4000009909000062", "pays"),
        ]
        for (card, words) in cards {
            let told = try Almoner.run(
                [
                    "process", "timeline", file, "--booking-start", "2027-06-09", "--booking-end", "2027-06-10",
                    "--card", card,
                ],
                ledger: scratch.ledger)
            #expect(told.status == 0 && told.output.contains("With the card •\(card.suffix(4)), which \(words)\n"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["process.edn"])
    }

    @Test("in a folder are read with their mails; those that come with the program are found by name")
    func folders() throws {
        let scratch = try Scratch()
        let folder = scratch.folder.appending(path: "visit/templates/asked")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let process =
            right.dropLast() + """
                 :notifications [{:name :n/asked :on :transition/ask :to :actor.role/provider :template :asked}]}
                """
        _ = try scratch.write(String(process), to: "visit/process.edn")
        _ = try scratch.write("{{shout name}}", to: "visit/templates/asked/asked-subject.txt")
        let visit = scratch.folder.appending(path: "visit").path
        let check = try Almoner.run(["process", "check", visit + "/"], ledger: scratch.ledger)
        #expect(check.status == 1 && check.output.contains("asked-html.html is missing."))
        #expect(check.output.contains("asked-subject.txt:1:3: warning: Mails have no helper shout."))
        let shipped = try Almoner.run(["process", "check", "sauna-visit", "pre-order"], ledger: scratch.ledger)
        #expect(shipped.status == 0 && shipped.output.hasSuffix("no errors, no warnings in 2 files\n"))
        let empty = try Almoner.run(["process", "graph", folder.path], ledger: scratch.ledger)
        #expect(empty.status == 1 && empty.error.contains("is a folder without a process.edn"))
    }

    @Test("are drawn in ASCII where the locale has nothing else")
    func locale() throws {
        let scratch = try Scratch()
        let file = try scratch.write(right, to: "process.edn")
        for (locale, line) in [("C", " +--- ask - customer"), ("C.UTF-8", " ┌─── ask · customer")] {
            let drawing = try Tool.run(
                Tool.path("env"), ["LC_ALL=\(locale)", Almoner.binary.path, "process", "graph", file])
            #expect(drawing.output.split(separator: "\n").dropFirst().first.map(String.init) == line)
        }
    }

    @Test(
        "are refused, not stumbled over, where they are huge, endlessly deep, or nothing",
        arguments: [
            ("[", 50 << 20, "is larger than one MiB."),
            ("[", 10_000, ":1:130: error: Values stand more than 128 levels deep"),
            ("#_[", 300_000, "error: Values stand more than 128 levels deep"),
            ("", 0, ":1:1: error: The text holds no value."),
        ])
    func rubbish(piece: String, count: Int, words: String) throws {
        let scratch = try Scratch()
        let file = try scratch.write(String(repeating: piece, count: count), to: "process.edn")
        let result = try Almoner.run(["process", "check", file], ledger: scratch.ledger)
        #expect(result.status == 1 && result.output.contains(words), "\(result.output.prefix(300))")
        #expect(result.error.isEmpty)
    }

    @Test("are refused where they are no text, with the place")
    func noText() throws {
        let scratch = try Scratch()
        let bytes: [UInt8] = Array("{:format\n ".utf8) + [0xFF, 0xFE]
        try Data(bytes).write(to: scratch.folder.appending(path: "process.edn"))
        let result = try Almoner.run(["process", "check", scratch.path("process.edn")], ledger: scratch.ledger)
        #expect(result.status == 1 && result.output.contains(":2:2: error: The text is not UTF-8 from here on."))
    }
}
