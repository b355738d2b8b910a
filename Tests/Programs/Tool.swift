// Programs that tests run to their end, without a terminal.
package import Foundation

/// Programs that tests use. A test that needs one fails without it and says which.
package enum Tool {
    package enum Failure: Error, CustomStringConvertible {
        case missing(String)
        case failed(String, Int32, String)
        case timedOut

        package var description: String {
            switch self {
            case .missing(let name): "This test needs \(name): apt-get install \(name)"
            case .failed(let command, let status, let text): "\(command) ended with \(status): \(text)"
            case .timedOut: "The screen did not become what was expected in time."
            }
        }
    }

    /// What became of a program.
    package struct Result {
        package let status: Int32
        package let output: String
        package let error: String

        package init(status: Int32, output: String, error: String) {
            (self.status, self.output, self.error) = (status, output, error)
        }
    }

    /// Where a program lies. `package` is the one to install where it is missing, if it has another name.
    package static func path(_ name: String, of package: String? = nil) throws -> URL {
        let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") {
            return URL(filePath: "\(folder)/\(name)")
        }
        throw Failure.missing(package ?? name)
    }

    /// Runs a program to its end.
    package static func run(
        _ program: URL, _ arguments: [String], environment: [String: String] = [:], input: String = ""
    ) throws -> Result {
        let child = try Child(program, arguments, environment: self.environment.merging(environment) { $1 })
        child.write(input)
        close(child.input)
        // Read while it runs: a full pipe would stop it. What it complains of is far less than a pipe holds.
        let text = everything(child.output)
        let complaint = everything(child.errors)
        return Result(status: child.waitForEnd(), output: text, error: complaint)
    }

    private static func everything(_ descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        while case let more = Child.read(descriptor), !more.isEmpty { bytes += more }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The environment of everything that these tests start: ours, without what would change how the program looks or
    /// where it keeps its ledger.
    package static let environment: [String: String] = {
        let meddling = [
            "ALMONER_DB", "ALMONER_THEME", "NO_COLOR", "COLORTERM", "TMUX", "TMUX_PANE", "LC_CTYPE", "LANG",
        ]
        var environment = ProcessInfo.processInfo.environment.filter { !meddling.contains($0.key) }
        environment["LC_ALL"] = "C.UTF-8"
        return environment
    }()
}
