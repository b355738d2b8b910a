// Whatever becomes of a process, checking it ends, and what it finds lies within the text.
import EDN
import Foundation
import Testing
import TransactionProcess

@Suite("Checking anything") struct FuzzTests {
    @Test("ends well on a process with bytes, words and forms changed, lost, doubled and swapped")
    func mutated() throws {
        let seed =
            ProcessInfo.processInfo.environment["ALMONER_TEST_SEED"].flatMap { UInt64($0) } ?? .random(in: 0 ... .max)
        var random = Mix(state: seed)
        let whole = try KeptProcess.bytes("sauna-visit")
        for round in 0..<150 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                round.isMultiple(of: 2) ? random.changeByte(&bytes) : random.changeWord(&bytes)
            }
            let report = ProcessReport(checking: bytes)
            let lines = bytes.split(omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x0D }
            for finding in report.findings {
                let isInside =
                    (1...lines.count).contains(finding.place.line) && finding.place.column >= 1
                    && finding.place.column + finding.place.length <= lines[finding.place.line - 1].count + 2
                #expect(isInside && !finding.message.isEmpty, "seed \(seed), round \(round): \(finding)")
            }
            #expect(report.findings == report.findings.sorted { $0.place < $1.place }, "seed \(seed), round \(round)")
            #expect((report.definition == nil) == !report.errors.isEmpty, "seed \(seed), round \(round)")
        }
    }
}

/// Randomness that a seed repeats, and what it does to a text.
private struct Mix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

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
