import Checkout
import Foundation
import NIOHTTP1
import OrderedJSON
import Testing

/// A partner of Truemed's at the counter.
extension Counter {
    /// Asks with the sales channel's key.
    func asPartner(_ method: HTTPMethod, _ path: String, _ json: JSON? = nil) async throws -> Answer {
        try await send(method, path, json, headers: [("x-truemed-api-key", key)], key: .some(nil))
    }

    /// Asks for something that is refused.
    /// - Returns: the message.
    @discardableResult
    func refused(
        _ status: Int, _ code: String, _ method: HTTPMethod, _ path: String, _ json: JSON? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let answer = try await asPartner(method, path, json)
        #expect(answer.status == status, "\(path): \(answer.text)", sourceLocation: sourceLocation)
        #expect(answer.json["error"]?.text == code, "\(path): \(answer.text)", sourceLocation: sourceLocation)
        return answer.json["message"]?.text ?? ""
    }
}
