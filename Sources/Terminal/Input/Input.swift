// What comes from the person at the terminal, and from the system about the terminal.

/// A key, as a person names it.
public enum Key: Hashable, Sendable {
    /// A letter, digit, sign or space.
    case character(Character)
    /// A letter or one of `[ \ ] ^ _ space` with Ctrl, in lower case.
    case control(Character)
    /// A character with Alt, or with Esc pressed just before it.
    case alt(Character)
    /// Enter.
    case enter
    /// Esc.
    case escape
    /// Tab.
    case tab
    /// Shift-Tab.
    case backTab
    /// The key that deletes to the left.
    case backspace
    /// The key that deletes to the right.
    case delete
    /// Insert.
    case insert
    /// An arrow key.
    case up
    /// An arrow key.
    case down
    /// An arrow key.
    case left
    /// An arrow key.
    case right
    /// To the beginning.
    case home
    /// To the end.
    case end
    /// A page up.
    case pageUp
    /// A page down.
    case pageDown
    /// F1 to F20.
    case function(Int)
}

/// Something done with the mouse.
public struct Mouse: Hashable, Sendable {
    /// What was done.
    public enum Kind: Hashable, Sendable {
        /// The left button went down.
        case press
        /// A button came up.
        case release
        /// The wheel turned away from the person.
        case wheelUp
        /// The wheel turned towards the person.
        case wheelDown
        /// The left button went down a second time soon after, at the same place.
        case doubleClick
    }

    /// What was done.
    public let kind: Kind
    /// Where, from the upper left corner.
    public let position: Position

    /// A mouse event.
    public init(kind: Kind, position: Position) {
        self.kind = kind
        self.position = position
    }
}

/// One event that a program receives.
public enum Input: Hashable, Sendable {
    /// A key was pressed.
    case key(Key)
    /// Text was pasted; it may hold anything, line feeds included.
    case paste(String)
    /// Something was done with the mouse.
    case mouse(Mouse)
    /// The screen has a new size.
    case resize(Size)
    /// The program goes on after it was stopped.
    case resumed
    /// The time of `wakeAfter` has passed.
    case tick
    /// The terminal is gone. The program ends after this.
    case hangUp
    /// The system asks the program to end, by this signal. The program ends after this.
    case terminate(signal: Int32)
}
