// Does what the console asks for, away from the thread that owns the screen.
import Checkout
import Commands
import OrderedJSON

/// Carries out readings and effects, and reports.
struct BackgroundWork: Sendable {
    let services: ConsoleServices
    let report: @Sendable (News) -> Void

    /// Reads one thing of the ledger after the other: together they would ask for a connection each. Cancelling the task
    /// breaks off what is being read, and what follows.
    func start(_ readings: [Reading]) -> Task<Void, Never> {
        Task.detached(executorPreference: WorkThreads.shared) {
            for reading in readings {
                let news = Task.isCancelled ? nil : await news(of: reading)
                report(Task.isCancelled ? .brokenOff(reading) : news ?? .brokenOff(reading))
            }
        }
    }

    /// Carries out an effect that is answered; cancelling the task breaks it off.
    func start(_ request: Request) -> Task<Void, Never> {
        Task.detached(executorPreference: WorkThreads.shared) {
            let result = await outcome(of: request)
            report(.outcome(Task.isCancelled && result.isRefusal ? .cancelled : result, ticket: request.ticket))
        }
    }

    private func news(of reading: Reading) async -> News {
        let engine = services.engine
        switch reading {
        case .status(let ticket):
            let status = await attempt {
                var status = try await engine.read { reader, _ in try reader.status() }
                status.silence = engine.silence?.message
                return status
            }
            return .status(status, ticket: ticket)
        case .overview(let id, let ticket):
            return .overview(await attempt { try await engine.overview(of: id) }, ticket: ticket)
        case .detail(let subject, let ticket):
            return .detail(await attempt { try await engine.detail(of: subject) }, ticket: ticket)
        case .count(let place, let question, let ticket):
            let count = await attempt { try await engine.read { reader, _ in try question.count(from: reader) } }
            return .count(place, count, ticket: ticket)
        case .list(let place, let question, let query, let limit, let ticket):
            let page = await attempt {
                try await engine.read { reader, now in
                    try question.read(query, limit: limit, from: reader, at: now)
                }
            }
            return .list(place, page, ticket: ticket)
        }
    }

    private func attempt<Value: Sendable>(_ body: () async throws -> Value) async -> Result<Value, Refusal> {
        do {
            return .success(try await body())
        } catch let error as CheckoutError {
            return .failure(Refusal(message: error.message))
        } catch {
            return .failure(Refusal(message: String(describing: error)))
        }
    }

    private func outcome(of request: Request) async -> OverlayResult {
        do {
            return try await result(of: request)
        } catch let error as CheckoutError {
            return .refused(error)
        } catch let refusal as CommandRefusal {
            return .misused(refusal.message)
        } catch {
            guard let help = VerbTable.help(error, columns: Self.helpWidth) else {
                return .misused(VerbTable.misuse(error))
            }
            let lines = help.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            return .answered(Commands.Answer(.string(help), lines: lines))
        }
    }

    /// What the box of an answer shows on a screen of 80 columns.
    private static let helpWidth = 75

    private func result(of request: Request) async throws -> OverlayResult {
        let engine = services.engine
        switch request.effect {
        case .run(let command):
            let verb = try VerbTable.parse(command.words)
            let input = ConsoleInput(files: services.files) { report(.progress($0, ticket: request.ticket)) }
            let context = CommandContext(engine: engine, ledger: services.ledger, input: input)
            return .answered(try await verb.perform(context))
        case .load(let question): return .loaded(try await data(for: question))
        case .startConsultation(let purpose): return .consultation(try await engine.startConsultation(purpose))
        case .answer(let id, let question, let raw):
            return .consultation(try await engine.answer(id, question: question, raw))
        case .sign(let id): return .signed(try await engine.sign(id))
        case .abandonConsultation(let id): return .abandoned(try await engine.abandonConsultation(id))
        case .openAnswers(let id): return .consultation(try await engine.openAnswers(id))
        case .take(let request): return .took(try await engine.take(request))
        case .answerBank(let session, let attempt, let isConfirmed):
            return .paid(try await engine.answerBank(session, attempt: attempt, isConfirmed: isConfirmed))
        case .cancelWork, .copy, .saveScreen, .theme, .mouse, .redraw, .suspend, .quit: return .cancelled
        }
    }

    private func data(for question: LedgerQuestion) async throws -> LedgerData {
        let engine = services.engine
        switch question {
        case .prices:
            return .prices(
                try await engine.read { reader, _ in
                    try reader.prices(of: nil, soldOnly: true, from: .first, limit: Self.most).rows.map(\.row)
                })
        case .customer(let id): return .customer(try await engine.overview(of: id))
        case .token(let id): return .token(try await engine.overview(of: id))
        case .session(let id):
            let detail = try await engine.read { reader, now in try reader.sessionDetail(id, now) }
            return .session(detail.session, payments: detail.payments, customer: detail.customer)
        case .clock:
            let (clock, now, due) = try await engine.agenda(limit: ClockDialog.mostDue)
            return .clock(clock, now: now, due: due)
        case .practiceCards: return .practiceCards(services.ledger.practiceCards)
        case .transitions(let id): return .transitions(try await engine.offeredTransitions(of: id))
        case .possibleOrders:
            return .possibleOrders(
                try await engine.read { reader, _ in
                    PossibleOrder.all(of: try reader.processes(from: .first, limit: Self.most).rows.map(\.row))
                })
        }
    }

    /// The most prices, or processes, that a dialog offers to choose from.
    private static let most = 1_000
}

/// The other end of a verb that is run in the console: nobody who could be asked, and a line for its progress.
private struct ConsoleInput: CommandInput {
    let files: any CommandInput
    let report: @Sendable (String?) -> Void

    func ask(_ prompt: String, hidden: Bool) async -> String? { nil }
    func contents(of path: String) throws -> String { try files.contents(of: path) }
    func bytes(of path: String) throws -> [UInt8] { try files.bytes(of: path) }
    func entries(of path: String) throws -> [String]? { try files.entries(of: path) }
    func progress(_ text: String?) { report(text) }
    func say(_ line: String) { report(line) }
}

extension OverlayResult {
    fileprivate var isRefusal: Bool {
        switch self {
        case .refused, .misused: true
        default: false
        }
    }
}
