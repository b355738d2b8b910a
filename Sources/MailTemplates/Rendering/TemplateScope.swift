import OrderedJSON

/// What names mean at one place of a template while it is rendered.
final class TemplateScope {
    /// What paths begin at.
    let context: JSON
    /// What `../` leads to; nil at the outermost.
    let up: TemplateScope?
    /// What `@index` and the like mean, of the block that made this scope.
    let data: [String: JSON]
    /// What the block's own names (`as |item|`) mean.
    let names: [String: JSON]

    init(_ context: JSON, up: TemplateScope? = nil, data: [String: JSON] = [:], names: [String: JSON] = [:]) {
        self.context = context
        self.up = up
        self.data = data
        self.names = names
    }

    private var root: TemplateScope {
        var scope = self
        while let up = scope.up { scope = up }
        return scope
    }

    /// The value of a path; null where there is none.
    ///
    /// A field that is not in this context is looked for in those around it, as the original's engine does: inside
    /// `{{#with transaction}}`, `marketplace.name` is still the marketplace's.
    func value(of path: TemplatePath) -> JSON {
        var start: TemplateScope = self
        for _ in 0..<path.up {
            guard let up = start.up else { return .null }
            start = up
        }
        if path.isData { return start.datum(path) }
        if path.isScoped { return start.context.value(at: path.segments) ?? .null }
        guard let first = path.segments.first else { return context }
        var scope: TemplateScope? = self
        while let here = scope {
            if let named = here.names[first] { return named.value(at: path.segments.dropFirst()) ?? .null }
            if let value = here.context.value(at: path.segments), value != .null { return value }
            scope = here.up
        }
        return .null
    }

    private func datum(_ path: TemplatePath) -> JSON {
        guard let first = path.segments.first else { return .null }
        if first == "root" { return root.context.value(at: path.segments.dropFirst()) ?? .null }
        var scope: TemplateScope? = self
        while let here = scope {
            if let datum = here.data[first] { return datum.value(at: path.segments.dropFirst()) ?? .null }
            scope = here.up
        }
        return .null
    }
}
