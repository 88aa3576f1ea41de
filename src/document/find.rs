//! Finds the article in a document: the object itself, or one of a list, of `@graph`, or the page's main entity.

use super::{
    model::Problem,
    node::{Fields, Key, Node},
    problems::{About, Problems, Quote, problem},
};

/// Takes the article out of a document; the objects that stand beside it are what its references lead to.
///
/// The first object with an article's type wins; else the first with a headline or body, which is reported.
pub(super) fn find<'a>(
    root: Node<'a>,
    problems: &mut Problems,
) -> Result<(Fields<'a>, Vec<Fields<'a>>), Problem> {
    let kind = root.kind();
    let mut things = Vec::new();
    gather(root, &mut things);
    let Some(first) = things.first() else {
        return Err(problem(
            &"document",
            format_args!("is {kind} without an object in it"),
            "nothing can be shown",
        ));
    };
    let place = if let Some(place) = things.iter().position(is_article) {
        place
    } else {
        let tells = |thing: &Fields<'_>| {
            [Key::Headline, Key::ArticleBody].iter().any(|&key| thing.get(key).is_some())
        };
        let Some(place) = things.iter().position(tells) else {
            let what = "and there is neither headline nor articleBody";
            return Err(match types(first).next() {
                Some(name) => problem(
                    &Key::Type,
                    format_args!("is {}, which is not an article, {what}", Quote(name)),
                    "nothing can be shown",
                ),
                None => problem(&Key::Type, format_args!("is missing, {what}"), "nothing can be shown"),
            });
        };
        match types(&things[place]).next() {
            Some(name) => problems.add(
                About::Article,
                &Key::Type,
                format_args!("is {}, which is not an article", Quote(name)),
                "it is shown as a NewsArticle",
            ),
            None => problems.add(
                About::Article,
                &Key::Type,
                format_args!("is missing"),
                "it is shown as a NewsArticle",
            ),
        }
        place
    };
    let article = things.remove(place);
    // Every reference looks through them all, so an endless graph must not make that slow.
    things.truncate(200);
    Ok((article, things))
}

fn gather<'a>(node: Node<'a>, things: &mut Vec<Fields<'a>>) {
    match node {
        Node::List(list) => list.into_iter().for_each(|item| gather(item, things)),
        Node::Object(mut fields) => {
            let inner = [fields.take(Key::Graph), fields.take(Key::MainEntity)];
            things.push(fields);
            inner.into_iter().flatten().for_each(|node| gather(node, things));
        }
        _ => {}
    }
}

/// Any `NewsArticle`, `Article`, `BlogPosting`, and the types under them, which all end in these words.
fn is_article(thing: &Fields<'_>) -> bool {
    types(thing).any(|name| name.ends_with("Article") || name.ends_with("BlogPosting"))
}

/// The types of an object: one or a list, with or without schema.org before it.
fn types<'t>(thing: &'t Fields<'_>) -> impl Iterator<Item = &'t str> {
    let list = match thing.get(Key::Type) {
        Some(Node::List(list)) => list.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    list.iter().filter_map(|node| match node {
        Node::Text(name) => name.rsplit(['/', ':', '#']).next(),
        _ => None,
    })
}
