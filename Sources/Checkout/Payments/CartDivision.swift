/// Which lines of a cart go onto a health card and which onto an ordinary one, whether the customer is there or away. A
/// line that costs nothing needs no card: it goes with the others.
struct CartDivision {
    /// The lines that need an ordinary card.
    let ordinaryLines: [SessionLine]
    private let total: Money
    private let health: Part
    private let ordinary: Part

    /// The lines on one sort of card.
    private struct Part {
        let places: [Int]
        let amount: Money
    }

    /// - Parameters:
    ///   - isFree: whether the cards are only saved. What will be charged then is not known, so that every line counts.
    ///   - isPayable: whether health money may pay for the line.
    init(_ lines: [SessionLine], isFree: Bool = false, isPayable: (SessionLine) -> Bool) {
        func needsCard(_ place: Int) -> Bool { isFree || lines[place].total > .zero }
        func part(_ places: [Int]) -> Part { Part(places: places, amount: places.map { lines[$0].total }.sum) }
        let places = Array(lines.indices)
        let payable = places.filter { isPayable(lines[$0]) }
        let rest = places.filter { !isPayable(lines[$0]) }
        ordinaryLines = rest.filter(needsCard).map { lines[$0] }
        total = lines.map(\.total).sum
        switch (payable.contains(where: needsCard), ordinaryLines.isEmpty) {
        case (_, true): (health, ordinary) = (part(places), part([]))
        case (false, false): (health, ordinary) = (part([]), part(places))
        case (true, false): (health, ordinary) = (part(payable), part(rest))
        }
    }

    /// The parts of these cards, the health card's first; nil where an ordinary card is needed and there is none. An
    /// ordinary card alone pays for everything.
    func shares(health healthCard: PaymentMethod?, ordinary ordinaryCard: PaymentMethod?) -> [CardShare]? {
        guard let healthCard, !health.places.isEmpty else {
            return ordinaryCard.map { [CardShare($0, .ordinary, total)] }
        }
        guard !ordinary.places.isEmpty else { return [CardShare(healthCard, .health, total)] }
        return ordinaryCard.map { ordinaryCard in
            [
                CardShare(healthCard, .health, health.amount, lines: health.places),
                CardShare(ordinaryCard, .ordinary, ordinary.amount, lines: ordinary.places),
            ]
        }
    }
}

extension UnpayableLine {
    init(_ line: SessionLine) { self.init(product: line.product, productName: line.name) }
}
