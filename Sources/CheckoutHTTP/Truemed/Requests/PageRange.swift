import Checkout

/// Which page of a list is asked for: `page` from 1, `page_size` 30 unless said, at most 100 (ours).
struct PageRange {
    let page: Int
    let size: Int

    init(_ query: Query) throws(CheckoutError) {
        size = try query.integer("page_size", in: 1...100) ?? 30
        // A page is found by counting, so the furthest one is bounded as Flex's `offset` is (ours).
        page = try query.integer("page", in: 1...ListRange.furthestOffset / size + 1) ?? 1
    }

    /// Where the page begins.
    var seek: Seek { page == 1 ? .first : .offset((page - 1) * size) }
}
