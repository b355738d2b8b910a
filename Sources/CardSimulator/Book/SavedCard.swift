// A card in the simulator's keeping, and its name on the outside.

/// One kept card: which row of the table it is, and a number that no other kept card has. Outside it is called by the
/// row's name and the number, `pm_card_visa_17`, which says nothing of the number on the card.
struct SavedCard: Hashable {
    /// The row in `PracticeCard.all`. Files hold the row's name, as rows may move.
    let row: UInt16
    /// Which of the kept cards, from 1; 0 for a row's bare name, which stands for one card that everybody shares.
    let number: UInt32

    /// A kept card.
    init(row: Int, number: UInt32) {
        self.row = UInt16(row)
        self.number = number
    }

    /// Reads `pm_card_visa_17` or `pm_card_visa`; nil when the table has no such name.
    init?(reference: String) {
        if let row = PracticeCard.row(name: reference) {
            self.init(row: row, number: 0)
            return
        }
        guard let underscore = reference.utf8.lastIndex(of: UInt8(ascii: "_")),
            let number = UInt32(reference[reference.utf8.index(after: underscore)...]), number > 0,
            let row = PracticeCard.row(name: String(reference[..<underscore]))
        else { return nil }
        self.init(row: row, number: number)
    }

    /// The row of the table.
    var practiceCard: PracticeCard { PracticeCard.all[Int(row)] }

    /// The name by which everybody else knows it.
    var reference: String { number == 0 ? practiceCard.name : "\(practiceCard.name)_\(number)" }
}

/// What a saved card went through, as far as it decides what comes next.
struct CardMemory {
    /// Whether it was verified, held or charged with its owner there.
    var isSetUp = false
    /// How many of its first failures are used up.
    var setbacks = 0
}
