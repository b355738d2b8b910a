import Checkout
import HTTPTypes
import Hummingbird
import OrderedJSON

/// What is a dialect's own on the way of a request to its answer.
protocol HTTPDialect: Sendable {
    /// Whether what is wrong at this path is told in this dialect's words.
    func owns(_ path: String) -> Bool
    /// The key that a request shows.
    /// - Throws: `HTTPRefusal`.
    func secret(of request: Request) throws(HTTPRefusal) -> String
    /// The name under which a request that changes something may be sent again, if its sender gave it one.
    /// - Throws: `CheckoutError.invalidField`.
    func requestKey(of request: Request, _ body: Fields) throws(CheckoutError) -> RequestKey?
    /// What the engine's refusals are in this dialect.
    func reply(_ error: CheckoutError) -> Reply
    /// What the protocol's refusals are in this dialect.
    func reply(_ refusal: HTTPRefusal) -> Reply
}
