import Checkout
import Dialects
import OrderedJSON

/// Which page of a list is asked for: `page` from 1, and `page_size`, 30 unless said. The bounds are ours.
struct PageNumber {
    let page: Int
    let size: Int

    /// The last page that a list is asked for.
    static let last = 1_000_000

    init(_ query: Query) throws(CheckoutError) {
        page = try query.integer("page", in: 1...PageNumber.last) ?? 1
        size = try query.integer("page_size", in: 1...100) ?? 30
    }

    /// How many things come before the page.
    var offset: Int { (page - 1) * size }

    /// The page in its envelope.
    /// - Parameter count: how many things the list has in all.
    func envelope(_ name: String, _ items: [JSON], count: Int) -> JSON {
        Truemed.page(name, items, count: count, page: page, size: size)
    }
}
