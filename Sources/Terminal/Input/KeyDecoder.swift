// Turns the bytes that a terminal sends into inputs. Bytes may arrive in any pieces; what is incomplete is kept.

/// Decodes keys, mouse and pasted text.
///
/// It knows nothing of time: after `isWaiting` and a short silence the owner calls `flush`, and an Esc that nothing
/// followed becomes the Esc key.
struct KeyDecoder {
    private let sequences: KeySequences
    private let isUTF8: Bool
    private var buffer: [UInt8] = []
    private var pasted: [UInt8]?

    /// More than this is not pasted; the rest of such a paste is passed over.
    static let pasteLimit = 1 << 20

    private static let pasteStart: [UInt8] = Array("\u{1B}[200~".utf8)
    private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

    /// A decoder. In a locale that is not UTF-8 only ASCII is understood, and other bytes are passed over.
    init(sequences: KeySequences = KeySequences(), isUTF8: Bool = true) {
        self.sequences = sequences
        self.isUTF8 = isUTF8
    }

    /// Whether there is an incomplete key that only time can decide.
    var isWaiting: Bool { !buffer.isEmpty && pasted == nil }

    /// Decodes what is complete.
    mutating func feed(_ bytes: some Sequence<UInt8>) -> [Input] {
        buffer += bytes
        return drain(final: false)
    }

    /// Decodes what is left, because nothing follows.
    mutating func flush() -> [Input] {
        drain(final: true)
    }

    private mutating func drain(final: Bool) -> [Input] {
        var inputs: [Input] = []
        var place = 0
        while place < buffer.count {
            if pasted != nil {
                let (next, input) = collectPaste(from: place)
                place = next
                guard let input else { break }
                inputs.append(input)
                continue
            }
            let rest = buffer[place...]
            if rest.starts(with: Self.pasteStart) {
                pasted = []
                place += Self.pasteStart.count
                continue
            }
            let step = KeyStep.next(in: rest, sequences: sequences, isUTF8: isUTF8, final: final)
            guard step.length > 0 else { break }
            inputs += step.inputs
            place += step.length
        }
        buffer.removeFirst(min(place, buffer.count))
        return inputs
    }

    /// Takes pasted bytes; the input is nil until the end mark has come.
    private mutating func collectPaste(from place: Int) -> (next: Int, input: Input?) {
        let end = endOfPaste(from: place)
        let room = Self.pasteLimit - (pasted?.count ?? 0)
        pasted?.append(contentsOf: buffer[place..<end].prefix(room))
        guard buffer[end...].starts(with: Self.pasteEnd) else { return (end, nil) }
        let text = String(decoding: pasted ?? [], as: UTF8.self)
        pasted = nil
        return (end + Self.pasteEnd.count, .paste(text))
    }

    /// Where the end mark begins, or what may become it, or where the bytes end.
    private func endOfPaste(from place: Int) -> Int {
        var search = place
        while let escape = buffer[search...].firstIndex(of: 0x1B) {
            let rest = buffer[escape...]
            if rest.starts(with: Self.pasteEnd) || Self.pasteEnd.starts(with: rest) { return escape }
            search = escape + 1
        }
        return buffer.count
    }
}
