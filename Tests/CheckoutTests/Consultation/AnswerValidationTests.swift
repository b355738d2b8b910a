// What a question takes, and what it says to somebody who typed something else.
import Checkout
import Randomness
import Testing

@Suite("Survey: taking answers")
struct AnswerValidationTests {
    private func take(_ raw: RawAnswer, _ id: String, on day: CivilDate = surveyDay) throws -> Answer {
        let questions = Survey.of(.general).questions + Survey.of(.gym).questions
        let question = try #require(questions.first { $0.id == id })
        return try AnswerValidation.validate(raw, for: question, on: day)
    }

    private func refusal(_ raw: RawAnswer, _ id: String) -> String? {
        do {
            _ = try take(raw, id)
        } catch CheckoutError.invalidAnswer(id, let message) {
            return message
        } catch {
            Issue.record("\(error)")
        }
        return nil
    }

    @Test("A state, by two letters or by name, in any case", arguments: ["CA", "ca", " California ", "cAlIfOrNiA"])
    func state(typed: String) throws {
        #expect(try take(.text(typed), "state").ids == ["CA"])
    }

    @Test("No state", arguments: ["", "XX", "Californ", "US-CA"])
    func noState(typed: String) {
        #expect(
            refusal(.text(typed), "state") == "Type your state as two letters or by its name, such as CA or California")
    }

    @Test("A date of birth from 1900 up to today")
    func dateOfBirth() throws {
        #expect(try take(.text(" 1988-04-17 "), "date_of_birth") == .date(civilDay("1988-04-17")))
        #expect(try take(.text("1900-01-01"), "date_of_birth") == .date(civilDay("1900-01-01")))
        #expect(try take(.text("2026-11-20"), "date_of_birth") == .date(surveyDay))
    }

    @Test(
        "No date of birth",
        arguments: [
            ("", "Type"), ("17.04.1988", "Type"), ("04/17/1988", "Type"), ("1988-4-17", "Type"), ("yesterday", "Type"),
            ("1988-04-17T00:00:00Z", "Type"),
            ("1987-02-30", "The calendar has no such day; type"), ("1988-13-01", "The calendar has no such day; type"),
            ("2026-11-21", "A date of birth cannot lie in the future; type"),
            ("1899-12-31", "A date of birth cannot lie before 1900; type"),
        ])
    func noDate(typed: String, beginning: String) {
        let form = " your date of birth as YYYY-MM-DD, such as 1988-04-17"
        #expect(refusal(.text(typed), "date_of_birth") == beginning + form)
    }

    @Test(
        "One option, by identifier, label or number",
        arguments: ["three_or_four", "Three or four", "three or FOUR", " 3 ", "3"])
    func choice(typed: String) throws {
        #expect(try take(.text(typed), "exercise_frequency") == .choice("three_or_four"))
        #expect(try take(.list([typed]), "exercise_frequency") == .choice("three_or_four"))
    }

    @Test("No option", arguments: ["", "0", "5", "-1", "99999999999999999999", "often", "1,2", ","])
    func noChoice(typed: String) {
        #expect(
            refusal(.text(typed), "exercise_frequency")
                == "Choose one: type 1 to 4, or never, one_or_two, three_or_four, five_or_more")
    }

    @Test(
        "Several options, in the question's order, each once",
        arguments: ["asthma, migraine", "6,3", "3, Asthma, 3,", "MIGRAINE,6"])
    func choices(typed: String) throws {
        #expect(try take(.text(typed), "conditions") == .choices(["migraine", "asthma"]))
    }

    @Test("A list of a JSON document holds one option an element")
    func list() throws {
        #expect(try take(.list(["asthma", "Migraine"]), "conditions") == .choices(["migraine", "asthma"]))
        #expect(try take(.list(["none"]), "conditions") == .choices(["none"]))
        #expect(refusal(.list(["asthma, migraine"]), "conditions") != nil)
        #expect(refusal(.list(["asthma", ""]), "conditions") != nil)
    }

    @Test("No options: the message counts the wrong one, and never repeats it")
    func noChoices() {
        let form = "one or more, with commas between them: type 1 to 4, or treat, manage, prevent, general_wellness"
        #expect(refusal(.text(""), "purpose") == "Choose \(form)")
        #expect(refusal(.list([]), "purpose") == "Choose \(form)")
        #expect(refusal(.text("herpes"), "purpose") == "Choose \(form)")
        #expect(refusal(.text("treat, herpes"), "purpose") == "Choice 2 of your 2 is not offered; choose \(form)")
        #expect(refusal(.bool(true), "purpose") == "Choose \(form)")
    }

    @Test("None of these stands alone")
    func exclusive() throws {
        #expect(try take(.text("None of these"), "conditions") == .choices(["none"]))
        #expect(refusal(.text("asthma, none"), "conditions") == "Choose “None of these” alone, or leave it out")
    }

    @Test("Yes and no", arguments: ["yes", "Y", "TRUE", "1"])
    func yes(typed: String) throws {
        #expect(try take(.text(typed), "current_treatment") == .yesNo(true))
        #expect(try take(.bool(false), "current_treatment") == .yesNo(false))
        #expect(try take(.text("2"), "current_treatment") == .yesNo(false))
        #expect(refusal(.text("perhaps"), "current_treatment") == "Type yes or no")
        #expect(refusal(.list(["yes", "no"]), "current_treatment") == "Give one answer")
    }

    @Test("Own words, without the space around them, up to their length")
    func text() throws {
        #expect(try take(.text("  Lupus,\nsince 2019 "), "other_condition") == .text("Lupus,\nsince 2019"))
        let longest = String(repeating: "é", count: 200)
        #expect(try take(.text(longest), "other_condition") == .text(longest))
        #expect(refusal(.text(longest + "é"), "other_condition") == "Type at most 200 characters; this has 201")
        #expect(refusal(.text(" \n "), "other_condition") == "Type a few words")
        let manyMarks = "e" + String(repeating: "\u{301}", count: 200)
        #expect(refusal(.text(manyMarks), "other_condition") == "Type at most 200 characters; this has 201")
    }

    @Test("The attestation has to be agreed to")
    func attestation() throws {
        for typed in ["agree", "I agree", "Agreed", "yes"] { #expect(try take(.text(typed), "attestation") == .agreed) }
        #expect(try take(.bool(true), "attestation") == .agreed)
        let message = "Type “agree” if you agree; without it, nobody can review your answers"
        #expect(refusal(.bool(false), "attestation") == message)
        #expect(refusal(.text("no"), "attestation") == message)
    }

    @Test("A signature is a name of two letters or more")
    func signature() throws {
        #expect(try take(.text("  Ana \t Beltrán\n"), "signature") == .signature("Ana Beltrán"))
        #expect(try take(.text("Li"), "signature") == .signature("Li"))
        #expect(try take(.text("大坂 なおみ"), "signature") == .signature("大坂 なおみ"))
        for typed in ["", "X", "12 34", "a\u{1B}[31mb"] {
            #expect(refusal(.text(typed), "signature") == "Type your full name, such as Ana Beltrán")
        }
        #expect(
            refusal(.text(String(repeating: "a", count: 201)), "signature")
                == "Type your full name in at most 200 characters")
    }

    @Test("Whatever a question takes it takes again from its own words and identifiers", arguments: Seeded.seeds)
    func ownWords(seed: UInt64) throws {
        var random = Seeded(seed)
        for question in Survey.all.flatMap(\.questions) {
            let answer = random.answer(to: question, on: surveyDay)
            #expect(question.takes(answer))
            let words = question.words(for: answer)
            #expect(try AnswerValidation.validate(words, for: question, on: surveyDay) == answer, "seed \(seed)")
            if !answer.ids.isEmpty {
                let ids = RawAnswer.list(answer.ids)
                #expect(try AnswerValidation.validate(ids, for: question, on: surveyDay) == answer, "seed \(seed)")
            }
        }
    }
}
