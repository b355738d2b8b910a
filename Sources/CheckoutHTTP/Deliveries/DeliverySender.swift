// One delivery over the network: a request, and what came back of it.

import AsyncHTTPClient
import Checkout
import Glibc
import NIOCore
import NIOHTTP1

/// Sends deliveries. It follows no redirect, waits only so long, and reads only so much.
struct DeliverySender: Sendable {
    /// How much of an answer is read before the connection is given up.
    static let readBytes = 64 * 1_024

    private let client: HTTPClient
    private let timeout: Duration

    /// A sender whose deliveries take no longer than `timeout`, at most `atOnce` of them to one host at a time.
    init(timeout: Duration, atOnce: Int) {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: TimeAmount(timeout)))
        // The schedule tries again; a refused connection is an answer.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = atOnce
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        self.timeout = timeout
    }

    /// Closes its connections.
    func shutdown() async throws { try await client.shutdown() }

    /// Sends, and tells what came back. An answer whose status arrived is an answer, even if its body never ends.
    /// - Parameter moment: what the delivery is stamped with.
    func send(_ outgoing: OutgoingDelivery, at moment: Instant) async -> DeliveryAnswer {
        let start = ContinuousClock.now
        var answer = DeliveryAnswer(code: nil)
        do {
            var request = HTTPClientRequest(url: outgoing.endpoint.url)
            request.method = .POST
            for (name, value) in DeliveryHeaders.all(for: outgoing, at: moment) {
                request.headers.add(name: name, value: value)
            }
            request.body = .bytes(outgoing.body)
            let response = try await client.execute(request, deadline: .now() + TimeAmount(timeout))
            answer.code = Int(response.status.code)
            let left = timeout - start.duration(to: .now)
            (answer.body, answer.failure) = await beginning(of: response.body, within: left)
        } catch {
            answer.failure = words(error)
        }
        answer.milliseconds = Int(start.duration(to: .now) / .milliseconds(1))
        return answer
    }

    /// The first of a body, and why it is not whole, if it is not. The client's own deadline ends with the head of an
    /// answer, so the body has a clock of its own.
    private func beginning(of body: HTTPClientResponse.Body, within left: Duration) async -> ([UInt8], String?) {
        let read = ReadBytes()
        let failure = await withTaskGroup(of: String?.self) { group in
            group.addTask {
                do {
                    for try await buffer in body {
                        if await !read.append(buffer.readableBytesView) { return "the answer was cut at 64 KiB" }
                    }
                    return nil
                } catch {
                    return words(error)
                }
            }
            group.addTask {
                try? await Task.sleep(for: left)
                return words(HTTPClientError.deadlineExceeded)
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
        return (await read.bytes, failure)
    }

    /// Why there was no answer, in a few words.
    private func words(_ error: any Error) -> String {
        if let error = error as? IOError { return String(cString: strerror(error.errnoCode)) }
        switch error as? HTTPClientError {
        case .deadlineExceeded?, .connectTimeout?, .readTimeout?: return "no whole answer within \(timeout)"
        case .remoteConnectionClosed?: return "the connection was closed"
        default: return String(String(describing: error).prefix(200))
        }
    }
}

/// What was read of a body so far.
private actor ReadBytes {
    private(set) var bytes: [UInt8] = []

    /// Keeps bytes up to the bound; false for more than that.
    func append(_ more: ByteBufferView) -> Bool {
        let room = DeliverySender.readBytes - bytes.count
        bytes += more.prefix(room)
        return more.count <= room
    }
}
