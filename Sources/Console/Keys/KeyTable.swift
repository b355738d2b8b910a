// Every key of the console.
import Terminal

/// The table of keys.
enum KeyTable {
    /// All rows, in the order in which hints and the `?` page name them.
    static let bindings: [KeyBinding] =
        selecting + customers + letters + cards + tokens + sessions + unpaid + reviews
        + catalogue + views + moving + console

    /// The row for a key in a place, if it means anything there.
    static func binding(for key: Key, in place: Place) -> KeyBinding? {
        bindings.first { $0.keys.contains(key) && $0.applies(in: place) }
    }

    /// What a key does now.
    static func meaning(of key: Key, in context: KeyContext) -> KeyMeaning {
        binding(for: key, in: context.place)?.meaning(in: context) ?? .absent
    }

    /// The keys that matter now: those that work first, then those that do not, with the reason.
    static func hints(in context: KeyContext) -> [Hint] {
        var working: [Hint] = []
        var disabled: [Hint] = []
        for binding in bindings where !binding.label.isEmpty && binding.applies(in: context.place) {
            switch binding.meaning(in: context) {
            case .does: working.append(Hint(binding.name, binding.label))
            case .unavailable(let reason): disabled.append(Hint(binding.name, binding.label, disabled: reason))
            case .absent: break
            }
        }
        return working + disabled
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
