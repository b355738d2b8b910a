// Requirements on subscriptions, their invoices, and the sessions that save cards.
import Checkout
import Testing

extension LedgerConformance {
    static let subscriptionCases = [
        Case("a subscription is kept with its items, changes, and is listed the latest first") { ledger in
            let (ana, bo, all) = try await ledger.write { transaction in
                let ana = try Sample.customer(transaction)
                let bo = try Sample.customer(transaction, "Bo", "Lind")
                let all = try [ana, bo, ana].map { try Sample.subscription(transaction, of: $0.id) }
                return (ana, bo, all)
            }
            try await expect(ledger, reads: all[0]) { try $0.find(all[0].id) }
            #expect(all[0].items.map(\.id.description).allSatisfy { $0.hasPrefix("fsubi_") })
            var changed = all[0]
            (changed.status, changed.anchor, changed.nextPeriod) = (.pastDue, Sample.now, 7)
            (changed.currentPeriodStart, changed.currentPeriodEnd) = (Sample.later(1), Sample.later(2))
            (changed.cancelAtPeriodEnd, changed.cancelAt) = (true, Sample.later(3))
            (changed.canceledAt, changed.endedAt) = (Sample.later(4), Sample.later(5))
            (changed.trialStart, changed.trialEnd) = (Sample.later(6), Sample.later(7))
            (changed.defaultPaymentMethod, changed.latestInvoice) = (ID(bits: 8), ID(bits: 9))
            (changed.metadata, changed.dueAt) = (["a": "é\""], Sample.later(10))
            let after = changed
            try await ledger.write { try $0.update(after) }
            try await expect(ledger, reads: after) { try $0.find(after.id) }
            let names = try await ledger.read { reader in
                try readForward(2) { try reader.subscriptions(of: nil, from: $0, limit: $1) }
                    .map { "\($0.customerName) \($0.subscription.id)" }
            }
            #expect(names == [all[2], all[1], all[0]].map { "\($0.customer == bo.id ? bo.name : ana.name) \($0.id)" })
            try await expect(ledger, reads: [all[2].id, after.id]) { reader in
                try reader.subscriptions(of: ana.id, from: .first, limit: 9).rows.map(\.row.subscription.id)
            }
            try await expect(ledger, reads: nil) { try $0.find(ID<Subscription>(bits: 1)) }
        },
        Case("an invoice is kept with its lines, changes, and is listed the latest first") { ledger in
            let (first, second) = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                let subscription = try Sample.subscription(transaction, of: customer).id
                let other = try Sample.subscription(transaction, of: customer).id
                _ = try Sample.invoice(transaction, for: other, of: customer)
                return (
                    try Sample.invoice(transaction, for: subscription, of: customer),
                    try Sample.invoice(transaction, for: subscription, of: customer)
                )
            }
            try await expect(ledger, reads: first) { try $0.find(first.id) }
            var changed = first
            (changed.status, changed.session, changed.paidAt) = (.paid, ID(bits: 5), Sample.later(9))
            (changed.periodStart, changed.periodEnd) = (Sample.later(1), Sample.later(2))
            (changed.attempts, changed.scheduledAttempts, changed.nextAttemptAt) = (4, 3, Sample.later(3))
            changed.failure = SessionFailure(
                code: "card_declined", message: "No.",
                decline: Decline(code: "card_declined", declineCode: "lost_card"))
            let after = changed
            try await ledger.write { try $0.update(after) }
            try await expect(ledger, reads: after) { try $0.find(after.id) }
            for limit in [1, 9] {
                let found = try await ledger.read { reader in
                    try readForward(limit) { try reader.invoices(of: first.subscription, from: $0, limit: $1) }
                }
                #expect(found == [second, after])
            }
            let all = try await ledger.read { try $0.invoices(of: nil, from: .first, limit: 9).rows.count }
            #expect(all == 3)
            try await expect(ledger, reads: second.id) { try $0.latestInvoice(of: second.subscription, at: Sample.now) }
            try await expect(ledger, reads: nil) {
                try $0.latestInvoice(of: second.subscription, at: Sample.now.adding(milliseconds: -1))
            }
        },
        Case("a subscription falls due at its moment, after what else is due then, and never without one") { ledger in
            let (session, subscriptions) = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                let subscriptions = try ([5, nil, 3, 5] as [Int64?]).map { due in
                    try Sample.subscription(transaction, of: customer, dueAt: due.map(Sample.later))
                }
                return (try Sample.session(transaction, of: customer, expiresAt: Sample.later(5)), subscriptions)
            }
            var expected = [
                DueItem(at: Sample.later(3), what: .renewal(subscriptions[2].id)),
                DueItem(at: Sample.later(5), what: .sessionExpiry(session.id)),
                DueItem(at: Sample.later(5), what: .renewal(subscriptions[0].id)),
                DueItem(at: Sample.later(5), what: .renewal(subscriptions[3].id)),
            ]
            try await expect(ledger, reads: expected) { try $0.agenda(limit: 9) }
            var idle = subscriptions[2]
            idle.dueAt = nil
            let changed = idle
            let next = try await ledger.write { transaction in
                _ = try transaction.nextDue()
                try transaction.update(changed)
                return try transaction.nextDue()
            }
            expected.removeFirst()
            #expect(next == expected.first)
        },
        Case("the sessions that save a card are listed by themselves, and a session knows its subscription") { ledger in
            let (customer, setups, renewal) = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                let other = try Sample.customer(transaction, "Bo").id
                func session(_ mode: CheckoutSession.Mode, _ owner: ID<Customer>) throws -> CheckoutSession {
                    let session = CheckoutSession(
                        id: try transaction.newID(at: Sample.now), mode: mode, customer: owner, lines: [],
                        createdAt: Sample.now, subscription: mode == .offSession ? ID(bits: 6) : nil)
                    try transaction.insert(session)
                    return session
                }
                let setups = try [session(.setup, customer), session(.setup, other), session(.setup, customer)]
                _ = try session(.payment, customer)
                return (customer, setups, try session(.offSession, customer))
            }
            try await expect(ledger, reads: Array(setups.reversed())) { reader in
                try readForward(1) { try reader.setupSessions(of: nil, from: $0, limit: $1) }
            }
            try await expect(ledger, reads: [setups[2], setups[0]]) { reader in
                try reader.setupSessions(of: customer, from: .first, limit: 9).rows.map(\.row)
            }
            try await expect(ledger, reads: renewal) { try $0.find(renewal.id) }
        },
    ]
}
