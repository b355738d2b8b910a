import Checkout
import Commands
import OrderedJSON
import Testing

@Suite("A fault on purpose")
struct FaultTests {
    @Test("is armed before or after the call, shown, and taken back")
    func fault() async throws {
        let desk = try await Desk()
        #expect(try await desk.done("fault", "show") == ["armed_fault": .null])
        #expect(try await desk.done("fault", "arm") == ["armed_fault": "before"])
        #expect(try await desk.done("fault", "arm", "--after") == ["armed_fault": "after"])
        #expect(try await desk.done("fault", "show") == ["armed_fault": "after"])
        #expect(try await desk.done("fault", "disarm") == ["armed_fault": .null])
        #expect(try await desk.done("fault", "show") == ["armed_fault": .null])
    }

    @Test("says in words what the next call meets")
    func words() async throws {
        let desk = try await Desk()
        #expect(try await desk.run("fault", "show").output.contains("No fault is armed."))
        #expect(try await desk.run("fault", "arm").output.contains("nothing of it is carried out"))
        #expect(try await desk.run("fault", "arm", "--after").output.contains("its answer is lost"))
    }
}
