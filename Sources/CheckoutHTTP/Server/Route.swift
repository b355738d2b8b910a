import HTTPTypes
import Hummingbird

/// One method on one path, whoever answers it there: a dialect or the pages.
struct Route: Sendable {
    let method: HTTPRequest.Method
    /// The path, with `:name` for its parameters.
    let path: String
    let respond: @Sendable (Request, ConnectionContext) async -> Response
    /// Says in the same words that another method is not taken there.
    let refuse: @Sendable (HTTPRefusal, Request) -> Response

    /// The methods that it takes: what can be got can be asked for without its body.
    var methods: [HTTPRequest.Method] { method == .get ? [.get, .head] : [method] }
}
