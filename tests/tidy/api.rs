//! What the package says of the element, against what the element has and what the README says.

use std::collections::{BTreeMap, BTreeSet};

use article_widget::embed::config::{ATTRIBUTES, Config};

use crate::files;

#[path = "../../xtask/src/package/api.rs"]
#[expect(dead_code, reason = "the other half of it is what the declarations are made of")]
mod source;
#[path = "../../xtask/src/package/tables.rs"]
mod tables;

use source as api;

fn read() -> api::Api {
    let json = files::text(api::FILE).expect("the file is text");
    api::read(&json).unwrap_or_else(|error| panic!("{}: {error}", api::FILE))
}

/// Each text between `start` and the next `end`, in the files below `src` that end with `kind`.
fn between(kind: &str, start: &str, end: &str) -> BTreeSet<String> {
    let files = files::below("src").into_iter().filter(|path| path.ends_with(kind));
    let texts: Vec<String> = files.filter_map(|path| files::text(&path)).collect();
    let found = texts.iter().flat_map(|text| text.split(start).skip(1));
    found.filter_map(|rest| rest.split(end).next()).map(str::to_owned).collect()
}

fn names<'a>(names: impl Iterator<Item = &'a String>) -> BTreeSet<String> {
    names.cloned().collect()
}

#[test]
fn the_readme_has_the_tables_that_are_made_from_the_source() {
    let readme = files::text("README.md").expect("the README is text");
    let api = read();
    for (name, table) in tables::all(&api) {
        let mark = format!("<!-- table: {name} -->");
        assert!(readme.contains(&mark), "README.md has no place for the table {name}: {mark}");
        assert!(
            readme.contains(&format!("{mark}\n{table}<!-- end -->")),
            "the table {name} in README.md is not that of {}: `cargo xtask tables` makes it anew",
            api::FILE
        );
    }
    assert_eq!(tables::filled(&readme, &api), readme);
}

#[test]
fn the_source_names_the_attributes_that_the_element_has() {
    let api = read();
    let named: Vec<&str> = api.attributes.iter().map(|attribute| attribute.name.as_str()).collect();
    assert_eq!(named, ATTRIBUTES, "{} against src/embed/config.rs", api::FILE);
}

#[test]
fn the_source_names_the_values_that_an_attribute_takes() {
    for attribute in read().attributes {
        let words = attribute.one_of.iter().chain(&attribute.any_of).map(String::as_str).collect::<Vec<_>>();
        let said = |value: &str| Config::read(|name| (name == attribute.name).then(|| value.to_owned())).1;
        if words.is_empty() {
            continue;
        }
        // What it takes stands in what is said of a value that it does not take.
        let refusal = said("no such value").concat();
        assert!(refusal.contains(&words.join(" ")), "{}: {words:?} against {refusal:?}", attribute.name);
    }
}

#[test]
fn the_source_names_the_methods_and_the_properties_that_the_element_has() {
    let script = files::text("src/embed/element.js").expect("the script is text");
    let (_, rest) = script.split_once("const methods = \"").expect("the script lists its methods");
    let methods: BTreeSet<String> =
        rest.split('"').next().unwrap_or_default().split(' ').map(str::to_owned).collect();
    let api = read();
    assert_eq!(names(api.methods.iter().map(|method| &method.name)), methods);
    let mut setters: BTreeSet<String> =
        script.split("  set ").skip(1).filter_map(|rest| rest.split('(').next()).map(str::to_owned).collect();
    // What only a server needs, the part that comes late makes an accessor of.
    let late = files::text("src/response/effects/session.rs").expect("the file is text");
    setters.extend(
        late.split("const SESSION: &str = \"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(str::to_owned),
    );
    assert_eq!(names(api.properties.iter().map(|property| &property.name)), setters);
}

#[test]
fn the_source_names_the_events_that_are_fired() {
    let fired: BTreeSet<String> = [".rs", ".js"]
        .into_iter()
        .flat_map(|kind| between(kind, "\"article-", "\""))
        .map(|name| format!("article-{name}"))
        .filter(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'))
        .filter(|name| !NO_EVENTS.contains(&name.as_str()))
        .collect();
    assert_eq!(names(read().events.iter().map(|event| &event.name)), fired);
}

/// Other names that begin so: elements, a database, channels.
const NO_EVENTS: [&str; 5] = [
    "article-widget",
    "article-widget-aside",
    "article-widget-source",
    "article-widget-queue",
    "article-comment-count",
];

/// What the component of a Yew app has besides: where the crate's files are, the element around the widget, and what is
/// shown in it until the widget is ready.
const OF_THE_COMPONENT: [&str; 4] = ["base", "class", "children", "on_mount"];

#[test]
fn the_component_has_a_prop_for_everything_that_the_element_has() {
    let component = files::text("src/component/mod.rs").expect("the file is text");
    let (_, rest) = component.split_once("pub struct ArticleWidgetProps {\n").expect("it has props");
    let (fields, rest) = rest.split_once("\n}\n").expect("they have an end");
    let prop = |line: &str| Some(line.trim().strip_prefix("pub ")?.split_once(':')?.0.to_owned());
    let props: BTreeSet<String> = fields.lines().filter_map(prop).collect();
    // Each callback says in a line of its own which event it is for.
    let callback = |rest: &str| {
        let (event, rest) = rest.split_once("`.\n")?;
        Some((format!("article-{event}"), rest.lines().find_map(prop)?))
    };
    let callbacks: BTreeMap<String, String> =
        fields.split("/// `article-").skip(1).filter_map(callback).collect();
    let api = read();
    let told: BTreeSet<String> = callbacks.keys().cloned().collect();
    assert_eq!(told, names(api.events.iter().map(|event| &event.name)));
    // `for` is a word of Rust's own.
    let as_a_prop = |name: &str| if name == "for" { "html_for".to_owned() } else { name.replace('-', "_") };
    let wanted: BTreeSet<String> = api
        .attributes
        .iter()
        .map(|attribute| as_a_prop(&attribute.name))
        .chain(api.properties.iter().map(|property| property.name.clone()))
        .chain(callbacks.into_values())
        .chain(OF_THE_COMPONENT.map(str::to_owned))
        .collect();
    assert_eq!(props, wanted);
    let (_, view) = rest.split_once("<div\n").expect("it draws an element");
    let (given, _) = view.split_once("\n            >").expect("the tag has an end");
    let given: BTreeSet<&str> =
        given.lines().filter_map(|line| Some(line.trim().split_once("={")?.0)).collect();
    // When it comes is the component's own business.
    let missing: Vec<&str> =
        ATTRIBUTES.into_iter().filter(|name| !given.contains(name) && *name != "loading").collect();
    assert!(missing.is_empty(), "the element is not given {missing:?}");
}

#[test]
fn the_source_names_the_parts_that_the_panels_have() {
    let parts = between(".rs", "part=\"", "\"");
    assert_eq!(names(read().css_parts.iter().map(|part| &part.name)), parts);
}

#[test]
fn the_source_names_the_custom_properties_of_the_style_with_their_values() {
    let style = files::text("style.css").expect("the style is text");
    let api = read();
    for property in &api.css_properties {
        let value = format!("var({}, {});", property.name, property.default);
        assert!(style.contains(&value), "style.css has no {value}");
    }
    let used: BTreeSet<String> = style
        .split("var(--article-")
        .skip(1)
        .filter_map(|rest| rest.split([',', ')']).next())
        .map(|name| format!("--article-{name}"))
        .collect();
    assert_eq!(names(api.css_properties.iter().map(|property| &property.name)), used);
}
