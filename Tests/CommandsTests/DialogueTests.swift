import Checkout
import Commands
import OrderedJSON
import Testing

/// The consultation at a terminal.
@Suite("A consultation, question by question")
struct DialogueTests {
    /// Typed answers that a gym consultation approves, in the order of its questions.
    private func answers(_ desk: Desk) async throws -> [String] {
        let sample = try await desk.done("survey", "gym", "--sample", "approved")
        guard case .object(let fields)? = sample["answers"] else {
            Issue.record("the sample has no answers: \(sample)")
            return []
        }
        return fields.map { field in
            switch field.value {
            case .string(let text): text
            case .bool(let yes): yes ? "yes" : "no"
            default: field.value.elements.compactMap(\.text).joined(separator: ",")
            }
        }
    }

    private func customer(_ desk: Desk) async throws -> String {
        try #require(try await desk.done("customer", "add", "--name", "Ana")["customer_id"]?.text)
    }

    @Test("asks everything, shows the answers, and signs on yes")
    func signs() async throws {
        let desk = try await Desk()
        let customer = try await customer(desk)
        desk.input.type(try await answers(desk) + ["yes"])
        let done = try await desk.done("consult", "--customer", customer, "--visit-type", "gym")
        #expect(done["decision"] == "approved" && done["letter"]?["visit_type"] == "gym")
        #expect(desk.input.transcript.contains("Your answers:"))
    }

    @Test("the end of the input leaves it half way, and the same command goes on there")
    func resumes() async throws {
        let desk = try await Desk()
        let customer = try await customer(desk)
        let answers = try await answers(desk)
        desk.input.type(Array(answers.prefix(3)))
        let left = try await desk.run("consult", "--customer", customer, "--visit-type", "gym")
        #expect(left.status == 0)
        #expect(left.output.hasPrefix("The consultation is left half way; what was answered is kept."))
        #expect(
            left.output.hasSuffix(
                "next: almoner consult --customer \(customer) --visit-type gym, which goes on where it was left"))
        desk.input.type(Array(answers.dropFirst(3)) + ["yes"])
        let done = try await desk.done("consult", "--customer", customer, "--visit-type", "gym")
        #expect(done["decision"] == "approved")
    }

    @Test("begins with what the customer's record answers, which an empty line keeps")
    func record() async throws {
        let desk = try await Desk()
        let ana = try #require(
            try await desk.done("customer", "add", "--name", "Ana", "--state", "CA")["customer_id"]?.text)
        let answers = try await answers(desk)
        desk.input.type([""] + answers.dropFirst() + ["yes"])
        let done = try await desk.done("consult", "--customer", ana, "--visit-type", "gym")
        #expect(done["decision"] == "approved")
        #expect(desk.input.transcript.contains("     on record: California; an empty line keeps it"))
        #expect(desk.input.transcript.contains("     (yes, if you agree)"))
    }

    @Test("back goes to the question before, and a wrong answer is asked again")
    func back() async throws {
        let desk = try await Desk()
        let customer = try await customer(desk)
        let answers = try await answers(desk)
        desk.input.type(["Texas", "back", answers[0], "yesterday"] + answers.dropFirst() + ["yes"])
        let done = try await desk.done("consult", "--customer", customer, "--visit-type", "gym")
        #expect(done["decision"] == "approved")
        #expect(desk.input.transcript.contains("     now: Texas; an empty line keeps it"))
    }
}
