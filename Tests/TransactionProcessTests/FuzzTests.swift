// Whatever becomes of a process, checking it ends, and what it finds lies within the text.
import EDN
import Randomness
import Testing
import TransactionProcess

@Suite("Checking anything") struct FuzzTests {
    @Test("ends well on a process with bytes, words and forms changed, lost, doubled and swapped")
    func mutated() throws {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
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
