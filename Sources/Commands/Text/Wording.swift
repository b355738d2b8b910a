// How moments, cards and counts read for a person.

import Checkout

/// What is left out of a line, or not there.
let nothing = "–"

extension Instant {
    /// How far away a moment lies: `in 3 d`, `2 h ago`, `now`.
    func distance(from now: Instant) -> String {
        let gap = milliseconds - now.milliseconds
        let units: [(Int64, String)] = [(86_400_000, "d"), (3_600_000, "h"), (60_000, "min")]
        guard let (length, unit) = units.first(where: { Int64(gap.magnitude) >= $0.0 }) else { return "now" }
        let amount = Int64(gap.magnitude) / length
        return gap > 0 ? "in \(amount) \(unit)" : "\(amount) \(unit) ago"
    }

    /// The moment and how far away it lies: `2027-03-03T10:00:00Z (in 12 d)`.
    func words(from now: Instant) -> String { "\(self) (\(distance(from: now)))" }
}

extension Card {
    /// `visa •4242 12/28 HSA/FSA`.
    var words: String {
        "\(brand) •\(last4) \(expiry)" + (account == .health ? " HSA/FSA" : "")
    }
}

extension Letter {
    /// Where a letter stands now: `valid`, `expired`, `in review`, `denied`.
    func standing(at now: Instant) -> String {
        switch status {
        case .inReview: "in review"
        case .denied: "denied"
        case .issued: LetterValidity.isValid(self, at: now) ? "valid" : "expired"
        }
    }
}

/// A count with its noun: `1 customer`, `2 customers`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
