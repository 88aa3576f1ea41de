//! The scripts that run where the files of wording are out of reach: they have their few words themselves.
#![cfg(not(target_arch = "wasm32"))]

#[path = "source/files.rs"]
mod files;

use article_widget::words::LANGUAGES;

#[test]
fn the_scripts_speak_every_language() {
    for path in ["src/embed/element.js", "src/embed/controller.js"] {
        let script = files::text(path).expect("the script is text");
        for language in LANGUAGES {
            let line = script.lines().find_map(|line| line.trim().strip_prefix(&format!("{language}: [\"")));
            assert!(line.is_some_and(|line| line.ends_with("\"],")), "{path} does not speak {language}");
        }
    }
    let loader = files::text("src/embed/element.js").expect("the script is text");
    for language in LANGUAGES {
        let path = format!("locales/{language}.json");
        let json = files::text(&path).expect("a file for each language");
        let texts: serde_json::Value = serde_json::from_str(&json).expect("the file is JSON");
        assert!(
            loader.contains(&format!(", \"{}\"]", texts["load.retry"].as_str().unwrap_or_default())),
            "load.retry in {language}"
        );
    }
}
