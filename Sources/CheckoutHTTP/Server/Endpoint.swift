import HTTPTypes

/// One method on one path, and what answers it.
struct Endpoint: Sendable {
    let method: HTTPRequest.Method
    /// The path, with `:name` for its parameters.
    let path: String
    let answer: @Sendable (Call) async throws -> Reply

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
}
