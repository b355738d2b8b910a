import Testing

@testable import Checkout

@Suite("Something that falls due and cannot be done")
struct UndoneDueTests {
    private func error(_ cause: any Error) -> CheckoutError {
        CheckoutError(
            wrapping: UndoneDue(item: DueItem(at: at("2026-03-03"), what: .review(ID(bits: 7))), cause: cause))
    }

    @Test("says what it is, why, and where to look")
    func named() {
        let id = ID<Consultation>(bits: 7)
        let reason = "There is no customer x."
        #expect(
            error(CheckoutError.notFound(kind: "customer", id: "x")).message
                == "What fell due at 2026-03-03T00:00:00Z, a review (\(id)), cannot be done, and holds up the rest: "
                + "\(reason) See `almoner show \(id)`.")
        #expect(error(LedgerFailure.sealBroken).message.contains(LedgerFailure.sealBroken.description))
    }

    @Test("is not blamed for what would have kept anything else from being done")
    func elsewhere() {
        for failure in [LedgerFailure.diskFull(path: "a.db"), .busy(path: "a.db"), .brokenOff] {
            #expect(error(failure) == .ledger(failure))
        }
    }
}
