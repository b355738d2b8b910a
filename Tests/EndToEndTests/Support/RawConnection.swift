// A connection of one's own, for what no client would send.
import Foundation
import Glibc
import Programs

/// A connection to a server on this machine.
final class RawConnection {
    private let descriptor: Int32

    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw Tool.Failure.failed("connect", errno, "port \(port)") }
    }

    deinit { close(descriptor) }

    /// Sends bytes; false when the server does not take them any more.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest.removeFirst(count)
        }
        return true
    }

    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Says that nothing more comes.
    func finish() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Reads what comes until the server hangs up.
    /// - Returns: what came; nil when it did not hang up in time.
    func readToEnd(within limit: Duration = .seconds(30)) -> [UInt8]? {
        let end = ContinuousClock.now + limit
        var bytes: [UInt8] = []
        while Waiting.forBytes(of: descriptor, until: end) {
            let more = Child.read(descriptor)
            if more.isEmpty { return bytes }
            bytes += more
        }
        return nil
    }

    /// Reads until this text has come; nil when it has not in time.
    func read(until text: String, within limit: Duration = .seconds(30)) -> String? {
        let end = ContinuousClock.now + limit
        var bytes: [UInt8] = []
        while Waiting.forBytes(of: descriptor, until: end) {
            let more = Child.read(descriptor)
            if more.isEmpty { return nil }
            bytes += more
            let all = String(decoding: bytes, as: UTF8.self)
            if all.contains(text) { return all }
        }
        return nil
    }
}
