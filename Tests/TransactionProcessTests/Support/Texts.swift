import EDN
import Foundation
import Testing
import TransactionProcess

/// A process of these transitions, which stand on lines of their own from the second on.
func process(_ transitions: String..., notifications: String = "") -> String {
    "{:format :v3 :transitions [\n\(transitions.joined(separator: "\n"))\n]"
        + (notifications.isEmpty ? "}" : " :notifications [\n\(notifications)\n]}")
}

/// The smallest transition that begins a transaction; it leads to `:s/a`.
let begin = "{:name :t/begin :actor :actor.role/customer :to :s/a}"

/// A booking that is asked for and accepted, up to `:s/b`.
let booked = """
    {:name :t/ask :actor :actor.role/customer :to :s/a :actions [{:name :action/create-pending-booking}]}
    {:name :t/accept :actor :actor.role/provider :from :s/a :to :s/b :actions [{:name :action/accept-booking}]}
    {:name :t/refuse :actor :actor.role/operator :from :s/a :to :s/z :actions [{:name :action/decline-booking}]}
    """

/// The same, with a way out for the operator.
let bookedWithExit =
    booked + """

        {:name :t/stop :actor :actor.role/operator :from :s/b :to :s/z :actions [{:name :action/cancel-booking}]}
        """

/// A payment that is made on the way to `:s/b`, and a way out for the operator.
let paying = """
    {:name :t/order :actor :actor.role/customer :to :s/a :actions [{:name :action/stripe-create-payment-intent}]}
    {:name :t/pay :actor :actor.role/customer :from :s/a :to :s/b :actions [{:name :action/stripe-confirm-payment-intent}]}
    {:name :t/stop :actor :actor.role/operator :from :s/b :to :s/z :actions [{:name :action/stripe-refund-payment}]}
    """

/// What checking a text finds.
func check(_ text: String) -> ProcessReport { ProcessReport(checking: Array(text.utf8)) }

/// What of a text a finding underlines.
func underlined(_ finding: ProcessFinding, in text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(finding.place.line - 1) else { return "" }
    let line = Array(lines[finding.place.line - 1].unicodeScalars)
    let start = min(finding.place.column - 1, line.count)
    return String(String.UnicodeScalarView(line[start..<min(line.count, start + finding.place.length)]))
}

/// The processes that come with the program.
enum KeptProcess {
    /// The bytes of one, by the name of its folder.
    static func bytes(_ name: String) throws -> [UInt8] {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let file = root.appending(path: "Sources/Commands/Processes/\(name)/process.edn")
        return Array(try Data(contentsOf: file))
    }
}
