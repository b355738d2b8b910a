/// Why a request was refused. Every method of the engine throws this one type; each case carries what the person who
/// reads it needs in order to act. Dialects map cases to their status codes in one table each.
public enum CheckoutError: Error, Hashable, Sendable {
    // The request itself.
    /// A required field is absent.
    case missingField(String)
    /// A field holds something else than it should.
    case invalidField(String, given: String, expected: String)
    /// Nothing has this identifier.
    case notFound(kind: String, id: String)
    /// Another product has this code of the merchant's (Truemed: 409).
    case skuTaken(sku: String, product: String)
    /// Another customer has this e-mail.
    case emailTaken(field: String, email: String, customer: String)
    /// A consultation whose user was named before, as somebody else (Truemed: `user_id_already_set`).
    case userAlreadyNamed(String)
    /// An idempotency key came back with another request.
    case idempotencyKeyReused(key: String)
    /// The charge of this idempotency key is under way in another process.
    case idempotencyKeyInUse(key: String)
    /// The ledger is opened for reading only.
    case readOnly

    // Letters and consultations.
    /// Lines need letters that the customer does not have.
    case letterRequired([MissingLetter])
    /// The survey has no such question, or it is not asked here.
    case unknownQuestion(String)
    /// An answer that the question does not take; the message says what to type.
    case invalidAnswer(question: String, message: String)
    /// The survey is not answered to its end.
    case unansweredQuestions([String])
    /// The consultation does not wait for this.
    case consultationNotOpen(id: String, status: String)
    /// The customer was found ineligible at the survey.
    case ineligible(reasons: [String])

    // Cards and money.
    /// The card may not be charged with its owner away.
    case paymentMethodNotOffSession(id: String)
    /// The card belongs to somebody else, or was removed.
    case paymentMethodNotFound(id: String)
    /// Lines that health money may not pay, where no ordinary card can pay them.
    case splitCartNotSupported([UnpayableLine])
    /// The cart needs a second, ordinary card.
    case secondCardRequired([UnpayableLine])
    /// The second card has to be an ordinary one.
    case secondCardNotOrdinary
    /// The card network said no.
    case cardDeclined(Decline)
    /// A number outside the practice cards.
    case unknownCard(last4: String)
    /// The card network gave no answer; the same request can be made again.
    case networkUnreachable(String)
    /// The total is not what the cart comes to (Truemed: `TotalAmountInvalid`).
    case totalInvalid(TotalFault)
    /// The sum is less than a card can be charged, or more.
    case amountOutOfRange(Money, least: Money, most: Money)

    // Sessions.
    /// The session does not wait for this.
    case sessionNotOpen(id: String, status: SessionStatus)
    /// Only what was paid can be given back (Flex: refund).
    case sessionNotComplete(id: String, status: SessionStatus)
    /// It stands where it should, but another request moves its money at this moment.
    case sessionBusy(id: String)
    /// More was asked to be captured than is held.
    case captureTooLarge(asked: Money, held: Money)
    /// More was asked of a line, of the tax or of the shipping than is left of it; the item is the line's place in the
    /// request, from 0.
    case lineAmountTooLarge(line: String, item: Int? = nil, asked: Money, left: Money)
    /// A session that the merchant captures by hand cannot be confirmed (Flex: `manual_capture_not_supported`); without
    /// an identifier, a charge with the customer away that shall be captured by hand.
    case manualCaptureNotSupported(id: String?)
    /// A coupon was used up by others since it was taken off the session's cart (ours).
    case couponUsedUp(id: String, session: String)
    /// A session that takes no payment of its own, such as one that begins a subscription, cannot be confirmed.
    case modeNotConfirmable(id: String, mode: CheckoutSession.Mode)
    /// More was asked to be given back than was taken and not yet returned.
    case refundTooLarge(asked: Money, refundable: Money)

    // Tokens.
    /// The token's first checkout has not made it chargeable, and stands so (Truemed: `SessionPending`); after one that
    /// ended it never will be (`NotFound`).
    case tokenProvisioning(id: String, checkout: SessionStatus)
    /// An update is pending (Truemed: `PendingPaymentTokenUpdate`).
    case tokenUpdatePending(id: String, action: UpdateAction)
    /// The charge was refused and opened an update (Truemed: the 422).
    case tokenUpdateRequired(id: String, action: UpdateAction, session: String, reason: SessionFailure)
    /// There is nothing to resolve.
    case noPendingUpdate(id: String)
    /// The update that is pending is another one.
    case wrongRepair(id: String, action: UpdateAction)
    /// The card cannot go while these tokens charge it.
    case paymentMethodInUse(id: String, tokens: [String])
    /// The card cannot go while these transactions are going to charge it.
    case paymentMethodNeeded(id: String, transactions: [String])

    // Transactions.
    /// The transaction does not stand where this transition may be taken by them (reference section 3: 409). The taker
    /// is somebody else who may, or `system` for one that runs by itself; nil for nobody.
    case invalidTransition(String, state: String, by: String, offered: [String], taker: String?)
    /// A privileged transition that was not called from a trusted place (reference section 2.2: 403).
    case transitionForbidden(String)
    /// Another transition of the transaction is under way.
    case transactionLocked(id: String)
    /// The session pays for a transaction, whose transitions move its money; these may be taken now (ours).
    case sessionOfTransaction(id: String, transaction: String, offered: [String])
    /// The transition failed, and changed nothing.
    case transitionFailed(TransitionFailure, transition: String)

    // Subscriptions.
    /// The subscription does not wait for this.
    case subscriptionNotOpen(id: String, status: Subscription.Status)
    /// The invoice is not to be paid.
    case invoiceNotOpen(id: String, status: Invoice.Status)
    // Keys and webhooks.
    /// An API key that opens nothing.
    case keyRefused(KeyRefusal)
    /// A delivery whose turn comes after another's.
    case deliveryWaits(id: String, first: String)
    /// A delivery whose endpoint was removed.
    case webhookRemoved(id: String)

    // The clock.
    /// The clock only moves forward.
    case clockMovesForward(now: Instant, asked: Instant)
    /// No clock goes beyond `Instant.last`.
    case clockBeyondEnd(asked: Instant)
    /// Only a frozen clock is moved.
    case clockIsLive
    /// The frozen moment lies ahead of the system's time.
    case clockAheadOfSystem(frozen: Instant, system: Instant)

    /// The ledger itself failed; nothing of the request was kept.
    case ledger(LedgerFailure)
}

extension CheckoutError {
    /// The same refusal, its field named by where it stands: `quantity` inside `line_items[1]` is
    /// `line_items[1].quantity`. Inside nothing it stays as it is.
    public func inside(_ place: String) -> CheckoutError {
        guard !place.isEmpty else { return self }
        switch self {
        case .missingField(let field): return .missingField("\(place).\(field)")
        case .invalidField(let field, let given, let expected):
            return .invalidField("\(place).\(field)", given: given, expected: expected)
        case .emailTaken(let field, let email, let customer):
            return .emailTaken(field: "\(place).\(field)", email: email, customer: customer)
        default: return self
        }
    }

    /// The refusal of a check; nil where it holds.
    static func fault<Value>(_ check: () throws(CheckoutError) -> Value) -> CheckoutError? {
        do throws(CheckoutError) {
            _ = try check()
            return nil
        } catch {
            return error
        }
    }

    /// Does something whose refusals name fields of what stands at a place.
    static func inside<Value>(_ place: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as CheckoutError {
            throw error.inside(place)
        }
    }
}

/// A line whose letter is missing.
public struct MissingLetter: Hashable, Sendable {
    /// The product, where the catalogue knows it.
    public let product: ID<Product>?
    /// What it is called.
    public let productName: String
    /// The visit type that has no valid letter.
    public let visitType: VisitType
    /// When the last letter of that type ran out, if there was one.
    public let expiredAt: Instant?

    /// A line whose letter is missing.
    public init(product: ID<Product>?, productName: String, visitType: VisitType, expiredAt: Instant? = nil) {
        self.product = product
        self.productName = productName
        self.visitType = visitType
        self.expiredAt = expiredAt
    }
}

/// A line that health money may not pay.
public struct UnpayableLine: Hashable, Sendable {
    /// The product, where the catalogue knows it.
    public let product: ID<Product>?
    /// What it is called.
    public let productName: String

    /// A line that health money may not pay.
    public init(product: ID<Product>?, productName: String) {
        self.product = product
        self.productName = productName
    }
}
