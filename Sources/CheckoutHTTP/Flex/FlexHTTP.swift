import Checkout
import HTTPTypes
import Hummingbird
import OrderedJSON

/// Flex's ways: a Bearer key, and `Idempotency-Key` as a header.
struct FlexHTTP: HTTPDialect {
    func owns(_ path: String) -> Bool { true }

    func secret(of request: Request) throws(HTTPRefusal) -> String {
        guard let header = request.headers[.authorization] else {
            throw HTTPRefusal.unauthorized("No key was sent; expected the header “Authorization: Bearer fsk_…”.")
        }
        // Bytes are told apart with far less work than characters.
        let words = header.utf8.split(separator: UInt8(ascii: " "))
        guard words.count == 2, Substring(words[0]).lowercased() == "bearer" else {
            throw HTTPRefusal.unauthorized("The Authorization header does not read; expected “Bearer fsk_…”.")
        }
        return String(Substring(words[1]))
    }

    func requestKey(of request: Request, _ body: Fields) throws(CheckoutError) -> RequestKey? {
        guard let key = request.headers[.idempotencyKey] else { return nil }
        return try RequestKey(
            operation: "\(request.method.rawValue) \(request.uri.path)", key: key, request: body.digest)
    }

    func reply(_ error: CheckoutError) -> Reply {
        if case .keyRefused(let refusal) = error { return reply(HTTPRefusal.unauthorized(refusal.sentence)) }
        return FlexRefusal.reply(error)
    }

    func reply(_ refusal: HTTPRefusal) -> Reply { FlexRefusal.reply(refusal) }
}
