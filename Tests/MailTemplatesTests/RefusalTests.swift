import MailTemplates
import Testing

@Suite("What is no template") struct RefusalTests {
    @Test(
        "is refused in a sentence, with its line and column",
        arguments: [
            ("a\n {{x", "2:2 The tag is not closed."),
            ("{{#if x}}y", "1:1 The block if is not closed."),
            (
                "{{#if x}}y{{/each}}",
                "1:11 The block if of line 1, column 1 is to be closed with {{/if}} before {{/each}}."
            ),
            ("x{{/if}}", "1:2 No block called if is open here."),
            ("é{{else}}", "1:2 {{else}} stands in no block."),
            (
                "{{#if x}}a{{else}}b{{else}}c{{/if}}",
                "1:20 A second {{else}}, behind one without a condition, is never come to."
            ),
            ("{{}}", "1:3 A name was expected, not “}”."), ("{{a b=}}", "1:7 A name was expected, not “}”."),
            ("{{a.}}", "1:5 A name was expected, not “}”."), ("{{a \"b}}", "1:5 The quote is not closed."),
            ("{{a (b}}", "1:5 The bracket is not closed."), ("{{a b}x}", "1:6 The end of the tag was expected: }}."),
            ("{{{a}}", "1:1 The tag that three braces begin has to end with three."),
            ("{{! a", "1:1 The comment is not closed."),
            ("{{!-- a }}", "1:1 The comment is not closed."),
            ("{{a[b}}", "1:4 This is no part of a name; arguments stand behind a space."),
            ("{{a.[b}}", "1:5 The bracket [ is not closed on its line."),
            ("{{a b=1 c}}", "1:9 An argument without a name stands before those with names."),
            ("{{#each a as |x}}", "1:11 The names of a block stand between two bars: as |item index|."),
            ("{{{{a}}}}", "1:1 Four braces begin a raw block, which mails do not have."),
            ("{{#> a}}", "1:1 Of partials, mails have inline ones only: {{#*inline \"name\"}}."),
            ("{{> (a)}}", "1:1 The name of a partial is a name, not an expression."),
            ("{{> a b c}}", "1:1 A partial takes one context, and values with names."),
            ("{{#*inline}}", "1:1 A partial is defined with its name alone: {{#*inline \"name\"}}."),
            ("{{(a)}}", "1:3 An expression in brackets is no name."),
        ])
    func sentences(template: String, sentence: String) {
        #expect(refusal(template) == sentence)
    }

    @Test("nor is what stands too deep in itself, however deep")
    func depth() {
        func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
        #expect(refusal(repeated("{{#if a}}", 100) + repeated("{{/if}}", 100)) == "none")
        #expect(refusal(repeated("{{#if a}}", 101)).hasSuffix("More than 100 blocks stand in each other."))
        #expect(refusal(repeated("{{#if a}}", 50_000)).hasSuffix("More than 100 blocks stand in each other."))
        #expect(refusal("{{#if a}}" + repeated("{{else if b}}", 50_000)).hasSuffix("stand in each other."))
        #expect(refusal("{{a " + repeated("(b ", 50_000)).hasSuffix("More than 32 brackets stand in each other."))
        #expect(refusal("{{" + repeated("a.", 50_000)).hasSuffix("A path has at most 64 names."))
        #expect(refusal("{{" + repeated("../", 50_000) + "x}}").hasSuffix("A path has at most 64 names."))
    }
}

@Suite("Findings") struct FindingTests {
    @Test("name unknown helpers, and the nearest known one")
    func helpers() throws {
        #expect(
            try findings("\n{{money-ammount x}}{{#if (eqq a b)}}{{/if}}{{shout x}}{{plain}}{{a.b}}") == [
                "unknown_helper 2:3 Mails have no helper money-ammount. Perhaps money-amount was meant.",
                "unknown_helper 2:27 Mails have no helper eqq. Perhaps eq was meant.",
                "unknown_helper 2:46 Mails have no helper shout.",
            ])
        #expect(
            try findings("{{#*inline \"a\"}}{{moneyAmount x}}{{/inline}}").first?.hasSuffix(
                "Perhaps money-amount was meant.") == true)
    }

    @Test("name unknown partials, wrong arguments, options that nothing reads, and helpers in the wrong place")
    func uses() throws {
        #expect(
            try findings("{{> mony}}{{#*inline \"money\"}}{{/inline}}") == [
                "unknown_partial 1:1 The template defines no partial mony. Perhaps money was meant."
            ])
        #expect(try findings("{{inflect n}}") == ["wrong_arguments 1:3 inflect takes 3 arguments, not 1."])
        #expect(
            try findings("{{number}}") == [
                "wrong_arguments 1:3 number takes 1 argument, not 0. A field of that name is {{this.number}}."
            ])
        #expect(
            try findings("{{date d fromat=\"d\"}}") == [
                "unknown_option 1:3 date does not read fromat=. Perhaps format was meant."
            ])
        #expect(
            try findings("{{#date d}}{{/date}}") == ["wrong_use 1:4 date gives a value and is no block: {{date …}}."])
        #expect(try findings("{{each d}}") == ["wrong_use 1:3 each is a block: {{#each …}} … {{/each}}."])
        #expect(try findings("{{eq a b}}").first?.hasPrefix("wrong_use") == true)
    }

    @Test("look into messages")
    func messages() throws {
        #expect(
            try findings(#"{{t "Key" "{a} {b}" a=1}}{{format-text "{a"}}{{format-text x}}"#) == [
                "missing_value 1:3 The message has {b}, and no b= is given.",
                "unreadable_message 1:28 The braces of this message do not read, so that it stands as it is.",
            ])
    }

    @Test("find nothing in what is right")
    func right() throws {
        let template = """
            {{set-translations (asset "content/email-texts.json")}}{{set-timezone tz}}
            {{~#*inline "m"~}}{{format-text "{a,number,::.00} {c}" a=money.amount c=money.currency}}{{~/inline~}}
            {{#with transaction}}{{#each tx-line-items}}{{> m money=line-total}}{{else eq a 1}}{{concat a b c}}{{/each}}{{/with}}
            """
        #expect(try findings(template) == [])
    }
}
