// Starts the gallery in a terminal of our own.
import TerminalProbe
import Testing

@testable import Terminal

/// A gallery that has painted its first screen.
struct GalleryRun {
    let probe: TerminalProbe

    init(
        size: Size = Size(columns: 80, rows: 24), theme: String = "dusk", environment: [String: String] = [:]
    ) throws {
        let usual = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
        probe = try TerminalProbe(
            program: try Self.path(), arguments: [theme],
            environment: usual.merging(environment) { _, own in own }, size: size)
    }

    /// Starts and waits for the first screen.
    static func started(
        size: Size = Size(columns: 80, rows: 24), theme: String = "dusk", environment: [String: String] = [:]
    ) throws -> TerminalProbe {
        let run = try GalleryRun(size: size, theme: theme, environment: environment)
        #expect(run.probe.read(untilShown: "leave"), "\(run.probe.picture.lines().joined(separator: "\n"))")
        return run.probe
    }

    /// The executable lies beside the bundle of the tests.
    static func path() throws -> String {
        let bundle = try #require(CommandLine.arguments.first { $0.contains(".xctest") })
        let folder = try #require(
            bundle.split(separator: "/", omittingEmptySubsequences: false).firstIndex { $0.hasSuffix(".xctest") })
        let parts = bundle.split(separator: "/", omittingEmptySubsequences: false).prefix(folder)
        return parts.joined(separator: "/") + "/terminal-gallery"
    }
}

/// Everything that was switched on is off, and keys are lines with echo again.
func expectGivenBack(_ probe: TerminalProbe, _ location: SourceLocation = #_sourceLocation) {
    #expect(!probe.isRaw, sourceLocation: location)
    #expect(probe.picture.modes.isDisjoint(with: [1049, 1000, 1006, 2004, 1]), sourceLocation: location)
    #expect(probe.picture.modes.contains(25), sourceLocation: location)
}
