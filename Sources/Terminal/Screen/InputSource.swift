// Waits for the terminal, the signals and the mailbox at once, and turns what comes into inputs.
import CTerminal
import Glibc

/// Where inputs come from.
struct InputSource {
    private let screen: TerminalScreen
    private let mailbox: Int32
    private var clicks = ClickTracker()
    private var bytes = [UInt8](repeating: 0, count: 1 << 16)
    private var escape = EscapeWait()
    private let clock = ContinuousClock()

    /// One reading takes no more rounds than this, so that endless input cannot keep the screen from being painted.
    private static let roundLimit = 64

    init(screen: TerminalScreen, mailbox: Int32) {
        self.screen = screen
        self.mailbox = mailbox
    }

    /// Sleeps until something happens and returns it. The result is empty when only messages came.
    mutating func wait(for patience: Duration?) -> [Input] {
        let deadline = patience.map { clock.now + $0 }
        while true {
            let decision = escape.decision(isWaiting: screen.decoder.isWaiting, at: clock.now)
            let limit = [decision, deadline].compactMap { $0 }.min().map { $0 - clock.now }
            let ready = Int(wake_wait(STDIN_FILENO, screen.signalDescriptor, mailbox, Self.milliseconds(limit)))
            var inputs: [Input] = []
            if ready & WAKE_SECOND != 0 { inputs += takeSignals() }
            if ready & (WAKE_FIRST | WAKE_FIRST_CLOSED) != 0 {
                inputs += read()
                escape = EscapeWait()
            } else if let decision, clock.now >= decision {
                inputs += screen.decode(nil)
            }
            if let deadline, clock.now >= deadline { inputs.append(.tick) }
            let hasMessages = ready & WAKE_THIRD != 0
            if !inputs.isEmpty || hasMessages { return inputs }
        }
    }

    /// Rounded up, because waking too early would only mean waiting again; -1 waits for ever.
    private static func milliseconds(_ duration: Duration?) -> Int32 {
        guard let duration else { return -1 }
        let (seconds, attoseconds) = duration.components
        guard seconds < 86_400 else { return 86_400_000 }
        return max(0, Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }

    /// Everything that the terminal has for us. A terminal that is gone is readable for ever and has nothing.
    private mutating func read() -> [Input] {
        var inputs: [Input] = []
        for _ in 0..<Self.roundLimit {
            let count = bytes.withUnsafeMutableBytes { Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN { break }
            guard count > 0 else { return inputs + [.hangUp] }
            inputs += screen.decode(bytes[0..<count])
            guard wake_wait(STDIN_FILENO, -1, -1, 0) != 0 else { break }
        }
        let now = clock.now
        return inputs.map { input in
            if case .mouse(let mouse) = input { return .mouse(clicks.refine(mouse, at: now)) }
            return input
        }
    }

    private func takeSignals() -> [Input] {
        wake_clear(screen.signalDescriptor)
        let signals = Int(guard_take_signals())
        func came(_ bit: Int) -> Bool { signals & bit != 0 }
        if came(GUARD_HANG_UP) { return [.hangUp] }
        if came(GUARD_TERMINATE) { return [.terminate(signal: SIGTERM)] }
        if came(GUARD_INTERRUPT) { return [.terminate(signal: SIGINT)] }
        var inputs: [Input] = []
        if came(GUARD_STOP) {
            screen.suspend()
            inputs.append(.resumed)
        } else if came(GUARD_CONTINUED) {
            screen.takeBack()
            inputs.append(.resumed)
        }
        if screen.measure() || came(GUARD_RESIZED) || !inputs.isEmpty { inputs.append(.resize(screen.size)) }
        return inputs
    }
}
