// What the network decides about one question.

import Checkout

/// What the network decides, and whether its answer arrives.
enum Ruling: Equatable {
    /// It answers.
    case answers(NetworkAnswer)
    /// It does what it is asked and answers, but the answer is lost.
    case isUnheard(NetworkAnswer)
    /// It does nothing and stays silent.
    case isSilent

    /// It says no.
    static func declines(_ decline: Decline) -> Ruling { .answers(.declined(decline)) }

    /// The answer that is written down; nil for silence.
    var answer: NetworkAnswer? {
        switch self {
        case .answers(let answer), .isUnheard(let answer): return answer
        case .isSilent: return nil
        }
    }
}

extension NetworkBook {
    /// What the network decides about a question that it was not asked before.
    func ruling(on request: NetworkRequest, card: SavedCard) -> Ruling {
        guard request.operation.asksTheCard else {
            return SettlingRule.ruling(
                on: request, card: card.practiceCard, charge: charge(request.continuing, on: card))
        }
        let rule = AskingRule(request: request, card: card.practiceCard, memory: memory(of: card))
        let reference =
            request.operation == .verify ? "seti_\(verifications + 1)" : ChargeReference.name(charges.count + 1)
        return rule.ruling(reference: reference)
    }
}
