/// A value of EDN text, and where it stands. Two values are equal when their contents are, wherever they stand.
///
/// ```swift
/// let process = try EDNDocument(reading: bytes).value
/// process["format"]?.keyword?.text    // "v3"
/// ```
public struct EDNValue: Sendable {
    /// What it is.
    public let content: EDNContent
    /// Where it stands.
    public let place: EDNPlace
    /// The content's hash, worked out once: a key of a map may be a map of maps, each of which has to be found again.
    let digest: Int

    /// A value at a place.
    public init(_ content: EDNContent, at place: EDNPlace) {
        self.content = content
        self.place = place
        digest = content.hashValue
    }
}

/// What a value is: the element types of the EDN format.
public indirect enum EDNContent: Sendable {
    /// `nil`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// `"text"`.
    case string(String)
    /// `\a`, `\newline`, `\u20AC`.
    case character(Unicode.Scalar)
    /// `name`, `prefix/name`.
    case symbol(EDNName)
    /// `:name`, `:prefix/name`.
    case keyword(EDNName)
    /// A whole number of 64 bits, with or without an `N`.
    case integer(Int64)
    /// A whole number beyond 64 bits: its digits, with a `-` where it is below zero.
    case bigInteger(String)
    /// `0.1M`, `2.5e3`.
    case decimal(EDNDecimal)
    /// `(…)`.
    case list([EDNValue])
    /// `[…]`.
    case vector([EDNValue])
    /// `{…}`, in the order of the text, without a key twice.
    case map([EDNEntry])
    /// `#{…}`, in the order of the text, without a member twice.
    case set([EDNValue])
    /// `#inst "…"`: a tag and what it stands before, as it was written.
    case tagged(EDNName, EDNValue)
}

/// A key of a map and its value.
public struct EDNEntry: Hashable, Sendable {
    /// The key.
    public let key: EDNValue
    /// What stands under it.
    public let value: EDNValue

    /// A key of a map and its value.
    public init(_ key: EDNValue, _ value: EDNValue) {
        self.key = key
        self.value = value
    }
}

extension EDNValue {
    /// What stands in a map under a keyword, given without its colon; nil of anything else.
    public subscript(_ keyword: String) -> EDNValue? { entry(keyword)?.value }

    /// A map's entry of a keyword, given without its colon.
    public func entry(_ keyword: String) -> EDNEntry? {
        guard case .map(let entries) = content else { return nil }
        return entries.first { $0.key.keyword?.text == keyword }
    }

    /// The name of a keyword; nil of anything else.
    public var keyword: EDNName? {
        if case .keyword(let name) = content { return name }
        return nil
    }

    /// The text of a string; nil of anything else.
    public var string: String? {
        if case .string(let text) = content { return text }
        return nil
    }

    /// The elements of a list, a vector or a set; nil of anything else.
    public var elements: [EDNValue]? {
        switch content {
        case .list(let values), .vector(let values), .set(let values): values
        default: nil
        }
    }

    /// The entries of a map; nil of anything else.
    public var entries: [EDNEntry]? {
        if case .map(let entries) = content { return entries }
        return nil
    }

    /// Whether the systems that read EDN take it for true: everything but `nil` and `false`, so `:false` too.
    public var isTruthy: Bool {
        switch content {
        case .null, .bool(false): false
        default: true
        }
    }
}
