// The steps that stories are told in: what an operator does at the console for a customer.
import Testing

extension Tmux {
    /// Finds a customer by typing a part of their name.
    func find(_ part: String, named name: String) throws {
        try press("1", "/")
        try type(part)
        try expect("a list of \(name) alone") { screen in
            screen.holds("▸ \(name)") && screen.first { $0.contains("1 Customers") }?.contains(" 1 ─") == true
        }
        try press("Enter", until: "/\(part) · 1")
    }

    /// Begins a checkout of a gym membership whose card may be charged later.
    func beginCheckout() throws {
        try press("n", until: "New checkout")
        try expect("the price of the membership") { screen in
            screen.contains { $0.contains(#/Gym membership, monthly +\$49\.00/#) }
        }
        try press("Enter", until: "1 x Gym membership")
        try press("Space", until: "Chargeable later  [x] yes")
        try press("Tab", "Tab", "Tab")
        try expect("[ Begin ]")
        try press("Enter", until: "Checkout begun")
        try expect("consultation needed for gym")
    }

    /// Answers the gym's questions as somebody whom the gym helps, once the first of them is shown.
    func answerTheGymsQuestions() throws {
        try expect("Taken from the customer's record.")
        try press("Enter")
        let answers = [
            ("born", "1988-04-17"), ("diagnosed", "1"), ("run in your family", "6"), ("purchase to do", "1"),
            ("being treated", "2"), ("apply to you", "5"), ("pregnant", "2"), ("days a week", "2"),
            ("Have you had any of these", "4"), ("pain or stiffness", "2"),
        ]
        for (question, answer) in answers {
            try expect(question)
            try type(answer)
            try press("Enter")
        }
        try expect("Your answers")
    }

    /// Goes on from the answers to the signature, and signs.
    func sign(_ name: String) throws {
        try press("Enter", until: "Space ticks the box")
        try press("Space", until: "[x] I agree")
        try press("Enter", until: "Sign with your full name.")
        try type(name)
        try press("Enter", until: "Approved")
    }

    /// Presses the number that stands before a choice.
    func choose(_ label: String) throws {
        var number: String?
        try expect("a choice called \(label)") { screen in
            let choices = screen.compactMap { $0.firstMatch(of: #/│[▸ ] (\d) (\w+) /#) }
            number = choices.first { $0.2 == label }.map { String($0.1) }
            return number != nil
        }
        try press(#require(number))
    }

    /// Fills in the form of a card and sends it.
    func enterCard(_ number: String) throws {
        try expect("Card number")
        for detail in [number, "12/28", "123", "90210"] {
            try type(detail)
            try press("Enter")
        }
    }

    /// Opens the dialog of a charge of the customer's default card, and puts products into its cart.
    func openCharge(of products: String...) throws {
        try press("p", until: "who is away")
        try expect("Gym membership, monthly")
        for product in products {
            try type(product)
            try press("Right", until: "1 x \(product)")
            try press("C-u", until: "search what is sold")
        }
    }

    /// Charges what the dialog holds; Cancel has the focus first.
    func charge() throws {
        try press("Tab", until: "[ Cancel ]")
        try press("Left", "Enter")
    }

    /// Closes what is open with Escape, and waits until it has gone.
    func dismiss(_ title: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try press("Escape")
        try expectGone(title, sourceLocation: sourceLocation)
    }
}
