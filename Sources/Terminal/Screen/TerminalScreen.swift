// The one owner of ncurses.
import CNcurses
import CTerminal
import Glibc
import SystemFiles

/// The terminal that the process was started in. It stays on the main thread; `run` opens it and gives it back.
public final class TerminalScreen {
    private var theme: Theme
    private var usesMouse: Bool
    private var depth = ColourDepth.none
    private var handle: OpaquePointer?
    private var output: UnsafeMutablePointer<FILE>?
    private var painter: Painter?
    private(set) var decoder = KeyDecoder()
    private(set) var size = Size(columns: 0, rows: 0)
    private(set) var glyphs = Glyphs.ascii
    /// Readable when a signal has come.
    private(set) var signalDescriptor: Int32 = -1

    /// A screen that will be painted in a theme. Nothing happens to the terminal yet.
    public init(theme: Theme, usesMouse: Bool = true) {
        self.theme = theme
        self.usesMouse = usesMouse
    }

    deinit {
        close()
    }

    /// Takes the terminal over.
    func open() throws(TerminalFailure) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        let term = Self.variable("TERM") ?? ""
        if term.isEmpty { throw .termUnset }
        if term == "dumb" { throw .termTooSimple(term) }
        setlocale(LC_CTYPE, "")
        let isUTF8 = curses_locale_is_utf8() == 1
        glyphs = isUTF8 ? .unicode : .ascii

        signalDescriptor = wake_make()
        guard signalDescriptor >= 0 else { throw .system("no file descriptor is free") }
        guard guard_install(STDIN_FILENO, signalDescriptor) == 0 else {
            close()
            throw .notATerminal
        }
        handle = openCurses(term)
        guard handle != nil else {
            close()
            throw .termUnknown(term)
        }
        guard curses_capability("cup") != nil else {
            close()
            throw .termTooSimple(term)
        }
        prepareCurses()
        decoder = KeyDecoder(sequences: KeySequences(terminfo: Self.ownKeys()), isUTF8: isUTF8)
        painter = Painter(theme: theme, depth: depth, isUTF8: isUTF8)
        guard_set_farewell(farewell, farewell.count)
        // Where no file can be made for it, standard error goes on as before: it may smudge the screen, but nothing is
        // lost.
        _ = guard_capture_errors()
        guard_set_active(1)
        switchOn()
        measure()
    }

    /// Opens the terminal with direct colours when it promises them and the system describes them.
    private func openCurses(_ term: String) -> OpaquePointer? {
        let environment = ["NO_COLOR", "COLORTERM", "TERM"].reduce(into: [String: String]()) {
            $0[$1] = Self.variable($1)
        }
        let wishes = ColourDepth.wishes(environment)
        output = one_write_open()
        guard let output else { return nil }
        let direct = wishes.direct ? curses_open("xterm-direct", output) : nil
        let opened = direct ?? curses_open(term, output)
        guard opened != nil else { return nil }
        if !wishes.none, has_colors() {
            start_color()
            use_default_colors()
            depth = ColourDepth(colours: Int(curses_colours()))
        }
        return opened
    }

    private func prepareCurses() {
        raw()
        noecho()
        nonl()
        keypad(curses_window(), true)
        intrflush(curses_window(), false)
        // We read the keys ourselves; left on, ncurses would stop painting when it sees keys waiting.
        typeahead(-1)
        curs_set(0)
    }

    /// Gives the terminal back and prints what was written to standard error meanwhile. Does nothing when it is not
    /// ours.
    func close() {
        guard signalDescriptor >= 0 else { return }
        if painter != nil { switchOff() }
        painter = nil
        if let handle {
            endwin()
            delscreen(handle)
        }
        handle = nil
        one_write_close(output)
        output = nil
        guard_set_active(0)
        guard_release_errors()
        guard_remove()
        Glibc.close(signalDescriptor)
        signalDescriptor = -1
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// What terminfo says that this terminal's keys send.
    private static func ownKeys() -> [KeySequences.Sequence] {
        KeySequences.capabilities.compactMap { name, key in
            guard let bytes = curses_capability(name).map({ Array(String(cString: $0).utf8) }) else { return nil }
            return bytes.count > 1 && bytes[0] == 0x1B ? (bytes, key) : nil
        }
    }

    private static let isInsideTmux = variable("TMUX") != nil
}

extension TerminalScreen {
    /// What is shown now; nil when that is not known.
    var shown: Frame? { painter?.shown }

    /// Shows a frame; only what differs from the one before is sent.
    func paint(_ frame: Frame) {
        painter?.paint(frame)
    }

    /// Reads the terminal's size again. Returns whether it has changed.
    @discardableResult
    func measure() -> Bool {
        var rows: Int32 = 0
        var columns: Int32 = 0
        guard terminal_size(STDIN_FILENO, &rows, &columns) == 0, rows > 0, columns > 0 else {
            if size.rows == 0 { size = Size(columns: 80, rows: 24) }
            return false
        }
        let measured = Size(columns: Int(columns), rows: Int(rows))
        guard measured != size else { return false }
        size = measured
        resize_term(rows, columns)
        painter?.forget()
        return true
    }

    /// Decodes bytes that were read, or, with nil, what no further byte has completed.
    func decode(_ bytes: ArraySlice<UInt8>?) -> [Input] {
        if let bytes { return decoder.feed(bytes) }
        return decoder.flush()
    }

    /// Does what the program asks. Returns true when the process was stopped for it and now goes on.
    func perform(_ request: TerminalRequest) -> Bool {
        switch request {
        case .bell: send([0x07])
        case .copy(let text):
            if let bytes = Clipboard.sequence(copying: text, insideTmux: Self.isInsideTmux) {
                send(bytes)
            } else {
                send([0x07])
            }
        case .redraw: painter?.forget()
        case .mouse(let on):
            switchOff()
            usesMouse = on
            switchOn()
        case .theme(let theme):
            self.theme = theme
            painter?.use(theme)
        case .suspend:
            suspend()
            return true
        }
        return false
    }

    /// Gives the terminal to the shell, stops, and takes it again when continued.
    func suspend() {
        switchOff()
        def_prog_mode()
        endwin()
        guard_set_active(0)
        guard_stop_group()
        takeBack()
    }

    /// Puts the terminal into our modes again, after the shell had it.
    func takeBack() {
        guard_set_active(1)
        reset_prog_mode()
        switchOn()
        painter?.forget()
        measure()
    }

    private func switchOn() {
        send(Array("\u{1B}[?2004h".utf8) + (usesMouse ? Array("\u{1B}[?1000h\u{1B}[?1006h".utf8) : []))
    }

    private func switchOff() {
        send(Array(Self.off.utf8))
    }

    private static let off = "\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1000l"

    /// What undoes everything in one write, for a crash.
    private var farewell: [CChar] {
        let names = ["sgr0", "rmkx", "cnorm", "rmcup"]
        let capabilities = names.map { name in curses_capability(name).map { String(cString: $0) } ?? "" }
        return (Self.off + capabilities.joined() + "\r\n").utf8.map { CChar(bitPattern: $0) }
    }

    /// A terminal that is gone needs nothing any more.
    private func send(_ bytes: [UInt8]) { try? writeAll(bytes, to: STDOUT_FILENO) }
}
