import Randomness

// Requests that nobody means.

/// Makes rubbish from a seed.
struct Rubbish {
    /// What is sent on a connection of its own.
    struct Request {
        var bytes: [UInt8]
        /// Whether the connection is given up before the request is whole.
        var breaksOff = false
        /// Whether it is HTTP from its first byte to its last.
        var isWhole = true
        /// Whether it may be something that the server does.
        var mayBeGranted = false
    }

    private var random: Seeded
    /// The reference's own requests, to be spoilt.
    private let good =
        SessionExamples.creating + SessionExamples.refusing + SessionExamples.confirming + MoneyExamples.refunding
        + ResourceExamples.customers + ResourceExamples.catalogue + ResourceExamples.subscriptions
        + ResourceExamples.webhooks

    init(seed: UInt64) { random = Seeded(seed) }

    mutating func request(_ merchant: Merchant) -> Request {
        switch Int.random(in: 0..<11, using: &random) {
        case 0: return noise()
        case 1: return posting(deep(), merchant)
        case 2: return posting(largeNumber(), merchant)
        case 3: return posting(notText(), merchant)
        case 4: return cutShort(merchant)
        case 5: return longHead(merchant)
        case 6: return form(merchant)
        default: return spoilt(merchant)
        }
    }

    private mutating func bytes(_ count: ClosedRange<Int>) -> [UInt8] {
        (0..<Int.random(in: count, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    private mutating func noise() -> Request {
        var request = Request(bytes: bytes(1...2_000), breaksOff: true, isWhole: false)
        if Bool.random(using: &random) { request.bytes = Array("GET /v1/customers HTTP/1.1\r\n".utf8) + request.bytes }
        return request
    }

    private mutating func deep() -> [UInt8] {
        let levels = [129, 130, 1_000, 100_000].randomElement(using: &random) ?? 130
        let (open, close) = Bool.random(using: &random) ? (#"{"customer":"#, "}") : ("[", "]")
        let start = #"{"customer":{"metadata":"#
        let ends = Bool.random(using: &random) ? String(repeating: close, count: levels) + "}}" : ""
        return Array((start + String(repeating: open, count: min(levels, 900_000 / open.utf8.count)) + ends).utf8)
    }

    private mutating func largeNumber() -> [UInt8] {
        let numbers = [
            "99999999999999999999999999", "-9223372036854775808", "9223372036854775807", "1e400", "1e-400", "-0",
            "1.7976931348623157e309", String(repeating: "9", count: 100_000),
            "0." + String(repeating: "3", count: 9_000),
        ]
        let number = numbers.randomElement(using: &random) ?? "0"
        let bodies = [
            #"{"price":{"product":"x","unit_amount":\#(number)}}"#, #"{"customer":{"first_name":\#(number)}}"#,
            #"{"checkout_session":{"mode":\#(number),"line_items":[{"quantity":\#(number)}]}}"#,
            #"{"webhook":{"url":"http://127.0.0.1/","events":[\#(number)]}}"#,
        ]
        return Array((bodies.randomElement(using: &random) ?? "").utf8)
    }

    private mutating func notText() -> [UInt8] {
        let wrong: [[UInt8]] = [[0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0x00]]
        let name = wrong.randomElement(using: &random) ?? []
        return Array(#"{"customer":{"first_name":""#.utf8) + name + Array(#""}}"#.utf8)
    }

    /// A form of the pages on which customers pay.
    private mutating func form(_ merchant: Merchant) -> Request {
        let pages = [
            "", "/you", "/card", "/promotion", "/questions", "/questions/1", "/questions/99999999999999999999",
            "/answers", "/shipping", "/bank", "/leave",
        ]
        let forms = [
            "first_name=A&last_name=B&email=a%40example.com&state=CA", "promotion_code=X", "attempt=1&answer=yes",
            "attempt=0&number=4242424242424242&expires=12%2F30&cvc=123&postal_code=90210", "%00=%ff&%zz=%&=&&",
            "consultation=x&question=y&answer=1&answer=2", String(repeating: "a=1&", count: 5_000),
        ]
        let session = merchant.names[Bool.random(using: &random) ? "open" : "nobody's"] ?? "x"
        var body = Array((forms.randomElement(using: &random) ?? "").utf8)
        if Bool.random(using: &random) { spoil(&body, with: Array("%&=+\u{0}é".utf8)) }
        let method = Int.random(in: 0..<4, using: &random) == 0 ? "GET" : "POST"
        let head =
            "\(method) /pay/c/\(session)\(pages.randomElement(using: &random) ?? "") HTTP/1.1\r\nHost: shop\r\n"
            + "Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        return Request(bytes: Array((head + "Content-Length: \(body.count)\r\n\r\n").utf8) + body, mayBeGranted: true)
    }

    private mutating func posting(_ body: [UInt8], _ merchant: Merchant) -> Request {
        let paths = ["/v1/customers", "/v1/prices", "/v1/checkout/sessions", "/v1/webhooks", "/v1/promo_codes"]
        let head = head("POST", paths.randomElement(using: &random) ?? "", merchant)
        return Request(bytes: Array((head + "Content-Length: \(body.count)\r\n\r\n").utf8) + body)
    }

    /// A body that ends before it was said to.
    private mutating func cutShort(_ merchant: Merchant) -> Request {
        let body = Array(#"{"product":{"name":"A"}}"#.utf8)
        let announced =
            Bool.random(using: &random) ? "Content-Length: 500\r\n\r\n" : "Transfer-Encoding: chunked\r\n\r\n18\r\n"
        let part = body.prefix(Int.random(in: 0..<body.count, using: &random))
        return Request(
            bytes: Array((head("POST", "/v1/products", merchant) + announced).utf8) + part, breaksOff: true,
            isWhole: false)
    }

    private mutating func longHead(_ merchant: Merchant) -> Request {
        let long = String(repeating: "x", count: Int.random(in: 100...200_000, using: &random))
        let heads = [
            head("GET", "/v1/\(long)", merchant), head("GET", "/v1/customers?email=\(long)", merchant),
            head("GET", "/v1/customers", merchant) + "X-Long: \(long)\r\n",
            head("POST", "/v1/customers", merchant) + "Idempotency-Key: \(long)\r\nContent-Length: 2\r\n",
        ]
        let text = heads.randomElement(using: &random) ?? ""
        let body = text.hasPrefix("POST") ? "{}" : ""
        return Request(bytes: Array((text + "\r\n" + body).utf8), isWhole: false, mayBeGranted: true)
    }

    /// One of the reference's requests with a few bytes, fields or signs changed.
    private mutating func spoilt(_ merchant: Merchant) -> Request {
        guard let exchange = good.randomElement(using: &random) else { return noise() }
        func filled(_ text: String) -> String {
            merchant.names.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
        }
        let words = filled(exchange.request).split(separator: " ", maxSplits: 1).map(String.init)
        var path = Array(words[1].utf8)
        var body = Array(filled(exchange.body ?? "").utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            if body.isEmpty || Int.random(in: 0..<6, using: &random) == 0 {
                spoil(&path, with: Array("abz019/?&=%_-.".utf8))
            } else {
                spoil(&body, with: Array("{}[]\",:0189-.eEtnf \\u\n\u{7F}é".utf8))
            }
        }
        if path.first != UInt8(ascii: "/") { path.insert(UInt8(ascii: "/"), at: 0) }
        let head = head(words[0], String(decoding: path, as: UTF8.self), merchant)
        let key =
            exchange.headers.isEmpty ? "" : "Idempotency-Key: \(UInt32.random(in: 0 ... .max, using: &random))\r\n"
        let length = body.isEmpty ? "" : "Content-Length: \(body.count)\r\n"
        return Request(bytes: Array((head + key + length + "\r\n").utf8) + body, mayBeGranted: true)
    }

    private mutating func spoil(_ bytes: inout [UInt8], with signs: [UInt8]) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where place < bytes.count: bytes.remove(at: place)
        case 1 where place < bytes.count: bytes[place] = signs.randomElement(using: &random) ?? 0x20
        case 2:
            let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
            bytes.insert(contentsOf: bytes[place..<end], at: place)
        default: bytes.insert(signs.randomElement(using: &random) ?? 0x20, at: place)
        }
    }

    private func head(_ method: String, _ path: String, _ merchant: Merchant) -> String {
        "\(method) \(path) HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\(merchant.authorization)\r\n"
            + "Content-Type: application/json\r\n"
    }
}
