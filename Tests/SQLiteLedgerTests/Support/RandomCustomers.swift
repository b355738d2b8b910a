// Customers made from a number, for lists that are too long to write down.
import Checkout
import Randomness
import SQLiteLedger

extension Seeded {
    /// One of these.
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }

    /// True once in so many times.
    mutating func chance(_ times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }
}

enum RandomCustomers {
    static let firstNames = [
        "Ana", "Anna", "Zoë", "Maria", "María", "Łukasz", "Ben", "Bea", "Chloé", "Dmitri", "Ōe", "李", "O'Neil",
        "Jo Ann",
        "\"Ace\"", "Zed", "Mariana", "An", "",
    ]
    static let lastNames = [
        "Beltrán", "Li", "van der Berg", "Rossi", "Marino", "Müller", "Ng-Zhou", "Zimmer", "Annan", "Smith", "Smithson",
        "Øster", "",
    ]
    static let domains = ["example.com", "mail.example.org", "anna.test"]
    /// So many are Californians that they are not all fetched and sorted.
    static let states = ["CA", "CA", "CA", "CA", "CA", "NY", "TX", "WY", "PR"]
    static let visitTypes: [VisitType] = [.gym, .sleep, .skincare, .mentalHealth]

    /// The customer of this number in the story of this seed, made some time in the years around `Sample.now`.
    static func make(
        _ index: Int, seed: UInt64, _ identifiers: inout SeedIdentifiers
    ) throws -> SeededCustomer {
        var random = Seeded(seed &+ UInt64(index) &* 0xD134_2543_DE82_EF95)
        let created = Sample.later(Int64.random(in: -900...0, using: &random) * 86_400_000)
        var customer = Customer(
            id: identifiers.next(at: created), firstName: random.pick(firstNames), lastName: random.pick(lastNames),
            state: random.chance(4) ? nil : USState(code: random.pick(states)), createdAt: created)
        if customer.name.isEmpty { customer.firstName = "X\(index)" }
        if !random.chance(5) {
            let name = random.chance(3) ? "u\(index)" : searchKey(customer.firstName).filter(\.isLetter) + "\(index)"
            customer.email = "\(name)@\(random.pick(domains))"
        }
        let letters = (0..<random.pick([0, 0, 1, 1, 2])).map { _ in letter(of: customer, &random, &identifiers) }
        var methods: [PaymentMethod] = []
        if !random.chance(3) {
            let card = try Sample.card(
                last4: random.pick(["4242", "0005", "1881"]), brand: random.pick(["visa", "american_express"]))
            methods = [
                PaymentMethod(id: identifiers.next(at: created), customer: customer.id, card: card, createdAt: created)
            ]
            customer.defaultPaymentMethod = methods.first?.id
        }
        var tokens: [PaymentToken] = []
        if random.chance(4) {
            let update = random.chance(2) ? Sample.update(since: created) : nil
            tokens = [
                PaymentToken(
                    id: identifiers.next(at: created), customer: customer.id, session: nil, lines: [Sample.lines[1]],
                    healthCard: methods.first?.id, status: .active, pendingUpdate: update, createdAt: created)
            ]
        }
        return SeededCustomer(customer: customer, letters: letters, paymentMethods: methods, tokens: tokens)
    }

    private static func letter(
        of customer: Customer, _ random: inout Seeded, _ identifiers: inout SeedIdentifiers
    ) -> Letter {
        let signedAt = Sample.later(Int64.random(in: -500...0, using: &random) * 86_400_000)
        let status = random.pick([Letter.Status.issued, .issued, .inReview, .denied])
        return Letter(
            id: identifiers.next(at: signedAt), customer: customer.id, visitType: random.pick(visitTypes),
            consultation: nil, status: status, signedAt: signedAt, issuedAt: status == .issued ? signedAt : nil,
            isExpiryRecorded: LetterValidity.expiry(signedAt: signedAt) <= Sample.now)
    }
}
