import Checkout
import Foundation
import Synchronization
import Testing

@Suite("An endpoint that behaves badly", .timeLimit(.minutes(5)))
struct OrderTests {
    @Test("gets every event at least once, in order for each thing, one at a time, whatever it does")
    func order() async throws {
        let seen = Seen()
        let receiver = try Receiver { request, _ in seen.reaction(to: request) }
        defer { receiver.stop() }
        let post = try await Post()
        _ = try await post.endpoint(receiver)
        try await post.working(timeout: .milliseconds(500)) {
            var customers: [Customer] = []
            for number in 0..<12 { customers.append(try await post.customer("C\(number)")) }
            for round in 1...3 {
                for customer in customers {
                    _ = try await post.engine.editCustomer(customer.id, CustomerEdit(name: "Round \(round)"))
                }
            }
            while try await !post.deliveries(.pending).isEmpty {
                try await post.untilIdle()
                _ = try await post.engine.advance(by: .hours(12))
            }
        }
        let all = try await post.deliveries().reversed()
        #expect(all.count == 48 && all.allSatisfy { $0.status == .delivered })
        for (subject, deliveries) in Dictionary(grouping: all, by: \.subject) {
            let story = seen.story(of: subject)
            #expect(story.inOrder == deliveries.map(\.event.description), "each after the one before it had arrived")
            #expect(!story.overlapped, "two about \(subject) were under way at once")
        }
    }
}

/// What a badly behaved endpoint saw of each thing.
private final class Seen: Sendable {
    struct Story {
        /// The events in the order in which they were first seen.
        var inOrder: [String] = []
        var tries: [String: Int] = [:]
        var acknowledged: Set<String> = []
        var overlapped = false
    }

    private let stories = Mutex<[String: Story]>([:])

    func story(of subject: String) -> Story { stories.withLock { $0[subject] ?? Story() } }

    /// Misbehaves with each event up to five times, in an order that its identifier decides.
    func reaction(to request: Receiver.Request) -> Receiver.Reaction {
        let body = try? JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any]
        let customer = (body?["object"] as? [String: Any])?["customer"] as? [String: Any]
        guard let event = body?["event_id"] as? String, let subject = customer?["customer_id"] as? String else {
            Issue.record("unreadable: \(request.text)")
            return .answer(400)
        }
        let luck = event.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
        return stories.withLock { stories in
            var story = stories[subject] ?? Story()
            defer { stories[subject] = story }
            if story.inOrder.last != event {
                if let before = story.inOrder.last, !story.acknowledged.contains(before) { story.overlapped = true }
                story.inOrder.append(event)
            }
            let tries = story.tries[event, default: 0]
            story.tries[event] = tries + 1
            let misdeeds: [Receiver.Reaction] = [
                .answer(500), .reset, .redirect(to: "http://127.0.0.1:9/"), .close, .answer(418), .answer(304),
                .drip(head: false),
            ]
            if tries < luck % 5 { return misdeeds[(luck / 5 + tries) % misdeeds.count] }
            story.acknowledged.insert(event)
            return .answer([200, 201, 204][luck % 3])
        }
    }
}
