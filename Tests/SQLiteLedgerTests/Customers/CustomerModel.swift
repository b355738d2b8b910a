// The customers' list as it would be with nothing to hurry for: every customer looked at, all of them sorted.
import Checkout
import SQLiteLedger

/// All customers of a test, numbered in the order of their making.
struct CustomerModel {
    let customers: [SeededCustomer]
    let now: Instant

    /// The identifiers that a query finds, in its order.
    func find(_ query: CustomerQuery) -> [ID<Customer>] {
        let found = customers.indices.filter { index in
            query.filter.terms.allSatisfy { matches(customers[index], $0) }
        }
        let sorted: [Int]
        switch query.sort {
        case .newest: sorted = found.reversed()
        case .name:
            sorted = found.sorted { left, right in
                let (a, b) = (
                    Array(searchKey(customers[left].customer.name).utf8),
                    Array(searchKey(customers[right].customer.name).utf8)
                )
                return a == b ? left < right : a.lexicographicallyPrecedes(b)
            }
        case .nextExpiry: sorted = found.sorted { (nextExpiry($0), $0) < (nextExpiry($1), $1) }
        }
        return sorted.map { customers[$0].customer.id }
    }

    private func nextExpiry(_ index: Int) -> Int64 {
        customers[index].letters.filter { $0.status == .issued && !$0.isExpiryRecorded }
            .map(\.expiresAt.milliseconds).min() ?? .max
    }

    private func matches(_ seeded: SeededCustomer, _ term: Filter.Term) -> Bool {
        // A word of signs alone narrows nothing, in either direction.
        if term.field == nil || term.field == "name", words(term.value).isEmpty { return true }
        return holds(seeded, term) != term.isInverted
    }

    private func holds(_ seeded: SeededCustomer, _ term: Filter.Term) -> Bool {
        let customer = seeded.customer
        let value = term.value
        switch term.field {
        case nil:
            let own = words(searchKey(customer.name)) + words(searchKey(customer.email ?? ""))
            return words(value).allSatisfy { beginning in own.contains { $0.hasPrefix(beginning) } }
        case "name":
            let own = words(searchKey(customer.name))
            return words(value).allSatisfy { beginning in own.contains { $0.hasPrefix(beginning) } }
        case "email": return customer.email.map { emailKey($0).hasPrefix(value) } ?? false
        case "state": return customer.state != nil && customer.state == USState(spelledLike: value)
        case "letter":
            return seeded.letters.contains {
                $0.visitType == VisitType(spelledLike: value) && LetterValidity.isValid($0, at: now)
            }
        case "card":
            return seeded.paymentMethods.contains {
                $0.card.last4 == value || $0.card.brand == value.replacing(" ", with: "_")
            }
        case "is": return isIn(value, seeded)
        case "id":
            return customer.id.description.lowercased().hasPrefix(value) || customer.id.uuid.hasPrefix(value)
        default: return false
        }
    }

    private func isIn(_ state: String, _ seeded: SeededCustomer) -> Bool {
        switch state {
        case "pending": return seeded.tokens.contains { $0.pendingUpdate != nil }
        case "expiring":
            return seeded.letters.contains {
                LetterValidity.isValid($0, at: now) && $0.expiresAt <= now + .days(30)
            }
        default: return false
        }
    }

    private func words(_ folded: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in folded.unicodeScalars {
            let separates =
                character.isASCII
                ? !character.properties.isAlphabetic && character.properties.numericType == nil
                : character.properties.isWhitespace
            if separates {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.unicodeScalars.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }
}
