import Randomness

extension Seeded {
    /// Changes, takes away, doubles or adds a byte.
    mutating func changeByte(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &self)
        switch Int.random(in: 0..<4, using: &self) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &self)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: bytes[place...].prefix(40), at: place)
        default: bytes.insert(Array("()[]{}#_:\";".utf8).randomElement(using: &self) ?? 0, at: place)
        }
    }

    /// Puts one word in the place of another.
    mutating func changeWord(_ bytes: inout [UInt8]) {
        var words = bytes.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        let (one, other) = (words.indices.randomElement(using: &self), words.indices.randomElement(using: &self))
        guard let one, let other else { return }
        switch Int.random(in: 0..<3, using: &self) {
        case 0: words.swapAt(one, other)
        case 1: words[one] = words[other]
        default: words.remove(at: one)
        }
        bytes = Array(words.joined(separator: [UInt8(ascii: " ")]))
    }
}
