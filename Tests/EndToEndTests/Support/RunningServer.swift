// The real server on a ledger, as the package manager built it beside these tests.
import Foundation
import Glibc
import Programs
import Synchronization
import Testing

/// `almoner-server` under test, which is ended with the test that started it.
final class RunningServer: Sendable {
    static let binary = Almoner.folder.appending(path: "almoner-server")

    /// Where it says that it listens: `http://127.0.0.1:PORT`.
    let address: String
    let port: UInt16
    /// Its process.
    var process: pid_t { child.process }

    private let child: Child
    private let said: String
    private let complaints: String
    private let isOver = Mutex(false)

    /// Starts a server, and waits until it says that it listens.
    init(ledger: String, _ options: [String] = [], port: UInt16 = 0) throws {
        complaints = ledger + ".complaints-\(UInt32.random(in: 0 ... .max))"
        child = try Child(
            URL(filePath: "/bin/sh"),
            ["-c", #"exec "$0" "$@" 2>"$COMPLAINTS""#, RunningServer.binary.path, "--db", ledger, "--port", "\(port)"]
                + options, environment: Tool.environment.merging(["COMPLAINTS": complaints]) { $1 })
        close(child.input)
        var bytes: [UInt8] = []
        let end = ContinuousClock.now + .seconds(60)
        while !bytes.contains(0x0A), Waiting.forBytes(of: child.output, until: end) {
            let more = Child.read(child.output)
            if more.isEmpty { break }
            bytes += more
        }
        said = String(decoding: bytes, as: UTF8.self)
        let words = said.split(separator: "\n").first?.split(separator: " ") ?? []
        address = words.last.map(String.init) ?? ""
        guard said.hasPrefix("listening on http://127.0.0.1:"),
            let port = UInt16(address.split(separator: ":").last ?? "")
        else {
            Glibc.kill(child.process, SIGKILL)
            throw Tool.Failure.failed("almoner-server", child.waitForEnd(), said + RunningServer.text(of: complaints))
        }
        self.port = port
    }

    deinit { kill() }

    /// Kills it, so that it can do nothing more.
    func kill() { _ = end(with: SIGKILL) }

    /// Asks it to end.
    func askToEnd() { Glibc.kill(child.process, SIGTERM) }

    /// Waits until nobody can connect to it any more.
    func waitUntilDeaf(sourceLocation: SourceLocation = #_sourceLocation) {
        let end = ContinuousClock.now + .seconds(30)
        while (try? RawConnection(port: port)) != nil {
            guard ContinuousClock.now < end else {
                Issue.record("The server goes on listening.", sourceLocation: sourceLocation)
                return
            }
        }
    }

    /// Asks it to end, and waits until it has.
    /// - Returns: its exit status, everything that it said, and what it complained of.
    func terminate() -> Tool.Result {
        askToEnd()
        return waitForEnd()
    }

    /// Waits until it has ended.
    func waitForEnd() -> Tool.Result {
        let (status, rest) = end(with: nil)
        return Tool.Result(status: status, output: said + rest, error: RunningServer.text(of: complaints))
    }

    /// What it complained of so far.
    var complaint: String { RunningServer.text(of: complaints) }

    /// How much memory it holds, in KiB.
    var resident: Int {
        let status = (try? String(contentsOfFile: "/proc/\(child.process)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }

    private func end(with signal: Int32?) -> (status: Int32, rest: String) {
        guard
            !isOver.withLock({ isOver in
                defer { isOver = true }
                return isOver
            })
        else { return (0, "") }
        if let signal { Glibc.kill(child.process, signal) }
        var rest: [UInt8] = []
        while case let more = Child.read(child.output), !more.isEmpty { rest += more }
        return (child.waitForEnd(), String(decoding: rest, as: UTF8.self))
    }

    private static func text(of file: String) -> String { (try? String(contentsOfFile: file, encoding: .utf8)) ?? "" }
}
