// The command that leads on from a refusal, where there is one.

public import Checkout

extension CheckoutError {
    /// The command that has to be run first; nil where there is none, or where it takes more than the refusal to know it.
    public var nextCommand: String? {
        switch self {
        case .tokenUpdatePending(let id, _), .tokenUpdateRequired(let id, _, _, _): "almoner resolve \(id)"
        default: nil
        }
    }

    /// The same of a verb that was refused, which knows whom it was about.
    func nextCommand(after verb: any Verb) -> String? {
        guard case .letterRequired(let missing) = self else { return nextCommand }
        switch verb {
        case let charge as ChargeVerb:
            guard let customer = charge.customer, let type = missing.first?.visitType else { return nil }
            return "almoner consult --customer \(customer) --visit-type \(type)"
        case let payment as PayVerb: return "almoner consult --session \(payment.session)"
        default: return nil
        }
    }
}
