//! The TypeScript declarations: those of `xtask/package/types`, with what [`super::api`] says in the places for it.

use super::api::{Api, Attribute, Event, Field, Method};

/// Fills the places of a declaration file: a line `// @NAME` each.
pub(crate) fn filled(template: &str, api: &Api) -> String {
    let mut filled = String::with_capacity(template.len() * 2);
    for line in template.lines() {
        let indent = &line[..line.len() - line.trim_start().len()];
        let lines = match line.trim().strip_prefix("// @") {
            Some("attributes") => api.attributes.iter().flat_map(attribute).collect(),
            Some("events") => api.events.iter().flat_map(event).collect(),
            Some("members") => members(api),
            Some("details") => api.events.iter().flat_map(detail).collect(),
            _ => {
                filled.extend([line, "\n"]);
                continue;
            }
        };
        for line in lines {
            filled.extend([indent, line.as_str(), "\n"]);
        }
    }
    filled
}

fn attribute(attribute: &Attribute) -> [String; 2] {
    let default =
        if attribute.default == "–" { String::new() } else { format!(" Default: {}.", attribute.default) };
    let about = comment(&format!("{}.{default}", sentence(&attribute.what)));
    [about, format!("{}?: {};", key(&attribute.name), attribute.kind())]
}

fn event(event: &Event) -> [String; 2] {
    let about = comment(&format!("{}.", sentence(&event.what)));
    [about, format!("{}: CustomEvent<{}>;", key(&event.name), event.detail_type())]
}

fn detail(event: &Event) -> Vec<String> {
    let fields = event.detail.iter().map(|field| format!("  {}: {};", field.name, field.kind()));
    let head = [
        format!("/** What `{}` tells. */", event.name),
        format!("export interface {} {{", event.detail_type()),
    ];
    head.into_iter().chain(fields).chain(["}".to_owned()]).collect()
}

fn members(api: &Api) -> Vec<String> {
    let reflected =
        api.attributes.iter().filter(|attribute| attribute.property() != "lang").flat_map(|attribute| {
            let about = comment(&format!("The attribute `{}`: {}.", attribute.name, attribute.what));
            [about, format!("{}: {} | null;", attribute.property(), attribute.kind())]
        });
    let own = api.properties.iter().flat_map(|field| {
        [comment(&format!("{}.", sentence(&field.what))), format!("{}: {};", field.name, field.kind())]
    });
    reflected.chain(own).chain(api.methods.iter().flat_map(method)).collect()
}

fn method(method: &Method) -> [String; 2] {
    let parameters: Vec<String> = method.parameters.iter().map(parameter).collect();
    let about = comment(&format!("{}.", sentence(&method.what)));
    [about, format!("{}({}): Promise<{}>;", method.name, parameters.join(", "), method.returns)]
}

fn parameter(field: &Field) -> String {
    format!("{}: {}", field.name, field.kind())
}

fn comment(text: &str) -> String {
    format!("/** {text} */")
}

/// With a capital, as a sentence begins.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A name as a key of an object.
fn key(name: &str) -> String {
    if name.contains('-') { format!("\"{name}\"") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::api::read;

    const API: &str = r#"{ "tag": "a-b", "what": "A thing.", "cssProperties": [], "cssParts": [],
        "attributes": [
            { "name": "app-name", "what": "the app", "text": "text", "default": "–" },
            { "name": "sort", "what": "the order", "one_of": ["best", "worst"], "text": "an id", "default": "`best`" }],
        "properties": [{ "name": "article", "type": "object", "what": "it" }],
        "methods": [{ "name": "react", "what": "reacts", "returns": "void",
            "parameters": [{ "name": "id", "type": "string" }] }],
        "events": [{ "name": "a-done", "what": "done", "detail": [
            { "name": "why", "one_of": ["x", "y"], "nullable": true }] }] }"#;

    fn made(template: &str) -> String {
        filled(template, &read(API).unwrap())
    }

    #[test]
    fn places_are_filled_with_the_indent_that_they_have() {
        assert_eq!(
            made("interface A {\n  // @attributes\n}\n"),
            "interface A {\n  /** The app. */\n  \"app-name\"?: string;\n  /** The order. Default: `best`. */\n  \
             sort?: \"best\" | \"worst\" | (string & {});\n}\n"
        );
        assert!(made("// @members").contains("react(id: string): Promise<void>;"));
        assert!(made("// @members").contains("appName: string | null;"));
    }

    #[test]
    fn an_event_has_a_type_for_its_detail() {
        assert!(
            made("// @details").contains("export interface ADoneDetail {\n  why: \"x\" | \"y\" | null;\n}")
        );
        assert!(made("// @events").contains("\"a-done\": CustomEvent<ADoneDetail>;"));
    }

    #[test]
    fn other_comments_stay() {
        assert_eq!(made("// @unknown\n  // text\n"), "// @unknown\n  // text\n");
    }
}
