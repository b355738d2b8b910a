// What the gallery remembers and how it answers.
import Glibc
import Terminal

/// The state of the gallery.
struct Gallery: TerminalProgram {
    typealias Message = Int

    let mailbox: Mailbox<Int>
    var field = TextField(placeholder: "type here", maxLength: 2000)
    var list = ScrollWindow(count: 40, height: 6)
    var dialog: Dialog?
    var heard: [String] = []
    var inputs = 0
    var batches = 0
    var sum = 0
    var wantsExit: Int32?
    var wakeAfter: Duration?
    private var theme = 0
    private var mouse = true
    private var requests: [TerminalRequest] = []

    init(mailbox: Mailbox<Int>) {
        self.mailbox = mailbox
    }

    mutating func receive(_ messages: [Int]) {
        sum += messages.reduce(0, +)
    }

    mutating func receive(_ inputs: [Input]) {
        batches += 1
        self.inputs += inputs.count {
            if case .resize = $0 { false } else { true }
        }
        for input in inputs {
            heard.append(Self.describe(input))
            switch input {
            case .key(let key): handle(key)
            case .paste(let text): field.insert(text)
            case .mouse(let mouse) where mouse.kind == .wheelDown: list.scroll(by: 1)
            case .tick: wakeAfter = nil
            default: break
            }
        }
        heard = heard.suffix(5)
    }

    mutating func takeRequests() -> [TerminalRequest] {
        defer { requests = [] }
        return requests
    }

    private mutating func handle(_ key: Key) {
        if var open = dialog {
            switch open.handle(key) {
            case .chosen, .cancelled: dialog = nil
            case .moved, .ignored: dialog = open
            }
            return
        }
        switch key {
        case .escape: wantsExit = 7
        case .control("z"): requests.append(.suspend)
        case .control("l"): requests.append(.redraw)
        case .function(let number): perform(number)
        case .up, .down, .pageUp, .pageDown: _ = list.handle(key)
        default: _ = field.handle(key)
        }
    }

    private mutating func perform(_ number: Int) {
        switch number {
        case 2:
            theme = (theme + 1) % Theme.embeddedNames.count
            if let next = try? Theme.embedded(named: Theme.embeddedNames[theme]) { requests.append(.theme(next)) }
        case 3: requests.append(.copy(field.text))
        case 4:
            mouse.toggle()
            requests.append(.mouse(mouse))
        case 5: sendFromOtherThreads()
        case 6:
            dialog = Dialog(
                title: "Remove card", text: "The card •4242 of Ana Beltrán will be removed. Letters stay.",
                buttons: ["Cancel", "Remove"], role: .danger)
        case 7: wakeAfter = .milliseconds(1)
        case 8: requests.append(.bell)
        case 9:
            complain("said on standard error")
            // Only F9 leads here, which the test of a crash presses; the gallery keeps nothing that could be lost.
            fatalError("crashed on purpose")
        default: break
        }
    }

    private func sendFromOtherThreads() {
        for number in 1...100 {
            Task.detached { [mailbox] in mailbox.send(number) }
        }
    }

    private static func describe(_ input: Input) -> String {
        switch input {
        case .key(let key): "key \(key)"
        case .paste(let text): "paste of \(text.count)"
        case .mouse(let mouse): "mouse \(mouse.kind) at \(mouse.position.x),\(mouse.position.y)"
        case .resize(let size): "resize \(size.columns) by \(size.rows)"
        case .resumed: "resumed"
        case .tick: "tick"
        case .hangUp: "hang-up"
        case .terminate(let signal): "signal \(signal)"
        }
    }
}

/// Says something on standard error.
func complain(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
}
