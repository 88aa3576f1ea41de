//! What the package says of the element: read from `xtask/package/api.json`, the one place where it is written down.
//!
//! The README's tables, `custom-elements.json` and the TypeScript declarations are made from it.

use serde::Deserialize;

/// The file.
pub(crate) const FILE: &str = "xtask/package/api.json";

/// An element.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Api {
    /// Its tag.
    pub(crate) tag: String,
    /// What it is, a sentence.
    pub(crate) what: String,
    /// Its attributes, each a property too, in the order of `ATTRIBUTES`.
    pub(crate) attributes: Vec<Attribute>,
    /// Properties without an attribute.
    pub(crate) properties: Vec<Field>,
    /// Its methods, each a promise.
    pub(crate) methods: Vec<Method>,
    /// Its events.
    pub(crate) events: Vec<Event>,
    /// The custom properties that change its look.
    pub(crate) css_properties: Vec<Named>,
    /// Its parts.
    pub(crate) css_parts: Vec<Named>,
}

/// An attribute.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Attribute {
    pub(crate) name: String,
    /// What it is for, in Markdown.
    pub(crate) what: String,
    /// It takes one of these.
    #[serde(default)]
    pub(crate) one_of: Vec<String>,
    /// It takes any of these, with spaces between them.
    #[serde(default)]
    pub(crate) any_of: Vec<String>,
    /// It takes, or takes as well, free text: which, in Markdown.
    pub(crate) text: Option<String>,
    /// What holds without it, in Markdown.
    pub(crate) default: String,
}

/// A property, or what is in the detail of an event.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Field {
    pub(crate) name: String,
    /// What it is for, in Markdown.
    #[serde(default)]
    pub(crate) what: String,
    /// Its type in TypeScript, where it is not one of a few words.
    #[serde(default, rename = "type")]
    kind: String,
    /// It is one of these words.
    #[serde(default)]
    pub(crate) one_of: Vec<String>,
    /// Or `null`.
    #[serde(default)]
    pub(crate) nullable: bool,
}

/// A method.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Method {
    pub(crate) name: String,
    /// What it does, in Markdown.
    pub(crate) what: String,
    pub(crate) parameters: Vec<Field>,
    /// What the promise resolves with, in TypeScript.
    pub(crate) returns: String,
}

/// An event.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Event {
    pub(crate) name: String,
    /// What it tells of, in Markdown.
    pub(crate) what: String,
    pub(crate) detail: Vec<Field>,
}

/// A custom property or a part.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Named {
    pub(crate) name: String,
    /// What it is, in Markdown.
    pub(crate) what: String,
    /// Its value where the host gives none, in CSS.
    #[serde(default)]
    pub(crate) default: String,
}

/// Reads the file's text.
///
/// # Errors
/// Names the line where it is not what it should be.
pub(crate) fn read(json: &str) -> Result<Api, serde_json::Error> {
    serde_json::from_str(json)
}

impl Attribute {
    /// The property's name: `appName` for `app-name`.
    pub(crate) fn property(&self) -> String {
        camel(&self.name, false)
    }

    /// What it takes, in TypeScript.
    pub(crate) fn kind(&self) -> String {
        match (&self.text, self.one_of.is_empty()) {
            (None, false) => union(&self.one_of),
            // Editors still offer the words, and any other text is good.
            (Some(_), false) => format!("{} | (string & {{}})", union(&self.one_of)),
            (_, true) => "string".to_owned(),
        }
    }
}

impl Field {
    /// Its type, in TypeScript.
    pub(crate) fn kind(&self) -> String {
        let kind = if self.one_of.is_empty() { self.kind.clone() } else { union(&self.one_of) };
        if self.nullable { format!("{kind} | null") } else { kind }
    }
}

impl Event {
    /// The name of its detail's type: `ArticleReadyDetail` for `article-ready`.
    pub(crate) fn detail_type(&self) -> String {
        format!("{}Detail", camel(&self.name, true))
    }
}

/// A name with hyphens as one with capitals.
pub(crate) fn camel(name: &str, mut capital: bool) -> String {
    let mut camel = String::with_capacity(name.len());
    for letter in name.chars() {
        if letter == '-' {
            capital = true;
        } else {
            camel.push(if capital { letter.to_ascii_uppercase() } else { letter });
            capital = false;
        }
    }
    camel
}

fn union(words: &[String]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" | ")
}
