//! The README's tables of what hosts may rely on, each between two marks: made from [`super::api`].

use super::api::{Api, Attribute, Event, Field, Method, Named};

/// What stands before a table, without its name and the end of the mark.
const BEGIN: &str = "<!-- table: ";
/// What stands behind it.
const END: &str = "<!-- end -->";

/// All tables by the names that stand in the marks.
pub(crate) fn all(api: &Api) -> [(&'static str, String); 6] {
    [
        ("attributes", table(["attribute", "what", "values", "default"], &api.attributes, attribute)),
        ("properties", table(["property", "what", "type"], &api.properties, property)),
        ("methods", table(["method", "what it does", "resolves with"], &api.methods, method)),
        ("events", table(["event", "what it tells", "detail"], &api.events, event)),
        ("css-properties", table(["property", "what", "default"], &api.css_properties, css_property)),
        ("css-parts", table(["part", "what"], &api.css_parts, |part| [code(&part.name), part.what.clone()])),
    ]
}

/// The text with each table that it has a place for made anew.
pub(crate) fn filled(text: &str, api: &Api) -> String {
    let tables = all(api);
    let mut parts = text.split(BEGIN);
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        filled += BEGIN;
        let place = part.split_once(" -->\n").and_then(|(name, rest)| {
            let (_, rest) = rest.split_once(END)?;
            let (_, table) = tables.iter().find(|(known, _)| *known == name)?;
            Some((name, table, rest))
        });
        match place {
            Some((name, table, rest)) => filled.extend([name, " -->\n", table, END, rest]),
            None => filled += part,
        }
    }
    filled
}

fn table<T, const N: usize>(head: [&str; N], things: &[T], row: impl Fn(&T) -> [String; N]) -> String {
    let lines = things.iter().map(|thing| line(&row(thing).map(|cell| cell.replace('|', "\\|"))));
    [line(&head.map(str::to_owned)), line(&head.map(|_| "---".to_owned()))].into_iter().chain(lines).collect()
}

fn line(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn attribute(attribute: &Attribute) -> [String; 4] {
    let Attribute { name, what, one_of, any_of, text, default } = attribute;
    let words = match (one_of.is_empty(), any_of.is_empty()) {
        (false, _) => Some(code(&one_of.join(" "))),
        (_, false) => Some(format!("any of {}", code(&any_of.join(" ")))),
        _ => None,
    };
    let values: Vec<String> = words.into_iter().chain(text.clone()).collect();
    [code(name), what.clone(), values.join(", or "), default.clone()]
}

fn property(property: &Field) -> [String; 3] {
    [code(&property.name), property.what.clone(), code(&property.kind())]
}

fn method(method: &Method) -> [String; 3] {
    let names: Vec<&str> = method.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    let resolves = if method.returns == "void" { "–".to_owned() } else { code(&method.returns) };
    [code(&format!("{}({})", method.name, names.join(", "))), method.what.clone(), resolves]
}

fn event(event: &Event) -> [String; 3] {
    let names: Vec<&str> = event.detail.iter().map(|field| field.name.as_str()).collect();
    let mut detail = code(&format!("{{{}}}", names.join(", ")));
    for field in event.detail.iter().filter(|field| !field.one_of.is_empty()) {
        let or_null = if field.nullable { " or `null`" } else { "" };
        detail.extend(["; ", &field.name, " is ", &code(&field.one_of.join(" ")), or_null]);
    }
    [code(&event.name), event.what.clone(), detail]
}

fn css_property(property: &Named) -> [String; 3] {
    [code(&property.name), property.what.clone(), code(&property.default)]
}

fn code(text: &str) -> String {
    format!("`{text}`")
}
