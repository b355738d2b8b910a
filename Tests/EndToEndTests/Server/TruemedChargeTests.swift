// Payment sessions of Truemed's dialect, asked of the real server from connections of one's own.
import Checkout
import Foundation
import Programs
import Testing

@Suite("The server, in Truemed's words", .onOwnThreads, .serialized) struct TruemedChargeTests {
    private static let creation = "/payments/v1/create_payment_session"

    /// A creation, or the bill of a token.
    private func order(key: String, token: ID<PaymentToken>? = nil) -> String {
        let token = token.map { #","payment_token":"\#($0.uuid)""# } ?? ""
        return #"{"total_amount":4900,"order_items":[{"name":"Mat","quantity":1,"price":4900}],"amount_details":{},"#
            + #""success_url":"https://shop.example/ok","failure_url":"https://shop.example/no","#
            + #""idempotency_key":"\#(key)"\#(token)}"#
    }

    /// A token of Ana's that charges this card.
    private func token(_ merchant: Merchant, card: String) async throws -> ID<PaymentToken> {
        let mat = CartItem(.ordered(OrderItem(name: "Mat", unitAmount: Money(minorUnits: 4_900))))
        let session = try await merchant.engine.createCheckout(
            NewCheckout(customer: .known(merchant.id("ana")), items: [mat], tokenize: true))
        return try #require(try await merchant.engine.pay(session.id, card: Merchant.card(card)).token)
    }

    /// The answers to two requests whose last bytes are sent at the same moment, each on a connection of its own.
    private func atOnce(_ bodies: [String], _ merchant: Merchant, _ server: RunningServer) throws -> [HTTPAnswer] {
        let requests = bodies.map { body in
            Array(
                """
                POST \(TruemedChargeTests.creation) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r
                x-truemed-api-key: \(merchant.key)\r\nContent-Type: application/json\r
                Content-Length: \(body.utf8.count)\r\n\r\n\(body)
                """.utf8)
        }
        let connections = try requests.map { _ in
            do { return try RawConnection(port: server.port) } catch {
                // It does not listen any more, so what it said at last is the cause.
                Issue.record("\(server.waitForEnd())")
                throw error
            }
        }
        for (connection, request) in zip(connections, requests) { connection.send(Array(request.dropLast())) }
        for (connection, request) in zip(connections, requests) { connection.send(Array(request.suffix(1))) }
        return try connections.map { connection in
            let bytes = try #require(connection.readToEnd(), "the server did not answer")
            return try #require(HTTPAnswer(String(decoding: bytes, as: UTF8.self)))
        }
    }

    @Test("charges a token once a key and opens one update at most, however two connections race")
    func races() async throws {
        let merchant = try await Merchant()
        let ana = try merchant.id("ana", as: Customer.self)
        try await merchant.consult(.customer(ana, .general))
        let server = try RunningServer(ledger: merchant.path)
        let paying = try await token(merchant, card: Merchant.visa)
        func charged() async throws -> Int {
            try await merchant.engine.read { reader, _ in
                try reader.sessions(of: ana, from: .first, limit: 1_000).rows.count {
                    $0.row.session.mode == .offSession && $0.row.session.status == .complete
                }
            }
        }
        func updates(_ token: ID<PaymentToken>) async throws -> Int {
            try await merchant.engine.read { reader, _ in
                try reader.events(about: Subject(token), limit: 100).count { $0.type == EventType.tokenUpdateOpened }
            }
        }
        for round in 0..<30 {
            let before = try await charged()
            let same = try atOnce(Array(repeating: order(key: "\(round)", token: paying), count: 2), merchant, server)
            #expect(same.map(\.status) == [200, 200] && same[0].body == same[1].body, "\(same)")
            #expect(try await charged() == before + 1)
            let two = ["a", "b"].map { order(key: "\(round) \($0)", token: paying) }
            let both = try atOnce(two, merchant, server)
            #expect(both.map(\.status) == [200, 200] && both[0].body != both[1].body, "\(both)")
            #expect(try await charged() == before + 3)

            let declining = try await token(merchant, card: Merchant.declinedLater)
            let one = try atOnce(
                Array(repeating: order(key: "\(round) declined", token: declining), count: 2), merchant, server)
            #expect(one.map(\.status) == [422, 422] && one[0].body == one[1].body, "\(one)")
            #expect(try await updates(declining) == 1)
            let other = try await token(merchant, card: Merchant.declinedLater)
            let keys = ["c", "d"].map { order(key: "\(round) \($0)", token: other) }
            let refused = try atOnce(keys, merchant, server)
            #expect(refused.map(\.status).sorted() == [400, 422], "\(refused)")
            #expect(refused.contains { $0.document["error"].text == "PendingPaymentTokenUpdate" }, "\(refused)")
            #expect(try await updates(other) == 1)
            #expect(try await charged() == before + 3)
        }
        #expect(server.terminate().error == "")
    }

    @Test("fails once for a fault that an operator arms beside it, and the same key goes through")
    func fault() async throws {
        let merchant = try await Merchant()
        let server = try RunningServer(ledger: merchant.path)
        func create(_ key: String) throws -> HTTPAnswer {
            try Curl.send(
                "POST \(TruemedChargeTests.creation)", to: server.address,
                headers: ["x-truemed-api-key: \(merchant.key)", "Content-Type: application/json"], body: order(key: key)
            )
        }
        func sessions() async throws -> Int {
            try await merchant.engine.read { reader, _ in try reader.paymentSessionCount() }
        }
        for (words, made) in [(["fault", "arm"], 0), (["fault", "arm", "--after"], 2)] {
            try Almoner.document(words, ledger: merchant.path)
            let key = words.joined(separator: " ")
            let failed = try create(key)
            #expect(failed.status == 400 && failed.document["error"].text == "ServerError", "\(failed)")
            #expect(try await sessions() == made)
            let created = try create(key)
            #expect(created.status == 200, "\(created)")
            #expect(try Almoner.document(["fault", "show"], ledger: merchant.path)["armed_fault"].isNull)
        }
        #expect(try await sessions() == 2)
        #expect(server.terminate().error == "")
    }
}
