// When two values are the same, as maps and sets need to know of their keys and members.

extension EDNValue: Hashable {
    /// Whether the contents are the same; places do not count.
    public static func == (left: EDNValue, right: EDNValue) -> Bool {
        left.digest == right.digest && left.content == right.content
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

extension EDNContent: Hashable {
    /// Numbers, texts and names by what they say; a list equals a vector of the same elements; maps and sets are equal
    /// in any order.
    public static func == (left: EDNContent, right: EDNContent) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        // By scalars: texts that only look alike are different texts here.
        case (.string(let left), .string(let right)): left.unicodeScalars.elementsEqual(right.unicodeScalars)
        case (.character(let left), .character(let right)): left == right
        case (.symbol(let left), .symbol(let right)), (.keyword(let left), .keyword(let right)):
            left.text.unicodeScalars.elementsEqual(right.text.unicodeScalars)
        case (.integer(let left), .integer(let right)): left == right
        case (.bigInteger(let left), .bigInteger(let right)): left == right
        case (.decimal(let left), .decimal(let right)): left == right
        case (.list(let left), .list(let right)), (.list(let left), .vector(let right)),
            (.vector(let left), .list(let right)), (.vector(let left), .vector(let right)):
            left == right
        case (.map(let left), .map(let right)): left.count == right.count && Set(left) == Set(right)
        case (.set(let left), .set(let right)): left.count == right.count && Set(left) == Set(right)
        case (.tagged(let left, let leftValue), .tagged(let right, let rightValue)):
            left == right && leftValue == rightValue
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let value): hasher.combine(value)
        case .string(let text): hasher.combine(scalarsOf: text, kind: 1)
        case .character(let scalar): hasher.combine(scalar)
        case .symbol(let name): hasher.combine(scalarsOf: name.text, kind: 2)
        case .keyword(let name): hasher.combine(scalarsOf: name.text, kind: 3)
        case .integer(let value): hasher.combine(value)
        case .bigInteger(let digits): hasher.combine(digits)
        case .decimal(let decimal): hasher.combine(decimal)
        case .list(let values), .vector(let values): hasher.combine(values)
        case .map(let entries): hasher.combine(EDNContent.sum(of: entries))
        case .set(let values): hasher.combine(EDNContent.sum(of: values))
        case .tagged(let tag, let value):
            hasher.combine(tag)
            hasher.combine(value)
        }
    }

    /// A hash that does not depend on the order.
    private static func sum(of values: some Sequence<some Hashable>) -> Int {
        values.reduce(0) { $0 &+ $1.hashValue }
    }
}

extension Hasher {
    fileprivate mutating func combine(scalarsOf text: String, kind: Int) {
        combine(kind)
        for scalar in text.unicodeScalars { combine(scalar) }
    }
}
