// What the simulator's cards do while their owner is away, told beforehand.

import CardSimulator
import Checkout
import Commands

extension PracticeCardConduct {
    /// What comes of charging this card once it is saved, which counts as set up. Where the network is silent at first or
    /// its answer is lost, the same question is asked again and paid.
    init(_ card: PracticeCard) {
        self.init(
            refusal: card.refusal, captureDecline: card.captureDecline, holdLife: card.holdLife(.offSession))
        switch card.offSession {
        case .pays, .unreachableFirst, .losesAnswer: break
        case .declines(let decline): self.decline = decline
        case .asksOwner: decline = Decline(code: "authentication_required")
        case .asksOwnerUntilSetUp(let decline): self.decline = decline
        case .declinesFirst(let times, let decline): (self.decline, setbacks) = (decline, times)
        }
    }
}
