// What is written is read again, by us and by the system's library.
import Foundation
import OrderedJSON
import Randomness
import Testing

@Suite("JSON written and read again") struct RoundTripTests {
    @Test("is the same, on one line and on several, and the system's library reads the same")
    func roundTrip() throws {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        for _ in 0..<400 {
            let value = JSON.any(&random)
            let (short, long) = (value.compact, value.description)
            #expect(try JSON(reading: Array(short.utf8)) == value, "seed \(seed): \(short)")
            #expect(try JSON(reading: Array(long.utf8)) == value, "seed \(seed): \(long)")
            #expect(!short.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "seed \(seed): \(short)")
            let theirs = try JSONSerialization.jsonObject(with: Data(short.utf8), options: .fragmentsAllowed)
            #expect(isSame(value, theirs), "seed \(seed): \(short)")
            let written = try JSONSerialization.data(withJSONObject: theirs, options: .fragmentsAllowed)
            #expect(isSame(try JSON(reading: Array(written)), theirs), "seed \(seed): \(short)")
        }
    }

    @Test("stands no mutilation that the system's library refuses, but for what it takes beyond the standard")
    func mutilated() throws {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        for _ in 0..<2_000 {
            var bytes = Array(JSON.any(&random).compact.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: place)
                }
            }
            guard let ours = try? JSON(reading: bytes) else { continue }
            // What ours takes is written as JSON that anybody takes who can hold its numbers.
            if ours.isFinite {
                #expect(throws: Never.self, "seed \(seed): \(bytes)") {
                    try JSONSerialization.jsonObject(with: Data(ours.compact.utf8), options: .fragmentsAllowed)
                }
            }
            #expect(try JSON(reading: Array(ours.compact.utf8)) == ours, "seed \(seed): \(bytes)")
        }
    }

    /// Whether the system's library sees what is ours. It keeps numbers as it can, so they are compared as such.
    private func isSame(_ ours: JSON, _ theirs: Any) -> Bool {
        switch ours {
        case .null: theirs is NSNull
        case .bool(let value): theirs as? Bool == value
        case .int(let value): (theirs as? NSNumber)?.int64Value == Int64(value)
        case .number(let digits): (theirs as? NSNumber)?.doubleValue == Double(digits)
        case .string(let value): theirs as? String == value
        case .array(let values):
            (theirs as? [Any]).map { $0.count == values.count && zip(values, $0).allSatisfy(isSame) } ?? false
        case .object(let fields):
            (theirs as? [String: Any]).map { theirs in
                theirs.count == fields.count
                    && fields.allSatisfy { field in theirs[field.name].map { isSame(field.value, $0) } ?? false }
            } ?? false
        }
    }
}

extension JSON {
    /// Some value, a few levels deep.
    fileprivate static func any(_ random: inout Seeded, depth: Int = 0) -> JSON {
        switch Int.random(in: 0..<(depth < 4 ? 8 : 6), using: &random) {
        case 0: return .null
        case 1: return .bool(.random(using: &random))
        case 2: return .int(.random(in: -1_000...1_000, using: &random))
        case 3: return .int(.random(in: -(1 << 50)...(1 << 50), using: &random))
        case 4:
            let digits = "\(Int.random(in: -99...99, using: &random)).\(Int.random(in: 1...9_999, using: &random))"
            return .number(digits + (Bool.random(using: &random) ? "e\(Int.random(in: -30...30, using: &random))" : ""))
        case 5: return .string(text(&random))
        case 6: return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in any(&random, depth: depth + 1) })
        default:
            // The place in the name keeps the names apart.
            return .object(
                (0..<Int.random(in: 0...4, using: &random)).map { place in
                    Field("\(place)" + text(&random), any(&random, depth: depth + 1))
                })
        }
    }

    /// Whether every number in it is one that a machine holds.
    fileprivate var isFinite: Bool {
        switch self {
        case .number(let digits): Double(digits).map { $0.isFinite && ($0 != 0 || !digits.contains("e")) } ?? false
        case .array(let values): values.allSatisfy(\.isFinite)
        case .object(let fields): fields.allSatisfy(\.value.isFinite)
        default: true
        }
    }

    private static func text(_ random: inout Seeded) -> String {
        let some: [Unicode.Scalar] = [
            "\"", "\\", "/", "\n", "\u{0}", "\u{1F}", "\u{7F}", "\u{2028}", "é", "😀", "\u{10FFFF}",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            let other = Unicode.Scalar(UInt32.random(in: 0...0x2_FFFF, using: &random)) ?? "a"
            text.append(Bool.random(using: &random) ? some[Int.random(in: 0..<some.count, using: &random)] : other)
        }
        return String(text)
    }
}
