// The stack of overlays, and the effects that they and the keys ask for.
import Checkout
import Terminal

extension ConsoleState {
    /// Opens an overlay above all others.
    mutating func open(_ overlay: any Overlay, isPalette: Bool = false) {
        counter += 1
        overlays.append(OpenOverlay(number: counter, overlay: overlay, isPalette: isPalette))
        if let effect = overlay.opening { ask(effect, for: counter) }
    }

    /// Opens what a key wishes for.
    mutating func open(_ wish: OverlayWish) {
        var isPalette = false
        if case .palette = wish { isPalette = true }
        open(factory.overlay(for: wish), isPalette: isPalette)
    }

    /// Gives an input to the uppermost overlay.
    mutating func handleInOverlay(_ input: Input) {
        guard let index = overlays.indices.last else { return }
        let context = context(of: overlays[index])
        // What breaks off everywhere else does so here.
        let step = overlays[index].overlay.handle(input == .key(.control("c")) ? .key(.escape) : input, context)
        take(step, from: overlays[index].number)
    }

    /// Does what an overlay wants.
    mutating func take(_ step: OverlayStep, from number: Int) {
        guard let index = overlays.firstIndex(where: { $0.number == number }) else { return }
        if case .run(let command, _) = step, overlays[index].isPalette { history.remember(command.display) }
        switch step {
        case .stay: break
        case .close: overlays.remove(at: index)
        case .done(let sentence):
            overlays.remove(at: index)
            notice = Notice(text: sentence, kind: .done)
        case .added(let customer, let sentence):
            overlays.remove(at: index)
            // They need not be among those that a filter finds.
            filter.clear()
            select(customer, sentence)
        case .edited(let customer, let sentence):
            overlays.remove(at: index)
            select(customer, sentence)
        case .replace(let other):
            overlays.remove(at: index)
            open(other)
        case .open(let other): open(other)
        case .effect(let effect): ask(effect, for: number)
        case .run(let command, .stay): ask(.run(command), for: number)
        case .run(let command, .close):
            let isPalette = overlays[index].isPalette
            overlays.remove(at: index)
            run(command, showsAll: isPalette)
        }
    }

    /// Goes to a customer in their list, and says what was done.
    private mutating func select(_ customer: ID<Customer>, _ sentence: String) {
        (focus, view, isDetailOpen) = (.customers, nil, false)
        questions[.customers] = question(of: .customers)
        lists[.customers, default: ListWindow()].seek(customer)
        notice = Notice(text: sentence, kind: .done)
    }

    /// Runs a command: one of the console's own words, or a verb.
    mutating func run(_ command: CommandLine, showsAll: Bool = false) {
        switch OwnWords(command) {
        case .effect(let effect)?: ask(effect, for: nil)
        case .sort(let order)?: sort = order
        case .filter(let text)?: filterCustomers(by: text)
        case .misused(let reason)?: notice = Notice(text: reason, kind: .refused)
        case .nothing?: break
        case nil: ask(.run(command), for: nil, showsAll: showsAll)
        }
    }

    /// Goes to the customers that a filter finds; an empty one finds everybody.
    private mutating func filterCustomers(by text: String) {
        (focus, view, isDetailOpen) = (.customers, nil, false)
        if text.isEmpty { return clearFilter() }
        if let problem = Filter(text).customerMisspelling { return notice = Notice(text: problem, kind: .refused) }
        filter.field.set(text)
        filter.isTyping = false
    }

    /// Asks for an effect; its outcome goes to an overlay, or to the console.
    mutating func ask(_ effect: ConsoleEffect, for owner: Int?, showsAll: Bool = false) {
        counter += 1
        outbox.append(Request(ticket: counter, effect: effect))
        if effect.isAnswered {
            running[counter] = Running(
                owner: owner, title: effect.title, command: effect.command, showsAll: showsAll, progress: nil)
        }
    }

    /// What was asked for, once.
    mutating func takeRequests() -> [Request] {
        defer { outbox = [] }
        return outbox
    }
}

/// The words that the console itself understands.
enum OwnWords: Hashable {
    case effect(ConsoleEffect)
    case sort(CustomerQuery.Sort)
    case filter(String)
    case misused(String)
    case nothing

    /// Nil when the words are a verb's.
    init?(_ command: CommandLine) {
        let rest = Array(command.words.dropFirst())
        switch command.words.first {
        case nil: self = .nothing
        case "q", "quit": self = .effect(.quit)
        case "sort":
            let order = rest.count == 1 ? CustomerQuery.Sort(rawValue: rest[0]) : nil
            let names = CustomerQuery.Sort.allCases.map(\.rawValue).joined(separator: ", ")
            self = order.map { .sort($0) } ?? .misused("Type sort ORDER; there are \(names).")
        case "filter": self = .filter(rest.joined(separator: " "))
        case "save-screen":
            self = rest.count == 1 ? .effect(.saveScreen(path: rest[0])) : .misused("Type save-screen FILE.")
        case "theme":
            let names = Theme.embeddedNames.joined(separator: ", ")
            self = rest.count == 1 ? .effect(.theme(rest[0])) : .misused("Type theme NAME; there are \(names).")
        case "mouse":
            self =
                rest == ["on"] || rest == ["off"]
                ? .effect(.mouse(rest == ["on"])) : .misused("Type mouse on or mouse off.")
        default: return nil
        }
    }
}

extension ConsoleEffect {
    /// Whether an outcome follows.
    var isAnswered: Bool {
        switch self {
        case .run, .load, .startConsultation, .answer, .sign, .abandonConsultation, .openAnswers, .take, .answerBank:
            true
        case .cancelWork, .copy, .saveScreen, .theme, .mouse, .redraw, .suspend, .quit: false
        }
    }

    /// The command, where it is one.
    var command: CommandLine? {
        if case .run(let command) = self { return command }
        return nil
    }

    /// What the person reads while it lasts.
    var title: String { command?.display ?? "" }
}
