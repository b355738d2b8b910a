// Every lint, with a process that it warns of and one that it leaves alone.
import EDN
import Testing
import TransactionProcess

@Suite("The lints of a process") struct LintTests {
    /// What a lint warns of.
    struct Case: CustomTestStringConvertible, Sendable {
        let rule: ProcessRule
        let text: String
        /// What is underlined; nil where nothing is warned of.
        let marked: String?
        let words: String
        var testDescription: String { "\(rule.rawValue): \(marked ?? "quiet")" }

        /// A process that is warned of, with words of the warning.
        init(_ rule: ProcessRule, _ text: String, warns marked: String, _ words: String) {
            (self.rule, self.text, self.marked, self.words) = (rule, text, marked, words)
        }

        /// A process that is not.
        init(_ rule: ProcessRule, quiet text: String) {
            (self.rule, self.text, self.marked, self.words) = (rule, text, nil, "")
        }
    }

    private func expect(_ lint: Case) {
        let report = check(lint.text)
        #expect(report.errors == [])
        #expect(report.definition != nil)
        let found = report.warnings.filter { $0.rule == lint.rule }
        #expect(found.map { underlined($0, in: lint.text) } == (lint.marked.map { [$0] } ?? []))
        if let first = found.first { #expect(first.message.contains(lint.words), "\(first.message)") }
        // A process that is made to show one thing shows nothing else.
        #expect(report.warnings.allSatisfy { $0.rule == lint.rule }, "\(report.warnings.map(\.message))")
    }

    @Test("of keys and values", arguments: LintTables.values)
    func values(_ lint: Case) { expect(lint) }

    @Test("of money on its way", arguments: LintTables.money)
    func money(_ lint: Case) { expect(lint) }

    @Test("of states that may hold something for ever", arguments: LintTables.exits)
    func exits(_ lint: Case) { expect(lint) }

    @Test("of what happens by itself", arguments: LintTables.times)
    func times(_ lint: Case) { expect(lint) }

    @Test("know that after a failed automatic transition no other runs, however late")
    func failedCharge() {
        let text = process(
            booked, LintTables.automatic("charge", "PT5M", LintTables.charged),
            LintTables.automatic("end", "P1D", "{:name :action/cancel-booking}"))
        #expect(check(text).findings.map(\.rule) == [.noWayOut, .neverRuns])
        // The other way round the one that cannot fail comes first, and is a way out.
        let early = process(
            booked, LintTables.automatic("charge", "P1D", LintTables.charged),
            LintTables.automatic("end", "PT5M", "{:name :action/cancel-booking}"))
        #expect(check(early).findings.map(\.rule) == [.neverRuns])
    }

    @Test("wait until a process has no errors, but for those of keys and values")
    func errors() {
        let text = process(
            "{:name :t/x :actor :actor.role/customer :to :s/a :form 1 :actions [{:name :action/create-pending-booking}]}",
            "{:name :t/y :actor :actor.role/customer :from :s/a}")
        #expect(check(text).findings.map(\.rule) == [.unknownKey, .missingKey])
    }
}
