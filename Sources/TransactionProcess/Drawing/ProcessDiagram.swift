// A process in the languages that other programs draw from.

extension ProcessDefinition {
    /// The process as a state diagram of Mermaid.
    public var mermaid: String {
        let states = statesFromTheBeginning
        let ids = Dictionary(uniqueKeysWithValues: states.enumerated().map { ($1, "s\($0 + 1)") })
        var lines = ["stateDiagram-v2"]
        lines += states.map { "    state \"\($0.short.escapedForMermaid)\" as \(ids[$0] ?? "")" }
        for transition in transitions {
            let from = transition.from.flatMap { ids[$0] } ?? "[*]"
            let label = "\(transition.name.short) (\(transition.triggerWords))".escapedForMermaid
            lines.append("    \(from) --> \(ids[transition.to] ?? "") : \(label)")
        }
        lines += states.filter(isFinal).map { "    \(ids[$0] ?? "") --> [*]" }
        return lines.joined(separator: "\n")
    }

    /// The process as a graph of Graphviz; what happens by itself is dashed.
    public var dot: String {
        var lines = [
            "digraph process {", "    node [shape=box, style=rounded];", "    start [shape=circle, label=\"\"];",
        ]
        lines += statesFromTheBeginning.map { state in
            "    \(quoted(state)) [label=\"\(state.short.escapedForDOT)\"\(isFinal(state) ? ", peripheries=2" : "")];"
        }
        for transition in transitions {
            let from = transition.from.map(quoted) ?? "start"
            let label = transition.name.short.escapedForDOT + "\\n" + transition.triggerWords.escapedForDOT
            let style = transition.time == nil ? "" : ", style=dashed"
            lines.append("    \(from) -> \(quoted(transition.to)) [label=\"\(label)\"\(style)];")
        }
        return (lines + ["}"]).joined(separator: "\n")
    }

    /// With the colon, so that no state is called like the start.
    private func quoted(_ state: StateName) -> String { "\"\(state.description.escapedForDOT)\"" }
}

extension String {
    /// With what would end a label, or begin something in it, as numbered entities.
    fileprivate var escapedForMermaid: String {
        var escaped = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "#", ";", ":", "\"", "<", ">", "&", "%": escaped += "#\(scalar.value);"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// With quotes and backslashes escaped.
    fileprivate var escapedForDOT: String {
        var escaped = ""
        for scalar in unicodeScalars {
            if scalar == "\"" || scalar == "\\" { escaped += "\\" }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }
}
