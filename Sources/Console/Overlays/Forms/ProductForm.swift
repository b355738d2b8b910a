// A product is added first, then its price: two commands, one after the other.
import Checkout
import Commands
import OrderedJSON
import Terminal

/// The form of a product, which gives its place to the form of its price.
struct ProductForm: Overlay, Hashable {
    private var form = Form.product()

    var placement: OverlayPlacement { form.placement }
    var hints: [Hint] { form.hints }

    mutating func handle(_ input: Input, _ context: OverlayContext) -> OverlayStep { form.handle(input, context) }

    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        guard case .answered(let answer) = result, case .string(let id)? = answer.json["product_id"],
            case .string(let name)? = answer.json["name"]
        else { return form.receive(result, context) }
        return .replace(Form.price(product: id, named: name))
    }

    func draw(into frame: inout Frame, in rect: Rect, _ context: OverlayContext) {
        form.draw(into: &frame, in: rect, context)
    }
}
