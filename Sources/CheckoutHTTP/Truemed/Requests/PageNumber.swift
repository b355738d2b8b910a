import Checkout
import Dialects
import OrderedJSON

/// Which page of a list is asked for: `page` from 1, and `page_size`, 30 unless said (list-catalog-items). A page is found
/// by counting, so the furthest one is bounded as Flex's `offset` is (ours).
struct PageNumber {
    let page: Int
    let size: Int

    /// - Parameter furthest: how many things may come before a page.
    init(_ query: Query, furthest: Int = ListRange.furthestOffset) throws(CheckoutError) {
        size = try query.integer("page_size", in: 1...100) ?? 30
        page = try query.integer("page", in: 1...furthest / size + 1) ?? 1
    }

    /// How many things come before the page.
    var offset: Int { (page - 1) * size }

    /// Where the page begins.
    var seek: Seek { page == 1 ? .first : .offset(offset) }

    /// The page in its envelope.
    /// - Parameter count: how many things the list has in all.
    func envelope(_ name: String, _ items: [JSON], count: Int) -> JSON {
        Truemed.page(name, items, count: count, page: page, size: size)
    }
}
