import Checkout

/// The form for one card, or for the two of a cart that needs both, as the template `cardform` writes it.
struct CardForm: Sendable {
    let action: String
    /// The try for which the form is: one that is sent twice counts once.
    let attempt: String
    let button: String
    /// What is said above the button.
    let hints: [String]
    let firstLegend: String
    let number: FieldView
    let details: [FieldView]
    let split: Split?
    let practiceCards: [PracticeCardLine]
    let isPractice: Bool

    /// The second card.
    struct Split: Sendable {
        let explanation: String
        let legend: String
        let secondNumber: FieldView
        let secondDetails: [FieldView]
    }

    /// - Parameter split: what is said of the two cards; nil where there is one.
    init(
        action: String, attempt: Int, button: String, hints: [String?], split: (explanation: String, legend: String)?,
        practiceCards: [PracticeCardLine], _ draft: Draft
    ) {
        (self.action, self.attempt, self.button) = (action, String(attempt), button)
        self.hints = hints.compactMap { $0 }
        firstLegend = split != nil ? "HSA/FSA card, or any card" : "Card"
        number = CardFields.number("", draft)
        details = CardFields.details("", draft)
        self.split = split.map { split in
            Split(
                explanation: split.explanation, legend: split.legend,
                secondNumber: CardFields.number(CardFields.second, draft),
                secondDetails: CardFields.details(CardFields.second, draft))
        }
        self.practiceCards = practiceCards
        isPractice = !practiceCards.isEmpty
    }
}
