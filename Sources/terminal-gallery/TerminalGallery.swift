// Shows every widget, role and awkward text on one screen: for those who write themes, and for the tests of the
// terminal kit.
//
// F2 next theme, F3 copy, F4 mouse off, F5 messages from other threads, F6 dialog, F7 tick, F8 bell, F9 crash on
// purpose, Ctrl-Z stop, Ctrl-L paint again, Esc leave with status 7.
import Glibc
import Terminal

@main
struct TerminalGallery {
    static func main() {
        do {
            let theme = try Theme.embedded(named: CommandLine.arguments.dropFirst().first ?? "dusk")
            let mailbox = Mailbox<Int>()
            var gallery = Gallery(mailbox: mailbox)
            exit(try run(&gallery, on: TerminalScreen(theme: theme), mailbox: mailbox))
        } catch {
            complain("\(error)")
            exit(1)
        }
    }
}
