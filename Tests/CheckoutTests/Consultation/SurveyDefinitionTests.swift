// What holds for the text and data of every survey.
import Checkout
import Testing

@Suite("Survey: its definition")
struct SurveyDefinitionTests {
    @Test("Five visit types and the general one have questions of their own")
    func types() {
        #expect(
            Survey.all.map(\.visitType) == [.gym, .skincare, .sleep, .nutrition, .mentalHealth, .general])
        for survey in Survey.all { #expect(Survey.of(survey.visitType) == survey) }
    }

    @Test("Any other type, such as Flex's sample, is asked the general questions for a letter of its own type")
    func otherTypes() {
        let (general, sample) = (Survey.of(.general), Survey.of(VisitType("cbtSleep")))
        #expect(sample.visitType == VisitType("cbtSleep"))
        #expect(sample.questions == general.questions && sample.rules == general.rules)
    }

    @Test("Question identifiers are unique and snake_case", arguments: Survey.all)
    func questionIdentifiers(survey: Survey) {
        let ids = survey.questions.map(\.id)
        #expect(Set(ids).count == ids.count)
        for id in ids { #expect(isSnakeCase(id), "\(id)") }
    }

    @Test("Rule identifiers and reasons are unique", arguments: Survey.all)
    func ruleIdentifiers(survey: Survey) {
        let ids = survey.rules.map(\.id)
        #expect(Set(ids).count == ids.count)
        let outcomes = survey.rules.map(\.outcome)
        #expect(Set(outcomes).count == outcomes.count)
    }

    @Test(
        "No two options of a question can be mistaken for each other, nor for a number or a list", arguments: Survey.all
    )
    func options(survey: Survey) {
        for question in survey.questions {
            let options = question.options
            #expect(options.isEmpty || options.count >= 2, "\(question.id)")
            #expect(Set(options.map(\.id)).count == options.count, "\(question.id)")
            let names = options.flatMap { Set([plain($0.id), plain($0.label)]) }
            #expect(Set(names).count == names.count, "\(question.id)")
            for option in options {
                #expect(isSnakeCase(option.id), "\(question.id): \(option.id)")
                #expect(!option.label.contains(","), "\(question.id): \(option.label)")
                #expect(Int(option.label) == nil && !option.label.isEmpty, "\(question.id)")
            }
        }
    }

    @Test("A condition looks only at earlier questions, and at options that they have", arguments: Survey.all)
    func references(survey: Survey) {
        for (index, question) in survey.questions.enumerated() {
            let earlier = Array(survey.questions[..<index])
            for problem in problems(of: question.isAskedWhen, among: earlier) {
                Issue.record("\(question.id): \(problem)")
            }
        }
        for rule in survey.rules {
            for problem in problems(of: rule.when, among: survey.questions) { Issue.record("\(rule.id): \(problem)") }
        }
    }

    @Test("It begins with residence and birth and ends with attestation and signature", arguments: Survey.all)
    func frame(survey: Survey) {
        let ids = survey.questions.map(\.id)
        #expect(ids.prefix(3) == ["state", "date_of_birth", "conditions"])
        #expect(ids.suffix(2) == ["attestation", "signature"])
        for id in ["family_history", "purpose", "current_treatment", "contraindications"] { #expect(ids.contains(id)) }
    }

    @Test("The usual path asks 9 to 14 questions and leaves at least two out", arguments: Survey.all)
    func length(survey: Survey) throws {
        let walk = try survey.walk()
        #expect((9...14).contains(walk.asked.count))
        #expect(survey.questions.count >= walk.asked.count + 2)
    }

    @Test("Whoever is asked about thoughts of death reads where help is at once")
    func crisisLine() throws {
        let mentalHealth = Survey.of(.mentalHealth)
        for id in ["safety", "safe_now"] {
            let help = try #require(mentalHealth.question(id)?.help)
            #expect(help.contains("988") && help.contains("911"))
        }
    }

    @Test("Answers about health are sensitive; residence, attestation and signature are not", arguments: Survey.all)
    func sensitivity(survey: Survey) {
        let open = survey.questions.filter { !$0.isSensitive }.map(\.id)
        #expect(open == ["state", "attestation", "signature"])
    }
}

private func isSnakeCase(_ id: String) -> Bool {
    !id.isEmpty && id.first?.isLetter == true
        && id.allSatisfy { $0 == "_" || $0.isASCII && ($0.isNumber || $0.isLetter && $0.isLowercase) }
}

private func plain(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

/// What a condition refers to that these questions do not have.
private func problems(of condition: Condition, among questions: [Question]) -> [String] {
    switch condition {
    case .always: return []
    case .answered(let id, let ids):
        guard let question = questions.first(where: { $0.id == id }) else { return ["no earlier question \(id)"] }
        let known = question.kind == .state ? USState.all.map(\.code) : question.options.map(\.id)
        return ids.filter { !known.contains($0) }.map { "\(id) has no option \($0)" } + (ids.isEmpty ? ["empty"] : [])
    case .chosen(let id, let count):
        guard let question = questions.first(where: { $0.id == id }) else { return ["no earlier question \(id)"] }
        return (1..<question.options.count).contains(count) ? [] : ["\(id) cannot be chosen \(count) times"]
    case .ageBelow, .ageAtLeast:
        return questions.contains { $0.id == "date_of_birth" } ? [] : ["no earlier date of birth"]
    case .not(let inner): return problems(of: inner, among: questions)
    case .all(let parts), .any(let parts): return parts.flatMap { problems(of: $0, among: questions) }
    }
}
