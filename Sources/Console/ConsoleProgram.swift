// The console as a program on a terminal: it feeds the state, starts what the state asks for, and shows it.
import Checkout
public import Terminal

/// The operators' console.
///
/// ```swift
/// let mailbox = Mailbox<ConsoleMessage>()
/// var program = ConsoleProgram(services: services, overlays: overlays, theme: "dusk") { mailbox.send($0) }
/// let status = try run(&program, on: screen, mailbox: mailbox)
/// ```
public struct ConsoleProgram: TerminalProgram {
    /// What background work reports.
    public typealias Message = ConsoleMessage

    private(set) var state: ConsoleState
    private let services: ConsoleServices
    private let work: BackgroundWork
    private let whenShown: @Sendable () -> Void
    private var tasks: [Int: Task<Void, Never>] = [:]
    private var readings: [Task<Void, Never>] = []
    /// Which customers the readings were begun for.
    private var question: ListQuestion?
    private var requests: [TerminalRequest] = []

    /// The exit status, once somebody has left.
    public private(set) var wantsExit: Int32?

    /// A console.
    /// - Parameters:
    ///   - overlays: makes the dialogs and forms.
    ///   - theme: the name of the theme that the screen was opened with.
    ///   - whenShown: called when the first frame has been painted.
    ///   - send: where background work reports; called from any thread.
    public init(
        services: ConsoleServices, overlays: any OverlayFactory, theme: String,
        whenShown: @escaping @Sendable () -> Void = {},
        send: @escaping @Sendable (ConsoleMessage) -> Void
    ) {
        self.services = services
        self.whenShown = whenShown
        work = BackgroundWork(services: services) { send(ConsoleMessage($0)) }
        state = ConsoleState(
            factory: overlays, isReadOnly: services.isReadOnly, actorName: services.actorName,
            systemTime: services.systemTime(), theme: theme)
    }

    /// Begins to read what the first screen shows.
    public mutating func start() {
        goOn()
        beginWork()
    }

    /// The customers and the clock come together: what is said of a letter depends on the clock.
    public var isPreparing: Bool { state.status.isReading || state.lists[.customers]?.isLoaded != true }

    /// Lets begin what the first screen does not wait for.
    public func didShowFirstFrame() { whenShown() }

    /// Takes what the person did: all of it, before anything is read for it.
    public mutating func receive(_ inputs: [Input]) {
        state.systemTime = services.systemTime()
        state.movedIn = inputs.allSatisfy { state.onlyMoves($0) } ? state.layout : nil
        for index in inputs.indices {
            state.receive(inputs[index])
            guard index + 1 < inputs.count else { break }
            let isHeld = inputs[index] == inputs[index + 1] && state.onlyMoves(inputs[index])
            if !isHeld { state.settle() }
        }
        goOn()
    }

    /// Takes what background work reports.
    public mutating func receive(_ messages: [ConsoleMessage]) {
        state.systemTime = services.systemTime()
        for message in messages {
            if case .outcome(_, let ticket) = message.news { tasks[ticket] = nil }
            state.receive(message.news)
        }
        goOn()
    }

    private mutating func goOn() {
        state.settle()
        state.receiveTypedAhead()
        breakOffReadings()
        for request in state.takeRequests() { carryOut(request) }
    }

    /// A filter that is typed on, or another order, leaves nobody waiting for the one before; what is still wanted of it is
    /// asked for again.
    private mutating func breakOffReadings() {
        guard state.questions[.customers] != question else { return }
        question = state.questions[.customers]
        for reading in readings { reading.cancel() }
        readings = []
    }

    /// Reads what the screen misses.
    public mutating func beginWork() {
        if !state.isBusy { readings = [] }
        let wanted = state.takeReadings()
        if !wanted.isEmpty { readings.append(work.start(wanted)) }
    }

    /// Whether anything is being read or done in the background.
    public var isBusy: Bool { state.isBusy }

    /// The screen as it is now.
    public func frame(size: Size, glyphs: Glyphs) -> Frame { state.frame(size: size, glyphs: glyphs) }

    /// A selection that moved is shown at once; what belongs to it follows when it is read.
    public func interimFrame(over shown: Frame) -> Frame? { state.interimFrame(over: shown) }

    /// What is asked of the terminal.
    public mutating func takeRequests() -> [TerminalRequest] {
        defer { requests = [] }
        return requests
    }

    /// A live clock shows another minute then, or something falls due; a frozen one stands still.
    public var wakeAfter: Duration? { state.wakeAfter }
}

extension ConsoleProgram {
    private mutating func carryOut(_ request: Request) {
        switch request.effect {
        case .copy(let text): requests.append(.copy(text))
        case .mouse(let isOn):
            state.usesMouse = isOn
            requests.append(.mouse(isOn))
            state.notice = Notice(text: isOn ? "The mouse is ours." : "The mouse is the terminal's.", kind: .said)
        case .redraw: requests.append(.redraw)
        case .suspend: requests.append(.suspend)
        case .theme(let name): use(theme: name)
        case .saveScreen(let path): saveScreen(path)
        case .cancelWork: for task in tasks.values { task.cancel() }
        case .quit:
            for task in tasks.values { task.cancel() }
            wantsExit = 0
        case .run, .load, .startConsultation, .answer, .sign, .abandonConsultation, .openAnswers, .take, .answerBank:
            tasks[request.ticket] = work.start(request)
        }
    }

    private mutating func use(theme name: String) {
        do throws(ThemeError) {
            requests.append(.theme(try Theme.embedded(named: name)))
            state.theme = name
            state.notice = Notice(text: "Theme \(name).", kind: .said)
        } catch {
            state.notice = Notice(text: error.description, kind: .refused)
        }
    }

    private mutating func saveScreen(_ path: String) {
        let lines = state.frame(size: state.size, glyphs: .unicode).lines()
        do throws(ScreenFileError) {
            try services.save(lines.joined(separator: "\n") + "\n", path)
            state.notice = Notice(text: "The screen is in \(path).", kind: .done)
        } catch {
            let text =
                switch error {
                case .exists: "\(path) exists; choose another name."
                case .unwritable(let reason): "\(path) cannot be written: \(reason)."
                }
            state.notice = Notice(text: text, kind: .refused)
        }
    }
}

extension ConsoleState {
    /// How long until the screen changes by itself.
    var wakeAfter: Duration? {
        guard status.value != nil, !clock.isFrozen else { return nil }
        let minute = 60_000 - now.milliseconds % 60_000
        let due = status.value?.next.map { max(0, $0.at.milliseconds - now.milliseconds) }
        return .milliseconds([minute, due].compactMap { $0 }.filter { $0 > 0 }.min() ?? minute)
    }
}
