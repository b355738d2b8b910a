// A consultation, and the letter that came of it, as a person reads them.

import Checkout

extension ConsultationView {
    /// Where the consultation stands and what it led to.
    func lines(_ facts: LedgerFacts) -> [String] {
        var head = TextFacts()
        head.add("consultation", consultation.id.description)
        head.add("visit type", consultation.visitType.words)
        head.add("status", consultation.status.words)
        head.add("customer", "\(customerName)  \(consultation.customer)")
        head.add("session", consultation.session?.description)
        head.add("token", consultation.token?.description)
        head.add("begun", consultation.startedAt.words(from: facts.now))
        head.add("signed", consultation.signedAt?.words(from: facts.now))
        head.add("decided by itself", consultation.reviewDueAt?.words(from: facts.now))
        head.add("decided", consultation.decidedAt?.words(from: facts.now))
        let reasons = (consultation.ineligibility ?? "").split(separator: ",")
            .compactMap { IneligibilityReason(rawValue: String($0))?.message }
        head.add("reason", reasons.isEmpty ? nil : reasons.joined(separator: " "))
        var lines = head.lines
        if let letter { lines += [""] + letter.lines(facts) }
        return lines + next
    }

    private var next: [String] {
        switch consultation.status {
        case .inReview: ["", "next: almoner review \(consultation.id) approve"]
        case .inProgress: ["", "next: almoner consult \(purpose), which goes on where it was left"]
        case .ineligible, .approved, .denied, .abandoned: []
        }
    }

    private var purpose: String {
        if let session = consultation.session { return "--session \(session)" }
        return "--customer \(consultation.customer) --visit-type \(consultation.visitType)"
    }
}

extension Consultation.Status {
    /// The status in words: `in review`.
    var words: String { rawValue.split(separator: "_").joined(separator: " ") }
}

extension Letter {
    /// The letter: for what, whether it is valid, until when.
    func lines(_ facts: LedgerFacts) -> [String] {
        var head = TextFacts()
        head.add("letter", id.description)
        head.add("visit type", visitType.words)
        head.add("status", standing(at: facts.now))
        head.add("signed", signedAt.description)
        head.add("issued", issuedAt?.description)
        if status == .issued { head.add("valid until", expiresAt.words(from: facts.now)) }
        head.add("denied", deniedAt?.description)
        head.add("reason", denialReason)
        return head.lines
    }
}
