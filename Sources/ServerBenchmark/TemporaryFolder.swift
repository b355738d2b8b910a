// Where everything is that the benchmark makes.
import Foundation

/// A folder that goes when the work in it is done.
struct TemporaryFolder {
    private let path: String

    static func with(_ body: (TemporaryFolder) async throws -> Void) async throws {
        let path = NSTemporaryDirectory() + "/server-benchmark-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await body(TemporaryFolder(path: path))
    }

    /// A file's place in it.
    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file.
    func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    /// Copies a file, without its bytes where the disk can.
    func copy(_ original: String, to name: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/cp")
        process.arguments = ["--reflink=auto", original, file(name)]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Trouble("\(original) cannot be copied") }
        return file(name)
    }
}
