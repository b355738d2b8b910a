// What any ledger has to keep, whatever it is made of. Another ledger's tests run the same cases:
//
//     @Test("keeps what the engine needs", arguments: LedgerConformance.cases)
//     func conforms(to requirement: LedgerConformance.Case) async throws {
//         try await requirement.check(OtherLedger())
//     }
import Checkout
import Testing

enum LedgerConformance {
    /// One requirement, checked on an empty ledger of its own.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let check: @Sendable (any Ledger) async throws -> Void

        init(_ sentence: String, check: @escaping @Sendable (any Ledger) async throws -> Void) {
            testDescription = sentence
            self.check = check
        }
    }

    static let cases: [Case] =
        settingsCases + customerCases + catalogCases + letterCases + consultationCases + paymentMethodCases
        + tokenCases + subscriptionCases + sessionCases + paymentCases + amountCases + movementCases + eventCases
        + agendaCases
        + keyCases
        + webhookCases
        + deliveryCases + writeCases
}
