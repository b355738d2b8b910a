// Every key of the console.
import Terminal

/// The table of keys.
enum KeyTable {
    /// All rows, in the order in which hints and the `?` page name them.
    static let bindings: [KeyBinding] =
        selecting + finding + customers + letters + cards + tokens + sessions + unpaid + reviews
        + catalogue + transactions + orders + mails + deliveries + views + marketViews + moving + console

    /// The row for a key in a place, if it means anything there.
    static func binding(for key: Key, in place: Place) -> KeyBinding? {
        bindings.first { $0.keys.contains(key) && $0.applies(in: place) }
    }

    /// What a key does now. One that means something elsewhere says where.
    static func meaning(of key: Key, in context: KeyContext) -> KeyMeaning {
        if let binding = binding(for: key, in: context.place) { return binding.meaning(in: context) }
        let others = Place.allCases.compactMap { place in binding(for: key, in: place).map { (place, $0.name) } }
        guard let name = others.first?.1 else { return .absent }
        return .unavailable("\(name) is a key of \(others.map(\.0.title).joined(separator: ", "))")
    }

    /// The keys that matter now, always in the same order: the first few of the place, the way out, then the rest. One that
    /// does nothing at the moment keeps its place and says why.
    static func hints(in context: KeyContext) -> [Hint] {
        let worthy = bindings.filter { !$0.label.isEmpty && $0.applies(in: context.place) }
        let own = worthy.filter { $0.places != nil }
        let general = worthy.filter { $0.places == nil }
        let ways = general.filter { [":", "?", "q"].contains($0.name) }
        let others = general.filter { ![":", "?", "q"].contains($0.name) }
        return (own.prefix(4) + ways + own.dropFirst(4) + others).compactMap { binding in
            switch binding.meaning(in: context) {
            case .does: Hint(binding.name, binding.label(in: context))
            case .unavailable(let reason): Hint(binding.name, binding.label, disabled: reason)
            case .absent: nil
            }
        }
    }

    /// The command that the main key of a place stands for.
    static func mainCommand(in context: KeyContext) -> CommandLine? {
        if case .does(_, let command) = meaning(of: .enter, in: context) { return command }
        return nil
    }

    /// The `?` page: the keys of this place, then those of the others, then those that mean the same everywhere.
    static func help(in context: KeyContext) -> [HelpSection] {
        let others = Place.allCases.filter { $0 != context.place }
        let own = [context.place] + others
        let sections = own.map { place in
            HelpSection(
                title: place.title,
                entries: bindings.filter { $0.places?.contains(place) == true }.map { binding in
                    entry(binding, place == context.place ? context : nil)
                })
        }
        let general = HelpSection(
            title: "Everywhere", entries: bindings.filter { $0.places == nil }.map { entry($0, context) })
        guard let first = sections.first else { return [general] }
        return [first, general] + sections.dropFirst().filter { !$0.entries.isEmpty }
    }

    private static func entry(_ binding: KeyBinding, _ context: KeyContext?) -> HelpEntry {
        guard let context else { return HelpEntry(key: binding.name, meaning: binding.meaning) }
        switch binding.meaning(in: context) {
        case .does(_, let command):
            return HelpEntry(key: binding.name, meaning: binding.meaning, command: command?.display)
        case .unavailable(let reason):
            return HelpEntry(key: binding.name, meaning: binding.meaning, disabled: reason)
        case .absent:
            return HelpEntry(key: binding.name, meaning: binding.meaning, disabled: "not for what is selected")
        }
    }

    /// The commands that keys stand for now.
    static func completions(in context: KeyContext) -> [PaletteEntry] {
        bindings.filter { $0.applies(in: context.place) }.compactMap { binding in
            guard case .does(_, let command?) = binding.meaning(in: context) else { return nil }
            return PaletteEntry(command: command, label: binding.meaning, key: binding.name)
        }
    }
}
