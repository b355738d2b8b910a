// What is asked of the server.
import ArgumentParser

/// One kind of request, and where its twin is.
struct Exercise {
    /// What it is called on the command line.
    enum Name: String, CaseIterable, ExpressibleByArgument {
        case sessions, charges, lists
    }

    let name: Name
    /// What it is called in the table.
    let title: String
    let path: String
    let twin: String
    /// What is sent; nil for a request that only reads.
    let body: String?
    let key: String

    /// A checkout session of a known customer (Flex, section 3.2).
    static func sessions(customer: String, price: String, key: String) -> Exercise {
        Exercise(
            name: .sessions, title: "create sessions", path: "/v1/checkout/sessions", twin: "/echo-twins/payment",
            body: """
                {"checkout_session":{"mode":"payment","customer":"\(customer)",\
                "success_url":"https://shop.example/thanks","line_items":[{"price":"\(price)","quantity":1}]}}
                """, key: key)
    }

    /// A charge of a saved card (section 3.3).
    static func charges(customer: String, card: String, price: String, key: String) -> Exercise {
        Exercise(
            name: .charges, title: "off-session", path: "/v1/checkout/sessions", twin: "/echo-twins/off_session",
            body: """
                {"checkout_session":{"mode":"off_session","customer":"\(customer)","payment_method":"\(card)",\
                "line_items":[{"price":"\(price)","quantity":1}]}}
                """, key: key)
    }

    /// The latest ten sessions.
    static func lists(key: String) -> Exercise {
        Exercise(
            name: .lists, title: "list sessions", path: "/v1/checkout/sessions?limit=10",
            twin: "/echo-twins/list?limit=10", body: nil, key: key)
    }

    /// The script with which wrk asks, and tells what came of it in one line.
    func script(path: String) -> String {
        """
        wrk.method = "\(body == nil ? "GET" : "POST")"
        wrk.headers["Authorization"] = "Bearer \(key)"
        \(body.map { "wrk.headers[\"Content-Type\"] = \"application/json\"\nwrk.body = [[\($0)]]" } ?? "")
        wrk.path = "\(path)"
        function done(summary, latency, requests)
           local e = summary.errors
           io.write(string.format("figures %d %d %d %d %d\\n", summary.requests, summary.duration,
              latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
        end
        """
    }
}
