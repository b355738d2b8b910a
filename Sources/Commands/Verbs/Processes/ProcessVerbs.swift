// almoner process check|graph|timeline|install|start|transition: transaction processes, as files and running.

import ArgumentParser
import TransactionProcess

/// What is done with transaction processes.
struct ProcessVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "process",
        abstract: "Check, draw and run transaction processes (process.edn), and tell their timelines.",
        subcommands: [
            ProcessCheckVerb.self, ProcessGraphVerb.self, ProcessTimelineVerb.self, ProcessInstallVerb.self,
            ProcessStartVerb.self, ProcessTransitionVerb.self,
        ])
}
