// Cuts the bytes that a program sends into characters and commands.

/// Remembers what is incomplete.
struct SequenceParser: Sendable {
    /// A thing to do.
    enum Action: Equatable {
        case show(Unicode.Scalar)
        case control(UInt8)
        /// ESC and a letter.
        case escape(UInt8)
        /// ESC [ and what follows: whether `?` came first, the numbers, the letter.
        case command(isPrivate: Bool, numbers: [Int], letter: UInt8)
        /// ESC ] up to its end.
        case system(String)
    }

    private enum State {
        case ground, escape, charset, command, string(isSystem: Bool), stringEscape(isSystem: Bool)
    }

    private var state = State.ground
    private var collected: [UInt8] = []

    /// Takes a byte; an action when one is complete.
    mutating func next(_ byte: UInt8) -> Action? {
        switch state {
        case .ground: return ground(byte)
        case .escape: return escape(byte)
        case .charset: state = .ground
        case .command:
            guard (0x40...0x7E).contains(byte) else {
                collected.append(byte)
                return nil
            }
            state = .ground
            return command(letter: byte)
        case .string(let isSystem):
            if byte == 0x1B {
                state = .stringEscape(isSystem: isSystem)
            } else if byte == 0x07, isSystem {
                return endString(isSystem)
            } else {
                collected.append(byte)
            }
        case .stringEscape(let isSystem):
            if byte == UInt8(ascii: "\\") { return endString(isSystem) }
            collected += [0x1B, byte]
            state = .string(isSystem: isSystem)
        }
        return nil
    }

    private mutating func ground(_ byte: UInt8) -> Action? {
        if collected.isEmpty, byte < 0x80 {
            if byte == 0x1B {
                state = .escape
                return nil
            }
            return byte < 0x20 || byte == 0x7F ? .control(byte) : .show(Unicode.Scalar(byte))
        }
        collected.append(byte)
        let needed = collected[0] >= 0xF0 ? 4 : collected[0] >= 0xE0 ? 3 : 2
        guard collected.count >= needed else { return nil }
        defer { collected = [] }
        return String(decoding: collected, as: UTF8.self).unicodeScalars.first.map { .show($0) }
    }

    private mutating func escape(_ byte: UInt8) -> Action? {
        state = .ground
        switch byte {
        case UInt8(ascii: "["): state = .command
        case UInt8(ascii: "]"): state = .string(isSystem: true)
        case UInt8(ascii: "P"): state = .string(isSystem: false)
        case UInt8(ascii: "("), UInt8(ascii: ")"): state = .charset
        default: return .escape(byte)
        }
        return nil
    }

    private mutating func command(letter: UInt8) -> Action {
        defer { collected = [] }
        let isPrivate = collected.first == UInt8(ascii: "?")
        let text = String(decoding: isPrivate ? collected.dropFirst() : collected[...], as: UTF8.self)
        let numbers = text.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == ":" }.map { Int($0) ?? 0 }
        return .command(isPrivate: isPrivate, numbers: text.isEmpty ? [] : numbers, letter: letter)
    }

    private mutating func endString(_ isSystem: Bool) -> Action? {
        defer { collected = [] }
        state = .ground
        return isSystem ? .system(String(decoding: collected, as: UTF8.self)) : nil
    }
}
