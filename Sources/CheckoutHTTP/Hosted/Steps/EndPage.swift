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
        var onwardText = "Back to the shop"
        /// Whether what was to be done is done; nil while it is not over.
        var isSuccess: Bool?
        /// Whether the page may stand in a frame, which the way onward leaves.
        var isFramed = false
        /// Something else that can be done.
        var other: WayOut?

        func message(to origins: [String]) -> FrameMessage? { FrameMessage(self, to: origins) }
    }

    struct LetterLink: Sendable {
        let letter: String
        let letterName: String
    }

    static func underWay(_ visit: Visit) -> Content {
        Content(
            heading: visit.isFree ? "Your card is being saved" : "Your payment is under way",
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
    /// What became of a checkout.
    init(over visit: Visit) {
        let session = visit.session
        switch session.status {
        case .complete, .authorized: self.init(paid: visit)
        case _ where session.amountKept > .zero:
            self.init(
                heading: "This payment did not go through",
                sentences: [
                    "\(session.amountKept) was taken from one of your cards, and could not be given back yet. The shop "
                        + "sees that it is owed to you. Nothing more is charged."
                ])
        case .inReview:
            let what =
                visit.isFree
                ? "Your card is saved when they approve. Nothing is charged today."
                : "\(session.amountTotal) is held on your card. It is taken when they approve, and given back in full "
                    + "when they do not."
            self.init(
                heading: "A practitioner decides",
                sentences: [
                    "You are done for now. A licensed practitioner reads your answers, usually within a day.", what,
                ])
        case .rejected where session.failure?.code == "ineligible":
            self.init(
                heading: "Health money cannot pay for this", sentences: ["Nothing was charged."],
                reasons: [session.failure?.message ?? ""])
        case .rejected:
            self.init(
                heading: "The practitioner did not approve",
                sentences: ["Nothing was charged; what was held on your card is given back."],
                reasons: session.failure.map { [$0.message] } ?? [])
        case .canceled where session.failure?.code == SessionFailure.abandoned:
            self.init(heading: "This checkout was given up", sentences: ["Nothing was charged."])
        case .canceled:
            self.init(
                heading: "This checkout timed out",
                sentences: ["The shop waits for it no longer. Nothing was charged; begin again in the shop."])
        case .voided, .holdExpired:
            self.init(
                heading: "This payment was called off",
                sentences: ["Nothing was charged; what was held on your card is given back."])
        case .open, .expired:
            self.init(
                heading: "This checkout has expired", sentences: ["Nothing was charged. Begin again in the shop."])
        }
        lead(session, isSuccess: session.isPaidFor)
    }

    /// Leads on to the shop.
    mutating func lead(_ session: CheckoutSession, isSuccess: Bool) {
        onward = isSuccess ? session.successAddress : session.cancelAddress
        self.isSuccess = isSuccess
        isFramed = !session.frameOrigins.isEmpty
    }

    private init(paid visit: Visit) {
        let session = visit.session
        let sentence =
            visit.isFree
            ? "Your card is saved; nothing was charged."
            : session.status == .authorized
                ? "\(session.amountTotal) is set aside on your card; the shop takes it when it delivers."
                : "You paid \(session.amountReceived). There is nothing more to do, and nothing is charged again."
        let bill = session.details.nextBill.map { "\($0.amount) is billed on \($0.date), when the trial ends." }
        let letters = visit.letters.filter { LetterValidity.isValid($0, at: visit.now) }.map { letter in
            EndPage.LetterLink(
                letter: visit.paths.letter(letter.id),
                letterName: "Your letter of medical necessity for \(letter.visitType.words)")
        }
        self.init(
            heading: visit.isFree ? "Card saved" : "Paid",
            sentences: [sentence, bill, session.details.customText["after_submit"]].compactMap { $0 },
            letters: letters)
    }
}
