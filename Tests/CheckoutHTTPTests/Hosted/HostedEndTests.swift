import CardSimulator
import Checkout
import Logging
import Synchronization
import Testing

@Suite("The hosted pages' ends and edges")
struct HostedEndTests {
    @Test("ask before they give a checkout up, and lead back to the shop")
    func leaving() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("bandage")
            let path = "/pay/c/\(session.id)/leave"
            #expect(try await visitor.open(path).heading == "Give this checkout up?")
            #expect(try await shop.session(session.id).status == .open)
            #expect(try await visitor.post(path, []).location == "https://shop.example/cart")
            let page = try await visitor.open("/pay/c/\(session.id)")
            #expect(page.heading == "This checkout was given up")
            #expect(page.says("href=\"https://shop.example/cart\""))
            #expect(
                try await visitor.submit("/pay/c/\(session.id)/card", Visitor.card("4242424242424242")).heading
                    == "This checkout was given up")
        }
    }

    @Test("that fail for no fault of their visitor's are logged by what kind of failure it was, without what was typed")
    func failures() async throws {
        let (shop, lines) = (try await HostedShop(), LogLines())
        let session = try await shop.checkout("bandage", by: nil)
        try await shop.serve(isReadOnly: true, log: Logger(label: "test") { _ in lines }) { visitor in
            let fields = [("first_name", "Ana"), ("last_name", "Beltrán"), ("email", "a@example.com"), ("state", "CA")]
            let answer = try await visitor.post("/pay/c/\(session.id)/you", fields)
            #expect(answer.status == 500 && answer.heading == "Something went wrong")
        }
        #expect(lines.errors.filter { $0.hasPrefix("A page") } == ["A page failed: read_only"])
    }

    @Test("take no card at the moment at which a session lapses, though nothing has recorded it")
    func expired() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("bandage")
            let lapse = try #require(session.expiresAt)
            _ = try await shop.engine.freeze(at: Instant(milliseconds: lapse.milliseconds - 1))
            #expect(try await visitor.open("/pay/c/\(session.id)").heading == "Pay $9.00")
            _ = try await shop.engine.freeze(at: lapse)
            #expect(try await visitor.open("/pay/c/\(session.id)").heading == "This checkout has expired")
            _ = try await visitor.post("/pay/c/\(session.id)/card", Visitor.card("4242424242424242"))
            #expect(try await shop.payments(session.id).isEmpty)
        }
    }

    @Test("say how much of a payment that failed could not be given back")
    func keptMoney() async throws {
        let shop = try await HostedShop(network: TakingNetwork())
        try await shop.serve { visitor in
            let session = try await shop.checkout("bandage", "towel")
            let cards =
                Visitor.card("4000051230000072") + Visitor.card("4242424242424242", prefix: "second_")
            let page = try await visitor.submit("/pay/c/\(session.id)/card", cards)
            #expect(page.heading == "This payment did not go through")
            #expect(page.says("$15.00 was taken from one of your cards, and could not be given back yet."))
        }
    }

    @Test("say that held money waits for the shop")
    func authorized() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("bandage", capturesManually: true)
            let answer = try await visitor.post("/pay/c/\(session.id)/card", Visitor.card("4242424242424242"))
            #expect(answer.location?.hasPrefix("https://shop.example/thanks") == true)
            #expect(try await visitor.open("/pay/c/\(session.id)").says("$9.00 is set aside on your card"))
        }
    }

    @Test(
        "follow no address that is not the web's",
        arguments: [
            ("javascript:alert(1)", nil), ("data:text/html,x", nil), ("https://a.example/\r\nX: y", nil),
            ("HTTPS://a.example/é \u{7B}CHECKOUT_SESSION_ID}", "HTTPS://a.example/%C3%A9%20"),
            ("https://a.example/{{ payment_session_id }}", "https://a.example/{{%20payment_session_id%20}}"),
        ])
    func addresses(_ success: String, _ followed: String?) async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("bandage", success: success)
            let paid = try await visitor.post("/pay/c/\(session.id)/card", Visitor.card("4242424242424242"))
            if let followed {
                let address = success.contains("CHECKOUT") ? "\(followed)\(session.id)" : followed
                #expect(paid.location == address)
            } else {
                #expect(paid.location == "/pay/c/\(session.id)")
                #expect(try await !visitor.open("/pay/c/\(session.id)").says("Back to the shop"))
            }
        }
    }

    @Test("let only those forms leave this server that end at the shop")
    func targets() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("bandage")
            for (path, targets) in [("card", "'self' https: http:"), ("leave", "'self' https: http:")] {
                let page = try await visitor.open("/pay/c/\(session.id)/\(path)")
                #expect(page.headers["content-security-policy"]?.contains("form-action \(targets);") == true)
            }
            let stranger = try await shop.checkout("bandage", by: nil)
            let page = try await visitor.open("/pay/c/\(stranger.id)")
            #expect(page.headers["content-security-policy"]?.contains("form-action 'self';") == true)
        }
    }

    @Test("are kept by nobody, framed by nobody, run nothing and send nothing elsewhere")
    func headers() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("bandage")
            let pages = [
                try await visitor.open("/pay/c/\(session.id)"), try await visitor.open("/pay/c/nobody"),
                try await visitor.send("GET", "/pay/c/\(session.id)"),
            ]
            #expect(pages.contains { $0.status != 303 })
            for page in pages {
                #expect(page.headers["cache-control"] == "no-store")
                #expect(page.headers["referrer-policy"] == "no-referrer")
                // What only leads on shows nothing that could be framed.
                guard page.status != 303 else { continue }
                #expect(page.headers["x-frame-options"] == "DENY")
                let policy = try #require(page.headers["content-security-policy"])
                #expect(policy.hasSuffix("; frame-ancestors 'none'"))
                #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
                #expect(page.says("<html lang=\"en\">"))
                #expect(!page.says("<script") && !page.says("style=\""))
            }
        }
    }

    @Test("refuse what is not a form of theirs")
    func strictness() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("bandage")
            let card = "/pay/c/\(session.id)/card"
            let json = try await visitor.send("POST", card, body: "{}", type: "application/json")
            #expect(json.status == 415)
            #expect(try await visitor.send("POST", card, body: "a=1", type: nil).status == 415)
            #expect(
                try await visitor.send("POST", card, body: "a=" + String(repeating: "x", count: 17_000)).status == 413)
            for body in ["a=%4", "a=%ZZ", "a=%FF", "a=%00", "novalue", "=1", "attempt=0&attempt=1"] {
                #expect(try await visitor.send("POST", card, body: body).status == 400, "\(body)")
            }
            for (method, path, allowed) in [
                ("PUT", card, "GET, HEAD, POST"), ("DELETE", "/pay/c/\(session.id)", "GET, HEAD"),
            ] {
                let answer = try await visitor.send(method, path)
                #expect(answer.status == 405)
                #expect(answer.headers["allow"] == allowed)
                #expect(answer.heading == "That cannot be done here")
            }
            for path in [
                "/pay/c/fcs_01K9Z3QH8YV2M4T6W8R0S2N4P6", "/pay/c/<script>", "/pay/", "/pay/c/\(session.id)/nothing",
            ] {
                let answer = try await visitor.send("GET", path.split(separator: "<").joined(separator: "%3C"))
                #expect(answer.status == 404)
                #expect(answer.heading == "There is nothing here")
                #expect(!answer.says("<script"))
            }
        }
    }
}

/// Keeps what is logged as an error.
private final class LogLines: LogHandler {
    private let kept = Mutex<[String]>([])

    var errors: [String] { kept.withLock { $0 } }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .error }
        set {}
    }

    func log(event: LogEvent) { kept.withLock { $0.append("\(event.message)") } }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }
}

/// A network that charges, but neither captures what it holds nor gives anything back.
private struct TakingNetwork: CardNetwork {
    private let network = CardSimulator(journal: nil)

    func keep(_ entry: CardEntry, at now: Instant) async throws(CardNetworkFailure) -> KeptCard {
        try await network.keep(entry, at: now)
    }

    func perform(_ request: NetworkRequest) async throws(CardNetworkFailure) -> NetworkAnswer {
        switch request.operation {
        case .capture, .refund: .declined(Decline(code: "card_declined"))
        default: try await network.perform(request)
        }
    }
}
