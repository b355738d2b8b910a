// The rules about a process as a whole (reference section 2.6).
import EDN

extension ProcessShape {
    /// Transitions and notifications have names of their own.
    func checkNames(_ log: inout FindingLog) {
        func check(_ names: [Written<String>], _ noun: String, _ log: inout FindingLog) {
            var first: [String: EDNPlace] = [:]
            for name in names {
                if let before = first[name.value] {
                    log.add(
                        .repeatedName, "The \(noun) of \(before) is called :\(name.value) already; names are unique.",
                        at: name.place)
                } else {
                    first[name.value] = name.place
                }
            }
        }
        check(transitions.compactMap(\.name).map { Written($0.value.text, at: $0.place) }, "transition", &log)
        check(notifications.compactMap(\.name).map { Written($0.value.text, at: $0.place) }, "notification", &log)
    }

    /// Every state can be reached from the beginning.
    func checkReachability(_ log: inout FindingLog) {
        var reached: Set<StateName> = []
        var rest = transitions.filter(\.isInitial).compactMap(\.to?.value)
        let onward = Dictionary(grouping: transitions.filter { $0.from != nil }, by: \.from?.value)
        while let state = rest.popLast() {
            guard reached.insert(state).inserted else { continue }
            rest += onward[state, default: []].compactMap(\.to?.value)
        }
        let known = reached.map(\.text).sorted()
        var reported: Set<StateName> = []
        for state in transitions.flatMap({ [$0.from, $0.to].compactMap { $0 } }).sorted(by: { $0.place < $1.place }) {
            guard state.value != .initial else {
                log.add(
                    .reservedState,
                    "\(state.value) stands for what was before the first transition, and is not to be written; a "
                        + "transition that begins a transaction has no :from.", at: state.place)
                continue
            }
            guard !reached.contains(state.value), reported.insert(state.value).inserted else { continue }
            log.add(.unreachableState, unreachable(state.value, known), at: state.place)
        }
    }

    private func unreachable(_ state: StateName, _ known: [String]) -> String {
        let isEntered = transitions.contains { $0.to?.value == state && $0.from?.value != state }
        if isEntered {
            return "The state \(state) cannot be reached: all that leads to it begins in states that cannot be reached."
        }
        return
            "The state \(state) cannot be reached: no transition leads to it.\(Nearest.hint(state.text, among: known))"
    }

    /// What notifications and time expressions name is there.
    func checkReferences(_ log: inout FindingLog) {
        let states = Set(transitions.flatMap { [$0.from?.value, $0.to?.value].compactMap { $0?.text } })
        let names = Set(transitions.compactMap(\.name?.value.text))
        func check(_ written: String, _ known: Set<String>, _ rule: ProcessRule, _ sentence: String, at place: EDNPlace)
        {
            guard !known.contains(written) else { return }
            let noun = rule == .unknownState ? "state" : "transition"
            let hint = Nearest.hint(written, among: known.sorted())
            log.add(rule, "\(sentence) the \(noun) :\(written), which the process does not have.\(hint)", at: place)
        }
        for notification in notifications {
            guard let on = notification.on else { continue }
            check(on.value.text, names, .unknownTransition, "\(notification.label) waits for", at: on.place)
        }
        let times = transitions.map { ($0.label, $0.time) } + notifications.map { ($0.label, $0.time) }
        for (label, time) in times {
            for state in time?.states ?? [] {
                check(state.value.text, states, .unknownState, "\(label): its :at names", at: state.place)
            }
            for name in time?.transitions ?? [] {
                check(name.value.text, names, .unknownTransition, "\(label): its :at names", at: name.place)
            }
        }
    }
}
