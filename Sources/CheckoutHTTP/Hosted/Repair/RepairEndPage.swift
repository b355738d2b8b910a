import Checkout

extension EndPage.Content {
    /// What there is to tell where a repair asks for nothing, or for nothing at this moment.
    init(of repair: Repair) {
        let again = WayOut(address: repair.paths.questions, words: "Answer the questions again")
        switch repair.place {
        case .setback(let setback):
            self.init(
                heading: setback.isDenial ? "The practitioner did not approve" : "Health money cannot pay for this",
                sentences: ["Nothing was charged, and your HSA/FSA card is not charged for this without a letter."],
                reasons: setback.reasons)
            lead(repair.session, isSuccess: false)
            other = again
        case .review:
            self.init(
                heading: "A practitioner decides",
                sentences: [
                    "You are done for now. A licensed practitioner reads your answers, usually within a day.",
                    repair.token.pendingUpdate?.next == .updatePaymentMethod
                        ? "When they approve, this page asks for a new card; come back to it then."
                        : "When they approve, the shop is told and can charge your card again. Nothing is charged now.",
                    "When they do not, nothing is charged, and this page says why.",
                ])
            lead(repair.session, isSuccess: true)
        case .over(.done(let done)):
            self.init(heading: "This is done", sentences: repair.sentences(on: done))
            lead(repair.session, isSuccess: true)
        case .over(.superseded(let later)):
            self.init(
                heading: "Something else is asked for now",
                sentences: [
                    "The request that led you here is not open any more; another one stands in its place.",
                    later == nil ? "That one is done too: there is nothing more to do." : "Nothing was charged here.",
                ])
            if let later {
                other = WayOut(address: repair.paths.elsewhere(later), words: "See what is asked for now")
            }
            onward = repair.session.cancelAddress
        case .over(.deleted):
            self.init(
                heading: "There is nothing to renew any more",
                sentences: [
                    "The shop has removed your stored cards, and charges nothing to them. Ask the shop if that is news to you."
                ])
            lead(repair.session, isSuccess: false)
        case .consultation, .card: self.init(heading: "There is something to do")
        }
        isFramed = !repair.session.frameOrigins.isEmpty
    }
}

extension Repair {
    fileprivate func sentences(on done: RepairDone?) -> [String] {
        let later = "The shop can charge your stored card again; nothing was charged here."
        guard let done else { return ["Nothing had to be done.", later] }
        let who: String
        switch done.by {
        case .operator, .merchant: who = "The shop saw to it"
        case .customer: who = "You did it"
        case .practitioner, .system: who = "A practitioner approved your letter"
        }
        return ["\(who) on \(done.at.date); no card or answer is needed here any more.", later]
    }
}
