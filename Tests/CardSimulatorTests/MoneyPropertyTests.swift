// Random questions, repeats and restarts against a slow and obvious model of where the money is.

import CardSimulator
import Checkout
import Randomness
import Testing

@Suite("Any order of questions")
struct MoneyPropertyTests {
    @Test("Money is where the obvious model says, whatever is asked, repeated or restarted", arguments: 1...12)
    func random(seed: UInt64) async throws {
        var dice = Seeded(seed)
        let folder = try Folder()
        var till = Till(CardSimulator(journal: folder.path()))
        let card = try await till.keep("4242424242424242")
        var model: [String: ModelCharge] = [:]
        var asked: [(NetworkRequest, NetworkAnswer)] = []
        var now = Instant.noon
        for step in 0..<250 {
            now = now.adding(milliseconds: Int64(dice.below(6)) * 6 * 3_600_000)
            if dice.below(20) == 0 { till = Till(CardSimulator(journal: folder.path())) }
            if dice.below(6) == 0, !asked.isEmpty {
                let (question, answer) = asked[dice.below(asked.count)]
                #expect(try await till.cards.perform(question) == answer, "seed \(seed), step \(step)")
                continue
            }
            let operation = PaymentOperation.allCases[dice.below(PaymentOperation.allCases.count)]
            let target = "ch_\(dice.below(model.count + 1) + 1)"
            let question = try request(
                operation, card, dice.below(300), continuing: target, key: "\(seed)-\(step)", at: now)
            let answer = try await till.cards.perform(question)
            let expected = ModelCharge.approves(question, &model)
            #expect((answer.word == "paid") == expected, "seed \(seed), step \(step): \(question) \(answer)")
            asked.append((question, answer))
        }
        let approved = asked.filter { $0.0.operation != .verify && $0.1.word == "paid" }
        #expect(try await till.cards.audit().map(\.key) == approved.map(\.0.key), "seed \(seed)")
    }
}

/// One charge, kept as a list of what happened to it.
private struct ModelCharge {
    var held = 0
    var lapsesAt: Instant?
    var captures: [Int] = []
    var refunds: [Int] = []
    var isVoided = false

    static func approves(_ question: NetworkRequest, _ model: inout [String: ModelCharge]) -> Bool {
        let cents = question.amount.minorUnits
        let name = question.continuing ?? ""
        switch question.operation {
        case .verify: return true
        case .hold, .charge:
            guard cents >= 50 else { return false }
            let isHold = question.operation == .hold
            model["ch_\(model.count + 1)"] = ModelCharge(
                held: cents, lapsesAt: isHold ? question.now + .days(7) : nil, captures: isHold ? [] : [cents])
            return true
        case .capture:
            guard let charge = model[name], let lapse = charge.lapsesAt, question.now < lapse, !charge.isVoided,
                charge.captures.isEmpty, cents > 0, cents <= charge.held
            else { return false }
            model[name]?.captures = [cents]
            return true
        case .void:
            guard let charge = model[name], charge.captures.isEmpty, !charge.isVoided else { return false }
            model[name]?.isVoided = true
            return true
        case .refund:
            guard let charge = model[name], cents > 0,
                charge.refunds.reduce(cents, +) <= charge.captures.reduce(0, +)
            else { return false }
            model[name]?.refunds.append(cents)
            return true
        }
    }
}

extension Seeded {
    fileprivate mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
}
