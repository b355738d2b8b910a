/// How a cart may be paid by a customer whose letters, where it needs any, are valid or about to be (Truemed: checkout
/// method, split pay). All of it on a health card, all on an ordinary one, or a share on each; the health card's share
/// is at least $0.50 and at most what of the cart is eligible. What is not eligible and costs nothing is in no card's
/// way (ours).
public struct WaysToPay: Hashable, Sendable {
    /// How much of the cart health money may pay for.
    public let extent: Extent
    /// The ways, in the order of their cases; none where the cart comes to less than a card can be charged.
    public let ways: [Way]
    /// What the cart comes to; nil where a price is not known.
    public let total: Money?
    /// What of that health money may pay for; nil where a price is not known.
    public let eligible: Money?

    /// One way to pay.
    public enum Way: String, CaseIterable, Sendable {
        /// All of it on a health card.
        case healthCard = "hsa_fsa"
        /// All of it on an ordinary card.
        case card
        /// A share on each.
        case split
    }

    /// How much of a cart health money may pay for.
    public enum Extent: String, Sendable {
        /// Every item.
        case full = "eligible"
        /// Some items.
        case mixed = "partially_eligible"
        /// None.
        case none = "ineligible"
    }

    /// One item of a cart.
    public struct Item: Hashable, Sendable {
        /// How it may be paid.
        public let eligibility: LineEligibility
        /// What all of it costs; nil where nobody says.
        public let amount: Money?

        /// One item of a cart, its amount within what a hundred of the largest charges come to.
        public init(_ eligibility: LineEligibility, amount: Money?) {
            self.eligibility = eligibility
            self.amount = amount
        }
    }

    /// The least that goes on a card.
    public static let least = Money.minimumCharge

    /// The ways to pay for a cart of at least one item. Where a price is not known, no share is taken for too small.
    public init(for items: [Item]) {
        let payable = items.filter { $0.eligibility != .notEligible }
        extent = payable.isEmpty ? .none : payable.count == items.count ? .full : .mixed
        let arePriced = items.allSatisfy { $0.amount != nil }
        total = arePriced ? items.compactMap(\.amount).sum : nil
        eligible = arePriced ? payable.compactMap(\.amount).sum : nil
        let (extent, least) = (extent, WaysToPay.least)
        let (sum, share) = (total ?? least + least, eligible ?? least)
        let isPayable = arePriced ? eligible == total : extent == .full
        ways = Way.allCases.filter { way in
            switch way {
            case .healthCard: isPayable && sum >= least
            case .card: sum >= least
            case .split: extent != .none && share >= least && sum >= least + least
            }
        }
    }
}
