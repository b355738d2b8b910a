// The overlays of the console, made for the wishes of its keys.
import Checkout

/// Makes every overlay.
public struct StandardOverlays: OverlayFactory {
    private let source: @Sendable () -> CompletionSource

    /// A factory whose palette completes these verbs, asked for when it opens.
    public init(completing source: @escaping @Sendable () -> CompletionSource) {
        self.source = source
    }

    /// The overlay for a wish.
    public func overlay(for wish: OverlayWish) -> any Overlay {
        switch wish {
        case .confirm(let confirmation): ConfirmDialog(confirmation, grade: .button)
        case .typeToConfirm(let confirmation): ConfirmDialog(confirmation, grade: .typed)
        case .cardForm(let purpose): CardForm(purpose)
        case .consultation(let purpose, let name): ConsultationWalk(purpose, customerName: name)
        case .charge(let subject): ChargeDialog(subject)
        case .checkout(let customer): CheckoutForm(customer: customer)
        case .capture(let session, let name): AmountDialog.capture(session, customerName: name)
        case .refund(let session): AmountDialog.refund(session)
        case .review(let consultation, let name): ReviewDialog(consultation, customerName: name)
        case .customerForm(let customer): CustomerForm(customer)
        case .productForm: ProductForm()
        case .priceForm(let product): Form.price(product: product.id.description, named: product.name)
        case .clock(let clock, let now, let next): ClockDialog(clock, now: now, next: next)
        case .transitions(let id, let listing): TransitionMenu(id, listing: listing)
        case .orderForm: OrderForm()
        case .palette(let text, let completions, let history):
            CommandPalette(text: text, source: source(), entries: completions, history: CommandHistory(history))
        case .help(let sections): HelpPage(sections)
        }
    }
}
