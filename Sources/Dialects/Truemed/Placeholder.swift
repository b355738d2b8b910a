import Checkout
import OrderedJSON
extension Truemed {
    func qualification(_ consultation: Consultation, _ reader: any LedgerReader) throws -> JSON { [:] }
    func item(_ product: Product) -> JSON { [:] }
}
