import AsyncHTTPClient
import CheckoutHTTP
import Foundation
import Glibc
import NIOCore
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("A client that keeps the server waiting") struct PatienceTests {
    /// A server that does not wait for long.
    private var impatient: ServerOptions {
        var options = ServerOptions()
        (options.bodyTimeout, options.idleTimeout) = (.seconds(1), .seconds(1))
        return options
    }

    @Test(
        "is hung up on, before its request, within its head, within its body and after its answer",
        arguments: [
            "", "GET /v1/custo", "GET /v1/customers HTTP/1.1\r\nHost: x\r\nX-",
            "POST /v1/products HTTP/1.1\r\nContent-Le",
            "POST /v1/products HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{",
            "POST /v1/products HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer KEY\r\nContent-Length: 9\r\n\r\n{",
            "GET /v1/customers HTTP/1.1\r\nHost: x\r\n\r\n",
        ])
    func silence(sent: String) async throws {
        try await Counter.open(impatient) { counter in
            let connection = try Line(counter.address)
            connection.send(sent.replacing("KEY", with: counter.key))
            #expect(await connection.isHungUpOn(), "\(sent)")
            #expect(try await counter.send(.GET, "/v1/customers").status == 200)
        }
    }

    @Test("is hung up on though it goes on sending, a byte at a time")
    func trickle() async throws {
        var options = ServerOptions()
        options.bodyTimeout = .seconds(1)
        try await Counter.open(options) { counter in
            for key in [counter.key, "fsk_test_nobody"] {
                let connection = try Line(counter.address)
                connection.send(
                    "POST /v1/products HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(key)\r\n"
                        + "Content-Length: 900000\r\n\r\n")
                #expect(await connection.isHungUpOn(sending: " "), "\(key)")
            }
        }
    }

    @Test("does not keep others out for longer, though connections are few")
    func connections() async throws {
        var options = impatient
        options.mostConnections = 3
        try await Counter.open(options) { counter in
            let idle = try (0..<6).map { _ in try Line(counter.address) }
            #expect(try await counter.send(.GET, "/v1/customers").status == 200)
            for connection in idle { #expect(await connection.isHungUpOn()) }
        }
    }
}

/// A connection to a server of this process.
private final class Line: Sendable {
    private let descriptor: Int32

    init(_ address: String) throws {
        let port = try #require(UInt16(address.split(separator: ":").last ?? ""))
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = port.bigEndian
        place.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        let code = withUnsafePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    deinit { close(descriptor) }

    @discardableResult
    func send(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    /// Reads until the server hangs up.
    /// - Parameter trickle: what is sent again and again meanwhile.
    func isHungUpOn(sending trickle: String? = nil) async -> Bool {
        // On a thread of its own: those of the tests are the server's too.
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: self.hangsUp(on: trickle)) }
        }
    }

    private func hangsUp(on trickle: String?) -> Bool {
        let end = ContinuousClock.now + .seconds(30)
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while ContinuousClock.now < end {
            var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            if poll(&polled, 1, trickle == nil ? 1_000 : 20) > 0 {
                if read(descriptor, &buffer, buffer.count) <= 0 { return true }
            } else if let trickle, !send(trickle) {
                return true
            }
        }
        return false
    }
}
