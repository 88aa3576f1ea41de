//! The Markdown of comments: what each construct becomes, what is refused, and what holds for any text.
#![cfg(not(target_arch = "wasm32"))]

mod any_text;
mod show;

use article_widget::markdown::{is_safe, parse, plain};
use show::show;

fn check(cases: &[(&str, &str)]) {
    for (typed, expected) in cases {
        assert_eq!(show(&parse(typed)), *expected, "typed: {typed:?}");
    }
}

#[test]
fn blank_lines_part_paragraphs_and_single_newlines_break() {
    check(&[
        ("", ""),
        (" \n\t\n", ""),
        ("one", "p(one)"),
        ("one\ntwo", "p(one/two)"),
        ("one\r\ntwo\r\n\r\nthree", "p(one/two) p(three)"),
        ("  one  \n\n\n   two", "p(one) p(two)"),
        ("one\\\ntwo", "p(one/two)"),
    ]);
}

#[test]
fn headings_html_and_pictures_are_plain_text() {
    check(&[
        ("# Title", "p(# Title)"),
        ("---", "p(---)"),
        ("* * *", "p(* * *)"),
        ("<b>bold</b> &amp;", "p(<b>bold</b> &amp;)"),
        ("<script>alert(1)</script>", "p(<script>alert(1)</script>)"),
        ("![x](https://a.b/c.png)", "p(!a[https://a.b/c.png](x))"),
        ("    four spaces", "p(four spaces)"),
    ]);
}

#[test]
fn emphasis_follows_the_flanking_rules() {
    check(&[
        ("*a* _b_ **c** __d__", "p(em(a) em(b) strong(c) strong(d))"),
        ("***a***", "p(em(strong(a)))"),
        ("**a *b* c**", "p(strong(a em(b) c))"),
        ("*a **b** c*", "p(em(a strong(b) c))"),
        ("*a**b*", "p(em(a**b))"),
        ("**a*", "p(*em(a))"),
        ("*a**", "p(em(a)*)"),
        ("a * b * c", "p(a * b * c)"),
        ("2*3*4", "p(2em(3)4)"),
        ("snake_case_name", "p(snake_case_name)"),
        ("_snake_case_", "p(em(snake_case))"),
        ("__init__.py", "p(strong(init).py)"),
        ("*a _b* c_", "p(em(a _b) c_)"),
        ("**\"quoted\"** word", "p(strong(\"quoted\") word)"),
        ("*a\nb*", "p(em(a/b))"),
        ("*a\n\nb*", "p(*a) p(b*)"),
        ("**** ** *", "p(**** ** *)"),
        ("*ПРИВЕТ*", "p(em(ПРИВЕТ))"),
        ("\\*a\\*", "p(*a*)"),
        ("*a\\**", "p(em(a*))"),
        ("a\\b", "p(a\\b)"),
        ("a\\", "p(a\\)"),
    ]);
}

#[test]
fn code_is_kept_as_typed() {
    check(&[
        ("`a*b*`", "p(c(a*b*))"),
        ("``a`b``", "p(c(a`b))"),
        ("`` `a` ``", "p(c(`a`))"),
        ("`a", "p(`a)"),
        ("``a`", "p(``a`)"),
        ("`a\nb`", "p(c(a b))"),
        ("\\`a`", "p(`a`)"),
        ("*a`*`", "p(*ac(*))"),
        ("[a`](https://b.c)`", "p([ac(](https://b.c)))"),
    ]);
}

#[test]
fn fences_hold_code_to_the_closing_fence_or_the_end() {
    check(&[
        ("```\na\n  *b*\n\nc\n```", "code[](a\n  *b*\n\nc)"),
        ("```rust\nfn\n```\nafter", "code[rust](fn) p(after)"),
        ("before\n```\na\n```", "p(before) code[](a)"),
        ("```\na", "code[](a)"),
        ("```", "code[]()"),
        ("````\n```\n````", "code[](```)"),
        ("  ```\n    a\n  b\n  ```", "code[](  a\nb)"),
        ("```a``` b", "p(c(a) b)"),
        ("> ```\n> a\n\nb", "q(code[](a)) p(b)"),
    ]);
}

#[test]
fn quotes_hold_blocks() {
    check(&[
        ("> a\n> b", "q(p(a/b))"),
        (">a\nb", "q(p(a)) p(b)"),
        ("a\n> b\nc", "p(a) q(p(b)) p(c)"),
        ("> a\n>\n> b", "q(p(a) p(b))"),
        ("> > a\n> b", "q(q(p(a)) p(b))"),
        ("> - a\n> - b", "q(ul(li(p(a))li(p(b))))"),
        ("a > b", "p(a > b)"),
    ]);
}

#[test]
fn lists_nest_by_indent() {
    check(&[
        ("- a\n- b", "ul(li(p(a))li(p(b)))"),
        ("* a\n+ b", "ul(li(p(a))) ul(li(p(b)))"),
        ("1. a\n2. b", "ol1(li(p(a))li(p(b)))"),
        ("7. a\n1. b", "ol7(li(p(a))li(p(b)))"),
        ("- a\n  - b\n    - c\n- d", "ul(li(p(a) ul(li(p(b) ul(li(p(c))))))li(p(d)))"),
        ("1. a\n  - b", "ol1(li(p(a) ul(li(p(b)))))"),
        ("- a\n\n- b", "ul(li(p(a))li(p(b)))"),
        ("- a\n\n  b\n\nc", "ul(li(p(a) p(b))) p(c)"),
        ("- a\nb", "ul(li(p(a))) p(b)"),
        ("- a\n  b", "ul(li(p(a/b)))"),
        ("a\n- b", "p(a) ul(li(p(b)))"),
        ("born in\n1984. It", "p(born in/1984. It)"),
        ("1984. It", "ol1984(li(p(It)))"),
        ("3.5 million", "p(3.5 million)"),
        ("-a", "p(-a)"),
        ("-", "p(-)"),
        ("99999999999. a", "p(99999999999. a)"),
        ("- ```\n  a\n  ```", "ul(li(code[](a)))"),
        ("- *a*\n- **b**", "ul(li(p(em(a)))li(p(strong(b))))"),
        ("- - a", "ul(li(ul(li(p(a)))))"),
    ]);
}

#[test]
fn links_show_their_text() {
    check(&[
        ("[a](https://b.c)", "p(a[https://b.c](a))"),
        ("[a *b*](HTTP://b.c/d)", "p(a[HTTP://b.c/d](a em(b)))"),
        ("[a](mailto:x@y.z)", "p(a[mailto:x@y.z](a))"),
        ("[a]( https://b.c )", "p(a[https://b.c](a))"),
        ("[a](<https://b.c/d)e>)", "p(a[https://b.c/d)e](a))"),
        ("[a](https://b.c/(d)) e", "p(a[https://b.c/(d)](a) e)"),
        ("[a](https://b.c/\\))", "p(a[https://b.c/)](a))"),
        ("[a [b](https://c.d) e](https://f.g)", "p([a a[https://c.d](b) e](a(https://f.g)))"),
        ("[https://a.b](https://c.d)", "p(a[https://c.d](https://a.b))"),
        ("*[a](https://b.c)*", "p(em(a[https://b.c](a)))"),
        ("*[a*](https://b.c)", "p(*a[https://b.c](a*))"),
        ("[a\nb](https://c.d)", "p(a[https://c.d](a/b))"),
        ("[ ](https://b.c)", "p([ ](a(https://b.c)))"),
        ("[a] (https://b.c)", "p([a] (a(https://b.c)))"),
        ("[a](https://b.c \"t\")", "p([a](a(https://b.c) \"t\"))"),
        ("[a]", "p([a])"),
        ("\\[a](mailto:b)", "p([a](mailto:b))"),
    ]);
}

#[test]
fn addresses_link_themselves_without_the_punctuation_around_them() {
    check(&[
        ("see https://a.b/c.", "p(see a(https://a.b/c).)"),
        ("(https://a.b)", "p((a(https://a.b)))"),
        ("https://a.b/(c)", "p(a(https://a.b/(c)))"),
        ("(see https://a.b/(c)).", "p((see a(https://a.b/(c))).)"),
        ("HTTPS://A.B?q=1&r=2!", "p(a(HTTPS://A.B?q=1&r=2)!)"),
        ("**https://a.b**", "p(strong(a(https://a.b)))"),
        ("_https://a.b/c_d_", "p(em(a(https://a.b/c_d)))"),
        ("“https://a.b”", "p(“a(https://a.b)”)"),
        ("<https://a.b>", "p(a(https://a.b))"),
        ("<mailto:a@b.c>", "p(a(mailto:a@b.c))"),
        ("https://a.b?c[]=1", "p(a(https://a.b?c[]=1))"),
        ("xhttps://a.b", "p(xhttps://a.b)"),
        ("https://", "p(https://)"),
        ("https://.", "p(https://.)"),
        ("www.a.b", "p(www.a.b)"),
        ("hhttp https http:/a", "p(hhttp https http:/a)"),
        ("`https://a.b`", "p(c(https://a.b))"),
    ]);
}

#[test]
fn other_schemes_stay_as_they_were_typed() {
    let refused = [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "java\u{0}script:alert(1)",
        "\u{1}javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc",
        "ftp://a.b",
        "//a.b",
        "/a",
        "a",
        "#a",
        "",
        "https:a.b",
        "http:/a",
        "https://",
        "mailto:",
        "blob:https://a.b",
        "java&#10;script:x",
        "https\u{200b}://a.b",
        "https://a.b\u{202e}c",
        "\u{feff}https://a.b",
        "http\\://a.b\u{7f}",
    ];
    for address in refused {
        assert!(!is_safe(address), "{address:?}");
        let typed = format!("[x]({address})");
        let shown = show(&parse(&typed));
        assert!(!shown.contains("](x)"), "{typed:?} became {shown}");
    }
    check(&[
        ("[a](javascript:alert(1))", "p([a](javascript:alert(1)))"),
        ("[a](java\nscript:b)", "p([a](java/script:b))"),
        ("<javascript:a>", "p(<javascript:a>)"),
        ("[a](//b.c)", "p([a](//b.c))"),
    ]);
}

#[test]
fn what_is_nested_too_deep_is_text() {
    assert_eq!(show(&parse(&">".repeat(10))), format!("{}p(>>){}", "q(".repeat(8), ")".repeat(8)));
    let list = format!("{}a", "- ".repeat(10));
    assert_eq!(show(&parse(&list)), format!("{}p(- - a){}", "ul(li(".repeat(8), "))".repeat(8)));
    let stars = format!("{0}a{0}", "*".repeat(20));
    assert_eq!(show(&parse(&stars)), format!("p({}****a****{})", "strong(".repeat(8), ")".repeat(8)));
}

#[test]
fn plain_text_is_one_line_of_words() {
    let typed = "Hi *there*\n[all](https://a.b)  `x`\n\n> q\n\n1. one\n2. two\n\n```\na\n  b\n```";
    assert_eq!(plain(&parse(typed)), "Hi there all x q one two a b");
    assert_eq!(plain(&[]), "");
}
