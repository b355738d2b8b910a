import Checkout
import Testing

@Suite("The letter of an order")
struct OrderLetterTests {
    private let own = ID<Consultation>(bits: 5)
    private let paidAt = at("2026-03-05")

    private func letter(
        _ number: UInt128, signed: String, of consultation: ID<Consultation>? = nil, issued: String? = nil,
        denied: String? = nil, type: VisitType = .gym
    ) -> Letter {
        Letter(
            id: ID(bits: number), customer: Sample.customer, visitType: type, consultation: consultation,
            status: issued != nil ? .issued : denied != nil ? .denied : .inReview, signedAt: at(signed),
            issuedAt: issued.map(at), deniedAt: denied.map(at))
    }

    /// The number of the letter that is found; the letters are given as they were signed.
    private func found(_ letters: Letter..., paid: Instant?) -> UInt128? {
        OrderLetter.find(for: .gym, among: letters.reversed(), own: [own], paidAt: paid)?.id.bits
    }

    @Test("is that of its own consultation, whatever came before and after")
    func ownConsultation() {
        let mine = letter(2, signed: "2026-03-04", of: own, issued: "2026-03-04")
        let others = (
            letter(1, signed: "2026-02-01", issued: "2026-02-01"), letter(3, signed: "2027-03-06", denied: "2027-03-07")
        )
        #expect(found(others.0, mine, others.1, paid: paidAt) == 2)
        #expect(found(others.0, mine, others.1, paid: nil) == 2)
    }

    @Test("is else the one that held when it was paid, also where that has run out and later ones were denied")
    func valid() {
        let held = letter(1, signed: "2026-02-01", issued: "2026-02-01")
        let later = letter(2, signed: "2027-03-06", denied: "2027-03-07")
        #expect(found(held, later, paid: paidAt) == 1)
        let ownDenied = letter(3, signed: "2026-01-01", of: own, denied: "2026-01-02")
        #expect(found(ownDenied, held, paid: paidAt) == 1)
    }

    @Test("is else the one that waited for a practitioner then")
    func waiting() {
        let waited = letter(1, signed: "2026-03-04", issued: "2026-03-06")
        #expect(found(waited, letter(2, signed: "2027-03-06", issued: "2027-03-06"), paid: paidAt) == 1)
        #expect(found(letter(1, signed: "2026-03-04", denied: "2026-03-06"), paid: paidAt) == 1)
        #expect(found(letter(1, signed: "2026-03-04"), paid: paidAt) == 1)
    }

    @Test("is none where it was paid without one, and the latest while nothing is paid")
    func none() {
        let (old, new) = (
            letter(1, signed: "2025-01-01", issued: "2025-01-01"), letter(2, signed: "2026-03-06", issued: "2026-03-06")
        )
        #expect(found(old, new, paid: paidAt) == nil)
        #expect(found(old, new, paid: nil) == 2)
        #expect(found(letter(1, signed: "2026-03-01", issued: "2026-03-01", type: .skincare), paid: nil) == nil)
    }
}
