import EDN
import OrderedJSON
import TransactionProcess

// Reviews and notes (reference section 3, "Reviews" and "Data").
extension TransactionContents {
    mutating func review(_ kind: ActionKind, _ parameters: TransitionParameters, at now: Instant) throws {
        switch kind {
        case .reviewByCustomer:
            guard reviews.byCustomer == nil else { throw TransitionFailure.reviewed(by: "customer") }
            reviews.byCustomer = try parameters.review(at: now)
        case .reviewByProvider:
            guard reviews.byProvider == nil else { throw TransitionFailure.reviewed(by: "provider") }
            reviews.byProvider = try parameters.review(at: now)
        default: reviews.arePublished = true
        }
    }

    mutating func note(
        _ action: ProcessAction, _ parameters: TransitionParameters, _ surroundings: Surroundings
    ) throws {
        switch action.kind {
        case .updateProtectedData:
            protectedData = try parameters.notes("protectedData", over: protectedData)
        case .updateMetadata:
            metadata = try parameters.notes("metadata", over: metadata)
        case .revealCustomerData: reveal(surroundings.customer, by: action.config)
        case .revealProviderData: reveal(surroundings.provider, by: action.config)
        // Listings keep no files here, so there is nothing that could be revealed.
        default: break
        }
    }

    /// Copies notes of a party's into the transaction's, under the names that the process gives them.
    private mutating func reveal(_ party: Customer, by config: ActionConfig) {
        guard case .map(let names)? = config["key-mapping"]?.content else { return }
        for name in names {
            guard let own = name.key.keyword?.text, let new = name.value.keyword?.text,
                let value = party.protectedData(own)
            else { continue }
            protectedData = protectedData.merging([new: .string(value)])
        }
    }
}

extension Customer {
    /// What is kept of somebody under a name of the process language: their notes, and how they are reached. Ours.
    fileprivate func protectedData(_ name: String) -> String? {
        metadata[name] ?? (name == "phoneNumber" ? phone : name == "email" ? email : nil)
    }
}

extension TransitionParameters {
    fileprivate func review(at now: Instant) throws(TransitionFailure) -> Review {
        guard let rating = try count("reviewRating", in: 1...5) else { throw .missing("reviewRating") }
        guard let content = try text("reviewContent") else { throw .missing("reviewContent") }
        return Review(rating: rating, content: content, at: now)
    }
}

extension TransitionFailure {
    fileprivate static func reviewed(by party: String) -> TransitionFailure {
        TransitionFailure("transaction-already-reviewed-by-\(party)", "The \(party) has written a review already.")
    }
}
