import CardSimulator
import Checkout

/// A network that declines whatever is asked of these operations.
struct RefusingNetwork: CardNetwork {
    private let network: CardSimulator
    private let refused: Set<PaymentOperation>

    init(_ network: CardSimulator, _ refused: Set<PaymentOperation>) {
        self.network = network
        self.refused = refused
    }

    func keep(_ entry: CardEntry, at now: Instant) async throws(CardNetworkFailure) -> KeptCard {
        try await network.keep(entry, at: now)
    }

    func perform(_ request: NetworkRequest) async throws(CardNetworkFailure) -> NetworkAnswer {
        if refused.contains(request.operation) { return .declined(Decline(code: "charge_not_refundable")) }
        return try await network.perform(request)
    }
}
