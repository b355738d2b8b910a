// Whatever the bytes are, reading ends with a value or with an error that has a place in the text.
import EDN
import Randomness
import Testing

@Suite("Reading anything") struct FuzzTests {
    @Test("ends well on random bytes, and on texts of the format's own marks")
    func rubbish() {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        let marks =
            Array(##"()[]{}#_:;,"\/ 0129.eEMN+-abutrilnsfw'^é"##.unicodeScalars) + ["\n", "\r", "\u{FEFF}", "\u{A0}"]
        for _ in 0..<4_000 {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            check(bytes, seed)
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                text.append(marks.randomElement(using: &random) ?? " ")
            }
            check(Array(String(text).utf8), seed)
        }
    }

    @Test("reads what it wrote, and ends well on it with bytes changed, lost and doubled")
    func mutated() throws {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        for _ in 0..<1_500 {
            let value = random.value(depth: 0)
            var bytes = Array(value.description.utf8)
            #expect(try EDNDocument(reading: bytes).value == value, "seed \(seed): \(value)")
            for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: bytes[place...].prefix(9), at: place)
                default: bytes.removeLast(bytes.count - place)
                }
                check(bytes, seed)
            }
        }
    }

    /// What is read is read again from what it is written as; an error lies within the text.
    private func check(_ bytes: [UInt8], _ seed: UInt64) {
        do throws(EDNError) {
            let value = try EDNDocument(reading: bytes).value
            let again = try EDNDocument(reading: Array(value.description.utf8)).value
            #expect(again == value, "seed \(seed): \(bytes)")
        } catch {
            let lines = bytes.split(omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x0D }
            let isInside =
                error.place.line >= 1 && error.place.line <= lines.count && error.place.column >= 1
                && error.place.column <= bytes.count + 1
            #expect(
                isInside && error.message.hasSuffix(".") || error.message.contains("already"), "seed \(seed): \(bytes)")
        }
    }
}

extension Seeded {
    /// A value of any kind, three levels deep at most.
    mutating func value(depth: Int) -> EDNValue {
        EDNValue(content(depth), at: EDNPlace(line: 1, column: 1))
    }

    private mutating func content(_ depth: Int) -> EDNContent {
        switch Int.random(in: 0..<(depth < 3 ? 14 : 9), using: &self) {
        case 0: return .null
        case 1: return .bool(.random(using: &self))
        case 2: return .string(text(in: ["a", "\"", "\\", "\n", "\t", "é", "😀", ";", " "]))
        case 3: return .character(["a", "\n", "u", "(", "€", ";", "\\", "\u{8}"].randomElement(using: &self) ?? "a")
        case 4: return .symbol(name())
        case 5: return .keyword(name())
        case 6: return .integer(.random(in: .min ... .max, using: &self))
        case 7:
            return .bigInteger("-9" + String(UInt64.random(in: .min ... .max, using: &self)) + "00000000000000000000")
        case 8:
            return .decimal(EDNDecimal("\(Int.random(in: -99...99, using: &self)).50", isExact: .random(using: &self)))
        case 9: return .list(values(depth))
        case 10: return .vector(values(depth))
        case 11: return .set(values(depth).unique)
        case 12: return .tagged(EDNName(prefix: "t", "x"), value(depth: depth + 1))
        default: return .map(values(depth).unique.map { EDNEntry($0, value(depth: depth + 1)) })
        }
    }

    private mutating func values(_ depth: Int) -> [EDNValue] {
        var values: [EDNValue] = []
        for _ in 0..<Int.random(in: 0...4, using: &self) { values.append(value(depth: depth + 1)) }
        return values
    }

    private mutating func name() -> EDNName {
        let name = "a" + text(in: ["b", "-", "?", "1", "é", "."])
        return Bool.random(using: &self) ? EDNName(name) : EDNName(prefix: "p" + text(in: ["q", "."]), name)
    }

    private mutating func text(in pieces: [String]) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...5, using: &self) { text += pieces.randomElement(using: &self) ?? "" }
        return text
    }
}

extension [EDNValue] {
    fileprivate var unique: [EDNValue] {
        var seen: Set<EDNValue> = []
        return filter { seen.insert($0).inserted }
    }
}
