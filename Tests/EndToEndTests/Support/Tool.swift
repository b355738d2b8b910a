import Foundation

/// Programs that tests use. A test that needs one fails without it and says which.
enum Tool {
    enum Failure: Error, CustomStringConvertible {
        case missing(String)
        case failed(String, Int32, String)
        case timedOut

        var description: String {
            switch self {
            case .missing(let name): return "This test needs \(name): apt-get install \(name)"
            case .failed(let command, let status, let text): return "\(command) ended with \(status): \(text)"
            case .timedOut: return "The screen did not become what was expected in time."
            }
        }
    }

    /// Where a program lies.
    static func path(_ name: String) throws -> URL {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") {
            return URL(filePath: "\(folder)/\(name)")
        }
        throw Failure.missing(name)
    }

    /// Runs a program to its end and returns what it printed.
    static func run(_ name: String, _ arguments: [String]) throws -> String {
        let result = try start(try path(name), arguments)
        guard result.status == 0 else { throw Failure.failed(name, result.status, result.error) }
        return result.output
    }

    /// What became of a program.
    struct Result {
        let status: Int32
        let output: String
        let error: String
    }

    static func start(
        _ program: URL, _ arguments: [String], environment: [String: String] = [:], input: String = ""
    ) throws -> Result {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let (output, error, standardInput) = (Pipe(), Pipe(), Pipe())
        (process.standardOutput, process.standardError, process.standardInput) = (output, error, standardInput)
        try process.run()
        try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        // Read while it runs: a full pipe would stop it.
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let errorText = error.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
            error: String(decoding: errorText, as: UTF8.self))
    }
}

/// The real binary, as the package manager built it beside these tests.
enum Almoner {
    static let binary: URL = {
        let built = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        return built.appending(path: "almoner")
    }()

    /// Runs a command on a ledger and returns what it printed.
    static func run(_ arguments: [String], ledger: String, input: String = "") throws -> Tool.Result {
        try Tool.start(binary, arguments + ["--db", ledger], input: input)
    }

    /// Runs a command that has to succeed and reads its JSON document.
    static func json(_ arguments: [String], ledger: String) throws -> Any {
        let result = try run(arguments + ["--json"], ledger: ledger)
        guard result.status == 0 else {
            throw Tool.Failure.failed(arguments.joined(separator: " "), result.status, result.output + result.error)
        }
        return try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    }
}

/// A folder of a test's own, removed with it.
final class Scratch {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "almoner-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var ledger: String { folder.appending(path: "ledger.db").path }
}
