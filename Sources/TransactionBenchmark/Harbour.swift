// The engine's side: boats, guests with saved cards, and bookings throughout a year.
import CardSimulator
import Checkout
import Foundation
import OrderedJSON
import SQLiteLedger
import TransactionProcess

/// A ledger of bookings that were agreed, and the year that is then played.
struct Harbour {
    let ledger: SQLiteLedger
    private let engine: CheckoutEngine
    private let process: ProcessVersion
    private let perListing: Int

    private static let opening = Instant(startOf: CivilDate(daysSinceEpoch: 20_454))
    /// How many guests begin transactions at the same time, which share commits.
    private static let callers = 64

    init(path: String, perListing: Int) async throws {
        ledger = try SQLiteLedger.open(
            path: path, mode: .create(NewLedger(name: "harbour", seed: 1, createdAt: Harbour.opening)))
        engine = CheckoutEngine(
            ledger: ledger, network: CardSimulator(journal: path + ".cards"), systemTime: { Harbour.opening },
            actor: Actor(.operator, name: "benchmark"))
        self.perListing = perListing
        _ = try await engine.freeze()
        process = try await engine.install(NewProcess(name: "boat-hire", source: BoatHire.source))
    }

    /// Begins and agrees so many bookings, spread over a year; every twentieth guest's card fails.
    /// - Returns: how long that took.
    func prepare(_ count: Int) async throws -> Duration {
        let owner = try await engine.addCustomer(NewCustomer(name: "Otto Lind", email: "otto@example.com", state: "WA"))
        _ = try await engine.connectPayouts(of: owner.id)
        let boats = (count + perListing - 1) / perListing
        var listings: [Listing] = []
        for number in 0..<boats {
            let new = NewListing(provider: owner.id, title: "Boat \(number)", seats: perListing)
            listings.append(try await engine.addListing(new))
        }
        var guests: [Customer] = []
        for number in 0..<max(20, count / 50) {
            let guest = try await engine.addCustomer(
                NewCustomer(name: "Guest \(number)", email: "guest\(number)@example.com", state: "CA"))
            let card = number.isMultiple(of: 20) ? "4000000000000341" : "4242424242424242"
            let entry = try CardEntry(number: card, expiry: "12/60", cvc: "123", postalCode: "90210")
            _ = try await engine.saveCard(entry, for: guest.id)
            guests.append(guest)
        }
        let (booked, everybody) = (listings, guests)
        return try await ContinuousClock().measure {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for caller in 0..<min(count, Harbour.callers) {
                    group.addTask {
                        for number in stride(from: caller, to: count, by: Harbour.callers) {
                            try await self.book(
                                booked[number % booked.count], by: everybody[number % everybody.count], number,
                                of: count)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    /// One booking of four hours, which begins at a full quarter of an hour.
    private func book(_ listing: Listing, by guest: Customer, _ number: Int, of count: Int) async throws {
        let quarters = number * 340 * 96 / count
        let start = Harbour.opening + .days(8) + .minutes(quarters * 15)
        let tx = try await engine.start(
            NewTransaction(
                process: process.id, listing: listing.id, customer: guest.id,
                transition: TransitionName("transition/request"), parameters: request(start), isTrusted: true))
        _ = try await engine.take(TransitionRequest(TransitionName("transition/agree"), of: tx.id, by: .provider))
    }

    private func request(_ start: Instant) -> JSON {
        [
            "bookingStart": .string(start.description), "bookingEnd": .string((start + .hours(4)).description),
            "lineItems": [
                ["code": "line-item/day", "unitPrice": ["amount": 12_000, "currency": "USD"], "quantity": 1],
                [
                    "code": "line-item/commission", "unitPrice": ["amount": 12_000, "currency": "USD"],
                    "percentage": -10, "includeFor": ["provider"],
                ],
            ],
        ]
    }

    /// Moves the clock by a year.
    func playYear() async throws -> Year {
        let before = ledger.commitCount.commits
        let elapsed = try await ContinuousClock().measure { _ = try await engine.advance(by: .years(1)) }
        return Year(elapsed: elapsed, commits: ledger.commitCount.commits - before, memory: Memory.resident())
    }
}

/// How a year was played.
struct Year {
    let elapsed: Duration
    let commits: Int
    /// Resident bytes at its end.
    let memory: Int
}

/// How much memory this process has.
enum Memory {
    /// Resident bytes, as the system counts them.
    static func resident() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 * 1_024 } ?? 0
    }
}
