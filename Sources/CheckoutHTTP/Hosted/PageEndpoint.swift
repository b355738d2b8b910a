import Checkout
import HTTPTypes
import Hummingbird

/// One method on one path of the hosted pages, and what answers it.
struct PageEndpoint: Sendable {
    let method: HTTPRequest.Method
    /// The path, with `:name` for its parameters.
    let path: String
    let answer: @Sendable (PageCall) async throws -> PageReply

    static func get(_ path: String, _ answer: @escaping @Sendable (PageCall) async throws -> PageReply) -> PageEndpoint
    {
        PageEndpoint(method: .get, path: path, answer: answer)
    }

    static func post(_ path: String, _ answer: @escaping @Sendable (PageCall) async throws -> PageReply) -> PageEndpoint
    {
        PageEndpoint(method: .post, path: path, answer: answer)
    }
}

/// What a browser is told.
enum PageReply: Sendable {
    /// To show a page.
    case page(HostedPage)
    /// To go somewhere else, which also keeps a form from being sent twice by a reload.
    case seeOther(String)
}

/// A page before it is written out.
struct HostedPage: Sendable {
    var status: HTTPResponse.Status = .ok
    /// What the browser's title says, without the shop.
    let title: String
    /// What stands in it; also names the template.
    let content: any PageContent
    /// The ledger's name, which stands for the shop's.
    var shop: String?
    var isTest = false
    /// Where giving up leads, while there is something to give up.
    var leave: String?
    /// Whether a form of this page may lead to the shop in the end.
    var leadsToShop = false
    /// After how many seconds the page is asked for again.
    var refresh: Int?
    var headers: HTTPFields = [:]
}

/// What stands in a page.
protocol PageContent: Sendable {
    /// Its template's name.
    static var template: String { get }
}

/// A request for a page.
struct PageCall: Sendable {
    let pages: HostedPages
    /// The engine, acting as the customer.
    let engine: CheckoutEngine
    let parameters: Parameters
    let query: Query
    let form: FormBody

    /// The session in the path, as it stands.
    /// - Throws: `CheckoutError.notFound`, also for a charge without its customer.
    func visit() async throws -> Visit {
        let text = parameters.get("session") ?? ""
        guard let id = ID<CheckoutSession>(text) else { throw CheckoutError.notFound(kind: "session", id: text) }
        let paths = PagePaths(base: pages.words.pathPrefix, session: text)
        return try await engine.read { reader, now in try Visit(id, paths, reader, now) }
    }

    /// The page to which a form goes back, with what was typed and what is wrong with it.
    func retry(_ path: String, of visit: Visit, _ draft: Draft) -> PageReply {
        pages.drafts.keep(draft, for: path)
        return .seeOther(draft.anchor.map { "\(path)#\($0)" } ?? path)
    }

    /// What was typed on a page before it was refused.
    func draft(of path: String) -> Draft { pages.drafts.draft(for: path) ?? Draft() }

    /// Leaves a page behind.
    func done(_ path: String) { pages.drafts.forget(path) }
}

/// Where the pages of one session are.
struct PagePaths: Sendable {
    let base: String
    let session: String

    var entry: String { "\(base)/pay/c/\(session)" }
    var identify: String { entry + "/you" }
    var questions: String { entry + "/questions" }
    var answers: String { entry + "/answers" }
    var shipping: String { entry + "/shipping" }
    var card: String { entry + "/card" }
    var promotion: String { entry + "/promotion" }
    var bank: String { entry + "/bank" }
    var leave: String { entry + "/leave" }

    func question(_ number: Int, isChanging: Bool = false) -> String {
        "\(questions)/\(number)\(isChanging ? "?change=1" : "")"
    }

    func letter(_ id: ID<Letter>) -> String { "\(base)/letters/\(id)" }
}
