// Where the program starts: it reads the command line, runs the verb, and ends with its status.

import ArgumentParser
import CTerminal
import Commands
import Glibc

@main
enum Main {
    // Not async: the console stays on the thread that the process began with, which a signal's stack belongs to, and
    // keeps none of those from work that reads for it.
    static func main() {
        // A reader that goes away (`almoner list events | head`) ends the writing, not with a signal's complaint.
        signal(SIGPIPE, SIG_IGN)
        // A file that may not grow is told in a sentence, as a full disk is.
        signal(SIGXFSZ, SIG_IGN)
        heap_share()
        exit(status(Array(CommandLine.arguments.dropFirst())))
    }

    private static func status(_ words: [String]) -> Int32 {
        if let options = ConsoleOptions(plainly: words) { return ConsoleLauncher(options: options).open() }
        let command: any ParsableCommand
        do {
            command = try AlmonerCommand.command(of: words)
        } catch {
            return leave(AlmonerCommand.result(of: error))
        }
        switch command {
        case let verb as any Verb:
            return leave(
                waiting { await VerbRunner.run(verb) { try await LedgerDoor(verb.options).context(for: verb) } })
        case let console as ConsoleCommand:
            return console.open()
        case let batch as BatchCommand:
            return waiting { await batch.run(on: LedgerDoor(batch.options)) }
        case let demo as DemoCommand:
            return demo.open()
        default:
            return leave(AlmonerCommand.help(command))
        }
    }

    /// Says what a run leaves, and answers its status.
    private static func leave(_ result: RunResult) -> Int32 {
        StandardStream.output.write(line: result.output)
        StandardStream.error.write(line: result.complaint)
        return result.status
    }
}

extension AlmonerCommand {
    /// The command that the words call.
    fileprivate static func command(of words: [String]) throws -> any ParsableCommand {
        let words = Self.words(words)
        if let complaint = VerbTable.misspelling(words, among: configuration.subcommands) {
            throw ValidationError(complaint)
        }
        return try parseAsRoot(words)
    }

    /// The words with the console's name in front where they name no verb: options alone.
    private static func words(_ words: [String]) -> [String] {
        guard let first = words.first else { return words }
        let own = ["-h", "--help", "--help-hidden", "--version", "--generate-completion-script"]
        let isOption = first.hasPrefix("-") && !own.contains { first == $0 || first.hasPrefix("\($0)=") }
        return isOption ? [ConsoleCommand.name] + words : words
    }

    /// What a family of verbs leaves when none of its verbs is named, or `help` does.
    fileprivate static func help(_ command: any ParsableCommand) -> RunResult {
        var command = command
        do {
            try command.run()
            return RunResult(status: 0)
        } catch {
            return result(of: error)
        }
    }

    /// What words that call no verb leave: help and versions are asked for, anything else is misuse.
    fileprivate static func result(of error: any Error) -> RunResult {
        let message = fullMessage(for: error)
        let code = exitCode(for: error)
        return code.isSuccess
            ? RunResult(output: message, status: 0)
            : RunResult(complaint: CardMask.masked(message), status: code.rawValue)
    }
}
