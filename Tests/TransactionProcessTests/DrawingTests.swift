// A process as a drawing: what it looks like, and that its lines lead where the transitions do.
import EDN
import Randomness
import Testing
import TransactionProcess

@Suite("A process drawn") struct DrawingTests {
    /// An offer that may be changed again and again.
    private let offer = process(
        "{:name :transition/offer :actor :actor.role/provider :to :state/offered}",
        "{:name :transition/ask :actor :actor.role/customer :privileged? true :to :state/asked}",
        "{:name :transition/change :actor :actor.role/customer :from :state/offered :to :state/changing}",
        "{:name :transition/answer :actor :actor.role/provider :from :state/asked :to :state/offered}",
        "{:name :transition/offer-again :actor :actor.role/provider :from :state/changing :to :state/offered}",
        "{:name :transition/note :actor :actor.role/operator :from :state/changing :to :state/changing}",
        "{:name :transition/restart :actor :actor.role/operator :from :state/changing :to :state/asked}",
        """
        {:name :transition/close :from :state/offered :to :other/closed
         :at {:fn/plus [{:fn/timepoint [:time/last-entered-state :state/offered]} {:fn/period ["P1D"]}]}}
        """)

    @Test("has its states from the beginning down, and a line from each transition to its state")
    func unicode() throws {
        let drawing = ProcessDrawing(try #require(check(offer).definition))
        #expect(
            drawing.rows.map(\.line).joined(separator: "\n") == """
                         ○ start
                   ┌─────── offer · provider
                   │   ┌─── ask · customer, privileged
                   │   │
                 ┌─┼───┴─▶ [asked]
                 │ ├─────── answer · provider
                 │ │
                 │ └─┬───▶ [offered]
                 │   │ ┌─── change · customer
                 │ ┌─┼─┼─── close · by itself, P1D after the last entry
                 │ │ │ │
                 │ │ │ └─▶ [changing]
                 │ │ └───── offer-again · provider
                 │ │        note · operator, stays here
                 └─┼─────── restart · operator
                   │
                   └─────▶ [other/closed]  (end)
                """)
        #expect(drawing.rows[4].subject == .state(StateName("state/asked")) && drawing.rows[3].subject == .gap)
        #expect(drawing.rows[0].subject == .state(nil))
    }

    @Test("does with ASCII where a terminal shows nothing else")
    func ascii() throws {
        let lines = ProcessDrawing(try #require(check(offer).definition), glyphs: .ascii).rows.map(\.line)
        #expect(
            lines.prefix(8).joined(separator: "\n") == """
                         o start
                   +------- offer - provider
                   |   +--- ask - customer, privileged
                   |   |
                 +-|---+-> [asked]
                 | +------- answer - provider
                 | |
                 | +-+---> [offered]
                """)
        #expect(lines.joined().utf8.allSatisfy { $0 < 0x80 })
    }

    @Test("marks where a transaction stands and the way that it came")
    func marks() throws {
        let definition = try #require(check(offer).definition)
        let taken = ["ask", "answer", "change", "note"].map { TransitionName("transition/\($0)") }
        let marks = DrawingMarks(taken: taken, state: StateName("state/changing"))
        let drawing = ProcessDrawing(definition, marks: marks)
        #expect(
            drawing.rows.map(\.line).joined(separator: "\n") == """
                         ○ start
                   ┌───────── offer · provider
                   │   ┌─── ✓ ask · customer, privileged
                   │   │
                 ┌─┼───┴─▶ [asked]
                 │ ├─────── ✓ answer · provider
                 │ │
                 │ └─┬───▶ [offered]
                 │   │ ┌─── ✓ change · customer
                 │ ┌─┼─┼───── close · by itself, P1D after the last entry
                 │ │ │ │
                 │ │ │ └─▶ [changing] ◀ here
                 │ │ └─────── offer-again · provider
                 │ │        ✓ note · operator, stays here
                 └─┼───────── restart · operator
                   │
                   └─────▶ [other/closed]  (end)
                """)
        let passed = drawing.rows.filter { $0.mark == .passed }.map(\.subject)
        #expect(
            passed.contains(.state(nil)) && passed.contains(.state(StateName("state/asked"))) && passed.count == 7)
        #expect(drawing.rows.filter { $0.mark == .here }.map(\.subject) == [.state(StateName("state/changing"))])
    }

    @Test("marks the beginning of a transaction whose first transition failed, in ASCII too")
    func unbegun() throws {
        let definition = try #require(check(offer).definition)
        let drawing = ProcessDrawing(definition, glyphs: .ascii, marks: DrawingMarks(taken: [], state: .initial))
        #expect(drawing.rows[0].line == "         o start < here" && drawing.rows[0].mark == .here)
        #expect(drawing.rows.dropFirst().allSatisfy { $0.mark == .none })
        #expect(drawing.rows.map(\.line).joined().utf8.allSatisfy { $0 < 0x80 })
    }

    @Test("shows a process without transitions as its beginning")
    func empty() {
        #expect(ProcessDrawing(ProcessDefinition(transitions: [])).rows.map(\.line) == [" ○ start"])
    }

    @Test("leads each line to the state that its transition leads to, in any process")
    func faithful() {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        for round in 0..<150 {
            let definition = random.definition()
            let drawing = ProcessDrawing(definition)
            let grid = drawing.rows.map { Array($0.lanes) }
            var seen: Set<TransitionName> = []
            for (row, line) in drawing.rows.enumerated() {
                guard case .transition(let name) = line.subject, let transition = definition.transition(name) else {
                    continue
                }
                seen.insert(name)
                let ends = Trace(grid: grid, row: row).ends.map { drawing.rows[$0].subject }
                let states = ends.filter { if case .state = $0 { true } else { false } }
                let expected = transition.from == transition.to ? [] : [ProcessDrawing.Subject.state(transition.to)]
                #expect(
                    states == expected,
                    "seed \(seed), round \(round): \(name)\n\(drawing.rows.map(\.line).joined(separator: "\n"))")
            }
            #expect(seen.count == definition.transitions.count, "seed \(seed), round \(round)")
        }
    }

    @Test("goes to Mermaid and to Graphviz")
    func languages() throws {
        let definition = try #require(check(offer).definition)
        let mermaid = definition.mermaid.split(separator: "\n")
        #expect(mermaid.first == "stateDiagram-v2")
        #expect(mermaid.contains("    state \"other/closed\" as s4"))
        #expect(mermaid.contains("    [*] --> s1 : ask (customer, privileged)"))
        #expect(mermaid.contains("    s3 --> s3 : note (operator)") && mermaid.last == "    s4 --> [*]")
        let dot = definition.dot.split(separator: "\n")
        #expect(dot.first == "digraph process {" && dot.last == "}")
        #expect(dot.contains("    \":other/closed\" [label=\"other/closed\", peripheries=2];"))
        #expect(dot.contains("    start -> \":state/offered\" [label=\"offer\\nprovider\"];"))
        #expect(
            dot.contains(
                "    \":state/offered\" -> \":other/closed\" [label=\"close\\nby itself, P1D after the last entry\", style=dashed];"
            ))
        let odd = try #require(check(process("{:name :t/a#b>c :actor :actor.role/customer :to :s/x}")).definition)
        #expect(odd.mermaid.contains(": t/a#35;b#62;c (customer)"))
    }

    @Test(
        "says in words when something happens by itself",
        arguments: [
            ("{:fn/timepoint [:time/tx-initiated]}", "at the transaction's start"),
            ("{:fn/timepoint [:time/booking-display-end]}", "at the end that is shown"),
            (
                "{:fn/plus [{:fn/timepoint [:time/first-entered-state :s/a]} {:fn/period [\"P1D\"]} {:fn/period [\"PT1H\"]}]}",
                "P1D and PT1H after the first entry"
            ),
            (
                "{:fn/minus [{:fn/timepoint [:time/last-entered-state :s/b]} {:fn/period [\"P1D\"]}]}",
                "P1D before the last entry of s/b"
            ),
            (
                "{:fn/min [{:fn/timepoint [:time/first-transitioned :t/begin]} {:fn/timepoint [:time/booking-start]}]}",
                "at the first t/begin or at the booking's start, whichever comes first"
            ),
            (
                "{:fn/minus [{:fn/ignore-if-past [{:fn/timepoint [:time/booking-end]}]} {:fn/period [\"P1D\"]}]}",
                "P1D before (at the booking's end, unless that is past)"
            ),
        ])
    func words(expression: String, words: String) throws {
        let text = process(begin, "{:name :t/x :from :s/a :to :s/b :at \(expression)}")
        let transition = try #require(check(text).definition?.transitions.last)
        #expect(transition.triggerWords == "by itself, " + words)
    }
}

/// Follows a line of a drawing from a transition up and down.
private struct Trace {
    let grid: [[Character]]
    let row: Int

    /// The rows in which the line ends, the transition's own left out.
    var ends: [Int] {
        guard let column = grid[row].firstIndex(where: { "└┌├".contains($0) }) else { return [] }
        var ends: [Int] = []
        if "└├".contains(grid[row][column]) { ends.append(end(column, step: -1, until: "┌┬")) }
        if "┌├".contains(grid[row][column]) { ends.append(end(column, step: 1, until: "└┴")) }
        return ends
    }

    private func end(_ column: Int, step: Int, until ends: String) -> Int {
        var at = row + step
        while grid.indices.contains(at), !ends.contains(grid[at][column]) { at += step }
        return at
    }
}

extension Seeded {
    /// A process of up to a dozen states that may have nothing to do with each other.
    fileprivate mutating func definition() -> ProcessDefinition {
        let states = (0..<Int.random(in: 1...12, using: &self)).map { StateName("state/s\($0)") }
        let transitions = (0..<Int.random(in: 0...24, using: &self)).map { number in
            ProcessTransition(
                name: TransitionName("transition/t\(number)"),
                from: Int.random(in: 0..<5, using: &self) == 0 ? nil : states.randomElement(using: &self),
                to: states.randomElement(using: &self) ?? states[0], trigger: .actor(.customer))
        }
        return ProcessDefinition(transitions: transitions)
    }
}
