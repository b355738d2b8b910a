import Testing

@testable import Terminal

@Suite("How long a screen waits")
struct PatienceTests {
    private let start = ContinuousClock.now

    @Test("For an answer up to 50 ms, of which those already waited are a part, and no more until it has come")
    func answer() {
        var patience = Patience()
        #expect(patience.left(isWaiting: false, at: start) == nil)
        #expect(patience.left(isWaiting: true, at: start) == .milliseconds(50))
        #expect(patience.left(isWaiting: true, at: start + .milliseconds(49)) == .milliseconds(1))
        #expect(patience.left(isWaiting: true, at: start + .milliseconds(50)) == nil)
        #expect(patience.left(isWaiting: true, at: start + .milliseconds(70)) == nil)
        #expect(patience.left(isWaiting: false, at: start + .milliseconds(80)) == nil)
        #expect(patience.left(isWaiting: true, at: start + .milliseconds(90)) == .milliseconds(50))
    }

    @Test("For the rest of a key up to 25 ms, however often something else wakes it meanwhile")
    func escape() {
        var wait = EscapeWait()
        #expect(wait.decision(isWaiting: false, at: start) == nil)
        for passed in [0, 5, 10, 24, 25, 300] {
            let decision = wait.decision(isWaiting: true, at: start + .milliseconds(passed))
            #expect(decision == start + .milliseconds(25))
        }
        #expect(wait.decision(isWaiting: false, at: start + .milliseconds(301)) == nil)
        #expect(wait.decision(isWaiting: true, at: start + .milliseconds(400)) == start + .milliseconds(425))
    }
}
