import OrderedJSON

/// What a helper is given.
struct HelperArguments {
    private let arguments: [JSON]
    let options: [String: JSON]

    init(_ arguments: [JSON], _ options: [String: JSON]) {
        self.arguments = arguments
        self.options = options
    }

    /// An argument by its number; null where it is missing.
    subscript(_ index: Int) -> JSON { arguments.indices.contains(index) ? arguments[index] : .null }

    /// All arguments without names.
    var all: [JSON] { arguments }

    /// An argument by its name, as a text; nil where it is missing.
    func text(_ name: String) -> String? { options[name].flatMap { $0 == .null ? nil : $0.mailText } }

    /// An argument by its name, as a whole number; nil where it is none.
    func int(_ name: String) -> Int? { text(name).flatMap { Int($0) } }
}
