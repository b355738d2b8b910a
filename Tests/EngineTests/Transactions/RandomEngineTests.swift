// Random processes, run by the engine on a real ledger and by an interpreter that looks at every minute.
import Checkout
import OrderedJSON
import Randomness
import Testing
import TransactionProcess

@Suite("Transactions of random processes")
struct RandomEngineTests {
    /// How far the slow one looks, in minutes.
    private static let horizon = 400
    private static let rounds = 300

    @Test("do what looking at every minute finds: the same transitions, failures and mails at the same minutes")
    func asMinuteByMinute() async throws {
        let seed = Seeded.newSeed()
        print("transactions of random processes: seed \(seed)")
        var random = Seeded(seed)
        var (loops, failures, mails, charges) = (0, 0, 0, 0)
        for round in 0..<Self.rounds {
            let drawn = RandomProcess(&random)
            let isCardGood = Bool.random(using: &random)
            let run = try await EngineRun(drawn, isCardGood: isCardGood)
            try await run.play(until: Self.horizon)
            let (lines, letters) = try await run.lines()
            let span = drawn.booking ?? (0, 1)
            var slow = MinuteByMinute(
                drawn.definition,
                booking: BookingTimes(
                    start: Moment(milliseconds: Int64(span.start) * 60_000),
                    end: Moment(milliseconds: Int64(span.end) * 60_000)),
                isCardGood: isCardGood, steps: drawn.steps)
            slow.run(upTo: Int64(Self.horizon))
            // What somebody tried and could not do changed nothing, and only they were told.
            let tried = drawn.definition.transitions.filter { $0.role != nil }.map { "\($0.name) fails" }
            let expected = slow.lines.filter { line in
                !line.contains(" mail ") && !tried.contains { line.hasSuffix($0) }
            }
            let expectedMails = slow.lines.filter { $0.contains(" mail ") }
            let isLoop = lines.contains { $0.hasSuffix("goes round") }
            let note: Comment = "seed \(seed), round \(round): \(drawn.source)"
            #expect(isLoop == slow.isLoop, note)
            if isLoop {
                let before = Array(lines.prefix { !$0.hasSuffix("goes round") })
                #expect(before == Array(expected.prefix(before.count)), note)
            } else {
                #expect(lines == expected, note)
                #expect(letters.sorted() == expectedMails.sorted(), note)
            }
            loops += isLoop ? 1 : 0
            failures += lines.filter { $0.hasSuffix("fails") }.count
            mails += letters.count
            charges += try await run.isPaid ? 1 : 0
        }
        // The processes are worth the comparison.
        #expect(loops > 3 && failures > 30 && mails > 60 && charges > 10, "\(loops) \(failures) \(mails) \(charges)")
    }
}

/// One transaction of a random process.
private struct EngineRun {
    let drawn: RandomProcess
    let market: Market
    let start: Instant
    let tx: ID<Transaction>

    init(_ drawn: RandomProcess, isCardGood: Bool) async throws {
        self.drawn = drawn
        market = try await Market(
            NewProcess(name: "random", source: drawn.source), card: isCardGood ? Shop.visa : Shop.failsLater)
        start = Shop.opening
        var parameters = JSON.lines(.line(5_000))
        if let booking = drawn.booking {
            parameters = parameters.and([
                "bookingStart": .string((start + .minutes(booking.start)).description),
                "bookingEnd": .string((start + .minutes(booking.end)).description),
            ])
        }
        tx = try await market.engine.start(
            NewTransaction(
                process: market.process.id, listing: market.listing.id, customer: market.guest.id,
                parameters: parameters)
        ).id
    }

    /// Moves the clock from one due thing to the next, and takes each step once its minute has come.
    func play(until horizon: Int) async throws {
        let end = start + .minutes(horizon)
        var steps = drawn.steps.dropFirst().map { $0 }
        var lastTry = start
        while true {
            let tx = try await market.engine.overview(of: tx).transaction
            let index = steps.firstIndex { $0.transition.from == tx.state }
            let due = index.map { index in
                max(tx.lastTransitionedAt + Period(milliseconds: steps[index].delay.milliseconds), lastTry)
            }
            guard let index, let due, due <= end else {
                // Nobody does anything more from here, unless something moves it: then look again.
                let next = try await market.engine.clock().next
                guard !steps.isEmpty, let next, next.at <= end else { return try await market.shop.move(to: end) }
                try await market.shop.move(to: next.at)
                continue
            }
            if let next = try await market.engine.clock().next, next.at <= due {
                try await market.shop.move(to: next.at)
                continue
            }
            try await market.shop.move(to: due)
            let step = steps.remove(at: index)
            lastTry = due
            do {
                _ = try await market.engine.take(
                    TransitionRequest(step.transition.name, of: tx.id, by: .customer))
            } catch {
                guard case .transitionFailed = error else { throw error }
            }
        }
    }

    private func minute(_ instant: Instant) -> Int64 { (instant.milliseconds - start.milliseconds) / 60_000 }

    /// What happened, as the slow interpreter words it: transitions in their order, and mails.
    func lines() async throws -> (transitions: [String], mails: [String]) {
        let overview = try await market.engine.overview(of: tx)
        var lines: [String] = []
        for (place, taken) in overview.taken.enumerated() {
            lines.append("\(minute(taken.at)) \(taken.transition)")
            for failed in overview.failed where failed.stay == place + 1 && failed.by == .system {
                let how = failed.failure.code == "transition-loop" ? "goes round" : "fails"
                lines.append("\(minute(failed.at)) \(failed.transition) \(how)")
            }
        }
        // Of mails the overview has the latest hundred alone, which a process that goes round soon exceeds.
        let all = try await market.engine.read { [tx] reader, _ in
            try reader.mails(of: tx, from: .first, limit: 10_000).rows.map(\.row.mail)
        }
        let mails = all.filter { $0.status == .sent }.compactMap { mail in
            mail.settledAt.map { "\(minute($0)) mail \(mail.notification)" }
        }
        return (lines, mails)
    }

    var isPaid: Bool { get async throws { try await market.engine.overview(of: tx).isPaid } }
}
