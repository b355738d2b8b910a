// A cart as typed: prices, each with the quantity that follows in its place.

import ArgumentParser
import Checkout

/// `--price A --quantity 2 --price B`: two of A and one of B.
struct CartOptions: ParsableArguments, Sendable {
    @Option(
        name: .customLong("price"), help: ArgumentHelp("A price; once for each line of the cart.", valueName: "price"),
        transform: identifier)
    var prices: [ID<Price>] = []

    @Option(
        name: .customLong("quantity"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp("How many, in the order of the prices; 1 where none is left.", valueName: "n"))
    var quantities: [Int] = []

    func validate() throws {
        guard !prices.isEmpty else { throw ValidationError("Missing expected argument '--price <price>'") }
        guard quantities.count <= prices.count else {
            throw ValidationError(
                "There are \(quantities.count) quantities for \(prices.count) "
                    + "\(prices.count == 1 ? "price" : "prices"); give one --quantity at most for each --price.")
        }
    }

    /// The cart.
    var items: [CartItem] { CartItem.items(prices, quantities) }
}

/// The same where the cart may stay as it is.
struct NewCartOptions: ParsableArguments, Sendable {
    @Option(
        name: .customLong("price"),
        help: ArgumentHelp("What it is for from now on; once for each line.", valueName: "price"),
        transform: identifier)
    var prices: [ID<Price>] = []

    @Option(
        name: .customLong("quantity"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp("How many, in the order of the prices; 1 where none is left.", valueName: "n"))
    var quantities: [Int] = []

    func validate() throws {
        guard quantities.count <= prices.count else {
            throw ValidationError(
                "There are more quantities than prices; give one --quantity at most for each --price.")
        }
    }

    /// The cart; nil where none is given.
    var items: [CartItem]? { prices.isEmpty ? nil : CartItem.items(prices, quantities) }
}

extension CartItem {
    fileprivate static func items(_ prices: [ID<Price>], _ quantities: [Int]) -> [CartItem] {
        prices.enumerated().map { index, price in
            CartItem(price: price, quantity: index < quantities.count ? quantities[index] : 1)
        }
    }
}
