// A program on a screen: it receives what happens, and can be asked at any time what the screen looks like. It never
// touches the terminal itself, so tests run it without one.

/// Something that a program asks of its terminal.
public enum TerminalRequest: Hashable, Sendable {
    /// Ring the bell.
    case bell
    /// Put a text on the clipboard of the person's own machine; one that is too long for that rings the bell.
    case copy(String)
    /// Stop, as Ctrl-Z does; `.resumed` follows when the shell continues us.
    case suspend
    /// Paint everything again, because something else wrote on the screen.
    case redraw
    /// Switch the mouse on or off; off leaves selecting text to the terminal.
    case mouse(Bool)
    /// Paint in other colours.
    case theme(Theme)
}

/// The state of a screen program and what changes it.
public protocol TerminalProgram {
    /// What its own background work tells it.
    associatedtype Message: Sendable

    /// Called once, before the terminal is taken.
    mutating func start()
    /// Whether what the first frame should show is on its way; that frame waits for it a little.
    var isPreparing: Bool { get }
    /// What the person did, in order; all that was waiting comes at once.
    mutating func receive(_ inputs: [Input])
    /// What background work reported, in order; all that was waiting comes at once.
    mutating func receive(_ messages: [Message])
    /// Called once the screen shows what came of that, before the program sleeps: what is begun now keeps no processor
    /// from showing it.
    mutating func beginWork()

    /// Called once, when the first frame has been painted: what nobody waits for may begin.
    func didShowFirstFrame()
    /// The screen as it is now.
    func frame(size: Size, glyphs: Glyphs) -> Frame
    /// What is shown at once while a part of the screen is on its way: the frame before, `shown`, with the rest drawn
    /// anew. Nil draws everything, and so does an answer that takes longer than a moment.
    func interimFrame(over shown: Frame) -> Frame?
    /// The exit status, once the program wants to leave.
    var wantsExit: Int32? { get }
    /// What is asked of the terminal; asking once is enough.
    mutating func takeRequests() -> [TerminalRequest]
    /// How long until something on the screen changes by itself, reported as `.tick`; nil sleeps until something
    /// happens.
    var wakeAfter: Duration? { get }
}

extension TerminalProgram {
    /// Nothing to prepare.
    public mutating func start() {}
    /// Nothing to wait for.
    public var isPreparing: Bool { false }
    /// No background work.
    public mutating func receive(_ messages: [Message]) {}
    /// Nothing to begin.
    public mutating func beginWork() {}
    /// Nothing to begin.
    public func didShowFirstFrame() {}
    /// Everything is drawn.
    public func interimFrame(over shown: Frame) -> Frame? { nil }
    /// Nothing asked.
    public mutating func takeRequests() -> [TerminalRequest] { [] }
    /// Nothing changes by itself.
    public var wakeAfter: Duration? { nil }
}
