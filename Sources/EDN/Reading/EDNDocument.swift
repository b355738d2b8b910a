/// An EDN text, read: its first value, and where something follows it.
///
/// The format lets a text hold any number of values. What describes something in EDN holds one, and its tools read the
/// first only; what follows is not read, and `rest` says where it is.
public struct EDNDocument: Hashable, Sendable {
    /// The first value.
    public let value: EDNValue
    /// Where more begins after the first value; nil where only blanks and comments follow.
    public let rest: EDNPlace?

    /// The most bytes that a text may have. Ours: a MiB, thirty times the longest process that is known.
    public static let largest = 1 << 20
    /// How deep values may stand in each other, discarded ones included. Ours.
    public static let deepest = 128

    /// Reads a text from UTF-8, with or without a byte order mark.
    /// - Throws: `EDNError`, which says in a sentence what is wrong and where.
    public init(reading bytes: [UInt8]) throws(EDNError) {
        guard bytes.count <= EDNDocument.largest else {
            throw EDNError(
                "The text has \(bytes.count) bytes; no more than \(EDNDocument.largest) are read.",
                at: EDNPlace(line: 1, column: 1, length: 0))
        }
        var reader = EDNReader(EDNText(try EDNText.scalars(of: bytes)))
        guard let value = try reader.next(depth: 0) else {
            throw EDNError("The text holds no value.", at: reader.text.place(length: 0))
        }
        self.value = value
        rest = reader.whatFollows()
    }
}
