extension CheckoutEngine {
    /// As `step`, and once more whenever the session's money is being asked for by another request: what that one leaves
    /// decides. So of two refunds made at once both are made, and the second of two captures finds the first done.
    func stepWhenIdle<Value: Sendable>(
        _ session: ID<CheckoutSession>, _ body: @escaping @Sendable (Step) throws -> Value
    ) async throws(CheckoutError) -> Value {
        for _ in 0..<100 {
            do {
                return try await step(body)
            } catch {
                guard case .sessionBusy = error else { throw error }
                _ = try await settled(session)
            }
        }
        return try await step(body)
    }
}
