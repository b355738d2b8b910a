public import Checkout
import Dialects
import Hummingbird
public import Logging
import NIOCore
public import ServiceLifecycle
import Synchronization
public import UnixSignals

/// The ledger served over HTTP.
public struct CheckoutServer: Sendable {
    private let engine: CheckoutEngine
    private let options: ServerOptions
    private let companions: [any Service]
    private let practiceCards: [PracticeCardLine]
    private let log: Logger

    /// A server of the engine's ledger.
    /// - Parameters:
    ///   - companions: what runs as long as the server does, such as the delivery of webhooks.
    ///   - practiceCards: the cards that the pages of a test ledger offer to practise with.
    public init(
        engine: CheckoutEngine, options: ServerOptions, companions: [any Service] = [],
        practiceCards: [PracticeCardLine] = [], log: Logger
    ) {
        self.engine = engine
        self.options = options
        self.companions = companions
        self.practiceCards = practiceCards
        self.log = log
    }

    /// Serves until the process is told to end; requests under way are answered first.
    /// - Parameters:
    ///   - ready: called once with the address at which the server listens, such as `http://127.0.0.1:8787`.
    ///   - signals: the signals that end it.
    /// - Throws: `CheckoutError` from the ledger; what keeps the server from listening.
    public func run(
        signals: [UnixSignal] = [.sigterm, .sigint], ready: @escaping @Sendable (_ address: String) -> Void
    ) async throws {
        let (engine, options, log) = (engine, options, log)
        let words = WordsOfServer(try await engine.settings())
        var application = Application(
            responder: try responder(words),
            server: .http1(configuration: .init(idleTimeout: TimeAmount(options.idleTimeout))),
            configuration: ApplicationConfiguration(
                address: .hostname(options.host, port: options.port), serverName: nil, backlog: 1_024,
                availableConnectionsDelegate: .maximum(options.mostConnections, logger: quiet)),
            services: companions,
            onServerRunning: { channel in
                let host = options.host.contains(":") ? "[\(options.host)]" : options.host
                let address = "http://\(host):\(channel.localAddress?.port ?? options.port)"
                words.servePages(at: options.publicURL ?? address)
                do throws(CheckoutError) {
                    try await engine.servePages(at: options.publicURL ?? address)
                } catch {
                    log.error("The pages' address was not noted: \(error.message)")
                }
                ready(address)
            },
            logger: quiet)
        application.logger.logLevel = .error
        try await application.runService(gracefulShutdownSignals: signals)
    }

    /// The framework's own log says little that helps whoever runs the server.
    private var quiet: Logger {
        var logger = log
        logger.logLevel = .error
        return logger
    }

    private func responder(_ words: WordsOfServer) throws -> some HTTPResponder<ConnectionContext> {
        let limiter = options.requestsPerSecond.map(RateLimiter.init)
        func answering(_ dialect: any HTTPDialect) -> Answering {
            Answering(
                engine: engine, dialect: dialect, words: words, limiter: limiter, largestBody: options.largestBody,
                bodyTimeout: options.bodyTimeout, isStrict: options.hasStrictCatalog, log: log)
        }
        let pages = try HostedPages(
            engine: engine, words: words, practiceCards: practiceCards, bodyTimeout: options.bodyTimeout, log: log)
        return Routing(flex: answering(FlexHTTP()), truemed: answering(TruemedHTTP(words: words)), pages: pages)
            .responder(with: options.hasEchoTwins ? EchoTwin.all() : [])
    }
}

/// The words of a server, which knows its own address only once it listens.
final class WordsOfServer: Sendable {
    private let settings: Mutex<LedgerSettings>

    init(_ settings: LedgerSettings) {
        self.settings = Mutex(settings)
    }

    /// The path below which the server is reached from outside, where a proxy put it below one; mostly empty.
    var pathPrefix: String {
        let url = settings.withLock { $0.publicURL } ?? ""
        guard let scheme = url.firstRange(of: "://") else { return "" }
        let rest = url[scheme.upperBound...]
        return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? ""
    }

    var current: LedgerSettings { settings.withLock { $0 } }
    var flex: Flex { Flex(current) }
    var truemed: Truemed { Truemed(current) }

    func servePages(at url: String) { settings.withLock { $0.publicURL = url } }
}
