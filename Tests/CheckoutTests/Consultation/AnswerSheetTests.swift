// The sheet of answers and the form in which it is kept.
import Checkout
import Randomness
import Testing

@Suite("Survey: the sheet of answers")
struct AnswerSheetTests {
    @Test(
        "It is a dictionary in the order of the identifiers, whatever the order of answering",
        arguments: Seeded.seeds)
    func dictionary(seed: UInt64) {
        var random = Seeded(seed)
        var sheet = AnswerSheet()
        var model: [String: Answer] = [:]
        for _ in 0..<300 {
            let id = "q\(Int.random(in: 0..<20, using: &random))"
            let answer: Answer? = Bool.random(using: &random) ? .text(random.text()) : nil
            sheet[id] = answer
            model[id] = answer
            #expect(sheet.entries.map(\.question) == model.keys.sorted(), "seed \(seed)")
            #expect(sheet[id] == answer && sheet.isEmpty == model.isEmpty, "seed \(seed)")
        }
        for (id, answer) in model { #expect(sheet[id] == answer) }
    }

    @Test("Every answer survives being written and read, to the byte", arguments: Seeded.seeds)
    func roundTrip(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<10 {
            var sheet = AnswerSheet()
            for survey in Survey.all {
                for question in survey.questions { sheet[question.id] = random.answer(to: question, on: surveyDay) }
            }
            for _ in 0..<5 {
                sheet[random.text()] = .text(random.text())
                sheet[random.text()] = .signature(random.text())
                sheet[random.text()] = .choices((0..<Int.random(in: 0...3, using: &random)).map { _ in random.text() })
            }
            let bytes = sheet.encoded()
            let read = try #require(AnswerSheet(encoded: bytes), "seed \(seed)")
            #expect(read == sheet, "seed \(seed)")
            #expect(read.encoded() == bytes, "seed \(seed)")
        }
    }

    @Test("It is written as a heading and one line for each answer")
    func form() {
        var sheet = AnswerSheet()
        #expect(String(decoding: sheet.encoded(), as: UTF8.self) == "answers 1\n")
        sheet["state"] = USState(code: "CA").map(Answer.state)
        sheet["conditions"] = .choices(["asthma", "migraine"])
        sheet["other"] = .text("one\ntwo\\three")
        let text =
            "answers 1\nconditions\tchoices\tasthma\tmigraine\nother\ttext\tone\\ntwo\\\\three\nstate\tstate\tCA\n"
        #expect(String(decoding: sheet.encoded(), as: UTF8.self) == text)
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "", "answers 1", "answers 2\n", "answers 1\n\n", "answers 1\nq", "answers 1\nq\n",
            "answers 1\nq\tnovel\tx\n",
            "answers 1\nq\ttext\n", "answers 1\nq\ttext\ta\tb\n", "answers 1\nq\ttext\ta\\\n",
            "answers 1\nq\ttext\t\\x\n",
            "answers 1\nq\tyes\tx\n", "answers 1\nq\tdate\t1988-02-30\n", "answers 1\nq\tstate\tXX\n",
            "answers 1\nq\tyes\nq\tno\n", "answers 1\nq\ttext\ta",
        ])
    func refused(text: String) {
        #expect(AnswerSheet(encoded: Array(text.utf8)) == nil)
    }

    @Test("Damaged bytes are read as another sheet or refused, and never crash", arguments: Seeded.seeds)
    func damaged(seed: UInt64) throws {
        var random = Seeded(seed)
        let bytes = try Survey.of(.gym).walk().answers.encoded()
        for _ in 0..<500 {
            var damaged = bytes
            damaged[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: .min ... .max, using: &random)
            damaged.removeLast(Int.random(in: 0...3, using: &random))
            guard let sheet = AnswerSheet(encoded: damaged) else { continue }
            #expect(AnswerSheet(encoded: sheet.encoded()) == sheet, "seed \(seed)")
        }
        #expect(AnswerSheet(encoded: Array("answers 1\nq\ttext\t".utf8) + [0xFF, 0x0A]) == nil)
    }
}
