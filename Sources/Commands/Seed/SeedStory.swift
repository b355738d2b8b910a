// Makes practice customers one by one, so that a million of them never have to be in memory together.

public import Checkout

/// The people of a seeded ledger. The same plan, moment and identifiers make the same people.
///
/// ```swift
/// let story = SeedStory(plan, now: now, shelf: shelf) { sealer.fingerprint($0) }
/// let first = try story.person(0, &identifiers)
/// ```
public struct SeedStory: Sendable {
    /// How long ago the first of the customers came.
    private static let past = 420

    private let seed: UInt64
    private let now: Instant
    private let shelf: [PriceRow]
    private let fingerprint: @Sendable (String) -> String

    /// The people of a plan, at this moment, who buy what is on this shelf; `fingerprint` recognises card numbers.
    public init(
        _ plan: SeedPlan, now: Instant, shelf: [PriceRow], fingerprint: @escaping @Sendable (String) -> String
    ) {
        seed = plan.randomSeed
        self.now = now
        self.shelf = shelf
        self.fingerprint = fingerprint
    }

    /// The person with this number, from 0.
    /// - Throws: `CheckoutError` for a shelf whose prices cannot be sold, or a moment too far away.
    public func person(_ index: Int, _ ids: inout some IdentifierSource) throws -> SeededPerson {
        var random = SplitMix(seed: seed, index: index)
        let since = moment(daysAgo: 1 + random.below(SeedStory.past), &random)
        let name = Naming.pick(&random)
        var person = SeededPerson(
            customer: Customer(
                id: ids.next(at: since), firstName: name.given, lastName: name.family,
                email: Neighbourhood.email(name.given, name.family, number: index),
                phone: Neighbourhood.phone(&random), employer: Neighbourhood.employer(&random),
                state: Neighbourhood.state(&random), createdAt: since))
        addLetters(to: &person, &ids, &random)
        try addCards(to: &person, index, &ids, &random)
        try addToken(to: &person, &ids, &random)
        return person
    }

    private func moment(daysAgo days: Int, _ random: inout SplitMix) -> Instant {
        let later = Int64(random.below(86_400)) * 1_000
        return (Instant(startOf: now.date) - .days(days)).adding(milliseconds: later)
    }

    /// A moment since then.
    private func moment(since: Instant, _ random: inout SplitMix) -> Instant {
        let days = max(0, Int((now.milliseconds - since.milliseconds) / 86_400_000) - 1)
        let seconds = Int64(random.below(86_400)) * 1_000
        return (since + .days(random.below(days + 1))).adding(
            milliseconds: min(seconds, now.milliseconds - since.milliseconds))
    }

    private func addLetters(
        to person: inout SeededPerson, _ ids: inout some IdentifierSource, _ random: inout SplitMix
    ) {
        let types = Set(shelf.compactMap(\.product.visitType)).sorted()
        let wanted = [0, 1, 1, 1, 1, 2, 2, 3][random.below(8)]
        var left = types
        for _ in 0..<min(wanted, types.count) {
            let type = left.remove(at: random.below(left.count))
            let signed = moment(since: person.customer.createdAt, &random)
            let isDenied = random.chance(6)
            let letter = Letter(
                id: ids.next(at: signed), customer: person.customer.id, visitType: type, consultation: nil,
                status: isDenied ? .denied : .issued, signedAt: signed, issuedAt: isDenied ? nil : signed,
                deniedAt: isDenied ? signed : nil,
                denialReason: isDenied ? "The practitioner did not find it medically necessary." : nil)
            person.letters.append(letter.expiresAt <= now ? letter.withExpiryRecorded : letter)
        }
    }

    private func addCards(
        to person: inout SeededPerson, _ index: Int, _ ids: inout some IdentifierSource, _ random: inout SplitMix
    ) throws {
        let count = [0, 1, 1, 1, 1, 2, 2, 3][random.below(8)]
        var numbers: Set<String> = []
        for place in 0..<count {
            let sort = SeedCard.pick(&random)
            guard numbers.insert(sort.number).inserted else { continue }
            let saved = moment(since: person.customer.createdAt, &random)
            let card = Card(
                brand: sort.brand, last4: String(sort.number.suffix(4)), expiry: try expiry(&random),
                funding: sort.funding,
                account: sort.account, fingerprint: fingerprint(sort.number),
                // Far above the numbers that the simulator gives to cards typed later.
                reference: "\(sort.name)_\(2_000_000_000 + index * 4 + place)")
            person.paymentMethods.append(
                PaymentMethod(
                    id: ids.next(at: saved), customer: person.customer.id, card: card, postalCode: "90210",
                    offSession: random.chance(88), createdAt: saved))
        }
        person.customer.defaultPaymentMethod = (person.paymentMethods.first(where: \.offSession))?.id
    }

    /// Six in a hundred have run out, eight run out within two months, the others last for years.
    private func expiry(_ random: inout SplitMix) throws -> CardExpiry {
        let roll = random.below(100)
        let months = roll < 6 ? -1 - random.below(5) : roll < 14 ? random.below(2) : 3 + random.below(45)
        let date = now.date.adding(months: months)
        guard let expiry = CardExpiry(month: date.month, year: date.year) else {
            throw CheckoutError.invalidField(
                "at", given: now.description, expected: "a moment at which cards can expire, from 2001 to 2190")
        }
        return expiry
    }

    private func addToken(
        to person: inout SeededPerson, _ ids: inout some IdentifierSource, _ random: inout SplitMix
    ) throws {
        let cards = person.paymentMethods.filter(\.offSession)
        guard !cards.isEmpty, random.chance(45) else { return }
        let issued = person.letters.filter { $0.status == .issued }
        let row = shelf.first { $0.product.visitType == issued.first?.visitType } ?? shelf[random.below(shelf.count)]
        let line = try Cart.line(product: row.product, price: row.price, quantity: 1)
        let made = max(issued.first?.signedAt ?? person.customer.createdAt, cards[0].createdAt)
        var token = PaymentToken(
            id: ids.next(at: made), customer: person.customer.id, session: nil, lines: [line],
            healthCard: cards.first { $0.card.account == .health }?.id,
            ordinaryCard: cards.first { $0.card.account == .ordinary }?.id, status: .active, createdAt: made)
        let isLapsed = issued.first.map { $0.expiresAt <= now } ?? false
        if random.chance(isLapsed ? 90 : 4) {
            person.refusedCharges.append(
                stick(
                    &token, isLapsed: isLapsed, since: moment(since: isLapsed ? issued[0].expiresAt : made, &random),
                    &random))
        }
        person.tokens.append(token)
    }

    /// Opens an update of the token, and answers the refused charge that did.
    private func stick(
        _ token: inout PaymentToken, isLapsed isLetter: Bool, since: Instant, _ random: inout SplitMix
    ) -> CheckoutSession {
        let action: UpdateAction = isLetter ? .takeHealthSurvey : .updatePaymentMethod
        let decline = Decline(code: "card_declined", declineCode: "insufficient_funds")
        let missing = token.lines.compactMap { line in
            line.eligibility.neededLetter.map {
                MissingLetter(product: line.product, productName: line.name, visitType: $0)
            }
        }
        let reason: CheckoutError = isLetter ? .letterRequired(missing) : .cardDeclined(decline)
        let failure = SessionFailure(
            code: reason.code, message: reason.message, decline: reason.decline, nextAction: action)
        let bits = UInt128(random.next()) << 64 | UInt128(random.next())
        let session = CheckoutSession(
            id: ID(at: since, random: bits), mode: .offSession, status: .canceled, customer: token.customer,
            lines: token.lines, token: token.id, failure: failure, createdAt: since, completedAt: since)
        token.pendingUpdate = PendingUpdate(
            action: action, reason: failure.decline?.reason ?? failure.code, message: failure.message,
            session: session.id, since: since, tries: random.below(4))
        return session
    }
}

extension Letter {
    /// The letter, its expiry already told.
    fileprivate var withExpiryRecorded: Letter {
        var letter = self
        letter.isExpiryRecorded = true
        return letter
    }
}
