import Checkout
import Testing

@Suite("A letter")
struct LetterValidityTests {
    @Test("holds up to the last millisecond of its year, and not one longer")
    func boundary() {
        let letter = Sample.letter(.gym, signed: "2026-03-03T10:05:00Z")
        let expiry = at("2027-03-03T10:05:00Z")
        #expect(letter.expiresAt == expiry)
        #expect(LetterValidity.isValid(letter, at: at("2026-03-03T10:05:00Z")))
        #expect(LetterValidity.isValid(letter, at: expiry.adding(milliseconds: -1)))
        #expect(!LetterValidity.isValid(letter, at: expiry))
    }

    @Test("signed on 29 February ends on 28 February")
    func leapDay() {
        #expect(Sample.letter(.gym, signed: "2028-02-29T08:00:00Z").expiresAt == at("2029-02-28T08:00:00Z"))
    }

    @Test("counts its year from the consultation, but holds only once a practitioner approved it")
    func review() {
        var letter = Sample.letter(.gym, signed: "2026-03-03T10:00:00Z", status: .inReview)
        #expect(!LetterValidity.isValid(letter, at: at("2026-03-04T10:00:00Z")))
        letter.status = .issued
        letter.issuedAt = at("2026-03-04T10:00:00Z")
        #expect(!LetterValidity.isValid(letter, at: at("2026-03-04T09:59:59.999Z")))
        #expect(LetterValidity.isValid(letter, at: at("2026-03-04T10:00:00Z")))
        #expect(letter.expiresAt == at("2027-03-03T10:00:00Z"))
        letter.status = .denied
        #expect(!LetterValidity.isValid(letter, at: at("2026-03-05T10:00:00Z")))
    }

    @Test("covers every product of its visit type, and no other")
    func coverage() {
        let lines = [
            Sample.line("Pass", 4900, .eligibleWithLetter(.gym)), Sample.line("Mat", 2500, .eligibleWithLetter(.gym)),
            Sample.line("Cream", 3000, .eligibleWithLetter(.skincare)), Sample.line("Bandage", 900, .eligible),
            Sample.line("Towel", 1500, .notEligible),
        ]
        let letters: [VisitType: Letter] = [.gym: Sample.letter(.gym, signed: "2026-03-03T10:00:00Z")]
        let missing = LetterCoverage.missing(for: lines, letters: letters, at: at("2026-06-01"))
        #expect(missing.map(\.productName) == ["Cream"])
        #expect(missing.first?.visitType == .skincare && missing.first?.expiredAt == nil)
        let later = LetterCoverage.missing(for: lines, letters: letters, at: at("2027-03-03T10:00:00Z"))
        #expect(later.map(\.productName) == ["Pass", "Mat", "Cream"])
        #expect(later.first?.expiredAt == at("2027-03-03T10:00:00Z"))
    }
}
