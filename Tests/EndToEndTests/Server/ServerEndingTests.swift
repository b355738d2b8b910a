// The server's beginning and its end.
import Checkout
import Foundation
import Programs
import Testing

@Suite("The server", .onOwnThreads) struct ServerEndingTests {
    private let product = #"{"product":{"name":"Mask"}}"#

    @Test("says once that it listens, on the port that it was given or a free one, and ends with 0 when it is told to")
    func beginningAndEnd() async throws {
        let merchant = try await Merchant()
        let server = try RunningServer(ledger: merchant.path)
        #expect(server.port != 0)
        #expect(
            try Curl.send("GET /v1/products", to: server.address, headers: [merchant.authorization]).status == 200)
        let ended = server.terminate()
        #expect(ended.status == 0 && ended.output == "listening on \(server.address)\n" && ended.error == "")
        // The port is free again at once, also for whoever names it.
        let again = try RunningServer(ledger: merchant.path, port: server.port)
        #expect(again.address == server.address)
        #expect(again.terminate().status == 0)
    }

    @Test("begins in an empty folder with the commands that its help shows")
    func example() throws {
        let scratch = try Scratch()
        let help = try Tool.run(RunningServer.binary, ["--help"])
        let text = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let example = try #require(text.firstMatch(of: /Example: (almoner .+) && almoner-server --db (\S+)/))
        let script = #"cd "$0" && PATH="$1:$PATH" && "# + example.output.1
        let made = try Tool.run(
            URL(filePath: "/bin/sh"), ["-c", script, scratch.folder.path, Almoner.folder.path], environment: [:])
        #expect(made.status == 0, "\(made.error)")
        let key = try #require(made.output.split(separator: "\n").first)
        let server = try RunningServer(ledger: scratch.path(String(example.output.2)))
        let asked = try Curl.send("GET /v1/products", to: server.address, headers: ["Authorization: Bearer \(key)"])
        #expect(asked.status == 200)
        #expect(server.terminate().status == 0)
    }

    @Test("says that its port is taken, and ends with 1")
    func takenPort() async throws {
        let merchant = try await Merchant()
        let server = try RunningServer(ledger: merchant.path)
        let second = try Tool.run(
            RunningServer.binary, ["--db", merchant.path, "--port", "\(server.port)"], environment: [:])
        #expect(second.status == 1 && second.output == "")
        let lines = second.error.split(separator: "\n")
        #expect(
            lines == [
                "Error: Port \(server.port) of 127.0.0.1 is taken by another program; choose another with --port."
            ],
            "\(second.error)")
        #expect(
            try Curl.send("GET /v1/products", to: server.address, headers: [merchant.authorization]).status == 200)
    }

    @Test("says that an address is not this machine's, and ends with 1")
    func foreignAddress() async throws {
        let merchant = try await Merchant()
        let ended = try Tool.run(
            RunningServer.binary, ["--db", merchant.path, "--port", "0", "--host", "192.0.2.1"], environment: [:])
        #expect(ended.status == 1 && ended.output == "")
        #expect(ended.error.hasPrefix("Error: The server cannot listen on 192.0.2.1, port 0: "), "\(ended.error)")
    }

    @Test("answers what is under way when it is told to end, and takes nothing new")
    func underWay() async throws {
        let merchant = try await Merchant()
        let server = try RunningServer(ledger: merchant.path)
        let connection = try RawConnection(port: server.port)
        let half = product.utf8.count / 2
        // What came in one piece was read in one piece: once the first is answered, the second is under way.
        connection.send(
            "GET /v1/products?limit=1 HTTP/1.1\r\nHost: shop\r\n\(merchant.authorization)\r\n\r\n"
                + "POST /v1/products HTTP/1.1\r\nHost: shop\r\n\(merchant.authorization)\r\n"
                + "Content-Type: application/json\r\nContent-Length: \(product.utf8.count)\r\n\r\n"
                + product.prefix(half))
        #expect(connection.read(until: "\"has_more\":true}") != nil)
        server.askToEnd()
        server.waitUntilDeaf()
        connection.send(String(product.dropFirst(half)))
        let answer = connection.readToEnd().flatMap { HTTPAnswer(String(decoding: $0, as: UTF8.self)) }
        #expect(answer?.status == 200 && answer?.document["product"]["name"].text == "Mask")
        let ended = server.waitForEnd()
        #expect(ended.status == 0 && ended.error == "")
    }

    @Test("ends though clients keep their connections open")
    func idleClients() async throws {
        let merchant = try await Merchant()
        let server = try RunningServer(ledger: merchant.path)
        let idle = try (0..<5).map { _ in try RawConnection(port: server.port) }
        for connection in idle {
            connection.send("GET /v1/products HTTP/1.1\r\nHost: shop\r\n\(merchant.authorization)\r\n\r\n")
            #expect(connection.read(until: "\"has_more\"") != nil)
        }
        #expect(server.terminate().status == 0)
        for connection in idle { #expect(connection.readToEnd()?.isEmpty == true) }
    }

    @Test("finishes a delivery that is under way when it is told to end, and keeps those that wait")
    func deliveries() async throws {
        let merchant = try await Merchant()
        let receiver = try SlowReceiver()
        let (endpoint, _) = try await merchant.engine.addWebhook(
            NewWebhook(url: "http://127.0.0.1:\(receiver.port)/", events: ["customer.created"]))
        let server = try RunningServer(ledger: merchant.path)
        let made = try Curl.send(
            "POST /v1/customers", to: server.address,
            headers: [merchant.authorization, "Content-Type: application/json"],
            body: #"{"customer":{"first_name":"Zoë"}}"#)
        #expect(made.status == 200)
        let delivery = try #require(receiver.accept(), "nothing was delivered")
        server.askToEnd()
        server.waitUntilDeaf()
        delivery.answer()
        #expect(server.waitForEnd().status == 0)
        let kept = try await merchant.engine.read { reader, _ in
            try reader.deliveries(.endpoint(endpoint.id), from: .first, limit: 9).rows.map(\.row)
        }
        #expect(kept.map(\.status) == [.delivered] && kept.allSatisfy { $0.owner == nil }, "\(kept)")
    }
}
