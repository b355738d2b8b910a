import Checkout
import Randomness
import Testing

@Suite("Dividing an amount")
struct ApportionmentTests {
    func shares(_ amount: Int, _ weights: Int...) -> [Int] {
        Apportionment.shares(of: Money(minorUnits: amount), by: weights.map(Money.init(minorUnits:)))
            .map(\.minorUnits)
    }

    @Test("gives the odd cents to the largest remainders, of equal ones to the first")
    func oddCents() {
        #expect(shares(100, 1, 1, 1) == [34, 33, 33])
        #expect(shares(101, 1, 1, 1) == [34, 34, 33])
        #expect(shares(1, 1, 2, 1) == [0, 1, 0])
        #expect(shares(10, 5, 3, 2) == [5, 3, 2])
        #expect(shares(99_999_999, 99_999_998, 1) == [99_999_998, 1])
    }

    @Test("gives nothing to nobody, nothing of nothing, and counts alike where all weights are zero")
    func edges() {
        #expect(shares(100) == [])
        #expect(shares(0, 3, 4) == [0, 0])
        #expect(shares(5, 0, 0) == [3, 2])
        #expect(shares(5, 0, 7) == [0, 5])
    }

    @Test("loses no cent, stays within a cent of the exact share, and agrees with a slow model")
    func property() {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        for round in 0..<2_000 {
            let count = Int.random(in: 1...8, using: &random)
            let weights = (0..<count).map { _ in
                Int.random(in: 0...[0, 3, 5_000][Int.random(in: 0...2, using: &random)], using: &random)
            }
            let whole = weights.reduce(0, +)
            let amount = Int.random(in: 0...[9, whole, 40_000][Int.random(in: 0...2, using: &random)], using: &random)
            let shares = Apportionment.shares(
                of: Money(minorUnits: amount), by: weights.map(Money.init(minorUnits:))
            ).map(\.minorUnits)
            let place: Comment = "ALMONER_TEST_SEED=\(seed), round \(round): \(amount) by \(weights)"
            #expect(shares.reduce(0, +) == amount, place)
            #expect(shares == slow(amount, whole == 0 ? weights.map { _ in 1 } : weights), place)
            if amount <= whole {
                #expect(zip(shares, weights).allSatisfy { $0 <= $1 }, "more than its weight; \(place)")
            }
        }
    }

    /// Hands out cent after cent: whole cents while everybody's exact share still holds one, then to whoever is owed
    /// most.
    private func slow(_ amount: Int, _ weights: [Int]) -> [Int] {
        let whole = weights.reduce(0, +)
        var shares = weights.map { _ in 0 }
        for index in weights.indices {
            while (shares[index] + 1) * whole <= amount * weights[index] { shares[index] += 1 }
        }
        var isFavoured = weights.map { _ in false }
        while shares.reduce(0, +) < amount {
            var best: Int?
            for index in weights.indices where !isFavoured[index] {
                let owed = amount * weights[index] - shares[index] * whole
                if best.map({ owed > amount * weights[$0] - shares[$0] * whole }) ?? true { best = index }
            }
            guard let best else { return shares }
            isFavoured[best] = true
            shares[best] += 1
        }
        return shares
    }
}
