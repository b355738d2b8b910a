// almoner process check|graph|timeline: transaction processes, as files.

import ArgumentParser
import TransactionProcess

/// What is done with transaction processes.
struct ProcessVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "process",
        abstract: "Check and draw transaction processes (process.edn), and tell their timelines.",
        subcommands: [ProcessCheckVerb.self, ProcessGraphVerb.self, ProcessTimelineVerb.self])
}
