// One step of decoding: how many bytes the next key takes, and what it is.

/// The bytes that were understood, and what they mean.
struct KeyStep {
    /// Bytes to go on by; 0: more are needed.
    var length: Int
    /// What they stand for; nothing when they stand for no key that we know.
    var inputs: [Input] = []

    private static let more = KeyStep(length: 0)
    /// No key sequence is longer; what goes on is not one.
    private static let sequenceLimit = 64
    /// One more than the bits of the modifiers that are held, of which there are eight.
    private static let modifierNumbers = 1...256
    /// The columns or rows of a terminal, which the system counts in sixteen bits.
    private static let cellNumbers = 1...65_535

    private init(length: Int, inputs: [Input] = []) {
        self.length = length
        self.inputs = inputs
    }

    private init(_ key: Key, length: Int) {
        self.init(length: length, inputs: [.key(key)])
    }

    /// Decodes what `bytes`, which is not empty, begins with. When `final`, nothing follows, and something is always
    /// decoded.
    static func next(in bytes: ArraySlice<UInt8>, sequences: KeySequences, isUTF8: Bool, final: Bool) -> KeyStep {
        guard bytes.first == 0x1B else { return plain(bytes, isUTF8: isUTF8, final: final) }
        guard let second = bytes.dropFirst().first else { return final ? KeyStep(.escape, length: 1) : more }
        if let key = sequences.key(bytes.prefix(2)) { return KeyStep(key, length: 2) }
        switch second {
        case UInt8(ascii: "["): return sequence(bytes, sequences, end: endOfControl(bytes), final: final)
        case UInt8(ascii: "O"): return sequence(bytes, sequences, end: bytes.count > 2 ? 3 : nil, final: final)
        case 0x1B: return KeyStep(.escape, length: 1)
        default: return withAlt(plain(bytes.dropFirst(), isUTF8: isUTF8, final: final))
        }
    }

    /// The length of a control sequence, or nil when its end has not come.
    private static func endOfControl(_ bytes: ArraySlice<UInt8>) -> Int? {
        var body = bytes.dropFirst(2)
        // The Linux console sends F1 as ESC [ [ A.
        if body.first == UInt8(ascii: "[") { body = body.dropFirst() }
        return body.firstIndex { (0x40...0x7E).contains($0) }.map { $0 - bytes.startIndex + 1 }
    }

    private static func sequence(
        _ bytes: ArraySlice<UInt8>, _ sequences: KeySequences, end: Int?, final: Bool
    ) -> KeyStep {
        guard let end else {
            guard final || bytes.count > sequenceLimit else { return more }
            return withAlt(KeyStep(.character(bytes.dropFirst().first == UInt8(ascii: "[") ? "[" : "O"), length: 1))
        }
        let whole = bytes.prefix(end)
        if let key = sequences.key(whole) { return KeyStep(key, length: end) }
        if whole.dropFirst(2).first == UInt8(ascii: "<") {
            return KeyStep(length: end, inputs: mouse(whole).map { [.mouse($0)] } ?? [])
        }
        return KeyStep(length: end, inputs: modified(whole, sequences).map { [.key($0)] } ?? [])
    }

    /// `ESC [ 1 ; 5 C` is Right with Ctrl. With Ctrl or Alt, Left and Right go by words; otherwise modifiers do not
    /// count.
    private static func modified(_ whole: ArraySlice<UInt8>, _ sequences: KeySequences) -> Key? {
        let parts = String(decoding: whole.dropFirst(2).dropLast(), as: UTF8.self).split(separator: ";")
        guard parts.count == 2, let last = whole.last, let modifiers = Int(parts[1]),
            modifierNumbers.contains(modifiers)
        else { return nil }
        let number = last == UInt8(ascii: "~") ? String(parts[0]) : ""
        let plain = Array(whole.prefix(2)) + Array(number.utf8) + [last]
        let key = sequences.key(plain[...])
        let byWords = (modifiers - 1) & 0b110 != 0
        switch key {
        case .left where byWords: return .alt("b")
        case .right where byWords: return .alt("f")
        default: return key
        }
    }

    /// `ESC [ < button ; column ; row M`, or `m` when the button comes up.
    private static func mouse(_ whole: ArraySlice<UInt8>) -> Mouse? {
        let parts = String(decoding: whole.dropFirst(3).dropLast(), as: UTF8.self).split(separator: ";").compactMap {
            Int($0)
        }
        guard parts.count == 3, cellNumbers.contains(parts[1]), cellNumbers.contains(parts[2]) else { return nil }
        let position = Position(x: parts[1] - 1, y: parts[2] - 1)
        let isRelease = whole.last == UInt8(ascii: "m")
        // Bits 2 to 4 are Shift, Alt and Ctrl.
        switch parts[0] & ~0b11100 {
        case 0...2 where isRelease: return Mouse(kind: .release, position: position)
        case 0: return Mouse(kind: .press, position: position)
        case 64: return Mouse(kind: .wheelUp, position: position)
        case 65: return Mouse(kind: .wheelDown, position: position)
        default: return nil
        }
    }

    private static func withAlt(_ step: KeyStep) -> KeyStep {
        guard step.length > 0 else { return more }
        var result = KeyStep(length: step.length + 1, inputs: step.inputs)
        switch step.inputs.first {
        case .key(.character(let character)): result.inputs[0] = .key(.alt(character))
        // Alt with Backspace deletes a word, as Ctrl-W does.
        case .key(.backspace): result.inputs[0] = .key(.control("w"))
        default: break
        }
        return result
    }

    private static func plain(_ bytes: ArraySlice<UInt8>, isUTF8: Bool, final: Bool) -> KeyStep {
        guard let first = bytes.first else { return more }
        switch first {
        case 0: return KeyStep(.control(" "), length: 1)
        case 9: return KeyStep(.tab, length: 1)
        case 10, 13: return KeyStep(.enter, length: 1)
        case 8, 0x7F: return KeyStep(.backspace, length: 1)
        case 1...26: return KeyStep(.control(Character(Unicode.Scalar(first + 0x60))), length: 1)
        case 27...31: return KeyStep(.control(Character(Unicode.Scalar(first + 0x40))), length: 1)
        default: return text(bytes.prefix { $0 >= 0x20 && $0 != 0x7F }, isUTF8: isUTF8, isLast: final)
        }
    }

    private static func text(_ run: ArraySlice<UInt8>, isUTF8: Bool, isLast: Bool) -> KeyStep {
        guard isUTF8 else {
            let plain = run.filter { $0 < 0x7F }
            return KeyStep(length: run.count, inputs: plain.map { .key(.character(Character(Unicode.Scalar($0)))) })
        }
        let whole = isLast ? run : run.dropLast(incompleteTail(run))
        guard !whole.isEmpty else { return more }
        let characters = String(decoding: whole, as: UTF8.self).filter { character in
            !character.unicodeScalars.contains { (0x80...0x9F).contains($0.value) }
        }
        return KeyStep(length: whole.count, inputs: characters.map { .key(.character($0)) })
    }

    /// How many bytes at the end are the beginning of a character.
    private static func incompleteTail(_ run: ArraySlice<UInt8>) -> Int {
        for (index, byte) in run.suffix(3).reversed().enumerated() {
            let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            if needed > 1 { return index + 1 < needed ? index + 1 : 0 }
            if byte < 0x80 { return 0 }
        }
        return 0
    }
}
