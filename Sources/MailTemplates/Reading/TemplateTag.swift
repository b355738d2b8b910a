/// A text between tags, or a tag.
enum TemplatePiece {
    case text(String)
    case tag(TemplateTag)
}

/// Something in braces.
struct TemplateTag {
    let kind: Kind
    /// Whether `~` takes the white space away before it, and behind it.
    let stripsBefore: Bool
    let stripsAfter: Bool
    let place: TemplatePlace

    enum Kind {
        case comment
        case value(TemplateCall, isRaw: Bool)
        /// `{{#name …}}`, or inverse `{{^name …}}`.
        case open(TemplateCall, names: [String], isInverse: Bool)
        /// `{{#*inline "name"}}`.
        case inline(String)
        /// `{{else}}`, with a call where another block is chained to it.
        case otherwise(TemplateCall?, names: [String])
        case close(String)
        case partial(TemplatePartial)
    }

    /// Whether its line is no line of the mail where nothing else stands on it.
    var mayStandAlone: Bool {
        if case .value = kind { return false }
        return true
    }
}
