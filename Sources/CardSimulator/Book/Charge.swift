// Money held or taken on one card.

import Checkout

/// A hold or a charge, in 32 bytes: there may be millions.
struct Charge {
    /// The card.
    let card: SavedCard
    /// How much was held or charged, in cents.
    let amount: Int32
    /// How much was taken, in cents.
    var captured: Int32
    /// How much of that was given back, in cents.
    var refunded: Int32 = 0
    /// Whether the hold was given back.
    var isVoided = false
    /// When the hold lapses, unless it is captured or given back before.
    let lapsesAt: Int64

    /// A hold that lapses.
    init(holding amount: Int, on card: SavedCard, lapsesAt: Instant) {
        (self.card, self.amount, self.captured) = (card, Int32(clamping: amount), 0)
        self.lapsesAt = lapsesAt.milliseconds
    }

    /// A charge.
    init(charging amount: Int, to card: SavedCard) {
        (self.card, self.amount, self.captured) = (card, Int32(clamping: amount), Int32(clamping: amount))
        lapsesAt = .max
    }

    /// Whether it lapsed without being captured.
    func isLapsed(at now: Instant) -> Bool { captured == 0 && now.milliseconds >= lapsesAt }
}

/// The network's name of a hold or charge, `ch_12`: they are numbered from 1.
enum ChargeReference {
    /// The name of the charge with this number.
    static func name(_ number: Int) -> String { "ch_\(number)" }

    /// The number in a name; nil when it is not one.
    static func number(_ name: String) -> Int? {
        guard name.hasPrefix("ch_"), let number = Int(name.dropFirst(3)), number > 0 else { return nil }
        return number
    }
}
