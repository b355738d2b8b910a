// What happened to a thing, as lines of its detail.
import Checkout
import Terminal

extension DetailText {
    /// The latest events, one a line: when, what, what it changed.
    mutating func events(_ events: [Event], limit: Int) {
        for event in events.prefix(limit) {
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
        for line in cart {
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
    /// The new value for a person, where a word of it says something: amounts as money, no identifiers, no plain yes.
    var shortValue: String? {
        guard let to, !["true", "0"].contains(to) else { return nil }
        if field.contains("amount"), let cents = Int(to) { return Money(minorUnits: cents).description }
        let isIdentifier = to.utf8.count >= 26 && !to.contains(" ")
        if isIdentifier { return nil }
        return to.split(separator: "_").joined(separator: " ")
    }
}

extension Event {
    /// Its type without what every payment and session event begins with.
    var shortType: String {
        let words = type.split(separator: ".")
        let kept = words.first == "checkout" ? words.dropFirst() : words[...]
        return kept.joined(separator: " ").split(separator: "_").joined(separator: " ")
    }
}
