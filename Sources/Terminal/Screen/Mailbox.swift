// How work done elsewhere reaches the thread that owns the screen.
import CTerminal
import Glibc
import Synchronization

/// A queue that anybody may put messages into; doing so wakes the run loop.
public final class Mailbox<Message: Sendable>: Sendable {
    private let waiting = Mutex<[Message]>([])
    /// Readable while messages wait.
    let descriptor: Int32

    /// An empty mailbox. Without a free file descriptor it still works, but wakes nobody.
    public init() {
        descriptor = wake_make()
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Leaves a message. Safe from any thread, never waits for the reader.
    public func send(_ message: Message) {
        let isFirst = waiting.withLock { messages in
            messages.append(message)
            return messages.count == 1
        }
        if isFirst { wake_ring(descriptor) }
    }

    /// Takes all messages, in the order in which they were sent.
    public func takeAll() -> [Message] {
        wake_clear(descriptor)
        return waiting.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }
}
