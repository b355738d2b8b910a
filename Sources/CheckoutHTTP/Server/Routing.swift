import HTTPTypes
import Hummingbird

/// Which way a request goes: to an endpoint of a dialect, to a page, or nowhere.
struct Routing: Sendable {
    let flex: Answering
    let truemed: Answering
    let pages: HostedPages

    /// Answers every request.
    func responder(with twins: [EchoTwin]) -> some HTTPResponder<ConnectionContext> {
        let router = Router(context: ConnectionContext.self)
        for (path, routes) in Dictionary(grouping: routes, by: \.path) {
            for route in routes { lead(route, in: router) }
            refuseOtherMethods(than: routes, at: path, in: router)
        }
        for twin in twins { lead(twin, in: router) }
        let known = router.buildResponder()
        return CallbackResponder { request, context in
            let answer = try await known.respond(to: request, context: context)
            let response = isLost(answer) ? refuseUnknownPath(request, context) : answer
            return request.method == .head ? response.createHeadResponse() : response
        }
    }

    private var routes: [Route] {
        FlexEndpoints.all.map(flex.route) + TruemedEndpoints.all.map(truemed.route) + pages.routes
    }

    private func lead(_ route: Route, in router: Router<ConnectionContext>) {
        for method in route.methods {
            router.on(RouterPath(route.path), method: method) { await route.respond($0, $1) }
        }
    }

    private func lead(_ twin: EchoTwin, in router: Router<ConnectionContext>) {
        router.on(RouterPath(twin.path), method: twin.method) { request, context in
            await twin.respond(to: request, context, flex)
        }
    }

    /// A path that is known by other methods says which.
    private func refuseOtherMethods(than routes: [Route], at path: String, in router: Router<ConnectionContext>) {
        let taken = routes.flatMap(\.methods)
        for method in Routing.methods where !taken.contains(method) {
            router.on(RouterPath(path), method: method) { request, context in
                let refusal = HTTPRefusal.methodNotAllowed(method, request.uri.path, allowed: taken)
                let response = routes.first?.refuse(refusal, request)
                return context.turnAway(request, with: response ?? Response(status: .methodNotAllowed))
            }
        }
    }

    /// Where no route leads, the framework answers without a body.
    private func isLost(_ response: Response) -> Bool {
        response.status == .notFound && response.headers[.contentType] == nil
    }

    /// In the words of whoever owns that part of the address.
    private func refuseUnknownPath(_ request: Request, _ context: ConnectionContext) -> Response {
        let path = request.uri.path
        let refusal = HTTPRefusal.notFound(path)
        let dialect = truemed.dialect.owns(path) ? truemed : flex
        let response = pages.owns(path) ? pages.refusal(refusal, request) : dialect.refusal(refusal, request).response
        return context.turnAway(request, with: response)
    }

    private static let methods: [HTTPRequest.Method] = [
        .get, .head, .post, .put, .patch, .delete, .options, .trace,
    ]
}
