// The pictures that a screen is drawn with, once for terminals that know Unicode and once for those that do not.

/// A set of pictures, each one column wide.
public struct Glyphs: Hashable, Sendable {
    /// Whether text may hold anything but ASCII. Where it may not, letters lose their accents and the rest becomes `?`.
    public let isUnicode: Bool
    /// A horizontal line.
    public let horizontal: Character
    /// A vertical line.
    public let vertical: Character
    /// The corners of a box: top left, top right, bottom left, bottom right.
    public let corners: [Character]
    /// A crossing towards the left side: a line that begins at a vertical line.
    public let teeRight: Character
    /// A line that ends at a vertical line.
    public let teeLeft: Character
    /// Points at the selected row.
    public let pointer: Character
    /// Yes, done.
    public let check: Character
    /// No, refused.
    public let cross: Character
    /// Look at this.
    public let warning: Character
    /// Waits for somebody.
    public let triangle: Character
    /// A point in a list, or a hidden digit.
    public let bullet: Character
    /// Separates short facts on one line.
    public let separator: Character
    /// Says that text goes on.
    public let ellipsis: Character
    /// Nothing there.
    public let dash: Character
    /// Leads to.
    public let arrowRight: Character
    /// Upwards.
    public let arrowUp: Character
    /// Downwards.
    public let arrowDown: Character
    /// The part of a bar that is full.
    public let barFull: Character
    /// The part of a bar that is empty.
    public let barEmpty: Character
    /// Stands still.
    public let frozen: Character

    /// Box drawing and signs.
    public static let unicode = Glyphs(
        isUnicode: true, horizontal: "─", vertical: "│", corners: ["┌", "┐", "└", "┘"], teeRight: "├", teeLeft: "┤",
        pointer: "▸", check: "✓", cross: "✗", warning: "⚠", triangle: "▲", bullet: "•", separator: "·", ellipsis: "…",
        dash: "–", arrowRight: "→", arrowUp: "↑", arrowDown: "↓", barFull: "█", barEmpty: "░", frozen: "❄")

    /// Nothing but ASCII.
    public static let ascii = Glyphs(
        isUnicode: false, horizontal: "-", vertical: "|", corners: ["+", "+", "+", "+"], teeRight: "+", teeLeft: "+",
        pointer: ">", check: "v", cross: "x", warning: "!", triangle: "!", bullet: "*", separator: ".", ellipsis: "~",
        dash: "-", arrowRight: ">", arrowUp: "^", arrowDown: "v", barFull: "#", barEmpty: ".", frozen: "*")
}
