import Foundation
import Testing

@Suite("The house")
struct HouseTests {
    /// Which floor each room is on; an import leads to a lower one, never up or sideways.
    static let floors: [String: Int] = [
        "CNcurses": 1, "CTerminal": 1, "CPseudoTerminal": 1, "OrderedJSON": 1, "EDN": 1, "Spelling": 1, "Gregorian": 1,
        "SystemFiles": 1,
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
            for room in file.imports {
                guard let floor = HouseTests.floors[room], let own = HouseTests.floors[file.target] else { continue }
                #expect(floor < own, "\(file.path) imports \(room)")
            }
        }
    }

    @Test("declares no way into a room that nobody takes: it would bring the room, and all below it, along")
    func declarations() throws {
        let targets = try Manifest.targets()
        let files = Repository.files(below: "Sources") + Repository.files(below: "Tests")
        let imports = Dictionary(grouping: files, by: \.target).mapValues { Set($0.flatMap(\.imports)) }
        // A program is needed as a program: tests run it.
        let programs = Set(targets.filter(\.isProgram).map(\.name))
        for target in targets {
            let unused = Set(target.dependencies).subtracting(imports[target.name, default: []]).subtracting(programs)
            #expect(unused.isEmpty, "\(target.name) declares \(unused.sorted()) and imports none of them")
        }
    }

    @Test("has every room in the manifest, as these tests read it")
    func manifest() throws {
        let folders = try ["Sources", "Tests"].flatMap {
            try FileManager.default.contentsOfDirectory(atPath: Repository.root.appending(path: $0).path)
        }
        #expect(try Manifest.targets().map(\.name).sorted() == folders.sorted())
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
