/// What a transition's actions look at besides the transaction itself.
struct Surroundings {
    /// The listing.
    let listing: Listing
    /// Where the provider's money goes; nil where nothing is connected.
    let account: PayoutAccount?
    /// The customer.
    let customer: Customer
    /// The provider.
    let provider: Customer
    /// The card that is charged while the customer is away; nil where none is saved.
    let defaultCard: PaymentMethod?
    /// Whether the payment that stands was made with the customer away.
    let isPaidOffSession: Bool
    /// The customer's latest letter of each visit type that the listing needs.
    let letters: [VisitType: Letter]
    /// When it happens.
    let now: Instant
    /// The other bookings of the listing that take their time and touch a time.
    let bookings: (Instant, Instant) throws -> [Booking]
    /// A saved card of the customer's by its identifier.
    let card: (String) throws -> PaymentMethod?
}
