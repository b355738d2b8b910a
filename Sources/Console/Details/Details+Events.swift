// What happened to a thing, as lines of its detail.
import Checkout
import Terminal

extension DetailText {
    /// The latest events, one a line: when, what, what it changed.
    mutating func events(_ events: [Event], limit: Int) {
        for event in events.filter(\.isNews).prefix(limit) {
            let changes = event.changes.compactMap(\.shortValue).prefix(2).joined(separator: " ")
            row([
                (event.at.dayWords, 13, .dim),
                (event.shortType, min(34, max(16, width / 2)), .text),
                (changes, max(2, width - 13 - min(34, max(16, width / 2))), .dim),
            ])
        }
    }

    /// The lines of a cart.
    mutating func cart(_ cart: [SessionLine]) {
        let amount = 12
        let eligibility = 28
        for line in cart where line.quantity > 0 {
            let name = line.quantity == 1 ? line.name : "\(line.quantity) × \(line.name)"
            let room = max(12, width - amount - (width >= 64 ? eligibility : 0))
            var cells: [(text: String, width: Int, style: Style)] = [
                ("  " + name, room, .text), (line.total.description, amount, .text),
            ]
            if width >= 64 { cells.append((line.eligibility.words, eligibility, .dim)) }
            row(cells)
        }
    }
}

extension Change {
    /// A value as a person reads it: cents as money, a card by its short brand, anything else as it is.
    func value(_ text: String) -> String {
        if field == "card", let end = text.firstIndex(of: " ") {
            return brandWords(String(text[..<end])) + text[end...]
        }
        guard isMoney, let cents = Int(text) else { return text }
        return Money(minorUnits: cents).description
    }

    private var isMoney: Bool { field.contains("amount") }

    /// The new value for a person, where a word of it says something: amounts as money, no identifiers, no plain yes.
    var shortValue: String? {
        guard let to, !["true", "0", "complete"].contains(to) else { return nil }
        if isMoney, value(to) != to { return value(to) }
        if field.hasSuffix("_at"), let at = Instant(to) { return at.dayWords }
        if field == "card" { return value(to) }
        // A state or a transition of a process, without the word that says so.
        for kind in ["state/", "transition/"] where to.hasPrefix(kind) { return String(to.dropFirst(kind.count)) }
        let isIdentifier = to.utf8.count >= 26 && !to.contains(" ")
        if isIdentifier { return nil }
        return to.split(separator: "_").joined(separator: " ")
    }
}

extension Event {
    /// Whether it tells an operator something that its neighbours do not; the view of events shows all of them.
    var isNews: Bool {
        ![
            EventType.paymentCreated, EventType.paymentMethodVerified, EventType.tokenUpdated,
            EventType.consultationStarted, EventType.sessionUpdated,
        ].contains(type)
    }

    /// Its type in a person's words: a session without its checkout, a payment without its intent, money held when it is.
    var shortType: String {
        switch type {
        case EventType.paymentHeld: return "payment held"
        case EventType.paymentFailed: return "payment failed"
        default: break
        }
        let words = type.split(separator: ".")
        let kept = words.first == "checkout" ? words.dropFirst() : words[...]
        let text = kept.joined(separator: " ").split { "_/".contains($0) }.joined(separator: " ")
        return text.hasPrefix("payment intent") ? "payment" + text.dropFirst("payment intent".count) : text
    }
}
