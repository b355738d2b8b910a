// When a condition holds.
import Checkout
import Testing

@Suite("Condition")
struct ConditionTests {
    private var answers: AnswerSheet {
        var answers = AnswerSheet()
        answers["date_of_birth"] = .date(civilDay("1970-11-20"))
        answers["mood"] = .choice("calm")
        answers["pets"] = .choices(["cat", "dog"])
        answers["tired"] = .yesNo(false)
        answers["none_of_them"] = .choices(["none"])
        answers["story"] = .text("cat")
        return answers
    }

    private func holds(_ condition: Condition) -> Bool { condition.holds(for: answers, on: surveyDay) }

    @Test("Answered: one of the identifiers is enough; an unanswered question and free text answer nothing")
    func answered() {
        #expect(holds(.answered("mood", anyOf: ["wild", "calm"])))
        #expect(!holds(.answered("mood", anyOf: ["wild"])))
        #expect(holds(.answered("pets", anyOf: ["dog"])))
        #expect(holds(.answered("tired", anyOf: ["no"])))
        #expect(!holds(.answered("absent", anyOf: ["no"])))
        #expect(!holds(.answered("story", anyOf: ["cat"])))
    }

    @Test("Chosen: counts the options, none of these being none")
    func chosen() {
        #expect(holds(.chosen("pets", atLeast: 2)))
        #expect(!holds(.chosen("pets", atLeast: 3)))
        #expect(!holds(.chosen("none_of_them", atLeast: 1)))
        #expect(!holds(.chosen("absent", atLeast: 1)))
    }

    @Test("Age: below ends on the birthday, at least begins there; an unknown age is neither")
    func age() {
        #expect(holds(.ageAtLeast(56)) && !holds(.ageBelow(56)))
        #expect(holds(.ageBelow(57)) && !holds(.ageAtLeast(57)))
        let unknown = AnswerSheet()
        #expect(!Condition.ageBelow(200).holds(for: unknown, on: surveyDay))
        #expect(!Condition.ageAtLeast(0).holds(for: unknown, on: surveyDay))
    }

    @Test("Not, all and any, with nothing in them too")
    func logic() {
        let (yes, no) = (Condition.always, Condition.not(.always))
        #expect(holds(yes) && !holds(no))
        #expect(holds(.all([])) && holds(.all([yes, yes])) && !holds(.all([yes, no])))
        #expect(!holds(.any([])) && holds(.any([no, yes])) && !holds(.any([no, no])))
    }
}
