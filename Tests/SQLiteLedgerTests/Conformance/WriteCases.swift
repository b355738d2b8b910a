// Requirements on writing: all or nothing, alone among others, and the same identifiers for the same story.
import Checkout
import Testing

private struct Refusal: Error, Equatable {
    let number: Int
}

extension LedgerConformance {
    static let writeCases = [
        Case("a refused write leaves nothing behind, and its error arrives as it was thrown") { ledger in
            await #expect(throws: Refusal(number: 7)) {
                try await ledger.write { transaction in
                    _ = try Sample.customer(transaction, email: "ana@example.com")
                    throw Refusal(number: 7)
                }
            }
            try await expect(ledger, reads: nil) { try $0.customer(email: "ana@example.com") }
        },
        Case("of a hundred writes at once every refusal undoes only itself") { ledger in
            let outcomes = await withTaskGroup(of: (Int, Bool).self) { group in
                for number in 0..<100 {
                    group.addTask {
                        do {
                            try await ledger.write { transaction in
                                _ = try Sample.customer(transaction, email: "c\(number)@example.com")
                                if number.isMultiple(of: 3) { throw Refusal(number: number) }
                            }
                            return (number, true)
                        } catch {
                            #expect(error as? Refusal == Refusal(number: number))
                            return (number, false)
                        }
                    }
                }
                return await group.reduce(into: [Int: Bool]()) { $0[$1.0] = $1.1 }
            }
            for number in 0..<100 {
                #expect(outcomes[number] == !number.isMultiple(of: 3))
                let found = try await ledger.read { try $0.customer(email: "c\(number)@example.com") }
                #expect((found != nil) == outcomes[number])
            }
        },
        Case("a write sees what the write before it made, and reads see only what was committed") { ledger in
            let id = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction)
                try expectSame(transaction.find(customer.id), customer)
                return customer.id
            }
            let isSeen = try await ledger.write { try $0.find(id) != nil }
            #expect(isSeen)
            try await expect(ledger, reads: true) { try $0.find(id) != nil }
        },
        Case("a refused write hands its numbers out again") { ledger in
            var taken: [ID<Customer>] = []
            for isRefused in [true, false] {
                let id = try await ledger.write { try $0.newID(Customer.self, at: Sample.now) }
                taken.append(id)
                _ = try? await ledger.write { transaction in
                    _ = try Sample.customer(transaction, email: "x@example.com")
                    if isRefused { throw Refusal(number: 1) }
                }
            }
            #expect(taken[0] == taken[1])
            let next = try await ledger.write { try $0.newID(Customer.self, at: Sample.now) }
            #expect(next != taken[0])
        },
        Case("identifiers of one write differ, kinds do not share them, and they hold their moment") { ledger in
            let (ids, letter) = try await ledger.write { transaction in
                (
                    try (0..<50).map { _ in try transaction.newID(Customer.self, at: Sample.now) },
                    try transaction.newID(Letter.self, at: Sample.now)
                )
            }
            #expect(Set(ids).count == 50)
            #expect(!ids.map(\.bits).contains(letter.bits))
            #expect(ids.allSatisfy { $0.bits >> 80 == UInt128(Sample.now.milliseconds) })
        },
        Case("a caller that goes away gives up its wait, and the ledger goes on") { ledger in
            let task = Task {
                try await ledger.write { _ = try Sample.customer($0, email: "gone@example.com") }
            }
            task.cancel()
            let outcome = await task.result
            let found = try await ledger.write { try $0.customer(email: "gone@example.com") }
            if case .success = outcome { #expect(found != nil) }
            let next = try await ledger.write { try Sample.customer($0, "Next") }
            #expect(next.firstName == "Next")
        },
    ]
}
