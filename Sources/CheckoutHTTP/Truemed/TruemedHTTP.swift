import Checkout
import HTTPTypes
import Hummingbird
import OrderedJSON

/// Truemed's ways: the sales channel's key in a header of its own, and `idempotency_key` as a field of the body.
struct TruemedHTTP: HTTPDialect {
    let words: WordsOfServer

    func owns(_ path: String) -> Bool { path.hasPrefix("/payments/") || path.hasPrefix("/api/") }

    func secret(of request: Request) throws(HTTPRefusal) -> String {
        guard let key = request.headers[.truemedKey], !key.isEmpty else {
            throw TruemedRefusal.unauthorized("No key was sent; expected the header “x-truemed-api-key: fsk_…”.")
        }
        return key
    }

    func requestKey(of request: Request, _ body: Fields) throws(CheckoutError) -> RequestKey? {
        guard let key = try body.string("idempotency_key") else { return nil }
        return try RequestKey(
            operation: "\(request.method.rawValue) \(request.uri.path)", key: key, field: "idempotency_key",
            request: body.digest)
    }

    func reply(_ error: CheckoutError) -> Reply { TruemedRefusal.reply(error, words.truemed) }

    func reply(_ refusal: HTTPRefusal) -> Reply { TruemedRefusal.reply(refusal) }
}

extension HTTPField.Name {
    /// Where a sales channel's key stands.
    static let truemedKey = HTTPField.Name(known: "x-truemed-api-key")
}
