//! Which module names which: read from the `use` lines and the paths of the sources.

use std::collections::BTreeMap;

use crate::{
    files,
    tokens::{Kind, Token, tokens},
};

/// A place in the sources that names something.
#[derive(Clone, Debug)]
pub(crate) struct Arrow {
    /// The module that it stands in, as in `comments::order`; empty for the root.
    pub(crate) from: String,
    /// The file and the line.
    pub(crate) place: String,
    /// What it names: a module or item of this crate as in `comments::order::Order`, or another crate's after `::`.
    pub(crate) to: String,
}

/// Everything that the modules of `src` name.
pub(crate) fn arrows() -> Vec<Arrow> {
    let files = files::rust("src");
    let modules: Vec<String> = files.iter().map(|(path, _)| module(path)).collect();
    let mut arrows = Vec::new();
    for ((path, text), from) in files.iter().zip(&modules) {
        let tokens = tokens(text);
        let mut imports = BTreeMap::new();
        for (named, alias, line) in uses(&tokens) {
            let to = resolve(&named, from, &modules, &BTreeMap::new());
            if let Some(alias) = alias {
                imports.insert(alias, to.clone());
            }
            arrows.push(Arrow { from: from.clone(), place: format!("{path}:{line}"), to });
        }
        for (named, line) in paths(&tokens) {
            let to = resolve(&named, from, &modules, &imports);
            arrows.push(Arrow { from: from.clone(), place: format!("{path}:{line}"), to });
        }
    }
    arrows
}

/// The names of all modules of `src`.
pub(crate) fn modules() -> Vec<String> {
    files::rust("src").iter().map(|(path, _)| module(path)).collect()
}

/// `a::b` fits itself, `a::b::*` also all that is below it.
pub(crate) fn fits(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix("::*") {
        Some(above) => name == above || name.strip_prefix(above).is_some_and(|below| below.starts_with("::")),
        None => name == pattern,
    }
}

/// Whether one of the patterns fits what an arrow names, or the module that this is in.
pub(crate) fn any(patterns: &[&str], name: &str) -> bool {
    patterns.iter().any(|pattern| fits(pattern, name))
}

fn module(path: &str) -> String {
    let name = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    if name == "lib" { String::new() } else { name.replace('/', "::") }
}

/// The full name of a path that stands in the module `from`.
fn resolve(path: &[String], from: &str, modules: &[String], imports: &BTreeMap<String, String>) -> String {
    let mut above: Vec<&str> = from.split("::").filter(|part| !part.is_empty()).collect();
    let mut rest = path;
    match path.first().map(String::as_str) {
        Some("crate") => {
            above.clear();
            rest = &path[1..];
        }
        Some("self") => rest = &path[1..],
        Some("super") => {
            while rest.first().is_some_and(|part| part == "super") {
                above.pop();
                rest = &rest[1..];
            }
        }
        Some(first) => {
            let child = above.iter().copied().chain([first]).collect::<Vec<_>>().join("::");
            if let Some(import) = imports.get(first) {
                return std::iter::once(import.as_str())
                    .chain(path[1..].iter().map(String::as_str))
                    .collect::<Vec<_>>()
                    .join("::");
            }
            if !modules.contains(&child) {
                return format!("::{}", path.join("::"));
            }
        }
        None => {}
    }
    above.into_iter().chain(rest.iter().map(String::as_str)).collect::<Vec<_>>().join("::")
}

/// What `use` items name: the path, the name that it has here, the line.
fn uses(tokens: &[Token]) -> Vec<(Vec<String>, Option<String>, usize)> {
    let mut found = Vec::new();
    for (at, _) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Word && token.is("use"))
    {
        let end = tokens[at..].iter().position(|token| token.is(";")).map_or(tokens.len(), |end| at + end);
        let mut stack: Vec<Vec<String>> = vec![Vec::new()];
        let mut path: Vec<String> = Vec::new();
        let mut alias = None;
        let mut line = tokens[at].line;
        let mut rest = tokens[at + 1..end].iter().peekable();
        let mut close = |path: &mut Vec<String>, alias: &mut Option<String>, base: &[String], line: usize| {
            if path.len() > base.len() || alias.is_some() {
                path.retain(|part| part != "*");
                // `a::{self}` names `a`; a path that begins with `self` keeps it.
                if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
                    path.pop();
                }
                let name = alias.take().or_else(|| path.last().cloned());
                found.push((path.clone(), name, line));
            }
            *path = base.to_vec();
        };
        while let Some(token) = rest.next() {
            let base = stack.last().cloned().unwrap_or_default();
            match token.text.as_str() {
                "::" => {}
                "{" => stack.push(path.clone()),
                "}" => {
                    close(&mut path, &mut alias, &base, line);
                    stack.pop();
                    // What follows belongs to the group above; the group itself names nothing.
                    path = stack.last().cloned().unwrap_or_default();
                }
                "," => close(&mut path, &mut alias, &base, line),
                "as" => alias = rest.next().map(|name| name.text.clone()),
                name => {
                    line = token.line;
                    path.push(name.to_owned());
                }
            }
        }
        close(&mut path, &mut alias, &[], line);
    }
    found
}

/// Paths outside `use` items, and their lines.
fn paths(tokens: &[Token]) -> Vec<(Vec<String>, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].is("use") {
            at += tokens[at..].iter().position(|token| token.is(";")).unwrap_or(1);
        }
        let mut path = Vec::new();
        let start = at;
        while tokens.get(at).is_some_and(|token| token.kind == Kind::Word) {
            path.push(tokens[at].text.clone());
            if tokens.get(at + 1).is_some_and(|token| token.is("::")) {
                at += 2;
            } else {
                break;
            }
        }
        if path.len() > 1 {
            found.push((path, tokens[start].line));
        }
        at += 1;
    }
    found
}

#[test]
fn the_reader_of_names_sees_every_way_to_name_something() {
    let source = "
        use a::b;
        use crate::{c::{self, d::E as F}, g::*};
        pub use super::h::{i, j};
        fn f() { super::k::l(); b::m(); 'x: loop { n::<o::P>::q(); } }
        // use no::comment;
        const T: &str = \"use no::text;\";
        mod child;
        child::r();
    ";
    let tokens = tokens(source);
    let modules = ["x", "x::y", "x::y::child"].map(str::to_owned).to_vec();
    let mut imports = BTreeMap::new();
    let mut named = Vec::new();
    for (path, alias, _) in uses(&tokens) {
        let to = resolve(&path, "x::y", &modules, &BTreeMap::new());
        imports.extend(alias.map(|alias| (alias, to.clone())));
        named.push(to);
    }
    assert_eq!(named, ["::a::b", "c", "c::d::E", "g", "x::h::i", "x::h::j"]);
    let inline: Vec<String> =
        paths(&tokens).iter().map(|(path, _)| resolve(path, "x::y", &modules, &imports)).collect();
    assert_eq!(inline, ["x::k::l", "::a::b::m", "::o::P", "x::y::child::r"]);
}
