// Adding a customer, or editing one, ends with that customer selected: what comes next is mostly about them.
import Checkout
import Commands
import OrderedJSON
import Terminal

/// The form of a customer.
struct CustomerForm: Overlay, Hashable {
    private var form: Form
    private let isNew: Bool

    /// A form for somebody new, or for this customer.
    init(_ customer: Customer?) {
        form = Form.customer(customer)
        isNew = customer == nil
    }

    var placement: OverlayPlacement { form.placement }
    var hints: [Hint] { form.hints }

    mutating func handle(_ input: Input, _ context: OverlayContext) -> OverlayStep { form.handle(input, context) }

    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        guard case .answered(let answer) = result, case .string(let text)? = answer.json["customer_id"],
            let id = ID<Customer>(text), case .string(let name)? = answer.json["name"]
        else { return form.receive(result, context) }
        return isNew ? .added(id, "\(name) added") : .edited(id, "\(name) changed")
    }

    func draw(into frame: inout Frame, in rect: Rect, _ context: OverlayContext) {
        form.draw(into: &frame, in: rect, context)
    }
}
