import Glibc

/// Where the rules of time zones come from.
///
/// ```swift
/// let zones = MailZones.system
/// ```
public struct MailZones: Sendable {
    private let file: @Sendable (String) -> [UInt8]?

    /// Zones whose files, compiled from the time zone database, a function finds by their names (`Europe/Helsinki`).
    public init(file: @escaping @Sendable (String) -> [UInt8]?) { self.file = file }

    /// The system's zones. The only thing of this module that reads the disk.
    public static let system = MailZones { name in
        guard let stream = fopen("/usr/share/zoneinfo/" + name, "rb") else { return nil }
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, stream)
        return Array(bytes.prefix(count))
    }

    /// The zone of this name; nil where there is none.
    func zone(_ name: String) -> MailZone? {
        if ["UTC", "Z", "GMT", "Etc/UTC", "Etc/GMT"].contains(name) { return MailZone(name: name, rules: nil) }
        if let seconds = MailZones.offset(name) {
            return MailZone(name: name, fixed: ZoneOffset(seconds: seconds, name: name), rules: nil)
        }
        // A name is no way out of the folder.
        guard name.utf8.count <= 64, !name.hasPrefix("/"), !name.contains(".."),
            name.utf8.allSatisfy({ $0.isDigit || $0.isNamePart || [0x2B, 0x2F].contains($0) }),
            let rules = file(name).flatMap({ ZoneRules(reading: $0) })
        else { return nil }
        return MailZone(name: name, rules: rules)
    }

    /// The seconds of `+03:00`, `-0330` or `+3`.
    private static func offset(_ name: String) -> Int? {
        guard let sign = name.first, sign == "+" || sign == "-", name.utf8.count <= 6 else { return nil }
        let digits = name.dropFirst().filter { $0 != ":" }
        guard (1...4).contains(digits.count), let number = Int(digits), digits.utf8.allSatisfy(\.isDigit) else {
            return nil
        }
        let (hours, minutes) = digits.count <= 2 ? (number, 0) : (number / 100, number % 100)
        guard hours <= 18, minutes < 60 else { return nil }
        return (hours * 3_600 + minutes * 60) * (sign == "-" ? -1 : 1)
    }
}

/// A time zone.
struct MailZone: Sendable {
    let name: String
    var fixed = ZoneOffset.utc
    /// Nil where it is a fixed offset.
    let rules: ZoneRules?

    static let utc = MailZone(name: "UTC", rules: nil)

    func offset(at seconds: Int) -> ZoneOffset { rules?.offset(at: seconds) ?? fixed }

    /// What the zone's clocks show at a moment.
    func time(of moment: MailInstant) -> (CivilTime, ZoneOffset) {
        let offset = offset(at: moment.seconds)
        return (CivilTime(seconds: moment.seconds + offset.seconds, millisecond: moment.millisecond), offset)
    }
}
