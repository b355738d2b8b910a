// What background work reports, and what becomes of it.
import Checkout
import Commands
import TransactionProcess

extension ConsoleState {
    /// Takes a report. Answers to outdated questions change nothing.
    mutating func receive(_ news: News) {
        switch news {
        case .ledgerChanged:
            refresh()
            refreshOverlay()
        case .unwatched(let reason):
            notice = Notice(text: "What others write is not shown by itself. \(reason)", kind: .refused)
        case .status(let result, let ticket):
            let known = status.value?.silence
            status.receive(result, ticket: ticket)
            if let silence = status.value?.silence, silence != known { notice = Notice(text: silence, kind: .refused) }
        case .overview(let result, let ticket): overview.receive(result, ticket: ticket)
        case .detail(let result, let ticket): detail.receive(result, ticket: ticket)
        case .list(let place, .success(let page), let ticket):
            lists[place]?.receive(page, ticket: ticket)
            receiveQueue(place)
        case .list(let place, .failure(let refusal), let ticket):
            guard lists[place]?.asked?.ticket == ticket else { return }
            lists[place]?.fail(ticket: ticket)
            notice = Notice(text: refusal.message, kind: .refused)
            receiveQueue(place)
        case .count(let place, let result, let ticket):
            let isAwaited = lists[place]?.counting.receive(try? result.get(), ticket: ticket) == true
            if isAwaited, case .failure(let refusal) = result {
                notice = Notice(text: refusal.message, kind: .refused)
            }
        case .brokenOff(let reading): forget(reading)
        case .progress(let text, let ticket): report(text, ticket: ticket)
        case .outcome(let result, let ticket): finish(result, ticket: ticket)
        }
    }

    /// What the uppermost overlay says may depend on what somebody else wrote.
    private mutating func refreshOverlay() {
        guard let top = overlays.last, let effect = top.overlay.refreshing,
            !running.values.contains(where: { $0.owner == top.number })
        else { return }
        ask(effect, for: top.number)
    }

    /// Once the queue of stuck tokens was read again, what is typed is for the token that is selected now.
    private mutating func receiveQueue(_ place: Place) {
        if place == .tokens, lists[.tokens]?.isCurrent == true { awaitsQueue = false }
    }

    /// A reading was broken off, perhaps together with others that are still waited for.
    private mutating func forget(_ reading: Reading) {
        switch reading {
        case .status(let ticket): status.forget(ticket: ticket)
        case .list(let place, _, _, _, let ticket): lists[place]?.forget(ticket: ticket)
        case .count(let place, _, let ticket): lists[place]?.counting.forget(ticket: ticket)
        case .overview(_, let ticket): overview.forget(ticket: ticket)
        case .detail(_, let ticket): detail.forget(ticket: ticket)
        }
    }

    private mutating func report(_ text: String?, ticket: Int) {
        guard let work = running[ticket] else { return }
        running[ticket]?.progress = text
        if let text, let owner = work.owner { deliver(.progress(text), to: owner) }
    }

    private mutating func finish(_ result: OverlayResult, ticket: Int) {
        guard let work = running.removeValue(forKey: ticket) else { return }
        if result.mayHaveChangedTheLedger {
            refresh()
            awaitsQueue = everyones.contains(.tokens)
        }
        if let owner = work.owner {
            deliver(result, to: owner)
        } else {
            tell(result, of: work)
        }
    }

    private mutating func deliver(_ result: OverlayResult, to owner: Int) {
        guard let index = overlays.firstIndex(where: { $0.number == owner }) else { return }
        let step = overlays[index].overlay.receive(result, context(of: overlays[index]))
        take(step, from: owner)
    }

    private mutating func tell(_ result: OverlayResult, of work: Running) {
        switch result {
        case .answered(let answer):
            let lines = answer.lines.filter { !$0.isEmpty }
            if work.showsAll, answer.lines.count > 1 {
                open(AnswerView(title: work.title, answer))
            } else {
                let deed = work.command.flatMap { deedWords(of: $0, answer.json) }
                notice = Notice(text: deed ?? lines.first ?? "Done.", kind: .done)
            }
        case .refused(let error): notice = Notice(text: error.message, kind: .refused)
        case .misused(let help):
            let lines = help.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if lines.count > 2 {
                open(TextPage(title: work.title, lines: lines))
            } else {
                notice = Notice(text: lines.joined(separator: " "), kind: .refused)
            }
        case .cancelled: notice = Notice(text: "Broken off; what was done before stays done.", kind: .said)
        case .consultation, .signed, .abandoned, .took, .paid, .loaded, .progress: break
        }
    }
}

extension OverlayResult {
    /// Whether what is shown may be out of date after it. A refusal too may have written: a failed charge is history.
    fileprivate var mayHaveChangedTheLedger: Bool {
        switch self {
        case .answered, .refused, .signed, .abandoned, .consultation, .took, .paid, .cancelled: true
        case .misused, .loaded, .progress: false
        }
    }
}
