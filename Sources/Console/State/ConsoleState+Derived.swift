// What follows from the state.
import Checkout
import Commands
import Terminal

extension ConsoleState {
    /// Where the keys go.
    var place: Place { view ?? focus }

    /// Where everything stands.
    var layout: ConsoleLayout {
        ConsoleLayout(size: size, focus: focus, view: view, isDetailOpen: isDetailOpen, rows: panelRows)
    }

    /// The ledger's clock; live until it was read.
    var clock: LedgerClock { status.value?.clock ?? .live }

    /// The ledger's now.
    var now: Instant { clock.now(systemTime: systemTime) }

    /// What is selected in a list.
    func selected(in place: Place) -> Item? { lists[place]?.selected }

    /// The panel whose selected row says which customer is meant: that of the customers, or the queue of everyone's tokens
    /// from when it has had the keys until panel 1 has them again.
    var leader: Place {
        pointed == .tokens && everyones.contains(.tokens) && selected(in: .tokens) != nil ? .tokens : .customers
    }

    /// Whom the panels 2 and 3, the views and the keys are about.
    var customerID: ID<Customer>? { selected(in: leader)?.customer }

    /// The same as far as it is known: a row of the queue has a name and no more.
    var customer: Customer? {
        if let known = overview.value?.customer, known.id == customerID { return known }
        if case .customer(let row)? = selected(in: leader) { return row.customer }
        return nil
    }

    /// What they are called.
    var customerName: String? {
        if case .token(_, let name?, _)? = selected(in: leader) { return name }
        return customer?.name
    }

    /// What the detail is about: what is selected where the keys go, or else the customer.
    var subject: DetailSubject? {
        selected(in: place).map { DetailSubject($0) } ?? customerID.map { .customer($0) }
    }

    /// What the detail says, once it is read.
    var shownDetail: Detail? {
        guard case .customer(let id)? = subject, id == overview.key else { return detail.value }
        return overview.value.map { .customer($0) }
    }

    /// What the keys mean depends on this.
    var keyContext: KeyContext {
        KeyContext(
            place: place, item: selected(in: place), customer: customer, overview: overview.value,
            deliveries: deliveries, canNarrow: place != .mails || viewBefore != nil, isReadOnly: isReadOnly,
            clock: clock, now: now, next: status.value?.next,
            page: page)
    }

    /// The page on which a customer repairs the selected token or pays the selected session.
    private var page: String? {
        switch (shownDetail, selected(in: place)) {
        case (.token(let overview, let stuck)?, .token(let token, _, _)?) where overview.token.id == token.id:
            return stuck?.page
        case (.session(let detail)?, .session(let row)?) where detail.session.id == row.session.id: return detail.page
        default: return nil
        }
    }

    /// The deliveries of the event that is selected.
    private var deliveries: [Detail.DeliveryDetail] {
        guard case .event(let detail)? = shownDetail, selected(in: place).map({ DetailSubject($0) }) == detail.subject
        else { return [] }
        return detail.deliveries
    }

    /// Which rows a list shows; nil where they are a part of what is known of the customer.
    func question(of place: Place) -> ListQuestion? {
        let one = everyones.contains(place) ? nil : customerID
        switch place {
        case .customers: return .customers(CustomerQuery(filter: filter.filter, sort: sort))
        case .letters, .cards: return nil
        case .tokens: return everyones.contains(.tokens) ? .pendingTokens : nil
        case .sessions: return .sessions(one)
        case .subscriptions: return .subscriptions(one)
        case .events: return .events(one)
        case .reviews: return .reviews
        case .expiries: return .letters
        case .catalogue: return .prices
        case .transactions:
            return .transactions(TransactionQuery(party: one, filter: transactionFilter.filter))
        case .orders: return .orders
        case .mails: return .mails(mailsOf?.id)
        }
    }

    /// The filter of a list that can be narrowed by typing.
    func filter(of place: Place) -> FilterBar? {
        switch place {
        case .customers: filter
        case .transactions: transactionFilter
        default: nil
        }
    }

    /// What is wrong with what was typed to narrow a list, and what to type instead; nil where nothing is.
    func misspelling(in place: Place) -> String? {
        let filter = filter(of: place)?.filter
        return place == .customers ? filter?.customerMisspelling : filter?.transactionMisspelling
    }

    /// The filter that the keys go to.
    var typedFilter: WritableKeyPath<ConsoleState, FilterBar>? {
        filter.isTyping ? \.filter : transactionFilter.isTyping ? \.transactionFilter : nil
    }

    /// The lists that are on the screen, or would be if it were larger.
    var shownPlaces: [Place] { view.map { [.customers, $0] } ?? Place.panels }

    /// What an overlay may know.
    func context(of overlay: OpenOverlay) -> OverlayContext {
        let work = running.values.first { $0.owner == overlay.number }
        return OverlayContext(
            now: now, clock: clock, isReadOnly: isReadOnly, actorName: actorName,
            ledgerName: status.value?.name ?? "", isBusy: work != nil, progress: work?.progress,
            rect: Self.rect(of: overlay.overlay.placement, on: size))
    }

    /// Where an overlay stands.
    static func rect(of placement: OverlayPlacement, on size: Size) -> Rect {
        let body = ConsoleLayout.body(size)
        switch placement {
        case .fullScreen: return body
        case .centred(let width, let height): return body.centred(width: width, height: height)
        case .bottomLine(let above): return Rect(size).splitBottom(min(above, body.height) + 1).bottom
        }
    }
}
