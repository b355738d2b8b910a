import CardSimulator
import Checkout
import Commands
import OrderedJSON
import SQLiteLedger
import Synchronization
import Testing

/// Somebody at the command line: verbs as words, on a real ledger and a practice card network, frozen at noon of
/// 3 March 2026.
struct Desk {
    static let opening = Instant("2026-03-03T12:00:00Z") ?? Instant(milliseconds: 0)

    let ledger: SQLiteLedger
    let network = CardSimulator(journal: nil)
    let input: ScriptedInput
    private let context: CommandContext

    init(
        seed: UInt64 = 7, typed: [String] = [], files: [String: String] = [:], stocked: Bool = true,
        dialects: [any WebhookDialect] = []
    ) async throws {
        ledger = try SQLiteLedger.temporary(NewLedger(name: "test", seed: seed, createdAt: Desk.opening))
        try await ledger.write { try $0.setClock(.frozen(Desk.opening)) }
        if stocked { _ = try await ledger.write { try Shelf.write(to: $0, at: Desk.opening) } }
        input = ScriptedInput(typed, files: files)
        let engine = CheckoutEngine(
            ledger: ledger, network: network, systemTime: { Desk.opening }, actor: Actor(.operator, name: "tess"),
            dialects: dialects)
        context = CommandContext(engine: engine, ledger: DeskTools(ledger: ledger), input: input)
    }

    /// Another card network, without any cards yet.
    static func freshNetwork() -> CardSimulator { CardSimulator(journal: nil) }

    /// What a verb leaves; words that call none are the test's own mistake.
    func run(_ words: String...) async throws -> RunResult { try await run(words) }

    /// As above.
    func run(_ words: [String]) async throws -> RunResult {
        let verb = try VerbTable.parse(words)
        return await VerbRunner.run(verb) { context }
    }

    /// The document of a verb that is done.
    func done(_ words: String...) async throws -> JSON {
        let verb = try VerbTable.parse(words)
        return try await verb.perform(context).json
    }

    /// The document of a verb that is refused, without its envelope.
    func refused(_ words: String...) async throws -> JSON {
        let verb = try VerbTable.parse(words)
        do {
            let answer = try await verb.perform(context)
            Issue.record("not refused: \(answer.json)")
            return answer.json
        } catch let error as CheckoutError {
            return try #require(RefusalJSON.document(error)["error"])
        } catch let error as CommandRefusal {
            return try #require(RefusalJSON.document(error)["error"])
        }
    }

    /// The price of the shelf's product with this code.
    func price(_ code: String) async throws -> String {
        try await row(code).price.id.description
    }

    /// The shelf's product with this code.
    func product(_ code: String) async throws -> String {
        try await row(code).product.id.description
    }

    private func row(_ code: String) async throws -> PriceRow {
        let rows = try await ledger.read { try $0.prices(from: .first, limit: 50).rows.map(\.row) }
        return try #require(rows.first { $0.product.sku == code })
    }

    /// The file of sample answers that `survey` prints.
    func sample(_ type: String, _ outcome: String = "approved") async throws {
        let document = try await done("survey", type, "--sample", outcome)
        input.put(document.description, at: "\(type).json")
    }

    /// A first checkout of this product, consulted and paid; the session.
    @discardableResult
    func firstCheckout(_ code: String, card: String = "4242424242424242", _ more: String...) async throws -> JSON {
        let words = [
            "checkout", "--price", try await price(code), "--email", "ana@example.com", "--name", "Ana Beltrán",
        ]
        let opened = try await context.perform(words + more)
        let session = try #require(opened["checkout_session_id"]?.text)
        if case .array(let needed) = opened["consultations_needed"], let type = needed.first?.text {
            try await sample(type)
            _ = try await done("consult", "--session", session, "--answers", "\(type).json")
        }
        return try await done(
            "pay", session, "--card", card, "--expires", "12/29", "--cvc", "123", "--postal-code", "90210")
    }
}

extension CommandContext {
    fileprivate func perform(_ words: [String]) async throws -> JSON {
        try await VerbTable.parse(words).perform(self).json
    }
}

/// Somebody who types from a list, and files that are there.
final class ScriptedInput: CommandInput {
    private let typed: Mutex<[String]>
    private let files: Mutex<[String: String]>
    private let said = Mutex<[String]>([])

    init(_ typed: [String], files: [String: String]) {
        self.typed = Mutex(typed)
        self.files = Mutex(files)
    }

    /// What was said and asked, in order.
    var transcript: [String] { said.withLock { $0 } }

    func put(_ text: String, at path: String) { files.withLock { $0[path] = text } }
    func type(_ lines: [String]) { typed.withLock { $0 = lines } }

    func ask(_ prompt: String, hidden: Bool) async -> String? {
        said.withLock { $0.append(prompt) }
        return typed.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }

    func contents(of path: String) throws -> String {
        guard let text = files.withLock({ $0[path] }) else {
            throw CommandRefusal(code: "unreadable_file", message: "\(path) cannot be read.")
        }
        return text
    }

    func entries(of path: String) throws -> [String]? {
        let names = files.withLock { files in
            files.keys.filter { $0.hasPrefix(path + "/") }.compactMap { file in
                file.dropFirst(path.utf8.count + 1).split(separator: "/").first.map(String.init)
            }
        }
        return names.isEmpty ? nil : Set(names).sorted()
    }

    func progress(_ text: String?) {}
    func say(_ line: String) { said.withLock { $0.append(line) } }
}

/// The tools of a test's ledger.
struct DeskTools: LedgerTools {
    let ledger: SQLiteLedger
    let practiceCards = [
        DeskTools.card("4242424242424242"),
        DeskTools.card("4000000000000341", decline: noReason),
        DeskTools.card("4000009909000013", decline: noReason, setbacks: 1),
        DeskTools.card("4000009909000047", captureDecline: noReason),
        DeskTools.card("4000009909000054", holdLife: .hours(1)),
        DeskTools.card("4000000000000127", refusal: Decline(code: "incorrect_cvc")),
    ]

    private static let noReason = Decline(code: "card_declined", declineCode: "generic_decline")

    private static func card(
        _ number: String, refusal: Decline? = nil, decline: Decline? = nil, setbacks: Int? = nil,
        captureDecline: Decline? = nil, holdLife: Period = .hours(4 * 24 + 18)
    ) -> PracticeCardNote {
        PracticeCardNote(
            number: number, name: "pm_card", brand: "visa", account: .ordinary, behaviour: "", isDocumented: true,
            offSession: PracticeCardConduct(
                refusal: refusal, decline: decline, setbacks: setbacks, captureDecline: captureDecline,
                holdLife: holdLife))
    }

    func seed(_ plan: SeedPlan, progress: @escaping @Sendable (Int) -> Void) async throws {}
    func backup(to path: String) async throws { try await ledger.backup(to: path) }
}

extension JSON {
    /// The text of a string, nil of anything else.
    var text: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    /// The elements of a list.
    var elements: [JSON] {
        if case .array(let elements) = self { return elements }
        return []
    }

    /// The names of an object's fields, in order.
    var names: [String] {
        if case .object(let fields) = self { return fields.map(\.name) }
        return []
    }
}
