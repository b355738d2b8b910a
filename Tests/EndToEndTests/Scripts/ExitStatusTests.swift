// What a script sees of how a command ended, and on which stream it was told.
import Foundation
import Programs
import Testing

@Suite("The exit status", .onOwnThreads) struct ExitStatusTests {
    @Test("is 0 when it is done, with the answer on standard output and nothing else said")
    func done() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let result = try Almoner.run(["list", "customers", "--json"], ledger: scratch.ledger)
        #expect(result.status == 0)
        #expect(try Document(result.output).elements.map(\.["name"].text) == ["Zoë Beltrán"])
        #expect(result.error.isEmpty)
    }

    @Test("is 1 when it is refused: in words on standard error, as one document on standard output")
    func refused() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let nobody = ["show", "fcus_01KJMMA2G0FDJ8HNY5FDTCWM00"]
        let words = try Almoner.run(nobody, ledger: scratch.ledger)
        #expect(words.status == 1)
        #expect(words.output.isEmpty)
        #expect(words.error.hasPrefix("almoner: "))
        #expect(words.error.split(separator: "\n").count == 1)

        let document = try Almoner.run(nobody + ["--json"], ledger: scratch.ledger)
        #expect(document.status == 1)
        #expect(document.error.isEmpty)
        #expect(try Document(document.output)["error"]["message"].text.isEmpty == false)
    }

    @Test(
        "is 64 when it is misused, which is said on standard error",
        arguments: [
            ["frobnicate"], ["list"], ["list", "unicorns"], ["charge"], ["list", "customers", "--db"],
            ["show", "fcus_nope"], ["clock", "advance", "soon"], ["--colour"], ["help", "nope"],
            ["help", "card", "nope"],
        ])
    func misused(words: [String]) throws {
        let result = try Tool.run(Almoner.binary, words)
        #expect(result.status == 64)
        #expect(result.output.isEmpty)
        #expect(result.error.hasPrefix("Error: "))
    }

    @Test("is 1 for a file of lines that cannot be read, which is said in a sentence")
    func noBatch() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let result = try Almoner.run(["batch", scratch.path("nofile")], ledger: scratch.ledger)
        #expect(result.status == 1)
        #expect(result.error == "almoner: \(scratch.path("nofile")) cannot be read: No such file or directory.\n")
    }

    @Test("is 0 for a file of lines that end as on Windows, each of which is answered")
    func windowsBatch() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let file = try scratch.write("# both\r\nlist customers\r\n\r\nclock show\r\n", to: "lines.txt")
        let result = try Almoner.run(["batch", file], ledger: scratch.ledger)
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.split(separator: "\n").count == 2)
    }

    @Test("is 64 for a command that there is not; the nearest one is named")
    func misspelt() throws {
        #expect(try Tool.run(Almoner.binary, ["frob", "x"]).error.contains("There is no command “frob”."))
        #expect(try Tool.run(Almoner.binary, ["bacth"]).error.contains("did you mean `batch`?"))
        #expect(try Tool.run(Almoner.binary, ["help", "bacth"]).error.contains("did you mean `batch`?"))
        #expect(try Tool.run(Almoner.binary, ["help", "card", "save"]).output.contains("almoner card save"))
    }

    @Test("is 64 for a console in a theme that there is not, or that does not read", arguments: ["nope", "no/x.yaml"])
    func theme(name: String) throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let result = try Almoner.run(["console", "--theme", name], ledger: scratch.ledger)
        #expect(result.status == 64)
        #expect(result.output.isEmpty)
        #expect(result.error.hasPrefix("Error: ") && result.error.contains(name))
    }

    @Test("is 0 for whoever asks for help, the version or completions")
    func asked() throws {
        let version = try Tool.run(Almoner.binary, ["--version"])
        #expect(version.status == 0)
        #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
        let help = try Tool.run(Almoner.binary, ["--help"])
        #expect(help.status == 0)
        #expect(help.output.contains("USAGE: almoner <subcommand>"))
        let completions = try Tool.run(Almoner.binary, ["--generate-completion-script", "bash"])
        #expect(completions.status == 0)
        #expect(try Tool.run(Tool.path("bash"), ["-n"], input: completions.output).error.isEmpty)
        #expect(completions.output.contains("complete -o filenames -F _almoner almoner"))
    }
}
