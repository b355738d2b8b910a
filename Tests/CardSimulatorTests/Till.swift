// A till to try cards at: a simulator, short words for its questions, and a moment in 2027.

import CardSimulator
import Checkout
import Foundation
import Synchronization

/// Asks a card network questions in one line each.
struct Till: Sendable {
    let cards: CardSimulator
    private let keys = Keys()

    init(_ cards: CardSimulator = CardSimulator(journal: nil)) { self.cards = cards }

    /// Takes a card into keeping and answers its reference.
    func keep(_ number: String, expires: String = "12/30", at now: Instant = .noon) async throws -> String {
        let code = number.hasPrefix("37") ? "1234" : "123"
        return try await cards.keep(try entry(number, expires: expires, cvc: code), at: now).reference
    }

    /// Asks one question, under a new key unless one is given.
    func ask(
        _ operation: PaymentOperation, _ card: String, _ cents: Int = 5_000, _ presence: Presence = .onSession,
        continuing: String? = nil, key: String? = nil, expires: String = "12/30", at now: Instant = .noon
    ) async throws -> NetworkAnswer {
        try await cards.perform(
            request(
                operation, card, cents, presence, continuing: continuing, key: key ?? keys.next(), expires: expires,
                at: now))
    }

    /// Asks one question that has to be approved, and answers the network's reference.
    func approved(
        _ operation: PaymentOperation, _ card: String, _ cents: Int = 5_000, _ presence: Presence = .onSession,
        continuing: String? = nil, at now: Instant = .noon
    ) async throws -> String {
        let answer = try await ask(operation, card, cents, presence, continuing: continuing, at: now)
        guard case .approved(let reference, _) = answer else { throw NotApproved(answer: answer) }
        return reference
    }
}

/// An answer that a test could not go on with.
struct NotApproved: Error {
    let answer: NetworkAnswer
}

/// A card as typed.
func entry(_ number: String, expires: String = "12/30", cvc: String = "123") throws -> CardEntry {
    try CardEntry(number: number, expiry: expires, cvc: cvc, postalCode: "90210")
}

/// A question.
func request(
    _ operation: PaymentOperation, _ card: String, _ cents: Int, _ presence: Presence = .onSession,
    continuing: String? = nil, key: String, expires: String = "12/30", at now: Instant = .noon
) throws -> NetworkRequest {
    guard let expiry = CardExpiry(expires) else { throw CocoaError(.formatting) }
    return NetworkRequest(
        key: key, operation: operation, card: card, expiry: expiry, amount: Money(minorUnits: cents),
        continuing: continuing, presence: presence, now: now)
}

extension Instant {
    /// Noon of 9 June 2027.
    static let noon = Instant(milliseconds: 1_812_542_400_000)
}

extension NetworkAnswer {
    /// What an answer comes to: `paid`, or the code with the issuer's reason.
    var word: String {
        switch self {
        case .approved: return "paid"
        case .declined(let decline): return decline.declineCode.map { "\(decline.code)/\($0)" } ?? decline.code
        }
    }
}

/// A folder that goes away with the test.
final class Folder: Sendable {
    let url = FileManager.default.temporaryDirectory.appending(path: "cards-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// A path inside it.
    func path(_ name: String = "ledger.cards") -> String { url.appending(path: name).path }
}

/// Keys that are never used twice.
private final class Keys: Sendable {
    private let last = Mutex(0)

    func next() -> String {
        last.withLock { last in
            last += 1
            return "till-\(last)"
        }
    }
}
