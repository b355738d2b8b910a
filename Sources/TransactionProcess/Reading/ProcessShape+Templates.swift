// What notifications send against the templates that are there (reference section 2.6, the last rule).
import EDN

extension ProcessShape {
    /// Every notification's template is there with both its files, and every template is some notification's.
    func checkTemplates(_ names: ProcessTemplateNames, _ log: inout FindingLog) {
        for notification in notifications {
            guard let template = notification.template else { continue }
            let name = template.value
            var missing: [String] = []
            if !names.bodies.contains(name) { missing.append("templates/\(name)/\(name)-html.html") }
            if !names.subjects.contains(name) { missing.append("templates/\(name)/\(name)-subject.txt") }
            guard !missing.isEmpty else { continue }
            let hint = missing.count == 2 ? Nearest.hint(name, among: names.all.sorted()) : ""
            log.add(
                .missingTemplate,
                "\(notification.label) sends the template :\(name), of which \(missing.joined(separator: " and ")) "
                    + "\(missing.count == 1 ? "is" : "are") missing.\(hint)",
                at: template.place)
        }
        // A template that nothing sends stands nowhere in the file, so that its beginning is pointed at.
        for name in names.all.subtracting(notifications.compactMap(\.template?.value)).sorted() {
            log.add(
                .unusedTemplate, "No notification sends the template \(name).",
                at: EDNPlace(line: 1, column: 1, length: 0))
        }
    }
}
