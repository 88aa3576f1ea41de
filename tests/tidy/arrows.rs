//! The arrows between the modules: what is plain, what is seen, and what reaches into the world.

use crate::{
    graph::{Arrow, any, arrows, fits, modules},
    plain::{PLAIN, PLAIN_STORE},
};

/// Crates that are the browser, or drive it.
const BROWSER: [&str; 7] = [
    "::web_sys::*",
    "::js_sys::*",
    "::wasm_bindgen::*",
    "::wasm_bindgen_futures::*",
    "::gloo::*",
    "::yew::*",
    "::idb::*",
];

/// What a plain module may name although that is not plain: from, to, why.
const PLAIN_BUT: [(&str, &str, &str); 1] =
    [("store", "store::local::open", "the one entry, told of at the head of the folder")];

/// What a reader sees: made of models, actions and `ui`.
const PANELS: [&str; 29] = [
    "account::form",
    "article::view",
    "summary::panel",
    "summary::sheet",
    "summary::sheet::doubts",
    "summary::sheet::notes",
    "summary::sheet::sentences",
    "summary::sheet::tools",
    "reactions::picker",
    "comments::panel",
    "comments::composer",
    "comments::standing",
    "comments::composer::*",
    "comments::feed",
    "comments::find_bar",
    "comments::place",
    "comments::item",
    "comments::feed::*",
    "comments::keys::*",
    "comments::news",
    "comments::attention",
    "comments::item::*",
    "comments::people::*",
    "comments::glide",
    "comments::layout",
    "response::app_link",
    "response::exchange::view",
    "response::notices",
    "reading::panels",
];

/// What no panel names, and why.
const NOT_FOR_PANELS: [(&str, &str); 5] = [
    ("store::*", "a panel shows a state and knows of no store"),
    ("response::effects::*", "a panel sends actions; what they ask of the world is done elsewhere"),
    ("reading::effects::*", "a panel sends actions; what they ask of the world is done elsewhere"),
    ("embed::events::*", "word to the host is an effect"),
    ("embed::mount::*", "a panel does not know what it stands in"),
];

/// Data in those folders, which a panel may show.
const DATA: [&str; 3] = ["store::model::*", "store::news::*", "store::account::*"];

/// Who alone may name what, and why.
const ONLY: [(&str, &[&str], &str); 7] = [
    ("store::*", &["store::*", "response::effects::*", "late"], "the store is asked by effects alone"),
    (
        "response::effects::*",
        &["response", "response::effects::*"],
        "effects are run at the root of their part",
    ),
    ("reading::effects::*", &["app", "reading::effects"], "effects are run at the root of their part"),
    (
        "embed::events::*",
        &[
            "embed::*",
            "response",
            "response::effects::*",
            "response::exchange::method",
            "reading::effects",
            "reading::load",
        ],
        "word to the host is an effect",
    ),
    (
        "embed::mount::*",
        &["embed::mount", "component", "component::held"],
        "nothing but the element's own class and the component call the mount",
    ),
    ("app::*", &["app", "embed::mount"], "the root stands in the element and nowhere else"),
    (
        "late::*",
        &[
            "late",
            "app",
            "reading::effects",
            "reading::load",
            "summary::run",
            "response::door",
            "response::effects",
            "response::effects::thread",
        ],
        "only the roots fetch what comes late",
    ),
];

/// Data that anyone may name.
const ONLY_BUT: [&str; 3] = ["store::model::*", "store::news::*", "store::account::*"];

/// What `ui` may name of ours, since everything may name `ui`.
const UNDER_UI: [&str; 5] = ["cut::*", "ui::*", "words::*", "time::*", "markdown::*"];

fn is_plain(name: &str) -> bool {
    any(&PLAIN, name) || any(&PLAIN_STORE, name)
}

/// The longest module of ours that a name begins with.
fn home(name: &str, modules: &[String]) -> String {
    let within = |module: &&String| name == module.as_str() || name.starts_with(&format!("{module}::"));
    modules
        .iter()
        .filter(|module| !module.is_empty())
        .filter(within)
        .max_by_key(|module| module.len())
        .cloned()
        .unwrap_or_default()
}

fn is_ours(name: &str) -> bool {
    !name.starts_with("::")
}

/// Fails with a line for each arrow that a rule is broken by.
fn hold(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

fn told(arrow: &Arrow, why: &str) -> String {
    format!("{}: `{}` names `{}`: {why}", arrow.place, arrow.from, arrow.to)
}

#[test]
fn the_tables_name_modules_that_are_there() {
    let modules = modules();
    let only = ONLY.iter().flat_map(|(to, from, _)| from.iter().chain([to]));
    let but = PLAIN_BUT.iter().flat_map(|(from, to, _)| [from, to]);
    let never = NOT_FOR_PANELS.iter().map(|(to, _)| to);
    for pattern in
        PLAIN.iter().chain(&PLAIN_STORE).chain(&PANELS).chain(&DATA).chain(only).chain(but).chain(never)
    {
        let name = pattern.trim_end_matches("::*");
        assert!(!home(name, &modules).is_empty(), "`{pattern}` names no module");
    }
}

#[test]
fn plain_modules_know_no_browser_and_name_plain_modules_only() {
    let modules = modules();
    let mut used = [false; PLAIN_BUT.len()];
    let mut broken = Vec::new();
    for arrow in arrows().iter().filter(|arrow| is_plain(&arrow.from)) {
        let allowed =
            PLAIN_BUT.iter().position(|(from, to, _)| arrow.from == *from && arrow.to.starts_with(to));
        if let Some(allowed) = allowed {
            used[allowed] = true;
        } else if any(&BROWSER, &arrow.to) {
            broken.push(told(arrow, "a plain module knows no browser"));
        } else if is_ours(&arrow.to) {
            let to = home(&arrow.to, &modules);
            if !to.is_empty() && !is_plain(&to) {
                broken.push(told(arrow, "a plain module names plain modules only"));
            }
        }
    }
    hold(&broken);
    for (used, (from, to, _)) in used.iter().zip(PLAIN_BUT) {
        assert!(used, "`{from}` does not name `{to}` any more: take it from the table");
    }
}

#[test]
fn panels_name_neither_the_world_nor_each_other() {
    let mut broken = Vec::new();
    for arrow in arrows().iter().filter(|arrow| any(&PANELS, &arrow.from)) {
        for (never, why) in NOT_FOR_PANELS {
            if fits(never, &arrow.to) && !any(&DATA, &arrow.to) {
                broken.push(told(arrow, why));
            }
        }
        let folder = |name: &str| name.split("::").next().unwrap_or_default().to_owned();
        let other = PANELS.iter().find(|panel| fits(&format!("{panel}::*"), &arrow.to));
        if other.is_some_and(|other| folder(other) != folder(&arrow.from)) {
            broken.push(told(arrow, "a panel names no panel of another folder"));
        }
    }
    hold(&broken);
}

#[test]
fn the_world_is_reached_at_the_edge_only() {
    let mut broken = Vec::new();
    for arrow in arrows() {
        for (to, from, why) in ONLY {
            if fits(to, &arrow.to) && !any(from, &arrow.from) && !any(&ONLY_BUT, &arrow.to) {
                broken.push(told(&arrow, why));
            }
        }
    }
    hold(&broken);
}

#[test]
fn what_panels_share_names_nothing_of_ours_that_is_not_shared() {
    let mut broken = Vec::new();
    for arrow in arrows().iter().filter(|arrow| fits("ui::*", &arrow.from) && is_ours(&arrow.to)) {
        if !any(&UNDER_UI, &arrow.to) {
            broken.push(told(arrow, "everything names `ui`, so it names hardly anything"));
        }
    }
    hold(&broken);
}
