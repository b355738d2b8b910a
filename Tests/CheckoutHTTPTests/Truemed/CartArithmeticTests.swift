import OrderedJSON
import Randomness
import Testing

@testable import Checkout
@testable import CheckoutHTTP

/// The sum rule of `total_amount`, as it is read from a request and decided, against a slow formula on decimal digits.
@Suite("Truemed: the arithmetic of a cart") struct CartArithmeticTests {
    /// The most cents of anything, and the most pieces of one.
    private static let most = Digits("99999999")
    private static let mostPieces = Digits("10000")

    @Test("a hundred thousand random carts come to what the slow formula says, or are refused")
    func random() async {
        let seed = Seeded.newSeed()
        print("carts of ALMONER_TEST_SEED=\(seed)")
        var random = Seeded(seed)
        var verdicts: [Verdict: Int] = [:]
        for number in 0..<100_000 {
            let cart = RandomCart(&random)
            // Other tests go on meanwhile.
            if number.isMultiple(of: 100) { await Task.yield() }
            // Most go without the text of a request, which takes its time.
            let isRead = number.isMultiple(of: 20)
            let expected = CartArithmeticTests.verdict(cart)
            let said = CartArithmeticTests.decision(cart, isRead: isRead)
            verdicts[expected.kind, default: 0] += 1
            guard said != expected else { continue }
            Issue.record(
                "ALMONER_TEST_SEED=\(seed), cart \(number): expected \(expected), got \(said): \(cart.json.compact)")
            return
        }
        // Each of them is met often enough to mean something.
        for kind in [Verdict.accepted, .differs(""), .refused] {
            #expect(verdicts[kind, default: 0] > 10_000, "ALMONER_TEST_SEED=\(seed): \(verdicts)")
        }
    }

    @Test("the slow formula itself reckons as school does")
    func formula() {
        let cases: [(Digits, String)] = [
            (Digits("99999999999999999999") + Digits("1"), "100000000000000000000"),
            (Digits("-5") + Digits("5"), "0"), (Digits("5") + Digits("-12"), "-7"), (Digits("-12") + Digits("5"), "-7"),
            (Digits("-99") + Digits("-1"), "-100"), (Digits("1000000") + Digits("-1"), "999999"),
            (Digits(.min), "-9223372036854775808"),
            (Digits("9223372036854775807") * Digits("-2"), "-18446744073709551614"),
            (Digits("0") * Digits("-7"), "0"), (Digits("10000") * Digits("99999999"), "999999990000"),
        ]
        for (number, text) in cases { #expect(number.description == text) }
        #expect(Digits("-2") < Digits("-1") && Digits("9") < Digits("10") && Digits("-10") < Digits("9"))
    }

    /// What becomes of a cart.
    private enum Verdict: Hashable, CustomStringConvertible {
        case accepted
        /// The total differs, in these words.
        case differs(String)
        /// Something in it cannot be reckoned with.
        case refused
        /// Refused as something else than its amounts.
        case other(String)

        var kind: Verdict { if case .differs = self { .differs("") } else { self } }
        var description: String {
            switch self {
            case .accepted: "accepted"
            case .differs(let words): words
            case .refused: "refused for its amounts"
            case .other(let words): "other: \(words)"
            }
        }
    }

    /// By the slow formula.
    private static func verdict(_ cart: RandomCart) -> Verdict {
        let zero = Digits("0")
        func lies(_ number: Digits, _ least: Digits, _ most: Digits) -> Bool { !(number < least) && !(most < number) }
        func mayAdd(_ charges: Digits, _ discounts: Digits) -> Bool {
            lies(charges, zero, most) && lies(discounts, most.negated, zero)
        }
        var sum = cart.charges + cart.discounts
        var isReckonable = lies(cart.total, zero, most) && mayAdd(cart.charges, cart.discounts)
        for item in cart.items {
            let line = item.quantity * item.price + item.charges + item.discounts
            isReckonable =
                isReckonable && lies(item.quantity, Digits("1"), mostPieces) && lies(item.price, zero, most)
                && mayAdd(item.charges, item.discounts) && lies(line, zero, most)
            sum = sum + line
        }
        if cart.isTrial {
            return isReckonable && cart.total == zero && lies(sum, zero, most) ? .accepted : .refused
        }
        guard isReckonable, zero < cart.total else { return .refused }
        guard cart.total != sum else { return .accepted }
        let difference = cart.total + sum.negated
        return .differs(
            "total_amount is \(cart.total), but the order comes to \(sum); it is \(difference.magnitude) too "
                + (zero < difference ? "much." : "little."))
    }

    /// By what reads requests, and the rule.
    private static func decision(_ cart: RandomCart, isRead: Bool) -> Verdict {
        do {
            let body = Fields(isRead ? try JSON(reading: Array(cart.json.compact.utf8)) : cart.json, path: "")
            let total = try body.requiredAmount("total_amount", in: .charged)
            let order = try OrderItems(body, isStrict: false)
            let amounts = try AmountDetails(try body.requiredObject("amount_details"))
            try order.items.check(
                total, CartTerms(totalCharges: amounts.charges, totalDiscounts: amounts.discounts),
                isTrial: cart.isTrial)
            return .accepted
        } catch CheckoutError.totalInvalid(let fault) {
            if case .differs = fault { return .differs(fault.sentence) }
            return .refused
        } catch {
            return .other("\(error)")
        }
    }
}
