/// Something in a template that will surprise whoever sends it.
public struct TemplateFinding: Hashable, Sendable {
    /// Which lint found it.
    public let rule: TemplateRule
    /// What is odd and what would be right, in a sentence or two.
    public let message: String
    /// The tag that it is about.
    public let place: TemplatePlace
}

/// The lints of a template. The raw values are for programs that read what was found.
public enum TemplateRule: String, CaseIterable, Sendable {
    /// A helper that mails do not have.
    case unknownHelper = "unknown_helper"
    /// A partial that the template does not define.
    case unknownPartial = "unknown_partial"
    /// Too few arguments, or too many.
    case wrongArguments = "wrong_arguments"
    /// A named argument that the helper does not read.
    case unknownOption = "unknown_option"
    /// A block's helper as a value, or the other way round.
    case wrongUse = "wrong_use"
    /// A value that a message names and is not given.
    case missingValue = "missing_value"
    /// A message whose braces do not read.
    case unreadableMessage = "unreadable_message"
}
