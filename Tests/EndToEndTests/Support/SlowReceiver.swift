// A webhook endpoint that answers when the test says so.
import Foundation
import Glibc
import Programs

/// Listens on a free port of this machine.
final class SlowReceiver {
    let port: UInt16
    private let descriptor: Int32

    /// A request that waits for its answer.
    final class Request {
        private let descriptor: Int32

        fileprivate init(_ descriptor: Int32) { self.descriptor = descriptor }

        deinit { close(descriptor) }

        /// Answers that all is well, and hangs up.
        func answer() {
            let text = Array("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".utf8)
            _ = Glibc.send(descriptor, text, text.count, Int32(MSG_NOSIGNAL))
            shutdown(descriptor, Int32(SHUT_WR))
        }
    }

    init() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isBound else { throw Tool.Failure.failed("listen", errno, "") }
        self.descriptor = descriptor
        port = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(descriptor) }

    /// Waits for somebody who sends something; nil when nobody does in time.
    func accept() -> Request? {
        let end = ContinuousClock.now + .seconds(30)
        guard Waiting.forBytes(of: descriptor, until: end) else { return nil }
        let connection = Glibc.accept(descriptor, nil, nil)
        guard connection >= 0, Waiting.forBytes(of: connection, until: end) else { return nil }
        return Request(connection)
    }
}
