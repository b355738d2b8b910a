// The server that is asked.
import Foundation

/// A running `almoner-server` with its twins.
final class ServerProcess {
    /// Where it listens: `http://127.0.0.1:41234`.
    let address: String
    private let process = Process()

    init(_ binary: String, ledger: String, output: String) throws {
        process.executableURL = URL(fileURLWithPath: binary)
        process.arguments = ["--db", ledger, "--port", "0", "--echo-twins"]
        _ = FileManager.default.createFile(atPath: output, contents: nil)
        process.standardError = FileHandle(forWritingAtPath: output)
        let told = Pipe()
        process.standardOutput = told
        try process.run()
        let line = String(decoding: told.fileHandleForReading.availableData, as: UTF8.self)
        guard let address = line.split(separator: " ").last, line.hasPrefix("listening on ") else {
            throw Trouble(
                "the server does not listen: \(line) \((try? String(contentsOfFile: output, encoding: .utf8)) ?? "")")
        }
        self.address = address.trimmingCharacters(in: .newlines)
    }

    /// MiB of memory that are resident.
    var residentMemory: Double {
        let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) }.map { $0 / 1_024 }
            ?? 0
    }

    /// Ends it, and waits until it has ended.
    func stop() {
        process.terminate()
        process.waitUntilExit()
    }
}
