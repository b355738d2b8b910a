// A folder of mails, one file each.

import Checkout
import Glibc
import SystemFiles

/// A folder into which sent mails are written; it is made where there is none. What lies there already is left alone.
struct MailFolder: Sendable {
    let path: String

    /// Writes the sent mails of a ledger that are not there yet.
    /// - Throws: `CommandRefusal` for a folder that cannot be written.
    func fill(from engine: CheckoutEngine) async throws {
        let known = try names()
        var seek = Seek.first
        while true {
            let place = seek
            let (page, settings) = try await engine.read { reader, _ in
                (try reader.mails(of: nil, from: place, limit: 200), try reader.settings())
            }
            for listed in page.rows {
                guard let file = MailFile(listed.row, settings), !known.contains(file.name) else { continue }
                try write(file)
            }
            guard page.hasLater, let last = page.rows.last else { return }
            seek = .after(last.cursor)
        }
    }

    private func names() throws -> Set<String> {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw refusal() }
        do throws(SystemFailure) {
            return Set(try listFolder(path))
        } catch {
            throw refusal(error.code)
        }
    }

    /// Writes a file under another name first, so that a mail is there whole or not at all, and gives it its own only
    /// where nothing is called so.
    private func write(_ file: MailFile) throws {
        let target = "\(path)/\(file.name)"
        let draft = "\(path)/.\(file.name).\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw refusal() }
        defer { unlink(draft) }
        do throws(SystemFailure) {
            defer { close(descriptor) }
            try writeAll(file.bytes, to: descriptor)
            guard fsync(descriptor) == 0 else { throw SystemFailure(code: errno) }
        } catch {
            throw refusal(error.code)
        }
        guard link(draft, target) == 0 || errno == EEXIST else { throw refusal() }
    }

    private func refusal(_ code: Int32 = errno) -> CommandRefusal {
        CommandRefusal(
            code: "mailbox_not_writable",
            message:
                "The mails cannot be written into \(path): \(String(cString: strerror(code))). What was done to the "
                + "ledger stands, and so do its mails.")
    }
}
