import AsyncHTTPClient
import Checkout
import NIOCore
import NIOHTTP1
import Testing

/// Somebody with a browser that runs no scripts, as far as HTTP shows them.
struct Visitor {
    let address: String
    let client: HTTPClient

    /// What a server answered.
    struct Answer {
        let status: UInt
        let headers: [String: String]
        let text: String
        /// Where the browser is in the end.
        var path: String

        var location: String? { headers["location"] }

        /// Whether the page says this.
        func says(_ words: String) -> Bool { text.contains(words) }

        /// The text of the page's only heading of the first order.
        var heading: String? {
            let parts = text.split(separator: "<h1>", omittingEmptySubsequences: false)
            guard parts.count == 2, let end = parts[1].firstRange(of: "</h1>") else { return nil }
            var isTag = false
            return String(
                parts[1][..<end.lowerBound].filter { character in
                    if character == "<" { isTag = true }
                    defer { if character == ">" { isTag = false } }
                    return !isTag
                })
        }

        /// The start tag of the input with this identifier.
        func tag(_ id: String) -> String? {
            guard let place = text.firstRange(of: " id=\"\(id)\"") else { return nil }
            guard let start = text[..<place.lowerBound].lastIndex(of: "<"),
                let end = text[place.upperBound...].firstIndex(of: ">")
            else { return nil }
            return String(text[start...end])
        }

        /// The value of an input.
        func value(_ name: String) -> String? {
            for mark in ["name=\"\(name)\" value=\""] {
                guard let start = text.firstRange(of: mark)?.upperBound else { continue }
                return String(text[start...].prefix { $0 != "\"" })
            }
            return nil
        }

        /// What is wrong with a field, tied to it and said.
        func error(at id: String) -> String? {
            guard let tag = tag(id), tag.contains("aria-invalid=\"true\""), tag.contains("\(id)-error"),
                let start = text.firstRange(of: "id=\"\(id)-error\"><span class=\"unseen\">Error: </span>")?.upperBound
            else { return nil }
            return String(text[start...].prefix { $0 != "<" })
        }
    }

    func send(
        _ method: String, _ path: String, body: String? = nil, type: String? = "application/x-www-form-urlencoded",
        headers: [(String, String)] = []
    ) async throws -> Answer {
        let bare = String(path.prefix { $0 != "#" })
        var request = HTTPClientRequest(url: bare.hasPrefix("http") ? bare : address + bare)
        request.method = .init(rawValue: method)
        if let type, body != nil { request.headers.add(name: "content-type", value: type) }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        let response = try await client.execute(request, timeout: .seconds(60))
        let bytes = try await response.body.collect(upTo: 1_000_000)
        let headers = Dictionary(
            response.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
        return Answer(status: response.status.code, headers: headers, text: String(buffer: bytes), path: path)
    }

    /// Opens a page and follows where it leads on this server.
    func open(_ path: String) async throws -> Answer {
        var answer = try await send("GET", path)
        while answer.status == 303, let next = answer.location, next.hasPrefix("/") {
            answer = try await send("GET", next)
        }
        return answer
    }

    /// Sends a form without following where it leads.
    func post(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
        try await send("POST", path, body: fields.map { "\(escaped($0.0))=\(escaped($0.1))" }.joined(separator: "&"))
    }

    /// Sends a form and follows where it leads on this server.
    func submit(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
        let answer = try await post(path, fields)
        #expect(answer.status == 303)
        guard let next = answer.location, next.hasPrefix("/") else { return answer }
        return try await open(next)
    }

    private func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let character = Character(Unicode.Scalar(byte))
            if byte < 0x80, character.isLetter || character.isNumber { return String(character) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

extension Visitor {
    /// Answers one question, on the page that shows it.
    func answer(_ page: Answer, _ values: [String]) async throws -> Answer {
        let hidden = [
            ("consultation", try #require(page.value("consultation"))),
            ("question", try #require(page.value("question"))),
        ]
        let change = page.value("change").map { [("change", $0)] } ?? []
        let action = String(try #require(page.path.split(separator: "?").first))
        return try await submit(action, hidden + change + values.map { ("answer", $0) })
    }

    /// Walks the consultation that a session waits for, up to the page of answers.
    func walk(
        _ session: CheckoutSession, _ type: VisitType, _ sample: SurveySample = .approved
    ) async throws -> Answer {
        let survey = Survey.of(type)
        let answers = Dictionary(uniqueKeysWithValues: survey.sample(sample, for: USState(code: "CA")))
        var page = try await open("/pay/c/\(session.id)")
        while page.path.contains("/questions/") {
            let id = try #require(page.value("question"))
            page = try await answer(page, try #require(answers[id]).form)
        }
        return page
    }

    /// Signs on the page of answers.
    func sign(_ page: Answer) async throws -> Answer {
        try await submit(
            page.path,
            [
                ("consultation", try #require(page.value("consultation"))), ("attestation", "agreed"),
                ("signature", "Ana Beltrán"),
            ])
    }

    /// The fields of a card's form.
    static func card(_ number: String, attempt: Int = 0, prefix: String = "") -> [(String, String)] {
        let fields = [("number", number), ("expires", "12/30"), ("cvc", "123"), ("postal_code", "90210")]
        return (prefix.isEmpty ? [("attempt", String(attempt))] : []) + fields.map { (prefix + $0.0, $0.1) }
    }
}

extension RawAnswer {
    /// The values that a form sends.
    var form: [String] {
        switch self {
        case .text(let text): [USState(spelledLike: text)?.code ?? text]
        case .list(let texts): texts
        case .bool(let isYes): [isYes ? "yes" : "no"]
        }
    }
}
