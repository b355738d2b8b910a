import Checkout
import HTTPTypes

/// One method on one path, and what answers it.
struct Endpoint: Sendable {
    let method: HTTPRequest.Method
    /// The path, with `:name` for its parameters.
    let path: String
    let answer: @Sendable (Call) async throws -> Reply
    /// What this endpoint calls a refusal, where that is not what its dialect calls it everywhere.
    var refusal: (@Sendable (CheckoutError) -> HTTPRefusal?)?

    static func get(_ path: String, _ answer: @escaping @Sendable (Call) async throws -> Reply) -> Endpoint {
        Endpoint(method: .get, path: path, answer: answer)
    }

    static func post(_ path: String, _ answer: @escaping @Sendable (Call) async throws -> Reply) -> Endpoint {
        Endpoint(method: .post, path: path, answer: answer)
    }

    static func patch(_ path: String, _ answer: @escaping @Sendable (Call) async throws -> Reply) -> Endpoint {
        Endpoint(method: .patch, path: path, answer: answer)
    }

    static func delete(_ path: String, _ answer: @escaping @Sendable (Call) async throws -> Reply) -> Endpoint {
        Endpoint(method: .delete, path: path, answer: answer)
    }

    /// The same endpoint with names of its own for refusals.
    func refusing(_ refusal: @escaping @Sendable (CheckoutError) -> HTTPRefusal?) -> Endpoint {
        var endpoint = self
        endpoint.refusal = refusal
        return endpoint
    }
}
