import AsyncHTTPClient
import Checkout
import CheckoutHTTP
import Foundation
import NIOCore
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("What is no request of the API's") struct ProtocolTests {
    @Test("nothing is at an unknown path, whatever the method, and whoever asks")
    func unknownPath() async throws {
        try await Counter.open { counter in
            for (method, path) in [
                (HTTPMethod.GET, "/"), (.GET, "/v1"), (.POST, "/v1/nothing"), (.DELETE, "/v1/checkout"),
                (.GET, "/v1/customers/a/b/c/d"), (.GET, "/V1/customers"), (.PURGE, "/v1/coffee"),
                (.GET, "/v1/%2e%2e/%00"),
            ] {
                for key in [counter.key, nil] {
                    let answer = try await counter.send(method, path, key: .some(key))
                    #expect(answer.status == 404 && answer.code == "not_found", "\(method) \(path): \(answer.text)")
                    #expect(answer.headers.first(name: "content-type") == "application/json")
                }
            }
        }
    }

    @Test("an identifier in a path is the same with its signs escaped")
    func escapedPath() async throws {
        try await Counter.open { counter in
            let (ana, _) = try await counter.customer()
            let escaped = ana.id.description.split(separator: "_").joined(separator: "%5F")
            let answer = try await counter.send(.GET, "/v1/customers/\(escaped)")
            #expect(answer.json["customer"]?["customer_id"]?.text == ana.id.description, "\(answer.text)")
        }
    }

    @Test("a key that opens nothing is told so in words for a merchant, who has no shell here")
    func unknownKey() async throws {
        try await Counter.open { counter in
            let answer = try await counter.send(.GET, "/v1/customers", key: "fsk_test_nobody")
            #expect(answer.status == 401 && !answer.message.contains("almoner"), "\(answer.text)")
        }
    }

    @Test(
        "a path that takes other methods says which",
        arguments: [
            (HTTPMethod.PUT, "/v1/customers", "GET, HEAD, POST"), (.DELETE, "/v1/customers", "GET, HEAD, POST"),
            (.PATCH, "/v1/prices/fprice_01HT5GKN33F6E31WE2RF1GYYKH", "GET, HEAD, POST"),
            (.GET, "/v1/checkout/sessions/fcs_01HW5KTQQAAQ66WV19MFW4DTT4/refund", "POST"),
            (.OPTIONS, "/v1/events", "GET, HEAD"), (.TRACE, "/v1/events", "GET, HEAD"),
            (.POST, "/v1/subscriptions", "GET, HEAD"),
        ])
    func wrongMethod(method: HTTPMethod, path: String, allowed: String) async throws {
        try await Counter.open { counter in
            let answer = try await counter.send(method, path)
            #expect(answer.status == 405 && answer.code == "method_not_allowed", "\(answer.text)")
            let methods = answer.headers.first(name: "allow")?.split(separator: ", ").map(String.init) ?? []
            #expect(Set(methods) == Set(allowed.split(separator: ", ").map(String.init)))
        }
    }

    @Test("what can be got can be asked for without its body, on a connection that lives on")
    func head() async throws {
        try await Counter.open { counter in
            let got = try await counter.send(.GET, "/v1/customers")
            for path in ["/v1/customers", "/v1/nothing"] {
                let answer = try await counter.send(.HEAD, path)
                #expect(answer.status == (path == "/v1/customers" ? 200 : 404) && answer.body.isEmpty)
            }
            let head = try await counter.send(.HEAD, "/v1/customers")
            #expect(head.headers.first(name: "content-length") == String(got.body.count))
            #expect(try await counter.send(.HEAD, "/v1/webhooks/fwh_1").status == 405)
            #expect(try await counter.send(.GET, "/v1/customers").body == got.body)
        }
    }

    @Test("a body of another type is refused, one with a charset taken")
    func contentType() async throws {
        try await Counter.open { counter in
            let body = HTTPClientRequest.Body.bytes(ByteBuffer(string: #"{"product":{"name":"A"}}"#))
            for type in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""] {
                let answer = try await counter.send(
                    .POST, "/v1/products", body: body, headers: [("Content-Type", type)])
                #expect(answer.status == 415 && answer.code == "unsupported_media_type", "\(type): \(answer.text)")
            }
            #expect(try await counter.send(.POST, "/v1/products", body: body).status == 415)
            for type in ["application/json", "Application/JSON; charset=utf-8", " application/json ;x=y"] {
                let answer = try await counter.send(
                    .POST, "/v1/products", body: body, headers: [("Content-Type", type)])
                #expect(answer.status == 200, "\(type): \(answer.text)")
            }
        }
    }

    @Test("a body over a megabyte is refused, whether or not its length was announced; one of a megabyte is read")
    func largeBody() async throws {
        try await Counter.open { counter in
            func send(_ count: Int, announced: Bool) async throws -> Counter.Answer {
                let start = #"{"product":{"name":"A"},"x":""#
                let text = start + String(repeating: "x", count: count - start.utf8.count - 2) + #""}"#
                let bytes = ByteBuffer(string: text)
                let body: HTTPClientRequest.Body =
                    announced ? .bytes(bytes) : .stream([bytes].async, length: .unknown)
                return try await counter.send(
                    .POST, "/v1/products", body: body, headers: [("Content-Type", "application/json")])
            }
            for announced in [true, false] {
                #expect(try await send(1_000_000, announced: announced).status == 200)
                let refused = try await send(1_000_001, announced: announced)
                #expect(refused.status == 413 && refused.code == "body_too_large", "\(refused.text)")
                #expect(refused.headers.first(name: "connection") == "close")
            }
        }
    }

    @Test(
        "what is not JSON is refused with the place where it stops being so",
        arguments: [
            (#"{"customer":"#, "line 1, column 13"), ("{\n  \"customer\": {,}\n}", "line 2, column 16"),
            ("[1,\n2", "line 2, column 2"), (#"{"a":1}x"#, "line 1, column 8"),
            (String(repeating: "[", count: 100_000), "line 1, column 130"),
        ])
    func malformed(text: String, place: String) async throws {
        try await Counter.open { counter in
            let answer = try await counter.send(
                .POST, "/v1/customers", body: .bytes(ByteBuffer(string: text)),
                headers: [("Content-Type", "application/json")])
            #expect(answer.status == 400 && answer.code == "invalid_request")
            #expect(answer.message.contains(place), "\(answer.message)")
        }
    }

    @Test("a document that is no object is refused", arguments: ["[]", "null", "1", "\"a\"", "true"])
    func noObject(text: String) async throws {
        try await Counter.open { counter in
            let answer = try await counter.send(
                .POST, "/v1/customers", body: .bytes(ByteBuffer(string: text)),
                headers: [("Content-Type", "application/json")])
            #expect(answer.status == 400 && answer.message.contains("not a JSON object"), "\(answer.text)")
        }
    }

    @Test("a key that is missing, mistyped, unknown, revoked or of the other mode opens nothing")
    func keys() async throws {
        try await Counter.open { counter in
            let (revoked, secret) = try await counter.engine.createKey(label: "old")
            _ = try await counter.engine.revokeKey(revoked.id)
            let live = "fsk_" + counter.key.dropFirst("fsk_test_".count)
            for key in [nil, "", "x", "fsk_test_", secret, live, counter.key + "0", String(counter.key.dropLast())] {
                let answer = try await counter.send(.GET, "/v1/customers", key: .some(key))
                #expect(answer.status == 401, "\(key ?? "no key"): \(answer.text)")
                #expect(answer.headers.first(name: "www-authenticate") == "Bearer" && !answer.message.isEmpty)
                #expect(!answer.text.contains(counter.key))
            }
            for header in ["Basic \(counter.key)", counter.key, "Bearer", "Bearer \(counter.key) \(counter.key)"] {
                let answer = try await counter.send(
                    .GET, "/v1/customers", headers: [("Authorization", header)], key: .some(nil))
                #expect(answer.status == 401, "\(header)")
            }
            let odd = try await counter.send(
                .GET, "/v1/customers", headers: [("authorization", "bearer  \(counter.key)")], key: .some(nil))
            #expect(odd.status == 200)
        }
    }

    @Test("a test key opens no live ledger")
    func otherMode() async throws {
        try await Counter.open(mode: .live) { counter in
            #expect(counter.key.hasPrefix("fsk_") && !counter.key.hasPrefix("fsk_test_"))
            let test = "fsk_test_" + counter.key.dropFirst("fsk_".count)
            #expect(try await counter.send(.GET, "/v1/customers", key: test).status == 401)
            let made = try await counter.send(.POST, "/v1/products", ["product": ["name": "A"]])
            #expect(made.json["product"]?["test_mode"] == false)
        }
    }

    @Test("a key that asks too often is told when to ask again, and another key is not")
    func rate() async throws {
        var options = ServerOptions()
        options.requestsPerSecond = 1
        try await Counter.open(options) { counter in
            for _ in 0..<2 { #expect(try await counter.send(.GET, "/v1/customers").status == 200) }
            // So many at once that they come in faster than one a second on the slowest machine.
            let answers = try await withThrowingTaskGroup(of: Counter.Answer.self) { group in
                for _ in 0..<100 { group.addTask { try await counter.send(.GET, "/v1/customers") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let refused = try #require(answers.first { $0.status == 429 }, "nothing was refused")
            #expect(refused.code == "rate_limit_exceeded" && refused.headers.first(name: "retry-after") == "1")
            let other = try await counter.engine.createKey().secret
            #expect(try await counter.send(.GET, "/v1/customers", key: other).status == 200)
        }
    }
}

extension Sequence where Self: Sendable, Element: Sendable {
    /// The elements one after the other.
    fileprivate var async: AsyncStream<Element> {
        AsyncStream { continuation in
            for element in self { continuation.yield(element) }
            continuation.finish()
        }
    }
}
