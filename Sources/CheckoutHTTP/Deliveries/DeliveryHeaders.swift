// What a delivery carries besides its body, so that its receiver knows that it is ours and new.

import Checkout
import Crypto
import Foundation

/// The headers of deliveries, by dialect.
enum DeliveryHeaders {
    /// The headers, stamped in whole seconds.
    /// - Parameter moment: the system's time as it is sent, whatever the ledger's is (ours): who verifies a delivery
    ///   refuses a stamp that is far from their own time.
    static func all(for outgoing: OutgoingDelivery, at moment: Instant) -> [(name: String, value: String)] {
        let id = outgoing.delivery.event.description
        let time = String(moment.unixSeconds)
        let common = [("content-type", "application/json"), ("user-agent", "almoner")]
        switch outgoing.endpoint.dialect {
        case .flex:
            let signature = Data(mac(of: "\(id).\(time).", outgoing, key(of: outgoing.secret))).base64EncodedString()
            return common + [
                ("svix-id", id), ("svix-timestamp", time), ("svix-signature", "v1,\(signature)"),
                // The names that Flex's own WooCommerce plugin verifies; without a version before the signature.
                ("flex-event-id", id), ("flex-timestamp", time), ("flex-signature", signature),
            ]
        case .truemed where outgoing.endpoint.isSigned:
            // The syntax of the header is ours; documented are a time `t` and versioned signatures. In hexadecimal digits,
            // with the whole secret as the key, as others who write such a header do.
            let key = SymmetricKey(data: Data(outgoing.secret.utf8))
            let signature = mac(of: "\(time).", outgoing, key).map(\.hexadecimal).joined()
            return common + [("x-truemed-signature", "t=\(time),v1=\(signature)")]
        case .truemed:
            return common + [("x-truemed-api-key", outgoing.secret)]
        }
    }

    /// HMAC-SHA256 over what comes before the body and the body.
    private static func mac(
        of start: String, _ outgoing: OutgoingDelivery, _ key: SymmetricKey
    ) -> HMAC<SHA256>.MAC {
        var hmac = HMAC<SHA256>(key: key)
        hmac.update(data: Data(start.utf8))
        hmac.update(data: outgoing.body)
        return hmac.finalize()
    }

    /// Flex's key is what the base 64 behind a secret's prefix stands for (Flex, section 9).
    private static func key(of secret: String) -> SymmetricKey {
        let text = secret.firstIndex(of: "_").map { secret[secret.index(after: $0)...] } ?? secret[...]
        return SymmetricKey(data: Data(base64Encoded: String(text)) ?? Data(text.utf8))
    }
}
