import MailTemplates
import OrderedJSON
import Testing

@Suite("Blocks") struct BlockTests {
    @Test("if and unless choose; nothing, false, zero, empty texts and empty lists are false")
    func conditions() throws {
        let falsy: [JSON] = [nil, false, 0, .number("0.00"), "", []]
        let truthy: [JSON] = [true, 1, .number("0.5"), "0", [0], .object([])]
        for (values, word) in [(falsy, "no"), (truthy, "yes")] {
            for value in values {
                #expect(try mail("{{#if x}}yes{{else}}no{{/if}}", ["x": value]) == word, "\(value)")
                #expect(try mail("{{#unless x}}no{{else}}yes{{/unless}}", ["x": value]) == word, "\(value)")
            }
        }
        #expect(try mail("{{#if x}}yes{{/if}}{{^if x}}no{{/if}}{{#if y}}a{{^}}b{{/if}}") == "nob")
        #expect(try mail("{{#if x includeZero=true}}yes{{else}}no{{/if}}", ["x": 0]) == "yes")
        #expect(try mail("{{#unless x includeZero=true}}no{{else}}yes{{/unless}}", ["x": 0]) == "yes")
    }

    @Test("else if and other helpers chain, the first that holds counts")
    func chains() throws {
        let template =
            #"{{#if a}}a{{else if b}}b{{else eq c "x"}}x{{else unless d}}not d{{else}}else{{/if}}"#
        #expect(try mail(template, ["a": 1, "b": 1]) == "a")
        #expect(try mail(template, ["b": 1]) == "b")
        #expect(try mail(template, ["c": "x"]) == "x")
        #expect(try mail(template, [:]) == "not d")
        #expect(try mail(template, ["d": 1]) == "else")
    }

    @Test("each goes through lists and objects, and knows where it is")
    func each() throws {
        let context: JSON = ["l": ["a", "b", "c"], "o": ["x": 1, "y": 2], "e": []]
        #expect(
            try mail(
                "{{#each l}}{{@index}}{{this}}{{#if @first}}<{{/if}}{{#unless @last}},{{/unless}}{{/each}}", context)
                == "0a<,1b,2c")
        #expect(try mail("{{#each o}}{{@key}}={{this}};{{/each}}", context) == "x=1;y=2;")
        #expect(try mail("{{#each e}}x{{else}}none{{/each}}{{#each missing}}x{{/each}}", context) == "none")
        #expect(
            try mail("{{#each l as |item i|}}{{i}}{{item}}{{/each}}{{#each o as |v k|}}{{k}}{{v}}{{/each}}", context)
                == "0a1b2cx1y2")
    }

    @Test("../ leads out, @root to the outermost, and @../index to the block around")
    func outward() throws {
        let context: JSON = ["n": "root", "rows": [["n": "r1", "cells": ["a", "b"]]]]
        #expect(
            try mail(
                "{{#each rows}}{{#each cells}}{{../n}}{{../../n}}{{@root.n}}{{@../index}}{{/each}}{{/each}}", context)
                == "r1rootroot0r1rootroot0")
        #expect(try mail("{{../../../x}}{{@nothing}}", context) == "")
        // A condition is no context of its own.
        #expect(try mail("{{#each rows}}{{#if n}}{{../n}}{{/if}}{{/each}}", context) == "root")
    }

    @Test("with goes in; what is not there is looked for further out, but not from this")
    func with() throws {
        let context: JSON = ["m": "market", "t": ["id": 7, "u": ["v": 1]]]
        #expect(try mail("{{#with t}}{{id}} {{m}} [{{this.m}}]{{/with}}", context) == "7 market []")
        #expect(try mail("{{#with t.u as |x|}}{{x.v}}{{id}}{{m}}{{/with}}", context) == "1market")
        #expect(try mail("{{#with none}}x{{else}}nothing{{/with}}", context) == "nothing")
    }

    @Test("a field's name alone makes a section")
    func sections() throws {
        let context: JSON = ["l": [1, 2], "o": ["a": "in"], "yes": true, "no": false]
        #expect(
            try mail("{{#l}}{{this}}{{/l}}{{#o}}{{a}}{{/o}}{{#yes}}y{{/yes}}{{#no}}n{{else}}-{{/no}}", context)
                == "12iny-")
        #expect(
            try mail("{{^no}}a{{/no}}{{^yes}}b{{/yes}}{{^l}}c{{/l}}{{^o}}d{{/o}}{{^missing}}e{{/missing}}", context)
                == "ae")
    }
}

@Suite("Inline partials") struct PartialTests {
    @Test("are put in where they are called, with the context, another one, or fields of their own")
    func calls() throws {
        let define = "{{#*inline \"p\"}}[{{n}}{{extra}}]{{/inline}}"
        let context: JSON = ["n": 1, "other": ["n": 2]]
        #expect(
            try mail(define + "{{> p}}{{> p other}}{{> \"p\" n=3}}{{> p other extra=n}}", context) == "[1][2][3][21]")
    }

    @Test("may be called before they are defined, and inside other partials, in the blocks where they are defined")
    func places() throws {
        #expect(try mail("{{> a}}{{#*inline \"a\"}}{{> b}}{{/inline}}{{#*inline \"b\"}}b{{/inline}}") == "b")
        #expect(
            try mail("{{#if x}}{{#*inline \"a\"}}in{{/inline}}{{> a}}{{/if}}{{> a}}", ["x": 1]) == "in[no partial a]")
    }

    @Test("alone on a line indent each line of theirs")
    func indent() throws {
        #expect(try mail("{{#*inline \"a\"}}\n1\n2\n{{/inline}}\nx\n  {{> a}}\ny") == "x\n  1\n  2\ny")
        // As files come from Windows.
        #expect(
            try mail("{{#*inline \"a\"}}\r\n1\r\n2\r\n{{/inline}}\r\nx\r\n  {{> a}}\r\ny")
                == "x\r\n  1\r\n  2\r\ny")
    }

    @Test("that call themselves end")
    func recursion() throws {
        let once = try mail("{{#*inline \"a\"}}x{{> a}}{{/inline}}{{> a}}")
        #expect(once.hasSuffix("x[a calls itself too often]") && once.utf8.count < 100)
        let twice = try mail("{{#*inline \"a\"}}x{{> a}}{{> a}}{{/inline}}{{> a}}")
        let nested = String(repeating: "{{#if x}}", count: 99) + "{{> a}}" + String(repeating: "{{/if}}", count: 99)
        #expect(try mail("{{#*inline \"a\"}}\(nested){{/inline}}{{> a}}", ["x": 1]) == "[the mail is too deep]")
        #expect(twice.contains("[the mail is too long]") && twice.utf8.count < 2_000_000)
    }
}
