// Whatever anybody sends, the server answers, lives on, and keeps its ledger whole.
import Checkout
import Programs
import Randomness
import Testing

@Suite("The server, sent rubbish", .onOwnThreads, .serialized) struct GarbageTests {
    @Test("refuses it, lives on in the memory that it had, and keeps nothing half done")
    func rubbish() async throws {
        let seed = Seeded.newSeed()
        var rubbish = Rubbish(seed: seed)
        var merchant = try await Merchant()
        try merchant.name("open", await merchant.checkout("gym").id.description)
        let session = try await merchant.engine.createCheckout(
            NewCheckout(customer: nil, items: merchant.cart(["bandage"]), successURL: "https://shop.example"))
        try merchant.name("nobody's", session.id.description)
        let server = try RunningServer(ledger: merchant.path)
        var (resident, granted, refused) = (0, 0, 0)
        for round in 1...1_200 {
            let request = rubbish.request(merchant)
            let connection = try RawConnection(port: server.port)
            connection.send(request.bytes)
            if request.breaksOff { connection.finish() }
            let said = connection.readToEnd()
            let hint = "seed \(seed), request \(round): \(String(decoding: request.bytes.prefix(300), as: UTF8.self))"
            guard let said else {
                Issue.record("The server does not hang up; \(hint)")
                return
            }
            // What is no HTTP at all, or breaks off, may be hung up on without a word.
            if let answer = HTTPAnswer(String(decoding: said, as: UTF8.self)) {
                if answer.status < 400 { granted += 1 } else { refused += 1 }
                let isAnswered = answer.status < 500 && (answer.status >= 400 || request.mayBeGranted)
                #expect(isAnswered, "\(answer.status) \(answer.body.prefix(300)); \(hint)")
            } else {
                #expect(said.isEmpty && !request.isWhole, "\(said.count) bytes; \(hint)")
            }
            // By then every path was taken once.
            if round == 400 { resident = server.resident }
        }
        #expect(granted > 20 && refused > 400, "\(granted) were granted, \(refused) refused; seed \(seed)")
        let grown = server.resident - resident
        #expect(resident > 0 && grown < 64_000, "from \(resident) KiB by \(grown) KiB; seed \(seed)")
        let list = try Curl.send("GET /v1/products", to: server.address, headers: [merchant.authorization])
        #expect(list.status == 200)
        #expect(server.terminate().error == "", "seed \(seed)")
        try await inspect(merchant, seed)
    }

    @Test("answers others while some send slowly or nothing")
    func slowClients() async throws {
        let merchant = try await Merchant()
        let server = try RunningServer(ledger: merchant.path)
        let slow = try (0..<60).map { count in
            let connection = try RawConnection(port: server.port)
            let head =
                "POST /v1/products HTTP/1.1\r\nHost: x\r\n\(merchant.authorization)\r\nContent-Length: 90\r\n\r\n{"
            connection.send(String(head.prefix(count * 3)))
            return connection
        }
        for _ in 0..<5 {
            let list = try Curl.send("GET /v1/products", to: server.address, headers: [merchant.authorization])
            #expect(list.status == 200)
        }
        // Who goes away in the middle of a body is nobody's trouble.
        for connection in slow { connection.finish() }
        for connection in slow { #expect(connection.readToEnd() != nil) }
        #expect(server.terminate().error == "")
    }

    /// Whatever the ledger holds is whole.
    private func inspect(_ merchant: Merchant, _ seed: UInt64) async throws {
        let (sessions, asking) = try await merchant.engine.read { reader, _ in
            let sessions = try reader.sessions(of: nil, from: .first, limit: 10_000).rows.map(\.row.session)
            for session in sessions {
                let payments = try reader.payments(of: session.id)
                let captured = payments.filter { $0.attempt == session.attempt }.map(\.amountCaptured).sum
                #expect(captured == session.amountReceived, "\(session.id); seed \(seed)")
                if let customer = session.customer {
                    #expect(try reader.find(customer) != nil, "\(session.id); seed \(seed)")
                }
            }
            return (sessions, try reader.paymentsAsking(notOwnedBy: 0))
        }
        #expect(asking.isEmpty, "payments are left processing; seed \(seed)")
        for session in sessions {
            #expect(session.mode == .setup || !session.items.isEmpty, "\(session.id) has no line; seed \(seed)")
            #expect(session.lines.map(\.total).sum == session.amountTotal, "\(session.id); seed \(seed)")
        }
        let damage = try Databases.integrity(of: merchant.path)
        #expect(damage == "ok", "seed \(seed)")
    }
}
