import HTTPTypes
import Hummingbird

/// A refusal of the protocol's rather than of the trade's: no key, no such path, a body that does not read.
struct HTTPRefusal: Error, Sendable {
    let status: HTTPResponse.Status
    /// The code in the error envelope.
    let code: String
    /// One sentence that says what would be right.
    let message: String
    var headers: HTTPFields = [:]

    static func notFound(_ path: String) -> HTTPRefusal {
        HTTPRefusal(status: .notFound, code: "not_found", message: "There is nothing at \(path).")
    }

    static func methodNotAllowed(_ method: HTTPRequest.Method, _ path: String, allowed: [HTTPRequest.Method])
        -> HTTPRefusal
    {
        let methods = allowed.map(\.rawValue).joined(separator: ", ")
        return HTTPRefusal(
            status: .methodNotAllowed, code: "method_not_allowed",
            message: "\(path) takes \(methods), not \(method.rawValue).", headers: [.allow: methods])
    }

    static func badRequest(_ message: String) -> HTTPRefusal {
        HTTPRefusal(status: .badRequest, code: "invalid_request", message: message)
    }

    static func unauthorized(_ message: String) -> HTTPRefusal {
        HTTPRefusal(
            status: .unauthorized, code: "unauthorized", message: message, headers: [.wwwAuthenticate: "Bearer"])
    }

    static func bodyTooLarge(_ limit: Int) -> HTTPRefusal {
        HTTPRefusal(
            status: .contentTooLarge, code: "body_too_large", message: "The body is larger than \(limit) bytes.")
    }

    static func wrongContentType(_ given: String?) -> HTTPRefusal {
        HTTPRefusal(
            status: .unsupportedMediaType, code: "unsupported_media_type",
            message: "The body's Content-Type is \(given.map { "“\($0)”" } ?? "missing"); expected application/json.")
    }

    static func tooManyRequests(retryAfter seconds: Int) -> HTTPRefusal {
        HTTPRefusal(
            status: .tooManyRequests, code: "rate_limit_exceeded",
            message: "Too many requests with this key; try again in \(seconds) s.",
            headers: [.retryAfter: String(seconds)])
    }
}
