/// Every path of Truemed's dialect.
enum TruemedEndpoints {
    static let all: [Endpoint] = creation + qualification + productCatalog + reconciliations
}
