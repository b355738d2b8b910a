import TransactionProcess

extension TimelineCard {
    /// A saved Visa, of which a hold lasts 4 days and 18 hours.
    init(decline: String? = nil, setbacks: Int? = nil, captureDecline: String? = nil) {
        self.init(
            decline: decline, setbacks: setbacks, captureDecline: captureDecline,
            holdLife: Timespan(milliseconds: 410_400_000))
    }
}
