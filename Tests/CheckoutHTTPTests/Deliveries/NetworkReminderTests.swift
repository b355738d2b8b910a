import CardSimulator
import Checkout
import CheckoutHTTP
import Logging
import SQLiteLedger
import Testing

@Suite("A card network that was silent", .timeLimit(.minutes(5)))
struct NetworkReminderTests {
    @Test("is asked again until it answers, which is told once, and that it was silent too")
    func silence() async throws {
        let network = CardSimulator(journal: nil)
        try await Counter.open(network: network) { counter in
            let (ana, card) = try await counter.customer()
            let charge = OffSessionCharge(
                customer: ana.id, paymentMethod: card.id, items: [CartItem(price: try await counter.price().id)])
            network.fail(next: 6, with: .unreachable)
            await #expect(throws: CheckoutError.self) { try await counter.engine.charge(charge) }
            let silence = try #require(counter.engine.silence)

            let (lines, line) = AsyncStream.makeStream(of: String.self)
            let reminder = NetworkReminder(
                engine: counter.engine, logger: Logger(label: "test") { _ in LogStream(line: line) },
                pause: .milliseconds(1))
            let run = Task { try await reminder.run() }
            var told: [String] = []
            for await line in lines {
                told.append(line)
                if told.count == 2 { break }
            }
            run.cancel()
            try await run.value
            #expect(told == ["error: \(silence.message)", "notice: The card network has answered all that was open."])
            let session = try await counter.engine.read { reader, _ in try reader.find(silence.sessions[0]) }
            #expect(session?.status == .complete && counter.engine.silence == nil)
        }
    }
}

/// Passes on what is logged.
private struct LogStream: LogHandler {
    let line: AsyncStream<String>.Continuation
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.notice

    init(line: AsyncStream<String>.Continuation) { self.line = line }

    func log(event: LogEvent) { line.yield("\(event.level): \(event.message)") }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }
}
