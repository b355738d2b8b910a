// Two programs on one ledger.
import Foundation
import Programs
import Testing

@Suite("An open console", .onOwnThreads) struct TwoProcessesTests {
    @Test("shows what another process writes, and is told of it", arguments: WindowSize.everyday)
    func othersWrites(size: WindowSize) throws {
        let scratch = try Scratch.withZoë()
        let terminal = try Tmux(size)
        try terminal.openConsole(scratch.ledger)
        try terminal.expect("Zoë Beltrán")
        let clock = ContinuousClock()
        let started = clock.now
        try scratch.add("Ana Lima", email: "ana@example.com")
        let written = clock.now
        try terminal.expect("Ana Lima")
        print("Another process wrote for \(written - started); \(clock.now - written) later the console showed it.")
    }

    @Test("charges once when two of them charge with one idempotency key")
    func oneCharge() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let zoë = try ReturningCustomer(on: scratch, card: "4242424242424242")
        let charge = [
            "charge", "--customer", zoë.customer, "--payment-method", zoë.card, "--idempotency-key", "january",
            "--price", try scratch.price(of: "Gym membership, monthly"), "--db", scratch.ledger, "--json",
        ]
        let script = "\"$@\" & \"$@\" & wait"
        let both = try Tool.run(Tool.path("sh"), ["-c", script, "sh", Almoner.binary.path] + charge)
        #expect(both.error.isEmpty)
        let sessions = try Almoner.document(["list", "sessions"], ledger: scratch.ledger).elements
        #expect(sessions.count == 2)
        #expect(sessions.allSatisfy { $0["amount_received"].number == 4_900 })
    }
}
