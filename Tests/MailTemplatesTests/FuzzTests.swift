// Whatever the text is, reading ends, and rendering what was read does too.
import MailTemplates
import OrderedJSON
import Randomness
import Testing

@Suite("Reading anything") struct FuzzTests {
    private let context: JSON = [
        "a": ["b": [1, 2, ["c": "x"]]], "d": "2027-06-09T10:00:00Z",
        "m": ["amount": .number("1.5"), "currency": "USD"],
    ]

    @Test("ends well on random bytes, and on texts of the format's own marks")
    func rubbish() {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        let marks = [
            "{{", "}}", "{{#", "{{/", "{{^", "{{>", "{{{", "}}}", "~", "#", "*inline", "if", "each", "with", "else",
            "eq",
            "(", ")", "\"", "'", "a", "b", "a.b", "../", "@index", "this", "[", "]", "=", "|", "as", " ", "\n", "\\",
            "{", "}",
            "!--", "--", "1", "-2.5", "date", "d", "format=", "format-text", "{x, plural, one {#} other {#}}",
            "money-amount", "m",
            "number", "ü", "\u{301}", "t", "é\r\n",
        ]
        for round in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            check(String(decoding: bytes, as: UTF8.self), "seed \(seed), round \(round)")
            let count = Int.random(in: 0...30, using: &random)
            let text = (0..<count).map { _ in marks.randomElement(using: &random) ?? "" }.joined()
            check(text, "seed \(seed), round \(round)")
            check("{{#each a.b}}" + text + "{{/each}}", "seed \(seed), round \(round)")
        }
    }

    private func check(_ text: String, _ round: String) {
        let lines = text.unicodeScalars.reduce(1) { $1 == "\n" || $1 == "\r" ? $0 + 1 : $0 }
        func isInside(_ place: TemplatePlace) -> Bool {
            (1...lines).contains(place.line) && place.column >= 1 && place.column <= text.unicodeScalars.count + 1
        }
        do throws(TemplateError) {
            let template = try MailTemplate(parsing: text)
            for finding in template.findings { #expect(isInside(finding.place), "\(round): \(text)") }
            _ = template.render(context, settings: RenderSettings(zones: testZones))
        } catch {
            #expect(isInside(error.place) && error.message.hasSuffix("."), "\(round): \(text)")
        }
    }

    @Test("reads five megabytes")
    func large() throws {
        let row = "<p>{{#if a}}{{a.b}}{{else}}nothing{{/if}} and some text of a mail, {{date d}}</p>\n"
        let template = try MailTemplate(parsing: String(repeating: row, count: 5_000_000 / row.utf8.count))
        #expect(template.findings.isEmpty)
        // The mail ends where it has too many parts.
        let mail = template.render(context, settings: RenderSettings(zones: testZones))
        #expect(mail.hasSuffix("[the mail is too long]") && mail.utf8.count > 1_000_000)
        #expect(refusal(String(repeating: "{", count: 5_000_000)).hasPrefix("1:1 Four braces"))
    }

    @Test("takes no rubbish for a zone")
    func zones() {
        var random = Seeded(4)
        let whole = zoneFile("EET-2EEST,M3.5.0/3,M10.5.0/4")
        #expect(ZoneRules(reading: whole) != nil && ZoneRules(reading: []) == nil)
        for _ in 0..<2_000 {
            var bytes = whole
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            let kept = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
            let settings = RenderSettings(zones: MailZones { _ in kept })
            let template = try? MailTemplate(parsing: "{{date d tz=\"X/Y\" format=\"HH:mm z\"}}")
            #expect(template?.render(context, settings: settings).isEmpty == false)
        }
    }
}
