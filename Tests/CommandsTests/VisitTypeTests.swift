import Checkout
import Commands
import OrderedJSON
import Testing

/// A visit type may have any name; one that is misspelled must not lead to a letter for nothing.
@Suite("A visit type of no product and no survey")
struct VisitTypeTests {
    private func customer(_ desk: Desk) async throws -> String {
        try #require(try await desk.done("customer", "add", "--name", "Ana")["customer_id"]?.text)
    }

    @Test("is refused by consult, with the one that was meant, and leaves no consultation")
    func refused() async throws {
        let desk = try await Desk()
        let ana = try await customer(desk)
        try await desk.sample("gim")
        let file = try await desk.refused("consult", "--customer", ana, "--answers", "gim.json")
        #expect(file["code"] == "unknown_visit_type")
        #expect(
            file["message"] == "Nothing is sold under the visit type gim, and it has no survey; did you mean gym?")
        let asked = try await desk.refused("consult", "--customer", ana, "--visit-type", "acupuncture")
        #expect(asked["message"] == "Nothing is sold under the visit type acupuncture, and it has no survey.")
        #expect(try await desk.done("list", "consultations").elements.isEmpty)
    }

    @Test("is consulted for as soon as something is sold under it")
    func sold() async throws {
        let desk = try await Desk()
        let ana = try await customer(desk)
        _ = try await desk.done(
            "product", "add", "--name", "Course", "--eligibility", "letter_of_medical_necessity", "--visit-type",
            "cbtSleep")
        try await desk.sample("cbtSleep")
        let done = try await desk.done("consult", "--customer", ana, "--answers", "cbtSleep.json")
        #expect(done["letter"]?["visit_type"] == "cbtSleep")
    }

    @Test("has the general questions in survey, which says so beside them")
    func survey() async throws {
        let desk = try await Desk(stocked: false)
        #expect(try await desk.run("survey", "gim").status == 0)
        #expect(
            desk.input.transcript == [
                "The visit type gim has no survey of its own, so these are the general questions; did you mean gym?"
            ])
        _ = try await desk.done("survey", "mental health")
        #expect(desk.input.transcript.count == 1)
    }
}
