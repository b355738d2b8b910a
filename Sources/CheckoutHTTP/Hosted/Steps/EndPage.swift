import Checkout
import HTTPTypes

/// Pages on which nothing is asked any more.
enum EndPage {
    struct Content: PageContent {
        static let template = "end"
        let heading: String
        var sentences: [String] = []
        var reasons: [String] = []
        var letters: [LetterLink] = []
        var onward: String?
        var onwardText = "Go on"
    }

    struct LetterLink: Sendable {
        let letter: String
        let letterName: String
    }

    static func underWay(_ visit: Visit) -> Content {
        Content(
            heading: "Your payment is under way",
            sentences: ["This page asks again by itself. Nothing is charged twice."], onward: visit.paths.entry,
            onwardText: "Look again")
    }

    /// What is told of a request that nobody here can answer.
    static func refusal(_ refusal: HTTPRefusal) -> PageReply {
        let content: Content
        switch refusal.status.code {
        case 404:
            content = Content(
                heading: "There is nothing here",
                sentences: ["The address may be cut short, or what was here is gone. Go back to the shop to try again."]
            )
        case 405:
            content = Content(
                heading: "That cannot be done here", sentences: ["Go back, and use the page's own buttons."])
        default:
            content = Content(heading: "That does not read", sentences: [refusal.message, "Go back and try again."])
        }
        return .page(
            HostedPage(status: refusal.status, title: content.heading, content: content, headers: refusal.headers))
    }

    static let failure = PageReply.page(
        HostedPage(
            status: .internalServerError, title: "Something went wrong",
            content: Content(
                heading: "Something went wrong",
                sentences: [
                    "It is not your doing. Reload the page in a moment; what you sent before is kept, and nothing is "
                        + "charged twice."
                ])))
}

extension EndPage.Content {
    /// What became of a session.
    init(over visit: Visit) {
        let session = visit.session
        switch session.status {
        case .complete, .authorized: self.init(paid: visit)
        case .inReview:
            self.init(
                heading: "A practitioner decides",
                sentences: [
                    "You are done for now. A licensed practitioner reads your answers, usually within a day.",
                    "\(session.amountTotal) is held on your card. It is taken when they approve, and given back in "
                        + "full when they do not.",
                ], onward: session.successAddress, onwardText: "Back to the shop")
        case .rejected where session.failure?.code == "ineligible":
            self.init(
                heading: "Health money cannot pay for this", sentences: ["Nothing was charged."],
                reasons: [session.failure?.message ?? ""], onward: session.cancelAddress,
                onwardText: "Back to the shop")
        case .rejected:
            self.init(
                heading: "The practitioner did not approve",
                sentences: ["Nothing was charged; what was held on your card is given back."],
                reasons: session.failure.map { [$0.message] } ?? [], onward: session.cancelAddress,
                onwardText: "Back to the shop")
        case .canceled:
            self.init(
                heading: "This checkout was given up", sentences: ["Nothing was charged."],
                onward: session.cancelAddress, onwardText: "Back to the shop")
        case .voided, .holdExpired:
            self.init(
                heading: "This payment was called off",
                sentences: ["Nothing was charged; what was held on your card is given back."],
                onward: session.cancelAddress, onwardText: "Back to the shop")
        case .open, .expired:
            self.init(
                heading: "This checkout has expired",
                sentences: ["Nothing was charged. Begin again in the shop."], onward: session.cancelAddress,
                onwardText: "Back to the shop")
        }
    }

    private init(paid visit: Visit) {
        let session = visit.session
        let sentence =
            session.amountTotal == .zero
            ? "Your card is saved; nothing was charged."
            : session.status == .authorized
                ? "\(session.amountTotal) is set aside on your card; the shop takes it when it delivers."
                : "You paid \(session.amountReceived). There is nothing more to do, and nothing is charged again."
        let letters = visit.letters.filter { LetterValidity.isValid($0, at: visit.now) }.map { letter in
            EndPage.LetterLink(
                letter: visit.paths.letter(letter.id),
                letterName: "Your letter of medical necessity for \(letter.visitType.words)")
        }
        self.init(
            heading: session.amountTotal == .zero ? "Card saved" : "Paid",
            sentences: [sentence] + [session.details.customText["after_submit"]].compactMap { $0 },
            letters: letters, onward: session.successAddress, onwardText: "Back to the shop")
    }
}
