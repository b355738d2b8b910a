import Checkout
import Commands
import OrderedJSON
import Testing

@Suite("Processes at the command line") struct ProcessVerbTests {
    private static let right =
        "{:format :v3 :transitions [{:name :transition/ask :actor :actor.role/customer :to :state/asked}]}"
    private static let wrong = """
        {:format :v2
        \t:größe 1 :transitions [{:name :transition/ask :actor :actor.role/customer}]}
        """

    @Test("check prints each finding with its place, the line, and a mark under what it is about")
    func check() async throws {
        let desk = try await Desk(files: ["p.edn": Self.wrong])
        let result = try await desk.run("process", "check", "p.edn")
        #expect(
            result.output == """
                p.edn:1:10: error: The format has to be :v3, not :v2.
                    {:format :v2
                             ^~~
                p.edn:2:2: warning: The process: nothing reads the key :größe.
                        :größe 1 :transitions [{:name :transition/ask :actor :actor.role/customer}]}
                        ^~~~~~
                p.edn:2:32: error: The transition :transition/ask has no :to.
                        :größe 1 :transitions [{:name :transition/ask :actor :actor.role/customer}]}
                                                      ^~~~~~~~~~~~~~~
                2 errors, 1 warning
                """)
        #expect(result.status == 1 && result.complaint == "")
    }

    @Test("check ends with 0 on warnings, says what a process consists of, and goes on after a file that is not there")
    func several() async throws {
        let desk = try await Desk(files: ["a.edn": Self.right, "b.edn": Self.right + " 1"])
        #expect(
            try await desk.run("process", "check", "a.edn").output
                == "a.edn: 1 transition, 1 state, 0 notifications\nno errors, no warnings")
        let result = try await desk.run("process", "check", "a.edn", "none.edn", "b.edn")
        #expect(
            result.output == """
                a.edn: 1 transition, 1 state, 0 notifications
                none.edn: error: none.edn cannot be read.
                b.edn:1:99: warning: The process ends before this; what follows is not read.
                    \(Self.right) 1
                    \(String(repeating: " ", count: 98))^
                b.edn: 1 transition, 1 state, 0 notifications
                1 error, 1 warning in 3 files
                """)
        #expect(result.status == 1)
        #expect(try await desk.run("process", "check", "b.edn").status == 0)
    }

    @Test("check prints one document")
    func document() async throws {
        let desk = try await Desk(files: ["p.edn": Self.wrong, "a.edn": Self.right])
        let result = try await desk.run("process", "check", "p.edn", "a.edn", "none.edn", "--json")
        let json = try JSON(reading: Array(result.output.utf8))
        #expect(json.names == ["files", "errors", "warnings"] && result.status == 1)
        #expect(json["errors"] == 3 && json["warnings"] == 1)
        let files = try #require(json["files"]?.elements)
        #expect(files.map { $0["valid"] } == [false, true, false])
        #expect(
            files[0]["findings"]?.elements.last == [
                "severity": "error", "rule": "missing_key", "message": "The transition :transition/ask has no :to.",
                "line": 2, "column": 32, "length": 15,
            ])
        #expect(files[1]["states"] == ["state/asked"] && files[1]["findings"] == [])
        #expect(files[2]["refusal"] == "none.edn cannot be read.")
    }

    @Test("check cuts a long line around what it is about, and shows nothing that commands a terminal")
    func longLines() async throws {
        let long =
            "{:format :v3 :transitions []" + String(repeating: " ", count: 500) + ":\u{65}\u{301}x 日本 \"\u{1B}[2J\" 1"
        let desk = try await Desk(files: ["p.edn": long + String(repeating: " ", count: 500) + "}"])
        let lines = try await desk.run("process", "check", "p.edn").output.split(separator: "\n")
        // The mark stands below the key, though a scalar of it takes no column, and others two.
        #expect(lines[0] == "p.edn:1:529: warning: The process: nothing reads the key :e\u{301}x.")
        #expect(lines[1].hasPrefix("    …   ") && lines[1].hasSuffix("   …"))
        #expect(lines[1].split(separator: ":e\u{301}x").first?.count == lines[2].split(separator: "^").first?.count)
        #expect(lines[2].hasSuffix(" ^~~"))
        #expect(lines[3] == "p.edn:1:537: warning: The process: nothing reads the key \"␛[2J\".")
        #expect(lines[5].hasSuffix(" ^~~~~~"))
        for line in lines { #expect(line.count < 130 && !line.contains("\u{1B}"), "\(line)") }
    }

    @Test("graph draws, also for other programs")
    func graph() async throws {
        let desk = try await Desk(files: ["p.edn": Self.right])
        #expect(
            try await desk.run("process", "graph", "p.edn").output
                == "   ○ start\n ┌─── ask · customer\n │\n └─▶ [asked]  (end)")
        #expect(try await desk.run("process", "graph", "p.edn", "--mermaid").output.hasPrefix("stateDiagram-v2\n"))
        #expect(try await desk.run("process", "graph", "p.edn", "--dot").output.hasPrefix("digraph process {\n"))
        let json = try await desk.done("process", "graph", "p.edn")
        #expect(json.names == ["states", "transitions", "drawing"])
        #expect(
            json["transitions"]?.elements.first?.names == [
                "name", "from", "to", "actor", "at", "privileged", "actions",
            ])
    }

    @Test("graph refuses a process that has errors, and says who shows them")
    func noGraph() async throws {
        let desk = try await Desk(files: ["p.edn": Self.wrong])
        let refusal = try await desk.refused("process", "graph", "p.edn")
        #expect(refusal["code"] == "invalid_process")
        #expect(
            refusal["message"] == "p.edn has 2 errors and cannot be drawn; `almoner process check p.edn` shows them.")
    }

    @Test("neither needs a ledger", arguments: [["process", "check", "p.edn"], ["process", "graph", "p.edn"]])
    func noLedger(words: [String]) throws {
        let verb = try VerbTable.parse(words)
        #expect(type(of: verb).use == .none && !type(of: verb).changes)
    }
}
