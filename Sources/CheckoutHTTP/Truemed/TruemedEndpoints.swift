/// Every path of Truemed's dialect.
enum TruemedEndpoints {
    static let all: [Endpoint] =
        creation + paymentSessions + sessionActions + refunds + tokens + qualification + productCatalog
        + reconciliations
}
