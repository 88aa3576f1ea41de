//! `custom-elements.json`, which editors and documentation tools read: Custom Elements Manifest, schema 2.1.0.

use serde_json::{Value, json};

use super::api::{Api, Attribute, Event, Field, Method, Named};

/// The version of the schema that it keeps to.
const SCHEMA: &str = "2.1.0";

/// The manifest.
pub(crate) fn manifest(api: &Api) -> Value {
    json!({
        "schemaVersion": SCHEMA,
        "readme": "README.md",
        "modules": [
            module("dist/article-widget.js", "ArticleWidget", &api.tag, &widget(api)),
            module("dist/article-widget-count.js", "ArticleCommentCount", "article-comment-count", &count()),
        ],
    })
}

fn module(path: &str, class: &str, tag: &str, declaration: &Value) -> Value {
    let definition =
        json!({ "kind": "custom-element-definition", "name": tag, "declaration": { "name": class } });
    json!({ "kind": "javascript-module", "path": path, "declarations": [declaration], "exports": [definition] })
}

fn widget(api: &Api) -> Value {
    let members = api.attributes.iter().map(reflected);
    let members = members.chain(api.properties.iter().map(field)).chain(api.methods.iter().map(method));
    json!({
        "kind": "class",
        "name": "ArticleWidget",
        "customElement": true,
        "tagName": api.tag,
        "description": api.what,
        "superclass": { "name": "HTMLElement" },
        "attributes": api.attributes.iter().map(attribute).collect::<Value>(),
        "members": members.collect::<Value>(),
        "events": api.events.iter().map(event).collect::<Value>(),
        "slots": [{
            "name": "",
            "description": "What is shown until the widget is ready; without `src` and `article`, the article itself.",
        }],
        "cssProperties": api.css_properties.iter().map(css_property).collect::<Value>(),
        "cssParts": api.css_parts.iter().map(css_part).collect::<Value>(),
    })
}

fn count() -> Value {
    let src = json!({ "name": "src", "type": { "text": "string" }, "description": "URL of a document" });
    json!({
        "kind": "class",
        "name": "ArticleCommentCount",
        "customElement": true,
        "tagName": "article-comment-count",
        "description": "How many comments an article has, for pages that list articles.",
        "superclass": { "name": "HTMLElement" },
        "attributes": [src],
        "slots": [{ "name": "", "description": "The words where the number cannot be had." }],
    })
}

fn attribute(attribute: &Attribute) -> Value {
    let mut value = json!({
        "name": attribute.name,
        "fieldName": attribute.property(),
        "description": attribute.what,
        "type": { "text": attribute.kind() },
    });
    if attribute.default != "–" {
        value["default"] = attribute.default.replace('`', "").into();
    }
    value
}

fn reflected(attribute: &Attribute) -> Value {
    json!({
        "kind": "field",
        "name": attribute.property(),
        "attribute": attribute.name,
        "reflects": true,
        "description": attribute.what,
        "type": { "text": format!("{} | null", attribute.kind()) },
    })
}

fn field(field: &Field) -> Value {
    json!({
        "kind": "field",
        "name": field.name,
        "description": field.what,
        "type": { "text": field.kind() },
    })
}

fn method(method: &Method) -> Value {
    let parameter = |field: &Field| json!({ "name": field.name, "type": { "text": field.kind() } });
    json!({
        "kind": "method",
        "name": method.name,
        "description": method.what,
        "parameters": method.parameters.iter().map(parameter).collect::<Value>(),
        "return": { "type": { "text": format!("Promise<{}>", method.returns) } },
    })
}

fn event(event: &Event) -> Value {
    let kind = format!("CustomEvent<{}>", event.detail_type());
    json!({ "name": event.name, "description": event.what, "type": { "text": kind } })
}

fn css_property(property: &Named) -> Value {
    json!({ "name": property.name, "description": property.what, "default": property.default })
}

fn css_part(part: &Named) -> Value {
    json!({ "name": part.name, "description": part.what })
}
