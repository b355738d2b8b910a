// How many requests a second the server answers, beside endpoints of the same server that read the same requests and
// write the same answers without going to the ledger. The two take turns, so that what disturbs one disturbs the other.
import ArgumentParser
import Foundation

/// `ServerBenchmark [--large million.db] [--seconds 3] [--rounds 3] [--soak 500000]`
@main
struct ServerBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Requests per second over HTTP, each beside a twin that does not go to the ledger.",
        discussion: """
            Drives the release binary of almoner-server on loopback with wrk, which has to be installed (Debian: wrk). \
            The ledgers are made in $TMPDIR and removed at the end; one that is given is copied there.
            """)

    @Option(help: "The release binary of almoner-server; the one beside this program if left out.")
    var binary: String?

    @Option(help: "A large ledger, such as `almoner seed --customers 1000000` makes.")
    var large: String?

    @Option(help: "How long each of a pair is measured, in seconds.")
    var seconds = 3

    @Option(help: "How many pairs are measured for each number of connections; the table shows medians.")
    var rounds = 3

    @Option(parsing: .upToNextOption, help: "The numbers of connections.")
    var connections = [1, 16, 64, 128]

    @Option(parsing: .upToNextOption, help: "What is measured.")
    var exercises = Exercise.Name.allCases

    @Option(help: "How many requests of each exercise a longer run makes at the end, to show the memory.")
    var soak: Int?

    func validate() throws {
        guard seconds >= 1, rounds >= 1 else { throw ValidationError("--seconds and --rounds must be at least 1.") }
        guard connections.allSatisfy({ (1...1_000).contains($0) }) else {
            throw ValidationError("--connections must lie between 1 and 1000.")
        }
        guard access(server, X_OK) == 0 else {
            throw ValidationError("There is no \(server); build it with swift build -c release.")
        }
        if let large, access(large, R_OK) != 0 { throw ValidationError("There is no ledger \(large).") }
        guard Wrk.path != nil else {
            throw ValidationError("There is no wrk in $PATH; Debian has it in the package wrk.")
        }
    }

    func run() async throws {
        guard let wrk = Wrk.path.map(Wrk.init) else { throw Trouble("wrk is gone") }
        try await TemporaryFolder.with { folder in
            for (name, original) in [("empty ledger", nil)] + (large.map { [($0, $0)] } ?? []) {
                print("\n\(name)\n\(Report.heading)")
                let shop = try await Shop(in: folder, copying: original)
                let running = try ServerProcess(server, ledger: shop.path, output: folder.file("server.log"))
                defer { running.stop() }
                let measuring = Measuring(
                    wrk: wrk, server: running, exercises: shop.exercises.filter { exercises.contains($0.name) },
                    folder: folder)
                try measuring.run(connections: connections, seconds: seconds, rounds: rounds)
                if let soak { try measuring.soak(requests: soak) }
                try await shop.verify(created: measuring.created)
            }
        }
    }

    private var server: String {
        binary ?? CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/") + "/almoner-server"
    }
}

/// The benchmark cannot go on, or its figures would be about something else than it says.
struct Trouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
