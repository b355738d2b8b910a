// Requests as somebody at a prompt sends them.
import Foundation
import Programs

/// What a server answered.
struct HTTPAnswer {
    let status: Int
    /// The header fields by their names in small letters; of several, the last.
    let headers: [String: String]
    let body: String

    /// The body as a document.
    var document: Document { (try? Document(body)) ?? Document(value: NSNull()) }

    /// The answer that stands in these bytes, after the interim ones before it.
    init?(_ text: String) {
        var rest = text[...]
        while true {
            guard let end = rest.range(of: "\r\n\r\n") else { return nil }
            let lines = rest[..<end.lowerBound].components(separatedBy: "\r\n")
            let words = lines.first?.split(separator: " ") ?? []
            guard words.count > 1, words[0].hasPrefix("HTTP/"), let status = Int(words[1]) else { return nil }
            rest = rest[end.upperBound...]
            if status / 100 == 1 { continue }
            let fields = lines.dropFirst().compactMap { line -> (String, String)? in
                let parts = line.split(separator: ":", maxSplits: 1)
                guard parts.count == 2 else { return nil }
                return (parts[0].lowercased(), parts[1].trimmingCharacters(in: .whitespaces))
            }
            self.status = status
            headers = Dictionary(fields) { $1 }
            body = String(rest)
            return
        }
    }
}

/// `curl`.
enum Curl {
    /// Sends a request.
    /// - Parameter request: method and path: `GET /v1/customers`.
    static func send(
        _ request: String, to address: String, headers: [String] = [], body: String? = nil
    ) throws -> HTTPAnswer {
        let words = request.split(separator: " ", maxSplits: 1).map(String.init)
        let method = words[0] == "HEAD" ? ["-I"] : ["-X", words[0], "-i"]
        let result = try Tool.run(
            Tool.path("curl"),
            ["-sS", "-g", "--max-time", "60"] + method + headers.flatMap { ["-H", $0] }
                + (body == nil ? [] : ["--data-binary", "@-"]) + [address + words[1]],
            input: body ?? "")
        guard result.status == 0, let answer = HTTPAnswer(result.output) else {
            throw Tool.Failure.failed("curl \(request)", result.status, result.output + result.error)
        }
        return answer
    }
}
