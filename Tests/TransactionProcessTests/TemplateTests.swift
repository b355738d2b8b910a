// What notifications send, against the templates that lie beside the process (reference section 2.6).
import EDN
import Testing
import TransactionProcess

@Suite("Templates of a process") struct TemplateTests {
    private let text = process(
        begin,
        notifications: """
            {:name :n/one :on :t/begin :to :actor.role/customer :template :first}
            {:name :n/two :on :t/begin :to :actor.role/provider :template :second}
            """)

    private func found(subjects: Set<String>, bodies: Set<String>) -> ProcessReport {
        ProcessReport(
            checking: Array(text.utf8), templates: ProcessTemplateNames(subjects: subjects, bodies: bodies))
    }

    @Test("are not asked for where they are not known")
    func unknown() { #expect(check(text).findings == []) }

    @Test("are all there, both files of each, and nothing is said")
    func complete() {
        let report = found(subjects: ["first", "second"], bodies: ["first", "second"])
        #expect(report.findings == [] && report.definition?.notifications.count == 2)
    }

    @Test("are missing, or one of their files is: an error, which points at the name")
    func missing() throws {
        let report = found(subjects: ["first", "secnod"], bodies: ["secnod"])
        #expect(report.definition == nil && report.errors.allSatisfy { $0.rule == .missingTemplate })
        #expect(report.errors.map { underlined($0, in: text) } == [":first", ":second"])
        #expect(
            report.errors.map(\.message) == [
                "The notification :n/one sends the template :first, of which templates/first/first-html.html is missing.",
                "The notification :n/two sends the template :second, of which templates/second/second-html.html and "
                    + "templates/second/second-subject.txt are missing. Perhaps :secnod was meant.",
            ])
    }

    @Test("are there and nothing sends them: a warning, and the process may be used")
    func unused() {
        let report = found(subjects: ["first", "second", "third"], bodies: ["first", "second", "fourth"])
        #expect(report.warnings.map(\.rule) == [.unusedTemplate, .unusedTemplate] && report.definition != nil)
        #expect(
            report.warnings.map(\.message) == [
                "No notification sends the template fourth.", "No notification sends the template third.",
            ])
        #expect(report.warnings[0].place == EDNPlace(line: 1, column: 1, length: 0))
    }

    @Test("leave the lints as they are")
    func lints() {
        let text = process(
            "{:name :t/ask :actor :actor.role/customer :to :s/a :actions [{:name :action/create-pending-booking}]}")
        let report = ProcessReport(
            checking: Array(text.utf8), templates: ProcessTemplateNames(subjects: [], bodies: []))
        #expect(report.findings.map(\.rule) == [.heldAtTheEnd] && report.findings == check(text).findings)
    }
}
