import MailTemplates
import OrderedJSON
import Testing

@Suite("Dates") struct DateTests {
    private let context: JSON = ["d": "2027-06-09T21:30:05.040Z", "w": "2027-01-31T21:30:00Z"]

    private func date(_ format: String, _ more: String = "") throws -> String {
        try mail("{{date d format=\"\(format)\" \(more)}}", context)
    }

    @Test("are written by patterns of Joda-Time, in UTC where nothing else is said")
    func patterns() throws {
        let patterns = [
            "d. MMM, YYYY": "9. Jun, 2027", "dd.MM.yy": "09.06.27", "EEEE, MMMM d": "Wednesday, June 9",
            "EEE H:mm": "Wed 21:30", "hh:mm a": "09:30 PM", "HH:mm:ss.SSS": "21:30:05.040", "D e G C": "160 3 AD 20",
            "k K": "21 9", "Z ZZ ZZZ z": "+0000 +00:00 UTC UTC", "yyyy'T'''": "2027T'",
            "'it is' h 'o''clock'": "it is 9 o'clock",
            "YYYY-MM-dd": "2027-06-09", "§": "§",
        ]
        for (pattern, text) in patterns {
            #expect(try date(pattern).replacing("&#x27;", with: "'") == text, "\(pattern)")
        }
        #expect(try mail("{{date d}}", context) == "2027-06-09")
    }

    @Test("follow a zone that is given, or that the template has set, over the change of the clocks")
    func zones() throws {
        #expect(try date("d. HH:mm z Z ZZZ", #"tz="Europe/Helsinki""#) == "10. 00:30 EEST +0300 Europe/Helsinki")
        #expect(
            try mail(
                #"{{set-timezone "Europe/Helsinki"}}{{date w format="HH:mm z"}} {{date w format="HH" tz="UTC"}}"#,
                context)
                == "23:30 EET 21")
        #expect(try date("HH:mm ZZ", #"tz="-03:30""#) == "18:00 -03:30")
        // One that nobody knows is UTC.
        #expect(try date("HH", #"tz="Mars/Base""#) == "21" && date("HH", #"tz="../../etc/passwd""#) == "21")
        let changes = [
            "2027-03-28T00:59:59Z": "02:59 EET", "2027-03-28T01:00:00Z": "04:00 EEST",
            "2027-10-31T00:59:59Z": "03:59 EEST",
            "2027-10-31T01:00:00Z": "03:00 EET",
        ]
        for (moment, text) in changes {
            #expect(try mail(#"{{date x format="HH:mm z" tz="Europe/Helsinki"}}"#, ["x": .string(moment)]) == text)
        }
    }

    @Test("a day before is the day before by the calendar, also where a clock was changed in between")
    func dayBefore() throws {
        #expect(try mail(#"{{date-day-before x format="YYYY-MM-dd"}}"#, ["x": "2028-03-01T00:00:00Z"]) == "2028-02-29")
        #expect(
            try mail(
                #"{{date-day-before x format="d. HH:mm" tz="Europe/Helsinki"}}"#, ["x": "2027-03-28T09:00:00Z"])
                == "27. 12:00")
    }

    @Test("date-transform goes some days on or back, for other helpers to write")
    func transform() throws {
        #expect(try mail(#"{{date (date-transform d days=-10) format="d. MMM HH:mm"}}"#, context) == "30. May 21:30")
        #expect(try mail(#"{{date-transform d days=30}}"#, context) == "2027-07-09T21:30:05.040Z")
        #expect(
            try mail(#"{{date-transform d}} {{date-transform d days=99999999999999}}"#, context)
                == "2027-06-09T21:30:05.040Z 2027-06-09T21:30:05.040Z")
    }

    @Test("are read with offsets, without seconds, and as days; what is no date stands as it is")
    func reading() throws {
        for (written, text) in [
            ("2027-06-09", "9. 00:00"), ("2027-06-09T10:00Z", "9. 10:00"), ("2027-06-09T10:00:00+02:00", "9. 08:00"),
            ("2027-06-09T10:00:00.123456Z", "9. 10:00"), ("2027-02-29", "2027-02-29"), ("soon", "soon"), ("", ""),
            ("2027-06-09T25:00Z", "2027-06-09T25:00Z"),
        ] {
            #expect(try mail(#"{{date x format="d. HH:mm"}}"#, ["x": .string(written)]) == text)
        }
    }

    @Test("the names of months and days are English in every language")
    func languages() throws { #expect(try date("MMMM", #"lang="fi-FI""#) == "June") }
}
