import Checkout

/// What a page in a frame says to the page around it when a customer is done (Truemed: iFrame payment session): whether
/// it went well, and where that page goes now.
struct FrameMessage: Sendable {
    let success: String
    let address: String
    /// Who may hear it.
    let origins: String

    /// nil for a page that is no end, or that nobody may frame.
    init?(_ content: EndPage.Content, to origins: [String]) {
        guard !origins.isEmpty, let isSuccess = content.isSuccess, let address = content.onward else { return nil }
        (success, self.address) = (isSuccess ? "true" : "false", address)
        self.origins = origins.joined(separator: " ")
    }
}

extension CheckoutSession {
    /// The origins of the shop's pages that may frame this session's (`use_iframe`); none unless it was asked for.
    var frameOrigins: [String] {
        guard details.isFramed else { return [] }
        let origins = [successAddress, cancelAddress].compactMap { $0.flatMap(WebOrigin.of) }
        return origins.enumerated().filter { !origins[..<$0.offset].contains($0.element) }.map(\.element)
    }
}

/// The origin of an address: its scheme, host and port.
enum WebOrigin {
    /// nil for an address that names a user, or a host of other than letters, digits, dots and hyphens: nothing of an
    /// address may become a part of a policy.
    static func of(_ address: String) -> String? {
        guard let colon = address.firstRange(of: "://") else { return nil }
        let scheme = address[..<colon.lowerBound].lowercased()
        guard scheme == "https" || scheme == "http" else { return nil }
        let authority = address[colon.upperBound...].prefix { !"/?#\\".contains($0) }.lowercased()
        let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let host = parts.first, !host.isEmpty, host.utf8.allSatisfy(isOfName) else { return nil }
        guard let port = parts.dropFirst().first else { return "\(scheme)://\(host)" }
        guard let number = UInt16(port), number > 0, port.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return "\(scheme)://\(host):\(number)"
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }
}
