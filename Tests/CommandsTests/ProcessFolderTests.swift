import Checkout
import Commands
import MailTemplates
import OrderedJSON
import Testing

@Suite("Folders of processes") struct ProcessFolderTests {
    private static let process = """
        {:format :v3
         :transitions [{:name :transition/ask :actor :actor.role/customer :to :state/asked}]
         :notifications [{:name :notification/asked :on :transition/ask :to :actor.role/provider :template :asked}]}
        """

    private func desk(_ more: [String: String] = [:]) async throws -> Desk {
        let files = [
            "visit/process.edn": Self.process, "visit/templates/asked/asked-subject.txt": "A question",
            "visit/templates/asked/asked-html.html": "<p>{{other-party.display-name}} asks.</p>",
        ]
        return try await Desk(files: files.merging(more) { $1 })
    }

    @Test("are read with their templates, and called by their name")
    func reading() async throws {
        let folder = try ProcessFolder(reading: "visit", from: try await desk().input)
        #expect(folder.name == "visit" && folder.processFile == "visit/process.edn")
        #expect(folder.process == Array(Self.process.utf8))
        #expect(folder.templates["asked"]?.subject == "A question" && folder.templates.count == 1)
        #expect(folder.files?.map(\.part) == [.subject, .html])
        let file = try ProcessFolder(reading: "visit/process.edn", from: try await desk().input)
        #expect(file.name == "visit" && file.files == nil && file.templates.isEmpty && file.templateNames == nil)
    }

    @Test("are checked with their templates: what is missing, unused, broken or misspelt is said with its file")
    func check() async throws {
        let right = try await desk().run("process", "check", "visit")
        #expect(
            right.output
                == "visit/process.edn: 1 transition, 1 state, 1 notification\nno errors, no warnings")
        let desk = try await desk([
            "visit/templates/asked/asked-html.html": "<p>\n{{dat x}}\n{{> name}}</p>",
            "visit/templates/asked/asked-subject.txt": "{{#if x}}",
            "visit/templates/other/other-subject.txt": "Hello", "visit/templates/notes.txt": "none",
        ])
        let result = try await desk.run("process", "check", "visit")
        #expect(
            result.output == """
                visit/process.edn:1:1: warning: No notification sends the template other.
                visit/templates/asked/asked-subject.txt:1:1: error: The block if is not closed.
                    {{#if x}}
                    ^~~~~~~~~
                visit/templates/asked/asked-html.html:2:3: warning: Mails have no helper dat. Perhaps date was meant.
                    {{dat x}}
                      ^~~~~
                visit/templates/asked/asked-html.html:3:1: warning: The template defines no partial name.
                    {{> name}}</p>
                    ^~~~~~~~
                visit/process.edn: 1 transition, 1 state, 1 notification
                1 error, 3 warnings
                """)
        #expect(result.status == 1)
    }

    @Test("have their templates in the document; a file alone has none")
    func document() async throws {
        let desk = try await desk(["visit/templates/asked/asked-html.html": "{{", "a.edn": Self.process])
        let result = try await desk.run("process", "check", "visit", "a.edn", "--json")
        let json = try JSON(reading: Array(result.output.utf8))
        let files = try #require(json["files"]?.elements)
        #expect(json["errors"] == 1 && files.map { $0["valid"] } == [false, true] && files[1]["templates"] == .null)
        let templates = try #require(files[0]["templates"]?.elements)
        #expect(
            templates.map { $0["template"] } == ["asked", "asked"] && templates.map { $0["valid"] } == [true, false])
        #expect(templates[1]["file"] == "visit/templates/asked/asked-html.html")
        #expect(
            templates[1]["findings"]?.elements.first?.names == [
                "severity", "rule", "message", "line", "column", "length",
            ])
    }

    @Test("a notification's template that is missing is an error of the process")
    func missing() async throws {
        let desk = try await Desk(files: ["visit/process.edn": Self.process])
        let result = try await desk.run("process", "check", "visit")
        #expect(result.status == 1 && result.output.hasPrefix("visit/process.edn:3:"))
        #expect(result.output.contains("of which templates/asked/asked-html.html and"))
    }

    @Test("are drawn and have timelines, whatever their templates are")
    func others() async throws {
        let desk = try await Desk(files: ["visit/process.edn": Self.process])
        #expect(try await desk.run("process", "graph", "visit").output.contains("[asked]"))
        let words = ["process", "timeline", "visit", "--booking-start", "2027-06-09", "--booking-end", "2027-06-10"]
        #expect(try await desk.run(words).status == 0)
    }

    @Test("without a process are refused, and what is neither file nor folder is not taken for one")
    func refused() async throws {
        let desk = try await Desk(files: ["visit/notes.txt": ""])
        #expect(try await desk.refused("process", "graph", "visit")["code"] == "unreadable_file")
        #expect(try await desk.refused("process", "graph", "sauna")["code"] == "unreadable_file")
    }
}
