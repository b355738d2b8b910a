import Checkout
import Foundation
import Programs
import SQLiteLedger
import Testing

@Suite("A delivery's signature", .timeLimit(.minutes(5)))
struct SignatureTests {
    /// Verifies with the reference implementation of Standard Webhooks, whose scheme Flex's is, under the headers' other
    /// names. Its key is what stands in base 64 behind the prefix.
    private static let script = """
        import json, sys
        from standardwebhooks.webhooks import Webhook
        given = json.load(sys.stdin)
        headers = given["headers"]
        hook = Webhook(given["secret"].split("_", 1)[1])
        def verify(id, timestamp, signature, body):
            names = {"webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature}
            try:
                hook.verify(body, names)
                return "yes"
            except Exception as error:
                return type(error).__name__
        svix = [headers["svix-" + name] for name in ("id", "timestamp", "signature")]
        flex = [headers["flex-event-id"], headers["flex-timestamp"], "v1," + headers["flex-signature"]]
        print(verify(*svix, given["body"]), verify(*flex, given["body"]), verify(*svix, given["body"] + " "))
        """

    @Test("is verified by somebody else's implementation, in both sets of headers, and only for this body")
    func verified() async throws {
        let receiver = try Receiver { _, _ in .answer(200) }
        defer { receiver.stop() }
        let post = try await Post(isLive: true)
        let (_, secret) = try await post.endpoint(receiver)
        try await post.working {
            try await post.customer("Ana “é” \u{1F600}")
            try await post.until { try await post.deliveries()[0].status == .delivered }
        }
        let request = try #require(receiver.requests.first)
        #expect(request.headers["content-type"] == "application/json")
        #expect(request.headers["svix-id"]?.hasPrefix("fevt_") == true)
        let given: [String: Any] = ["secret": secret, "headers": request.headers, "body": request.text]
        let input = try JSONSerialization.data(withJSONObject: given)
        #expect(try python(SignatureTests.script, input) == "yes yes WebhookVerificationError\n")
    }

    @Test("is stamped with the system's time as it is sent, so that a verifier takes it on a clock that stands still")
    func stamped() async throws {
        let receiver = try Receiver { _, _ in .answer(200) }
        defer { receiver.stop() }
        let post = try await Post(systemTime: SystemTime.now)
        let (_, secret) = try await post.endpoint(receiver)
        try await post.working {
            try await post.customer()
            try await post.until { try await post.deliveries()[0].status == .delivered }
        }
        let request = try #require(receiver.requests.first)
        let given: [String: Any] = ["secret": secret, "headers": request.headers, "body": request.text]
        let input = try JSONSerialization.data(withJSONObject: given)
        #expect(try python(SignatureTests.script, input) == "yes yes WebhookVerificationError\n")
        let body = try #require(JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any])
        #expect(body["event_dt"] as? Int == Int(Post.opening.unixSeconds), "what happened keeps the ledger's time")
    }

    /// What a Python script says.
    private func python(_ script: String, _ input: Data) throws -> String {
        let result = try Tool.run(
            Tool.path("python3"), ["-c", script], input: String(decoding: input, as: UTF8.self))
        let need = "This test needs the Python package standardwebhooks: python3 -m pip install standardwebhooks"
        #expect(result.status == 0, "\(result.error.contains("ModuleNotFoundError") ? need : result.error)")
        return result.output
    }
}
