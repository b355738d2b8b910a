// The loop that everything happens in: wait, take all that is there, update, paint once, wait again.
import CTerminal
import Glibc

/// Runs a program on the terminal until it wants to leave, and gives the terminal back.
///
/// Returns the program's exit status, or 128 plus the signal when the system ended it: 129 after a hang-up, 143 after
/// SIGTERM. While nothing happens the thread sleeps. Throws when the terminal cannot show a console.
public func run<P: TerminalProgram>(
    _ program: inout P, on screen: TerminalScreen, mailbox: Mailbox<P.Message>
) throws(TerminalFailure) -> Int32 {
    // Before the terminal is taken, so that what the first frame shows is read meanwhile.
    program.start()
    try screen.open()
    defer { screen.close() }
    var source = InputSource(screen: screen, mailbox: mailbox.descriptor)
    program.receive([.resize(screen.size)] as [Input])
    let clock = ContinuousClock()
    var patience = Patience()
    var isShown = false
    while true {
        if performRequests(of: &program, on: screen) { program.receive([.resumed, .resize(screen.size)] as [Input]) }
        if let status = program.wantsExit { return status }
        let interim = screen.shown.flatMap { program.interimFrame(over: $0) }
        // Until the first frame is there, nothing is the interim.
        let left = patience.left(isWaiting: isShown ? interim != nil : program.isPreparing, at: clock.now)
        if isShown || left == nil {
            let shown = left == nil ? nil : interim
            screen.paint(shown ?? program.frame(size: screen.size, glyphs: screen.glyphs))
            if !isShown { program.didShowFirstFrame() }
            isShown = true
        }
        program.beginWork()

        let inputs = source.wait(for: [left, program.wakeAfter].compactMap { $0 }.min())
        if !inputs.isEmpty { program.receive(inputs) }
        if let status = exitStatus(inputs) { return status }
        let messages = mailbox.takeAll()
        if !messages.isEmpty { program.receive(messages) }
    }
}

/// Whether the process was stopped meanwhile.
private func performRequests(of program: inout some TerminalProgram, on screen: TerminalScreen) -> Bool {
    var wasStopped = false
    for request in program.takeRequests() where screen.perform(request) { wasStopped = true }
    return wasStopped
}

/// The status to leave with, when an input says that the session is over.
private func exitStatus(_ inputs: [Input]) -> Int32? {
    for input in inputs {
        switch input {
        case .hangUp: return 128 + SIGHUP
        case .terminate(let signal): return 128 + signal
        default: break
        }
    }
    return nil
}
