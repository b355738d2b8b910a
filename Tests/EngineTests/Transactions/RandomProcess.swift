// Small processes at random, as files, with all that times can say.
import Checkout
import Randomness
import TransactionProcess

/// A process that was drawn, and what its parties do.
struct RandomProcess {
    let source: String
    let definition: ProcessDefinition
    let steps: [ActorStep]
    /// The booked time, in minutes from the beginning; nil where nothing is booked.
    let booking: (start: Int, end: Int)?

    /// Draws until a process comes that may be installed: one whose states can all be reached.
    init(_ random: inout Seeded) {
        while true {
            var draw = Draw(random: random)
            let isBooked = draw.chance(2)
            let source = draw.process(isBooked: isBooked)
            random = draw.random
            guard let definition = ProcessReport(checking: Array(source.utf8)).definition,
                let first = definition.transitions.first
            else { continue }
            self.source = source
            self.definition = definition
            let others = definition.transitions.filter { $0.role != nil && $0.from != nil }
            let count = others.isEmpty ? 0 : Int.random(in: 0...5, using: &random)
            steps =
                [ActorStep(first)]
                + (0..<count).map { _ in
                    let minutes = Int64.random(in: 0...90, using: &random)
                    let step = others[Int.random(in: 0..<others.count, using: &random)]
                    return ActorStep(step, after: Timespan(milliseconds: minutes * 60_000))
                }
            let start = Int.random(in: -30...120, using: &random)
            booking = isBooked ? (start, start + Int.random(in: 1...60, using: &random)) : nil
            return
        }
    }
}

/// Draws the words of a file.
private struct Draw {
    var random: Seeded
    private var states: [String] = []
    private var names: [String] = []

    init(random: Seeded) { self.random = random }

    mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

    private mutating func pick(_ words: [String]) -> String { words[Int.random(in: 0..<words.count, using: &random)] }

    mutating func process(isBooked: Bool) -> String {
        states = (0..<Int.random(in: 2...5, using: &random)).map { ":s/\($0)" }
        names = (0..<Int.random(in: 2...9, using: &random)).map { ":t/\($0)" }
        let transitions = names.enumerated().map { index, name -> String in
            if index == 0 {
                let book = isBooked ? " {:name :action/create-pending-booking :config {:type :time}}" : ""
                return """
                    {:name \(name) :actor :actor.role/customer :to \(states[0])
                     :actions [{:name :action/set-line-items-and-total}\(book)]}
                    """
            }
            let trigger = chance(3) ? ":actor :actor.role/customer" : ":at \(time(depth: 2))"
            return "{:name \(name) :from \(pick(states)) :to \(pick(states)) \(trigger) :actions [\(actions())]}"
        }
        let mails = (0..<Int.random(in: 0...4, using: &random)).map { index -> String in
            let at = chance(2) ? " :at \(time(depth: 1))" : ""
            return "{:name :n/\(index) :on \(pick(names)) :to :actor.role/customer :template :t\(at)}"
        }
        return "{:format :v3 :transitions [\(transitions.joined(separator: "\n"))]\n"
            + " :notifications [\(mails.joined(separator: "\n"))]}"
    }

    private mutating func actions() -> String {
        var actions: [String] = []
        if chance(4) {
            actions += [
                "{:name :action/stripe-create-payment-intent :config {:use-customer-default-payment-method? true}}",
                "{:name :action/stripe-capture-payment-intent}",
            ]
        }
        if chance(8) { actions.append("{:name :action/fail}") }
        return actions.joined(separator: " ")
    }

    private mutating func time(depth: Int) -> String {
        switch Int.random(in: 0..<(depth > 0 ? 6 : 1), using: &random) {
        case 1, 2: return "{:fn/plus [\(time(depth: depth - 1)) \(periods())]}"
        case 3: return "{:fn/minus [\(time(depth: depth - 1)) \(periods())]}"
        case 4:
            let times = (0..<Int.random(in: 1...3, using: &random)).map { _ in time(depth: depth - 1) }
            return "{:fn/min [\(times.joined(separator: " "))]}"
        case 5: return "{:fn/ignore-if-past [\(time(depth: depth - 1))]}"
        default: return "{:fn/timepoint [\(timepoint())]}"
        }
    }

    private mutating func periods() -> String {
        let periods = (0..<Int.random(in: 1...2, using: &random)).map { _ in
            "{:fn/period [\"PT\(Int.random(in: 0...45, using: &random))M\"]}"
        }
        return periods.joined(separator: " ")
    }

    private mutating func timepoint() -> String {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: ":time/tx-initiated"
        case 1, 2: ":time/first-entered-state \(pick(states))"
        case 3, 4: ":time/last-entered-state \(pick(states))"
        case 5: ":time/first-transitioned \(pick(names))"
        case 6: ":time/booking-start"
        default: ":time/booking-end"
        }
    }
}
