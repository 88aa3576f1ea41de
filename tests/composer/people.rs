//! Who can be mentioned, and which mentions are shown as such.

use std::rc::Rc;

use article_widget::{
    comments::composer::people::{People, mention},
    markdown::{Block, Inline, parse, with_mentions},
};

fn people(names: &[&str]) -> People {
    let mut people = People::default();
    for name in names {
        people.add(name);
    }
    people.settle();
    people
}

fn search(people: &People, query: &str, near: &[&str]) -> Vec<String> {
    let near: Vec<Rc<str>> = near.iter().map(|name| Rc::from(*name)).collect();
    people.search(query, &near, 8).iter().map(ToString::to_string).collect()
}

#[test]
fn those_near_come_first_then_those_who_wrote_most() {
    let people = people(&["Zoe", "Ann", "Tamsin Lee", "Ann", "Ann", "Zoe", "Lena"]);
    assert_eq!(search(&people, "", &["Lena"]), ["Lena", "Ann", "Zoe", "Tamsin Lee"]);
    assert_eq!(search(&people, "LE", &[]), ["Lena", "Tamsin Lee"]);
    assert_eq!(search(&people, "tamsin l", &[]), ["Tamsin Lee"]);
    assert_eq!(search(&people, "nobody", &["Lena"]), [""; 0]);
}

#[test]
fn guests_and_endless_names_are_not_offered() {
    let people = people(&["", "  ", &"x".repeat(10_000), "a\nb"]);
    assert_eq!(search(&people, "", &[]), [""; 0]);
}

#[test]
fn a_rare_name_is_found_among_a_hundred_thousand() {
    let mut people = People::default();
    for number in 0..100_000 {
        people.add(&format!("Reader {number}"));
        people.add("Busy");
    }
    people.add("Quaint");
    people.settle();
    assert_eq!(search(&people, "qu", &[]), ["Quaint"]);
    assert_eq!(search(&people, "reader 99999", &[]), ["Reader 99999"]);
    assert_eq!(search(&people, "", &[]).first().map(String::as_str), Some("Busy"));
}

fn shown(people: &People, text: &str) -> Vec<String> {
    let blocks = with_mentions(parse(text), &|text| people.name_at(text));
    let mut found = Vec::new();
    mentions(&blocks, &mut found);
    found
}

fn mentions(blocks: &[Block], found: &mut Vec<String>) {
    fn inlines(list: &[Inline], found: &mut Vec<String>) {
        for inline in list {
            match inline {
                Inline::Mention(name) => found.push(name.clone()),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                    inlines(inner, found);
                }
                _ => {}
            }
        }
    }
    for block in blocks {
        match block {
            Block::Paragraph(inner) => inlines(inner, found),
            Block::Quote(inner) => mentions(inner, found),
            Block::List { items, .. } => items.iter().for_each(|item| mentions(item, found)),
            Block::Code { .. } => {}
        }
    }
}

#[test]
fn a_mention_is_the_longest_name_that_somebody_has() {
    let people = people(&["Ann", "Ann Lee", "سارة", "J. R."]);
    assert_eq!(shown(&people, "@Ann Lee, and @ann."), ["@Ann Lee", "@ann"]);
    assert_eq!(shown(&people, "@Ann Leeds"), ["@Ann"]);
    assert_eq!(shown(&people, "@Anna me@Ann @Nobody @"), [""; 0]);
    assert_eq!(shown(&people, "> - **@سارة** said"), ["@سارة"]);
    assert_eq!(shown(&people, "@J. R. was here"), ["@J. R."]);
    assert_eq!(shown(&people, "`@Ann` and [@Ann](https://a.b)"), [""; 0]);
}

#[test]
fn what_is_written_for_a_mention_is_read_as_one() {
    for name in ["Ann", "*Star*", "snake_case_", "[x]", "a`b", "<b>", "back\\slash", "😀 Smile"] {
        assert_eq!(shown(&people(&[name]), &mention(name)), [format!("@{name}")]);
    }
}

#[test]
fn no_letter_is_lost_around_a_mention() {
    let people = people(&["Ann"]);
    let text = "to @Ann: @Ann@Ann and x@Ann";
    let Some(Block::Paragraph(list)) =
        with_mentions(parse(text), &|text| people.name_at(text)).into_iter().next()
    else {
        panic!("a paragraph");
    };
    let parts: Vec<&str> = list
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Mention(text) => text.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(parts.concat(), text);
}
