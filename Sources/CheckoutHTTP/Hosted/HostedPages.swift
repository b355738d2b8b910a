import Checkout
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The pages on which customers identify themselves, answer consultations and pay. They are plain forms without a
/// script, save the one that tells the framing shop how it ended, and belong to no dialect: whoever knows a session's
/// address may walk through it.
struct HostedPages: Sendable {
    /// The largest form that is read, in bytes.
    static let largestForm = 16_384

    let engine: CheckoutEngine
    let words: WordsOfServer
    let practiceCards: [PracticeCardLine]
    let templates: PageTemplates
    let drafts = Drafts()
    let bodyTimeout: Duration
    let log: Logger

    /// - Throws: the parser's word on a template that does not read.
    init(
        engine: CheckoutEngine, words: WordsOfServer, practiceCards: [PracticeCardLine], bodyTimeout: Duration,
        log: Logger
    ) throws {
        self.engine = engine.acting(as: Actor(.customer))
        self.words = words
        self.practiceCards = practiceCards
        self.bodyTimeout = bodyTimeout
        self.log = log
        templates = try PageTemplates()
    }

    private static let endpoints: [PageEndpoint] =
        [SessionPage.entry, LetterPage.letter] + IdentifyPage.endpoints + ConsultationPages.endpoints
        + ShippingPage.endpoints + CardPage.endpoints + BankPage.endpoints + LeavePage.endpoints
        + RenewalPage.endpoints + StopPage.endpoints + OrderPage.endpoints

    /// Every page's ways in.
    var routes: [Route] {
        HostedPages.endpoints.map { endpoint in
            Route(
                method: endpoint.method, path: endpoint.path,
                respond: { await respond(to: $0, $1, endpoint) }, refuse: { refusal($0, $1) })
        }
    }

    /// Whether what is wrong at this path is told on a page.
    func owns(_ path: String) -> Bool { ["/pay/", "/letters/", "/order/", "/sale/"].contains(where: path.hasPrefix) }

    private func respond(
        to request: Request, _ context: ConnectionContext, _ endpoint: PageEndpoint
    ) async -> Response {
        let form: FormBody
        do {
            form = endpoint.method == .post ? try await self.form(of: request, context) : FormBody()
        } catch {
            return context.turnAway(request, with: refusal(error, request))
        }
        do {
            let call = PageCall(
                pages: self, engine: engine, parameters: context.parameters, query: Query(request.uri), form: form)
            return try response(to: try await endpoint.answer(call))
        } catch {
            return refusal(error, request)
        }
    }

    private func form(of request: Request, _ context: ConnectionContext) async throws -> FormBody {
        let given = request.headers[.contentType]
        let type = given?.prefix { $0 != ";" && $0 != " " }.lowercased()
        guard type == "application/x-www-form-urlencoded" else {
            throw HTTPRefusal(
                status: .unsupportedMediaType, code: "unsupported_media_type", message: "Only a form can be sent here.")
        }
        return try FormBody(await context.body(of: request, upTo: HostedPages.largestForm, within: bodyTimeout))
    }

    /// The page that says what went wrong. It repeats nothing that was sent; what is nobody's refusal the log has.
    func refusal(_ error: any Error, _ request: Request) -> Response {
        let page: PageReply
        switch error {
        case let refusal as HTTPRefusal: page = EndPage.refusal(refusal)
        case CheckoutError.notFound: page = EndPage.refusal(HTTPRefusal.notFound(request.uri.path))
        default:
            note(error)
            page = EndPage.failure
        }
        do {
            return try response(to: page)
        } catch {
            note(error)
            return Response(status: .internalServerError)
        }
    }

    /// What a page holds may be health data, so of what is not the ledger's the log learns only the kind.
    private func note(_ error: any Error) {
        switch error as? CheckoutError {
        case .ledger(let failure): log.error("\(failure)")
        case let refusal?: log.error("A page failed: \(refusal.code)")
        case nil: log.error("A page failed: \(type(of: error))")
        }
    }

    private func response(to reply: PageReply) throws -> Response {
        switch reply {
        case .seeOther(let address):
            var headers = PageHeaders.always
            headers[.location] = address
            return Response(status: .seeOther, headers: headers)
        case .page(let page):
            let html = try templates.render(page)
            return Response(
                status: page.status, headers: PageHeaders.of(page, templates),
                body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
        }
    }
}

/// A card that a test ledger takes, for the note beside the card's form.
public struct PracticeCardLine: Hashable, Sendable {
    /// The number, in groups as on a card.
    public let digits: String
    /// What it does, in a sentence.
    public let meaning: String

    /// A card that a test ledger takes.
    public init(number: String, meaning: String) {
        digits = number.enumerated().reduce(into: "") { text, digit in
            if digit.offset > 0, digit.offset % 4 == 0 { text += " " }
            text.append(digit.element)
        }
        self.meaning = meaning
    }
}
