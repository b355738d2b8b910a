// The program that asks.
import Foundation

/// `wrk`, with one thread of its own.
struct Wrk {
    let path: String

    /// Where it is installed; nil where it is not.
    static var path: String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/wrk" }
            .first { access($0, X_OK) == 0 }
    }

    /// Asks for so long over so many connections.
    /// - Throws: `Trouble` when a request was refused or not answered.
    func ask(_ url: String, script: String, connections: Int, seconds: Int) throws -> Figures {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = [
            "-t", "1", "-c", String(connections), "-d", "\(seconds)s", "--timeout", "10s", "-s", script, url,
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let line = text.split(separator: "\n").last { $0.hasPrefix("figures ") }
        let numbers = (line ?? "").split(separator: " ").compactMap { Double($0) }
        guard numbers.count == 5 else { throw Trouble("wrk says nothing that reads: \(text)") }
        guard numbers[4] == 0 else { throw Trouble("\(Int(numbers[4])) of \(Int(numbers[0])) requests failed: \(url)") }
        return Figures(
            requests: Int(numbers[0]), seconds: numbers[1] / 1_000_000, median: numbers[2] / 1_000,
            worst: numbers[3] / 1_000)
    }
}

/// What came of asking.
struct Figures {
    let requests: Int
    let seconds: Double
    /// How long half of the answers took at most, in milliseconds.
    let median: Double
    /// How long all but one in a hundred took at most, in milliseconds.
    let worst: Double

    var rate: Double { Double(requests) / seconds }
}
