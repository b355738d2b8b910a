// Whether a card lets itself be verified, held or charged.

import Checkout

/// A question that the card itself answers.
struct AskingRule {
    /// The question.
    let request: NetworkRequest
    /// The card that is asked.
    let card: PracticeCard
    /// What it went through before.
    let memory: CardMemory

    /// The network's decision; `reference` is what an approval is called.
    func ruling(reference: String) -> Ruling {
        if request.operation != .verify {
            guard request.amount >= .minimumCharge else { return .declines(.amountTooSmall) }
            guard request.amount <= .maximumCharge else { return .declines(.amountTooLarge) }
        }
        guard !request.expiry.isExpired(at: request.now) else { return .declines(.expired) }
        let lapse = request.operation == .hold ? request.now + card.holdLife(request.presence) : nil
        let approval = NetworkAnswer.approved(reference: reference, holdExpiresAt: lapse)
        switch reaction {
        case .pays: return .answers(approval)
        case .declines(let decline): return .declines(decline)
        case .asksOwner(let decline): return confirmation(then: decline) ?? .answers(approval)
        case .asksOwnerUntilSetUp(let decline):
            if memory.isSetUp { return decline.map(Ruling.declines) ?? .answers(approval) }
            return confirmation(then: decline) ?? .answers(approval)
        case .declinesFirst(let times, let decline):
            return memory.setbacks < times ? .declines(decline) : .answers(approval)
        case .unreachableFirst(let times): return memory.setbacks < times ? .isSilent : .answers(approval)
        case .losesAnswer: return .isUnheard(approval)
        }
    }

    private var reaction: Reaction {
        if request.presence == .offSession { return card.offSession }
        return request.operation == .verify ? card.verifying : card.onSession
    }

    /// What comes of asking the owner; nil when the owner confirms and nothing else is in the way.
    private func confirmation(then decline: Decline?) -> Ruling? {
        switch request.presence {
        case .onSession: return decline.map(Ruling.declines)
        case .onSessionRefusing: return .declines(.authenticationFailed)
        case .onSessionUnasked, .offSession: return .declines(.authenticationRequired)
        }
    }
}
