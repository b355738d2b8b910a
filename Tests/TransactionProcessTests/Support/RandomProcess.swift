// Small processes at random, with all that times can say.
import Randomness
import TransactionProcess

extension Seeded {
    /// A process of a few states, some of which it may never reach.
    mutating func process() -> ProcessDefinition {
        let states = (0..<Int.random(in: 2...5, using: &self)).map { StateName("s/\($0)") }
        let count = Int.random(in: 2...9, using: &self)
        let names = (0..<count).map { TransitionName("t/\($0)") }
        let transitions = names.enumerated().map { index, name in
            let isFirst = index == 0
            let isAutomatic = !isFirst && Int.random(in: 0..<3, using: &self) > 0
            return ProcessTransition(
                name: name, from: isFirst ? nil : pick(states), to: isFirst ? states[0] : pick(states),
                trigger: isAutomatic ? .automatic(time(states, names, depth: 2)) : .actor(.customer),
                actions: actions(isFirst: isFirst))
        }
        let notifications = (0..<Int.random(in: 0...4, using: &self)).map { index in
            ProcessNotification(
                name: NotificationName("n/\(index)"), on: pick(names), to: .customer, template: "t",
                time: Bool.random(using: &self) ? time(states, names, depth: 1) : nil)
        }
        return ProcessDefinition(transitions: transitions, notifications: notifications)
    }

    /// What the parties do: the beginning, and then anything, up to an hour and a half after they could.
    mutating func steps(_ process: ProcessDefinition) -> [ActorStep] {
        let begin = ActorStep(process.transitions[0], after: minutes(20))
        let others = process.transitions.filter { $0.role != nil && $0.from != nil }
        guard !others.isEmpty else { return [begin] }
        let count = Int.random(in: 0...5, using: &self)
        return [begin] + (0..<count).map { _ in ActorStep(pick(others), after: minutes(90)) }
    }

    mutating func booking() -> BookingTimes {
        let start = Int64.random(in: -30...120, using: &self)
        return BookingTimes(
            start: Moment(milliseconds: start * 60_000),
            end: Moment(milliseconds: (start + Int64.random(in: 1...60, using: &self)) * 60_000))
    }

    /// What makes a charge one with the customer away.
    private static let charging: ActionConfig = {
        let action =
            "{:name :action/stripe-create-payment-intent :config {:use-customer-default-payment-method? true}}"
        let text = "{:format :v3 :transitions [{:name :t/x :actor :actor.role/customer :to :s/a :actions [\(action)]}]}"
        return check(text).definition?.transitions.first?.actions.first?.config ?? ActionConfig()
    }()

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &self)]
    }

    private mutating func minutes(_ most: Int64) -> Timespan {
        Timespan(milliseconds: Int64.random(in: 0...most, using: &self) * 60_000)
    }

    private mutating func actions(isFirst: Bool) -> [ProcessAction] {
        var actions: [ProcessAction] = []
        if Int.random(in: 0..<4, using: &self) == 0 { actions.append(ProcessAction(.createPendingBooking)) }
        if Int.random(in: 0..<4, using: &self) == 0 {
            actions.append(ProcessAction(.createPaymentIntent, config: Seeded.charging))
            actions.append(ProcessAction(.capturePaymentIntent))
        }
        if !isFirst, Int.random(in: 0..<8, using: &self) == 0 { actions.append(ProcessAction(.fail)) }
        return actions
    }

    private mutating func time(_ states: [StateName], _ names: [TransitionName], depth: Int) -> TimeExpression {
        switch Int.random(in: 0..<(depth > 0 ? 6 : 1), using: &self) {
        case 1, 2: return .plus(time(states, names, depth: depth - 1), periods())
        case 3: return .minus(time(states, names, depth: depth - 1), periods())
        case 4:
            return .min((0..<Int.random(in: 1...3, using: &self)).map { _ in time(states, names, depth: depth - 1) })
        case 5: return .ignoreIfPast(time(states, names, depth: depth - 1))
        default: return .timepoint(timepoint(states, names))
        }
    }

    private mutating func periods() -> [TimeExpression.Period] {
        (0..<Int.random(in: 1...2, using: &self)).map { _ in .init("PT\(Int.random(in: 0...45, using: &self))M") }
    }

    private mutating func timepoint(_ states: [StateName], _ names: [TransitionName]) -> Timepoint {
        switch Int.random(in: 0..<8, using: &self) {
        case 0: .initiated
        case 1, 2: .firstEntered(pick(states))
        case 3, 4: .lastEntered(pick(states))
        case 5: .firstTransitioned(pick(names))
        case 6: .bookingStart
        default: .bookingEnd
        }
    }
}
