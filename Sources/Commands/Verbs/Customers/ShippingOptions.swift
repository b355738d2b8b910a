// Where a customer's parcels go, as typed.

import ArgumentParser
import Checkout

/// An address for parcels.
struct ShippingOptions: ParsableArguments, Sendable {
    @Option(help: ArgumentHelp("Parcels: street and number.", valueName: "text"))
    var shippingLine1: String?

    @Option(help: ArgumentHelp("Parcels: anything more of that.", valueName: "text"))
    var shippingLine2: String?

    @Option(help: ArgumentHelp("Parcels: the town.", valueName: "text"))
    var shippingCity: String?

    @Option(help: ArgumentHelp("Parcels: the state.", valueName: "text"))
    var shippingState: String?

    @Option(help: ArgumentHelp("Parcels: the postal code.", valueName: "code"))
    var shippingPostalCode: String?

    @Option(help: ArgumentHelp("Parcels: the country, by two letters.", valueName: "code"))
    var shippingCountry: String?

    /// The address; nil where nothing of one was typed.
    var address: ShippingAddress? {
        let address = ShippingAddress(
            line1: shippingLine1, line2: shippingLine2, city: shippingCity, state: shippingState,
            postalCode: shippingPostalCode, country: shippingCountry)
        return address == ShippingAddress() ? nil : address
    }
}
