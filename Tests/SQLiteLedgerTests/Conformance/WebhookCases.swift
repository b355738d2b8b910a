// Requirements on API keys, webhook endpoints and messages.
import Checkout
import Testing

extension LedgerConformance {
    static let keyCases = [
        Case("keys are kept and revoked, found by their hint, and listed the latest first") { ledger in
            var (first, second) = try await ledger.write { transaction in
                (try Sample.key(transaction), try Sample.key(transaction, hint: "fsk_test_ffffff"))
            }
            first.revokedAt = Sample.later(3)
            second.revokedAt = nil
            try await ledger.write { [first] in try $0.update(first) }
            try await ledger.read { [first, second] reader in
                try expectSame(reader.find(first.id), first)
                try expectSame(reader.keys(hint: first.hint), [first])
                try expectSame(reader.keys(hint: "fsk_test_"), [])
                try expectSame(readForward(1) { try reader.keys(from: $0, limit: $1) }, [second, first])
            }
        }
    ]

    static let webhookCases = [
        Case("endpoints are kept with what they want; removed ones are found, and not listed") { ledger in
            var (first, second) = try await ledger.write { transaction in
                (try Sample.endpoint(transaction), try Sample.endpoint(transaction, events: [], isSigned: false))
            }
            try await expect(ledger, reads: [first, second]) { try $0.webhookEndpoints() }
            first.removedAt = Sample.later(1)
            second.removedAt = nil
            try await ledger.write { [first] in try $0.update(first) }
            try await expect(ledger, reads: [second]) { try $0.webhookEndpoints() }
            try await expect(ledger, reads: first) { [first] in try $0.find(first.id) }
        },
        Case("messages are kept byte for byte, one of an event in a dialect") { ledger in
            let (plain, both) = try await ledger.write { transaction in
                (
                    try Sample.message(transaction),
                    try Sample.message(transaction, unsignedBody: [0, 255, 10])
                )
            }
            try await expect(ledger, reads: plain) { try $0.message(of: plain.event, .truemed) }
            try await expect(ledger, reads: both) { try $0.message(of: both.event, .truemed) }
            try await expect(ledger, reads: nil) { try $0.message(of: both.event, .flex) }
            await #expect(throws: (any Error).self) { try await ledger.write { try $0.insert(plain) } }
        },
    ]
}
