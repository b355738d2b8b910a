extension CheckoutSession {
    /// Where the customer goes after success, with the session named where the address asks for it (Flex:
    /// `{CHECKOUT_SESSION_ID}`; Truemed: `{{payment_session_id}}`). nil where there is none that a browser should follow.
    public var successAddress: String? { successURL.flatMap(address) }

    /// Where the customer goes after giving up or being refused.
    public var cancelAddress: String? { cancelURL.flatMap(address) }

    private func address(_ template: String) -> String? {
        let filled = template.split(separator: "{CHECKOUT_SESSION_ID}", omittingEmptySubsequences: false)
            .joined(separator: id.description)
            .split(separator: "{{payment_session_id}}", omittingEmptySubsequences: false).joined(separator: id.uuid)
        return ReturnAddress.followable(filled)
    }
}

/// Which addresses of a merchant's a browser is sent to. Ours.
enum ReturnAddress {
    /// The address in the form in which a browser takes it; nil for anything but `http` and `https`, so that nobody's
    /// address runs a script, and for one with control characters, which could end a header.
    static func followable(_ text: String) -> String? {
        let lower = text.lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://"), text.utf8.count <= 2_048,
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else { return nil }
        return text.utf8.reduce(into: "") { address, byte in
            if byte > 0x20 && byte < 0x7F {
                address.append(Character(Unicode.Scalar(byte)))
            } else {
                address += "%" + byte.hexadecimal.uppercased()
            }
        }
    }
}
