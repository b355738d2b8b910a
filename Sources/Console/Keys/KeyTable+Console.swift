// Keys that mean the same everywhere.
import Checkout
import Terminal

extension KeyTable {
    static let moving: [KeyBinding] = [
        KeyBinding([.down, .character("j")], "j ↓", "", "The next row.", does: .move(1)),
        KeyBinding([.up, .character("k")], "k ↑", "", "The row before.", does: .move(-1)),
        KeyBinding([.character("J")], "J", "", "The next row, whose detail stays open.", does: .step(1)),
        KeyBinding([.character("K")], "K", "", "The row before, whose detail stays open.", does: .step(-1)),
        KeyBinding([.pageDown, .control("f")], "PgDn", "", "A page down.", does: .page(1)),
        KeyBinding([.pageUp, .control("b")], "PgUp", "", "A page up.", does: .page(-1)),
        KeyBinding([.character("g"), .home], "g", "", "The first row.", does: .first),
        KeyBinding([.character("G"), .end], "G", "", "The last row.", does: .last),
        KeyBinding([.right, .character("l")], "l →", "", "To the detail of what is selected.", does: .openDetail),
        KeyBinding([.left, .character("h")], "h ←", "", "Back from the detail or a view.", does: .leaveDetail),
        KeyBinding([.tab], "Tab", "panel", "The next panel.", does: .cyclePanel(1)),
        KeyBinding([.backTab], "Shift-Tab", "", "The panel before.", does: .cyclePanel(-1)),
        KeyBinding([.character("1")], "1", "", "To the customers.", does: .focus(.customers)),
        KeyBinding([.character("2")], "2", "", "To the letters of the customer.", does: .focus(.letters)),
        KeyBinding([.character("3")], "3", "", "To the payment methods of the customer.", does: .focus(.cards)),
        KeyBinding([.character("4")], "4", "", "To the pending tokens.", does: .focus(.tokens)),
    ]

    static let console: [KeyBinding] = [
        KeyBinding([.character(":")], ":", "command", "Types a command of the shell.", does: .palette),
        KeyBinding([.character("t")], "t", "clock", "Freezes, advances or frees the clock; says what falls due.") {
            context in
            .wish(.clock(context.clock, now: context.now, next: context.next), "clock", "show")
        },
        KeyBinding([.character("?")], "?", "keys", "Every key.", does: .help),
        KeyBinding([.character("y")], "y", "", "Copies the identifier of what is selected.") { context in
            guard let item = context.item else { return .unavailable("nothing is selected") }
            return .does(.effect(.copy(item.id)))
        },
        KeyBinding([.character("T")], "T", "", "The next theme.", does: .cycleTheme),
        KeyBinding([.character("m")], "m", "", "Switches the mouse off or on.", does: .toggleMouse),
        KeyBinding([.control("l")], "Ctrl-L", "", "Paints the screen again.", does: .effect(.redraw)),
        KeyBinding(
            [.control("z")], "Ctrl-Z", "", "Stops the console until the shell goes on with it.", does: .effect(.suspend)
        ),
        KeyBinding([.control("c")], "Ctrl-C", "", "Breaks off what is under way; else leaves.", does: .interrupt),
        KeyBinding(
            [.character("q")], "q", "quit", "Goes back one step; where there is none, leaves. `:q` leaves at once.",
            does: .back),
        KeyBinding(
            [.escape], "Esc", "", "Goes back one step; where there is none, leaves when pressed twice.", does: .escape),
    ]

    static let views: [KeyBinding] = [
        KeyBinding([.character("S")], "S", "", "The checkout sessions of the customer; there `a` shows everyone's.") {
            context in
            let words = context.customer.map { ["list", "sessions", "--customer", $0.id.description] }
            return .does(.view(.sessions), CommandLine(words ?? ["list", "sessions"]))
        },
        KeyBinding([.character("U")], "U", "", "The subscriptions of the customer; there `a` shows everyone's.") {
            context in
            let words = context.customer.map { ["list", "subscriptions", "--customer", $0.id.description] }
            return .does(.view(.subscriptions), CommandLine(words ?? ["list", "subscriptions"]))
        },
        KeyBinding([.character("e")], "e", "events", "What happened to the customer; there `a` shows everyone's.") {
            context in
            guard context.place != .events else { return .absent }
            let words = context.customer.map { ["list", "events", "--customer", $0.id.description] }
            return .does(.view(.events), CommandLine(words ?? ["list", "events"]))
        },
        KeyBinding([.character("R")], "R", "", "The consultations that a practitioner has to decide.") { _ in
            .does(.view(.reviews), CommandLine(["list", "consultations", "--pending"]))
        },
        KeyBinding([.character("L")], "L", "", "Everybody's letters by expiry, from the next to expire on.") { _ in
            .does(.view(.expiries), CommandLine(["list", "letters"]))
        },
        KeyBinding([.character("P")], "P", "", "The products and their prices.") { _ in
            .does(.view(.catalogue), CommandLine(["list", "prices"]))
        },
        KeyBinding(
            [.character("a")], "a", in: [.tokens, .sessions, .subscriptions, .events, .transactions], "whose",
            "One customer's rows, or everybody's.", does: .toggleScope),
    ]
}
