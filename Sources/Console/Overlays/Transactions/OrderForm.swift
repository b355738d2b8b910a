// Gives a standing order: which of the operator's transitions, and how long after its state was entered.
import Checkout
import Terminal
import TransactionProcess

/// A transition that a standing order can take.
public struct PossibleOrder: Hashable, Sendable {
    let process: String
    let state: StateName
    let transition: TransitionName

    /// What the latest version of each process lets an operator do.
    static func all(of versions: [ProcessVersion]) -> [PossibleOrder] {
        var seen: Set<String> = []
        let latest = versions.sorted { $0.version > $1.version }.filter { seen.insert($0.name).inserted }
        return latest.sorted { $0.name < $1.name }.flatMap { version -> [PossibleOrder] in
            let definition = ProcessReport(checking: Array(version.source.utf8)).definition
            return (definition?.transitions ?? []).compactMap { transition -> PossibleOrder? in
                guard transition.role == .operator, let state = transition.from else { return nil }
                return PossibleOrder(process: version.name, state: state, transition: transition.name)
            }
        }
    }
}

/// The form of a standing order.
struct OrderForm: Overlay, Hashable {
    private var possible: [PossibleOrder] = []
    private(set) var form = OrderForm.form([])

    private static func form(_ possible: [PossibleOrder]) -> Form {
        let choices = possible.enumerated().map { index, order in
            FormField.Choice(
                value: String(index), label: "\(order.process): \(order.transition.short), from \(order.state.short)")
        }
        return Form(
            title: "A standing order",
            intro: "What the operator does whenever a transaction has stood in a state for some time.",
            action: "Give it",
            verb: ["order", "give"],
            fields: [
                FormField(
                    "transition", "Do", option: "", .choice(choices, index: 0),
                    help: choices.isEmpty
                        ? "No process has a transition of the operator's." : "One of the operator's transitions.",
                    isRequired: true),
                .text(
                    "after", "After", option: "--after", placeholder: "such as P2D or PT12H",
                    help: "How long after its state was entered.", isRequired: true),
            ])
    }

    var opening: ConsoleEffect? { .load(.possibleOrders) }
    var placement: OverlayPlacement { form.placement }
    var hints: [Hint] { form.hints }

    mutating func handle(_ input: Input, _ context: OverlayContext) -> OverlayStep {
        let step = form.handle(input, context)
        guard case .run = step else { return step }
        guard let index = Int(form.fields[0].value), possible.indices.contains(index) else { return .stay }
        let after = form.fields[1].value.uppercased()
        guard Period(after) != nil else {
            form.refuse("Type a period such as P2D or PT12H.", at: "after")
            return .stay
        }
        let order = possible[index]
        let command = CommandLine([
            "order", "give", "--process", order.process, "--state", order.state.short, "--after", after,
            "--transition", order.transition.short,
        ])
        return .run(command, then: .stay)
    }

    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        switch result {
        case .loaded(.possibleOrders(let possible)):
            self.possible = possible
            form = OrderForm.form(possible)
        default: return form.receive(result, context)
        }
        return .stay
    }

    func draw(into frame: inout Frame, in rect: Rect, _ context: OverlayContext) {
        form.draw(into: &frame, in: rect, context)
    }
}
