import MailTemplates
import OrderedJSON

/// The zones that tests know, so that they read no disk: Helsinki by its rule alone.
let testZones = MailZones { name in
    name == "Europe/Helsinki" ? zoneFile("EET-2EEST,M3.5.0/3,M10.5.0/4") : nil
}

/// A zone's file that holds nothing but a rule for all years.
func zoneFile(_ rule: String) -> [UInt8] {
    func part(_ version: String, _ times: [Int64] = []) -> [UInt8] {
        let counts: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
        let type: [UInt8] = [0, 0, 0x1C, 0x20, 0, 0]
        return Array("TZif\(version)".utf8) + [UInt8](repeating: 0, count: 15) + counts + type + Array("EET\0".utf8)
    }
    return part("2") + part("2") + Array("\n\(rule)\n".utf8)
}

/// What a template makes of a context.
func mail(
    _ template: String, _ context: JSON = .object([]), assets: [String: JSON] = [:],
    escaping: TemplateEscaping = .html
) throws -> String {
    try MailTemplate(parsing: template).render(
        context, escaping: escaping, settings: RenderSettings(assets: assets, zones: testZones))
}

/// The sentence, line and column of the error of a template.
func refusal(_ template: String) -> String {
    do throws(TemplateError) {
        _ = try MailTemplate(parsing: template)
        return "none"
    } catch {
        return "\(error.place.line):\(error.place.column) \(error.message)"
    }
}

/// The findings of a template, each with its rule, its line and its column.
func findings(_ template: String) throws -> [String] {
    try MailTemplate(parsing: template).findings.map {
        "\($0.rule.rawValue) \($0.place.line):\($0.place.column) \($0.message)"
    }
}
