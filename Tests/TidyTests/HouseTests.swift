import Foundation
import Testing

@Suite("The house")
struct HouseTests {
    /// Which floor each room is on; an import leads to a lower one, never up or sideways.
    static let floors: [String: Int] = [
        "CNcurses": 1, "CTerminal": 1, "CPseudoTerminal": 1, "OrderedJSON": 1, "EDN": 1, "Spelling": 1, "Gregorian": 1,
        "Terminal": 2, "TransactionProcess": 2, "MailTemplates": 2,
        "Checkout": 3, "TerminalProbe": 3, "Commands": 4, "Dialects": 4,
        "SQLiteLedger": 4, "CardSimulator": 4, "CheckoutHTTP": 5, "Console": 5, "Wiring": 5, "almoner": 6,
        "almoner-server": 6, "ChargeBenchmark": 6, "ConsoleBenchmark": 6, "ServerBenchmark": 6,
        "TransactionBenchmark": 6,
        "terminal-gallery": 6,
    ]

    @Test("has a floor for every room, and no room without a file")
    func rooms() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Repository.root.appending(path: "Sources").path)
        #expect(Set(folders) == Set(HouseTests.floors.keys))
    }

    @Test("imports only downward")
    func imports() {
        for file in Repository.files(below: "Sources") {
            for line in file.lines where line.contains("import ") {
                let words = line.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), index + 1 < words.count, index <= 1,
                    let floor = HouseTests.floors[String(words[index + 1])], let own = HouseTests.floors[file.target]
                else { continue }
                #expect(floor < own, "\(file.path) imports \(words[index + 1])")
            }
        }
    }

    @Test("keeps every SQL statement in one room")
    func sql() {
        let fluent = ["SQLiteLedger", "ChargeBenchmark", "TransactionBenchmark"]
        for file in Repository.files(below: "Sources") where !fluent.contains(file.target) {
            for word in ["SELECT ", "INSERT INTO", "PRAGMA ", "import GRDB"] {
                #expect(!file.text.contains(word), "\(file.path) speaks SQL")
            }
        }
    }

    @Test("asks the system for the time in one place only")
    func time() {
        let files = Repository.files(below: "Sources").filter { HouseTests.floors[$0.target] ?? 0 < 6 }
        for file in files where file.path != "Sources/SQLiteLedger/Opening/SystemTime.swift" {
            for word in ["Date()", "Date.now", "clock_gettime", "gettimeofday"] {
                #expect(!file.text.contains(word), "\(file.path) asks the system for the time")
            }
        }
    }
}
