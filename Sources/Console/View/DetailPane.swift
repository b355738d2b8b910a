// The pane for what is selected. Its title changes with the selection; its lines follow when they are read, and those of
// another thing are never shown under it.
import Checkout
import Terminal
import TransactionProcess

extension ConsoleState {
    func drawDetail(into frame: inout Frame, in rect: Rect) {
        let lines = detailLines(width: rect.width - 4, glyphs: frame.glyphs)
        let window = ScrollWindow(count: lines.count, height: max(1, rect.height - 2))
        let top = min(detailTop, max(0, lines.count - window.height))
        let below = lines.count - top - window.height
        let inside = frame.box(
            rect, title: detailTitle, footer: below > 0 ? "\(below) more" : "",
            focused: isDetailOpen && overlays.isEmpty)
        for (row, spans) in lines.dropFirst(top).prefix(inside.height).enumerated() {
            frame.put(spans, x: inside.x + 1, y: inside.y + row, width: inside.width - 2)
        }
    }

    /// What the detail is about.
    var detailTitle: String {
        switch selected(in: place) {
        case .customer(let row)?: row.customer.name
        case .letter(let letter, let name)?: "Letter for \(letter.visitType.words)" + of(name)
        case .card(let card, _)?: card.card.words + of(nil)
        case .token(let token, let name, _)?: "Token \(token.shortID)" + of(name)
        case .session(let row)?: "Session of \(row.customerName.isEmpty ? "somebody" : row.customerName)"
        case .subscription(let row)?: "Subscription of \(row.customerName)"
        case .event(let event, _)?: event.shortType
        case .consultation(let consultation, let name)?: "Consultation for \(consultation.visitType.words)" + of(name)
        case .price(let row)?: row.product.name
        case .transaction(let row)?: row.listing
        case .order(let order)?: "Standing order for \(order.process)"
        case .mail(let row)?: row.mail.text?.subject ?? row.mail.notification.short
        case nil: customerName ?? "Almoner"
        }
    }

    private func of(_ name: String?) -> String {
        (name ?? customerName).map { " of \($0)" } ?? ""
    }

    /// How many lines the detail has on this screen.
    var detailLength: Int {
        let width = (layout.detail?.width ?? size.columns) - 4
        return detailLines(width: width, glyphs: .unicode).count
    }

    private func detailLines(width: Int, glyphs: Glyphs) -> [[Span]] {
        var text = DetailText(width: max(10, width), glyphs: glyphs)
        guard subject != nil else {
            text.paragraph("Nothing is selected.", style: .dim)
            return text.lines
        }
        if let detail = shownDetail {
            text.write(detail, at: now)
        } else if let reason = detail.reason ?? overview.reason {
            text.paragraph(reason, style: .danger)
        } else if case .customer(let row)? = selected(in: place) {
            text.customer(row.customer)
        }
        return text.lines
    }
}

extension DetailText {
    /// All lines of a detail.
    mutating func write(_ detail: Detail, at now: Instant) {
        switch detail {
        case .customer(let overview): customer(overview) { $0.key }
        case .letter(let detail): letter(detail, at: now)
        case .card(let detail): card(detail, at: now)
        case .token(let overview, let stuck): token(overview, stuck) { $0.keyOfTokens }
        case .session(let detail): session(detail, at: now)
        case .subscription(let overview): subscription(overview)
        case .event(let detail): event(detail, at: now)
        case .consultation(let detail): consultation(detail)
        case .price(let row): price(row)
        case .transaction(let overview): transaction(overview)
        case .order(let order, let events): self.order(order, events)
        case .mail(let detail): mail(detail, at: now)
        }
    }
}

extension OffSessionRefusal {
    /// The same of the tokens' panel.
    fileprivate var keyOfTokens: String? {
        if case .lettersMissing = self { return "c" }
        return nil
    }

    /// The key of the customers' panel that leads to the remedy.
    fileprivate var key: String? {
        switch self {
        case .lettersMissing: "c"
        case .noCard, .cardNotVerified, .cardExpired, .noOrdinaryCard: "+"
        case .notEligible, .amountOutOfRange, .updatePending: nil
        }
    }
}
