// Runs a real program in a real terminal that we play ourselves, for end-to-end tests and benchmarks. Nothing here
// sleeps: it waits for the screen to show something, with a deadline at which the program is killed.
import CPseudoTerminal
import CTerminal
import Glibc
import SystemFiles
public import Terminal

/// A program in a pseudo-terminal.
///
///     let probe = try TerminalProbe(program: path, environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8"])
///     probe.write("q")
///     let status = probe.waitForExit()
///
/// Not Sendable: it belongs to the test that made it.
public final class TerminalProbe {
    /// What the terminal shows.
    public private(set) var picture: TerminalPicture
    /// How many bytes the program has sent.
    public private(set) var receivedBytes = 0

    /// The program's process.
    public var processID: Int32 { child }
    /// When the last bytes came.
    public private(set) var lastArrival: ContinuousClock.Instant?

    private var master: Int32 = -1
    private let child: pid_t
    private let watch: Int32
    private var exitStatus: Int32?
    private var bytes = [UInt8](repeating: 0, count: 1 << 16)
    /// What has come and is not shown yet.
    private var unshown: [UInt8] = []
    private let clock = ContinuousClock()

    /// Starts a program, given by its path, with exactly the environment given.
    public init(
        program: String, arguments: [String] = [], environment: [String: String],
        size: Size = Size(columns: 80, rows: 24)
    ) throws(TerminalFailure) {
        picture = TerminalPicture(size: size)
        let settings = environment.map { "\($0.key)=\($0.value)" }
        var opened: Int32 = -1
        child = withCStrings([program] + arguments) { arguments in
            withCStrings(settings) { environment in
                pseudo_terminal_start(&opened, Int32(size.rows), Int32(size.columns), arguments, environment)
            }
        }
        guard child > 0 else { throw .system(String(cString: strerror(errno))) }
        master = opened
        watch = pseudo_terminal_watch(child)
    }

    deinit {
        kill()
        hangUp()
        if watch >= 0 { close(watch) }
    }

    /// Types; nobody reads it once the terminal is closed.
    public func write(_ text: String) { try? writeAll(Array(text.utf8), to: master) }

    /// Types keys, as xterm sends them.
    public func press(_ keys: Key...) {
        write(keys.map(\.xtermBytes).joined())
    }

    /// Reads until the screen is as expected; true when it is. At the deadline the program is killed.
    @discardableResult
    public func read(
        within limit: Duration = .seconds(10), until isExpected: (TerminalPicture) -> Bool
    ) -> Bool {
        let deadline = clock.now + limit
        while !isExpected(picture) {
            guard readOnce(until: deadline) else {
                if clock.now >= deadline { kill() }
                return isExpected(picture)
            }
        }
        return true
    }

    /// Reads until some row of the screen holds the text.
    @discardableResult
    public func read(untilShown text: String, within limit: Duration = .seconds(10)) -> Bool {
        read(within: limit) { $0.lines().contains { $0.contains(text) } }
    }

    /// Types, and reads until the program has sent nothing for so long; nil when it sent nothing at all. The picture is
    /// made afterwards, so that making it delays nobody. What changes in the row `aside` alone is not looked at for
    /// `Reply.lastChange`.
    public func reply(to text: String, settling: Duration, aside: Int? = nil) -> Reply? {
        let (before, start) = (receivedBytes, clock.now)
        var pieces: [(arrival: ContinuousClock.Instant, end: Int)] = []
        write(text)
        while readOnce(until: clock.now + settling, isShown: false) {
            if let lastArrival { pieces.append((lastArrival, unshown.count)) }
        }
        guard let first = pieces.first, let last = pieces.last else { return nil }
        return Reply(
            firstByte: first.arrival - start, lastChange: (lastChange(pieces, aside: aside) ?? first.arrival) - start,
            lastByte: last.arrival - start, bytes: receivedBytes - before)
    }

    /// When the last of the pieces came that changed what is seen; all of them are shown.
    private func lastChange(
        _ pieces: [(arrival: ContinuousClock.Instant, end: Int)], aside: Int?
    ) -> ContinuousClock.Instant? {
        defer { show() }
        var change: ContinuousClock.Instant?
        var start = 0
        for piece in pieces {
            let before = picture
            picture.receive(unshown[start..<piece.end])
            start = piece.end
            if picture.differs(from: before, aside: aside) { change = piece.arrival }
        }
        unshown.removeFirst(start)
        return change
    }

    /// Whether the program sends nothing for so long.
    public func staysSilent(for time: Duration) -> Bool {
        !readOnce(until: clock.now + time)
    }

    /// Reads until the program ends and returns its exit status, 128 plus the signal if one ended it. At the deadline
    /// the program is killed, which is status 137.
    public func waitForExit(within limit: Duration = .seconds(10)) -> Int32 {
        let deadline = clock.now + limit
        while exitStatus == nil, clock.now < deadline, readOnce(until: deadline) {}
        if exitStatus == nil, isEnded(until: deadline) { reap() }
        kill()
        while readOnce(until: clock.now) {}
        return exitStatus ?? 137
    }

    /// Whether the terminal hands out keys one by one without echo, as a screen program wants it and a shell does not.
    public var isRaw: Bool { pseudo_terminal_is_raw(master) == 1 }

    /// Changes the size, of which the program hears by SIGWINCH.
    public func resize(_ size: Size) {
        picture.resize(size)
        _ = pseudo_terminal_resize(master, Int32(size.rows), Int32(size.columns))
    }

    /// Sends the program a signal.
    public func send(signal: Int32) {
        if exitStatus == nil { _ = Glibc.kill(child, signal) }
    }

    /// Closes the terminal, as a window that is closed or a connection that breaks.
    public func hangUp() {
        if master >= 0 { close(master) }
        master = -1
    }
}

extension TerminalProbe {
    /// What a program sent in answer to something typed.
    public struct Reply: Hashable, Sendable {
        /// From typing to the first byte.
        public let firstByte: Duration
        /// From typing to the last bytes that changed what is seen; to the first ones where nothing did.
        public let lastChange: Duration
        /// From typing to the last byte before the program was quiet.
        public let lastByte: Duration
        /// How many there were.
        public let bytes: Int
    }

    /// Takes what the program sends next; false when nothing came until the deadline or nothing can come any more.
    private func readOnce(until deadline: ContinuousClock.Instant, isShown: Bool = true) -> Bool {
        guard master >= 0 else { return false }
        let ready = wake_wait(master, exitStatus == nil ? watch : -1, -1, milliseconds(until: deadline))
        if Int(ready) & (WAKE_FIRST | WAKE_FIRST_CLOSED) != 0 {
            let count = bytes.withUnsafeMutableBytes { Glibc.read(master, $0.baseAddress, $0.count) }
            if count > 0 {
                lastArrival = clock.now
                receivedBytes += count
                unshown += bytes[0..<count]
                if isShown { show() }
                return true
            }
        }
        if Int(ready) & WAKE_SECOND != 0 {
            reap()
            return true
        }
        return false
    }

    private func show() {
        picture.receive(unshown)
        unshown.removeAll(keepingCapacity: true)
    }

    private func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
        let left = deadline - clock.now
        return max(0, Int32(left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000))
    }

    private func isEnded(until deadline: ContinuousClock.Instant) -> Bool {
        wake_wait(watch, -1, -1, milliseconds(until: deadline)) != 0
    }

    private func kill() {
        guard exitStatus == nil else { return }
        _ = Glibc.kill(child, SIGKILL)
        reap()
    }

    private func reap() {
        exitStatus = pseudo_terminal_reap(child)
    }
}

/// Lends the texts to C as an array of pointers that ends with NULL.
private func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
    let copies = texts.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    var pointers = copies.map { UnsafePointer<CChar>($0) }
    pointers.append(nil)
    return body(pointers)
}
