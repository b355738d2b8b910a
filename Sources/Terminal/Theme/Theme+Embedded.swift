// The themes that come with the program lie in the folder `themes` and are compiled in, so that the binary is enough.

extension Theme {
    /// The names of the themes that are compiled in; the first one is the default.
    public static let embeddedNames = ["dusk", "paper", "contrast", "sixteen"]

    /// A theme that is compiled in.
    public static func embedded(named name: String) throws(ThemeError) -> Theme {
        let bytes: [UInt8] =
            switch name {
            case "dusk": PackageResources.dusk_yaml
            case "paper": PackageResources.paper_yaml
            case "contrast": PackageResources.contrast_yaml
            case "sixteen": PackageResources.sixteen_yaml
            default:
                throw ThemeError(
                    source: DisplayText.sanitised(name),
                    reason: "there is no such theme; known are \(embeddedNames.joined(separator: ", "))")
            }
        return try parse(yaml: String(decoding: bytes, as: UTF8.self), name: name)
    }
}
