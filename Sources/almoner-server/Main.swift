// Serves a ledger over HTTP.

import ArgumentParser
import CardSimulator
import Checkout
import CheckoutHTTP
import Foundation
import Logging
import NIOCore
import SQLiteLedger
import Wiring

/// `almoner-server`.
@main
struct AlmonerServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "almoner-server",
        abstract: "Serves a ledger over HTTP: the checkout API, its hosted pages, and webhooks.",
        discussion: """
            The ledger is made if it is not there. Prints one line when it is ready. Ends on SIGTERM or Ctrl-C, when \
            every request under way is answered.

            Example: almoner keys create --db clinic.db && almoner-server --db clinic.db
            """)

    @Option(name: .customLong("db"), help: "The ledger file. Otherwise $ALMONER_DB, or the usual one.")
    var ledger: String?

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8787

    @Option(help: "Where clients and customers reach this server, if not at the address that it listens on.")
    var publicUrl: String?

    @Option(help: "The most requests a second that one key may make on average. Otherwise any number.")
    var rateLimit: Int?

    @Flag(help: "An item that the catalogue does not know cannot be paid with health money.")
    var strictCatalog = false

    @Flag(help: .hidden)
    var echoTwins = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port must lie between 0 and 65535.") }
        if let rateLimit, rateLimit < 1 { throw ValidationError("--rate-limit must be at least 1.") }
        if let publicUrl, !publicUrl.hasPrefix("http://"), !publicUrl.hasPrefix("https://") {
            throw ValidationError("--public-url must begin with http:// or https://.")
        }
    }

    func run() async throws {
        // A file that may not grow is told in a sentence, as a full disk is.
        signal(SIGXFSZ, SIG_IGN)
        LoggingSystem.bootstrap(StreamLogHandler.standardError)
        let log = Logger(label: "almoner-server")
        do {
            try await serve(log)
        } catch let failure as LedgerFailure {
            throw Complaint(text: failure.description)
        } catch let error as CheckoutError {
            throw Complaint(text: error.message)
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw Complaint(
                text: "Port \(port) of \(host) is taken by another program; choose another with --port.")
        } catch {
            throw Complaint(text: "The server cannot listen on \(host), port \(port): \(error).")
        }
    }

    private func serve(_ log: Logger) async throws {
        let ledger = try await LedgerWiring(path: ledger) { if let text = $0 { log.notice("\(text)") } }.openOrMake()
        let engine = LedgerWiring.engine(on: ledger, path: ledger.path, actor: Actor(.system, name: "almoner-server"))
        try await engine.resumeInterrupted()
        var options = ServerOptions()
        options.host = host
        options.port = port
        options.publicURL = publicUrl.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        options.requestsPerSecond = rateLimit
        options.hasEchoTwins = echoTwins
        options.hasStrictCatalog = strictCatalog
        let (agendaChanges, deliveryChanges) = (try ledger.changes(), try ledger.changes())
        let agenda = AgendaKeeper(engine: engine, changes: agendaChanges.notices, logger: log)
        let reminder = NetworkReminder(engine: engine, logger: log)
        let deliveries = DeliveryWorker(engine: engine, changes: deliveryChanges.notices, logger: log)
        let cards = PracticeCard.all.map { PracticeCardLine(number: $0.number, meaning: $0.meaning) }
        let server = CheckoutServer(
            engine: engine, options: options, companions: [agenda, reminder, deliveries], practiceCards: cards,
            log: log)
        try await server.run { address in
            FileHandle.standardOutput.write(Data("listening on \(address)\n".utf8))
        }
        agendaChanges.stop()
        deliveryChanges.stop()
    }
}

/// Why the server ended, in a sentence.
private struct Complaint: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
}
