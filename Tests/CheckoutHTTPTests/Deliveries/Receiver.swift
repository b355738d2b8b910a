import Foundation
import Glibc
import Synchronization

/// Somebody's webhook endpoint on this machine, who behaves as a test says, down to the bytes on the wire.
final class Receiver: Sendable {
    /// What arrived.
    struct Request: Sendable {
        let headers: [String: String]
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// What the receiver does with a request.
    enum Reaction: Sendable {
        /// Answers with a status and a body.
        case answer(Int, String = "")
        /// Answers that it is elsewhere.
        case redirect(to: String)
        /// Breaks the connection off.
        case reset
        /// Closes the connection without a word.
        case close
        /// Answers a byte at a time, without end: its head at once, or not even that.
        case drip(head: Bool)
        /// Answers once the test says so.
        case held(Int, Gate)
    }

    /// Something that a receiver waits for.
    final class Gate: Sendable {
        private let semaphore = DispatchSemaphore(value: 0)
        func open() { semaphore.signal() }
        fileprivate func wait() { semaphore.wait() }
    }

    /// Where it listens.
    var url: String { "http://127.0.0.1:\(port)/hooks" }
    /// What arrived so far, in order.
    var requests: [Request] { state.withLock { $0.requests } }

    private struct State {
        var requests: [Request] = []
        var open: Set<CInt> = []
        var isStopped = false
    }

    private let port: UInt16
    private let socket: CInt
    private let state = Mutex(State())
    private let react: @Sendable (Request, Int) -> Reaction

    /// Listens; `react` hears of each request and how many came before it.
    init(_ react: @escaping @Sendable (Request, Int) -> Reaction) throws {
        self.react = react
        socket = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (socket, isBound) = (
            socket,
            withUnsafeMutablePointer(to: &address) { [socket] pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                    bind(socket, generic, length) == 0 && listen(socket, 128) == 0
                        && getsockname(socket, generic, &length) == 0
                }
            }
        )
        guard isBound else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        port = UInt16(bigEndian: address.sin_port)
        Thread { [weak self] in
            while true {
                let connection = accept(socket, nil, nil)
                guard connection >= 0, let self else { return }
                Thread { self.serve(connection) }.start()
            }
        }.start()
    }

    /// Stops listening and hangs up.
    func stop() {
        let open = state.withLock { state in
            state.isStopped = true
            return state.open
        }
        for connection in open { shutdown(connection, CInt(SHUT_RDWR)) }
        shutdown(socket, CInt(SHUT_RDWR))
    }

    deinit { close(socket) }

    private func serve(_ connection: CInt) {
        let isWelcome = state.withLock { state in
            if !state.isStopped { state.open.insert(connection) }
            return !state.isStopped
        }
        defer {
            _ = state.withLock { $0.open.remove(connection) }
            Glibc.close(connection)
        }
        while isWelcome, let request = Wire.read(connection) {
            let number = state.withLock { state in
                state.requests.append(request)
                return state.requests.count - 1
            }
            guard carryOut(react(request, number), on: connection) else { return }
        }
    }

    /// Does it; false when the connection is over.
    private func carryOut(_ reaction: Reaction, on connection: CInt) -> Bool {
        switch reaction {
        case .answer(let code, let body):
            return Wire.write("HTTP/1.1 \(code) X\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)", to: connection)
        case .redirect(let url):
            return Wire.write("HTTP/1.1 302 Found\r\nlocation: \(url)\r\ncontent-length: 0\r\n\r\n", to: connection)
        case .reset:
            var now = linger(l_onoff: 1, l_linger: 0)
            setsockopt(connection, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
            return false
        case .close: return false
        case .drip(let head):
            var rest = head ? "HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n" : "HTTP/1.1 200 "
            while Wire.write(rest, to: connection), !Wire.isHungUp(connection, within: 20) { rest = "x" }
            return false
        case .held(let code, let gate):
            gate.wait()
            return Wire.write("HTTP/1.1 \(code) X\r\ncontent-length: 0\r\n\r\n", to: connection)
        }
    }
}

/// Requests and answers as bytes.
private enum Wire {
    /// The next request; nil when the connection is over.
    static func read(_ connection: CInt) -> Receiver.Request? {
        var bytes: [UInt8] = []
        let end = Array("\r\n\r\n".utf8)
        while bytes.firstRange(of: end) == nil { guard more(connection, &bytes) else { return nil } }
        guard let split = bytes.firstRange(of: end) else { return nil }
        var headers: [String: String] = [:]
        for line in String(decoding: bytes[..<split.lowerBound], as: UTF8.self).split(separator: "\r\n").dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].drop { $0 == " " }.description
        }
        let length = headers["content-length"].flatMap(Int.init) ?? 0
        while bytes.count < split.upperBound + length { guard more(connection, &bytes) else { return nil } }
        return Receiver.Request(headers: headers, body: Array(bytes[split.upperBound...].prefix(length)))
    }

    private static func more(_ connection: CInt, _ bytes: inout [UInt8]) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(connection, &buffer, buffer.count)
        if count > 0 { bytes += buffer.prefix(count) }
        return count > 0
    }

    static func write(_ text: String, to connection: CInt) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Whether the other side hung up, or does so within so many milliseconds.
    static func isHungUp(_ connection: CInt, within milliseconds: CInt) -> Bool {
        var file = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
        return poll(&file, 1, milliseconds) != 0
    }
}
