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
    /// The way out, while there is something to give up.
    var wayOut: WayOut?
    /// Whether a form of this page may lead to the shop in the end.
    var leadsToShop = false
    /// After how many seconds the page is asked for again.
    var refresh: Int?
    /// The origins of the pages that may frame it; none for nobody.
    var framedBy: [String] = []
    /// What it says to the page around it.
    var message: FrameMessage?
    var headers: HTTPFields = [:]
}

/// What stands in a page.
protocol PageContent: Sendable {
    /// Its template's name.
    static var template: String { get }
    /// Whether a form of it may lead to the shop.
    var leadsToShop: Bool { get }
    /// Whether the way out stands below it.
    var hasWayOut: Bool { get }
    /// What it says to a page of these origins that frames it.
    func message(to origins: [String]) -> FrameMessage?
}

extension PageContent {
    var leadsToShop: Bool { false }
    var hasWayOut: Bool { true }
    func message(to origins: [String]) -> FrameMessage? { nil }
}

/// A request for a page.
struct PageCall: Sendable {
    let pages: HostedPages
    /// The engine, acting as the customer.
    let engine: CheckoutEngine
    let parameters: Parameters
    let query: Query
    let form: FormBody

    /// What there is to do at the session in the path, as it stands.
    /// - Throws: `CheckoutError.notFound`, also for a charge in which its customer has no part.
    func errand() async throws -> any Errand {
        let text = parameters.text("session")
        let missing = CheckoutError.notFound(kind: CheckoutSession.kind, id: text)
        guard let id = ID<CheckoutSession>(text) else { throw missing }
        let paths = PagePaths(base: pages.words.pathPrefix, session: text)
        return try await engine.read { reader, now in
            let arrival = try Arrival(try require(id, reader.find), paths, reader, now)
            if let repair = try Repair(arrival, reader) { return repair }
            guard arrival.session.mode != .offSession else { throw missing }
            return try Visit(arrival, reader)
        }
    }

    /// The checkout in the path.
    /// - Throws: `CheckoutError.notFound`.
    func visit() async throws -> Visit { try await errand(of: Visit.self) }

    /// The repair in the path.
    /// - Throws: `CheckoutError.notFound`.
    func repair() async throws -> Repair { try await errand(of: Repair.self) }

    private func errand<Sort: Errand>(of sort: Sort.Type) async throws -> Sort {
        guard let errand = try await errand() as? Sort else {
            throw CheckoutError.notFound(kind: CheckoutSession.kind, id: parameters.text("session"))
        }
        return errand
    }

    /// The page to which a form goes back, with what was typed and what is wrong with it.
    func retry(_ path: String, _ draft: Draft) -> PageReply {
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
    var renewal: String { entry + "/renewal" }
    var stop: String { entry + "/stop" }
    var stopped: String { entry + "/stopped" }

    func question(_ number: Int, isChanging: Bool = false) -> String {
        "\(questions)/\(number)\(isChanging ? "?change=1" : "")"
    }

    /// The address of another session.
    func elsewhere(_ session: ID<CheckoutSession>) -> String { "\(base)/pay/c/\(session)" }

    func letter(_ id: ID<Letter>) -> String { "\(base)/letters/\(id)" }
}
