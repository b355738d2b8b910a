// Requirements on deliveries.
import Checkout
import Testing

extension LedgerConformance {
    static let deliveryCases = [
        Case("a delivery is kept, changed, and keeps its tries") { ledger in
            var delivery = try await ledger.write { transaction in
                let endpoint = try Sample.endpoint(transaction)
                return try Sample.delivery(transaction, of: try Sample.message(transaction), to: endpoint)
            }
            try await expect(ledger, reads: delivery) { [delivery] in try $0.find(delivery.id) }
            delivery.status = .parked
            delivery.attempts = 2
            delivery.nextAttemptAt = nil
            delivery.lastCode = 500
            delivery.lastFailure = "half an answer"
            delivery.finishedAt = Sample.later(9)
            let attempts = [
                DeliveryAttempt(
                    number: 1, at: Sample.now, code: nil, failure: "refused", body: [], milliseconds: 0),
                DeliveryAttempt(
                    number: 2, at: Sample.later(9), code: 500, failure: nil, body: [0, 7, 255], milliseconds: 12),
            ]
            let changed = delivery
            try await ledger.write { transaction in
                try transaction.update(changed)
                for attempt in attempts.reversed() { try transaction.insert(attempt, of: changed.id) }
            }
            try await expect(ledger, reads: changed) { try $0.find(changed.id) }
            try await expect(ledger, reads: attempts) { try $0.attempts(of: changed.id) }
        },
        Case("deliveries are listed the latest first: all, of an event, to an endpoint, not over, given up") { ledger in
            let (a, b, first, all) = try await ledger.write { transaction in
                let (a, b) = (try Sample.endpoint(transaction), try Sample.endpoint(transaction))
                let (first, second) = (try Sample.message(transaction), try Sample.message(transaction))
                return (
                    a, b, first,
                    [
                        try Sample.delivery(transaction, of: first, to: a, status: .delivered, due: nil),
                        try Sample.delivery(transaction, of: first, to: b, status: .parked, due: nil),
                        try Sample.delivery(transaction, of: second, to: a),
                        try Sample.delivery(transaction, of: second, to: b, due: nil),
                    ]
                )
            }
            let expected: [(DeliveryScope, [Int])] = [
                (.all, [3, 2, 1, 0]), (.event(first.event), [1, 0]), (.endpoint(a.id), [2, 0]),
                (.endpoint(b.id), [3, 1]), (.pending, [3, 2]), (.parked, [1]),
            ]
            for (scope, places) in expected {
                try await ledger.read { reader in
                    try expectSame(
                        readForward(1) { try reader.deliveries(scope, from: $0, limit: $1) }, places.map { all[$0] })
                    try expectSame(
                        readBackward(3) { try reader.deliveries(scope, from: $0, limit: $1) }, places.map { all[$0] })
                }
            }
        },
        Case("what is due is what nobody sends, the longest due first, and is on the agenda but not the clock's") {
            ledger in
            let all = try await ledger.write { transaction in
                let endpoint = try Sample.endpoint(transaction)
                let message = try Sample.message(transaction)
                return [
                    try Sample.delivery(transaction, of: message, to: endpoint, due: Sample.later(5)),
                    try Sample.delivery(transaction, of: message, to: endpoint, due: Sample.later(3), owner: 8),
                    try Sample.delivery(transaction, of: message, to: endpoint, due: Sample.later(4)),
                    try Sample.delivery(transaction, of: message, to: endpoint, due: nil),
                    try Sample.delivery(transaction, of: message, to: endpoint, status: .delivered, due: nil),
                    try Sample.delivery(transaction, of: message, to: endpoint, due: Sample.later(5)),
                ]
            }
            try await ledger.read { reader in
                try expectSame(reader.nextDeliveryAt(), Sample.later(4))
                try expectSame(reader.dueDeliveries(by: Sample.later(3), limit: 9), [])
                try expectSame(reader.dueDeliveries(by: Sample.later(4), limit: 9), [all[2]])
                try expectSame(reader.dueDeliveries(by: Sample.later(5), limit: 9), [all[2], all[0], all[5]])
                try expectSame(reader.dueDeliveries(by: Sample.later(5), limit: 2), [all[2], all[0]])
                try expectSame(reader.nextDue(), nil)
                try expectSame(
                    reader.agenda(limit: 2),
                    [2, 0].map { DueItem(at: all[$0].nextAttemptAt ?? Sample.now, what: .delivery(all[$0].id)) })
                try expectSame(reader.processesDelivering(otherThan: 7), [8])
                try expectSame(reader.processesDelivering(otherThan: 8), [])
            }
            try await ledger.write { try $0.freeDeliveries(takenBy: 8) }
            try await expect(ledger, reads: Sample.later(3)) { try $0.nextDeliveryAt() }
        },
        Case("the first of a line is found, and an endpoint's deliveries are parked together") { ledger in
            let (endpoint, other, all) = try await ledger.write { transaction in
                let (endpoint, other) = (try Sample.endpoint(transaction), try Sample.endpoint(transaction))
                let (one, two) = (
                    try Sample.message(transaction, about: "one"), try Sample.message(transaction, about: "two")
                )
                return (
                    endpoint, other,
                    [
                        try Sample.delivery(transaction, of: one, to: endpoint, status: .delivered, due: nil),
                        try Sample.delivery(transaction, of: two, to: endpoint),
                        try Sample.delivery(transaction, of: one, to: other),
                        try Sample.delivery(transaction, of: one, to: endpoint, due: nil),
                        try Sample.delivery(transaction, of: one, to: endpoint),
                    ]
                )
            }
            try await expect(ledger, reads: all[3]) { try $0.firstPendingDelivery(to: endpoint.id, about: "one") }
            try await expect(ledger, reads: nil) { try $0.firstPendingDelivery(to: other.id, about: "two") }
            try await ledger.write {
                try $0.parkDeliveries(to: endpoint.id, because: "gone", at: Sample.later(2))
            }
            try await ledger.read { reader in
                let parked = try reader.deliveries(.parked, from: .first, limit: 9).rows.map(\.row)
                #expect(parked.map(\.id) == [all[4].id, all[3].id, all[1].id])
                #expect(parked.allSatisfy { $0.lastFailure == "gone" && $0.finishedAt == Sample.later(2) })
                #expect(parked.allSatisfy { $0.nextAttemptAt == nil })
                try expectSame(reader.deliveries(.pending, from: .first, limit: 9).rows.map(\.row), [all[2]])
            }
        },
    ]
}
