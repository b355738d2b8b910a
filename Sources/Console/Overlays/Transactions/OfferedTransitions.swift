// What may be done with a transaction from where it stands, by whom, and how grave each of it is.
import Checkout
import TransactionProcess

/// A transaction with everything that somebody may do now.
public struct OfferedTransitions: Hashable, Sendable {
    let transaction: Transaction
    let listing: String
    let customerName: String
    let payment: PaymentStanding
    let session: CheckoutSession?
    /// What customer, provider and operator may take, in this order.
    let transitions: [ProcessTransition]
    /// Why some of them would be refused now, and what helps.
    let refusals: [TransitionName: String]

    /// - Parameter refusals: what a trial of each transition said, where it said no.
    init(_ overview: TransactionOverview, refusals: [TransitionName: String] = [:]) {
        self.refusals = refusals
        transaction = overview.transaction
        listing = overview.listing.title
        customerName = overview.customer.name
        payment = overview.payment
        session = overview.session
        transitions = ActorRole.allCases.flatMap { overview.offered(to: $0) }
    }

    /// The session that waits for its customer's card.
    var unpaid: CheckoutSession? {
        [.requiresPaymentMethod, .requiresConfirmation].contains(payment) ? session : nil
    }

    /// The session whose bank asks the card's owner.
    var asked: CheckoutSession? { payment == .requiresAction ? session : nil }
}

extension CheckoutEngine {
    /// What may be done with a transaction, each tried without doing it: nobody is asked to confirm what would be refused.
    /// - Throws: `CheckoutError.notFound`.
    func offeredTransitions(of id: ID<Transaction>) async throws(CheckoutError) -> OfferedTransitions {
        let overview = try await overview(of: id)
        var refusals: [TransitionName: String] = [:]
        for transition in OfferedTransitions(overview).transitions {
            let request = TransitionRequest(
                transition.name, of: id, by: transition.role ?? .operator, isTrusted: true)
            do throws(CheckoutError) {
                _ = try await trial(request)
            } catch {
                // What is missing can still be typed.
                if !error.code.hasPrefix("validation-") { refusals[transition.name] = error.explained }
            }
        }
        return OfferedTransitions(overview, refusals: refusals)
    }
}

/// What a choice of the menu does.
enum TransactionChoice: Hashable, Sendable {
    /// Takes a transition.
    case take(ProcessTransition)
    /// The customer pays by hand.
    case pay(CheckoutSession)
    /// The customer answers their bank.
    case answer(CheckoutSession, isConfirmed: Bool)
}

extension OfferedTransitions {
    /// All that can be chosen: what the customer's payment waits for first.
    var choices: [TransactionChoice] {
        let paying = unpaid.map { [TransactionChoice.pay($0)] } ?? []
        let answers = asked.map { [TransactionChoice.answer($0, isConfirmed: true), .answer($0, isConfirmed: false)] }
        return (answers ?? []) + paying + transitions.map { .take($0) }
    }
}

extension ProcessTransition {
    /// The parameters of its actions, each once, in their order.
    var parameters: [String] {
        var seen: Set<String> = []
        return actions.flatMap(\.kind.parameters).filter { seen.insert($0).inserted }
    }

    /// How much has to be asked before it is taken.
    var danger: KeyBinding.Danger {
        actions.map(\.danger).max { $0.grade < $1.grade } ?? .harmless
    }

    /// What its actions do that matters, in a sentence's parts.
    var consequences: [String] { actions.compactMap(\.consequence) }
}

extension KeyBinding.Danger {
    fileprivate var grade: Int {
        switch self {
        case .harmless: 0
        case .money: 1
        case .irrevocable: 2
        }
    }
}

extension ProcessAction {
    fileprivate var danger: KeyBinding.Danger {
        switch kind {
        case .cancelBooking, .cancelStock, .refundPayment, .refundCharge: .irrevocable
        case .declineBooking, .declineStock, .capturePaymentIntent, .captureCharge, .captureChargeIntent,
            .confirmPaymentIntent, .createPayout:
            .money
        default: chargesOffSession ? .money : .harmless
        }
    }

    fileprivate var consequence: String? {
        switch kind {
        case .cancelBooking: "the booking is cancelled and its time is free again"
        case .declineBooking: "the booking is declined and its time is free again"
        case .cancelStock, .declineStock: "the reserved stock is given back"
        case .refundPayment, .refundCharge: "what was paid or held goes back to the customer"
        case .capturePaymentIntent, .captureCharge, .captureChargeIntent: "the money is taken"
        case .createPayout: "the provider is paid out"
        case .calculateFullRefund: "the price becomes nothing"
        case .createPaymentIntent, .createCharge, .createChargeIntent:
            chargesOffSession
                ? "the customer's saved card is charged while they are away"
                : "a payment is made, which the customer then pays"
        case .publishReviews: "the reviews become public"
        case .fail: "it fails, always"
        default: nil
        }
    }
}
