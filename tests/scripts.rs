//! The scripts that run where the files of wording are out of reach: they have their few words themselves.
#![cfg(not(target_arch = "wasm32"))]

use std::{fs, path::Path};

use article_widget::words::LANGUAGES;

fn read(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_scripts_speak_every_language() {
    for path in ["src/embed/element.js", "src/embed/controller.js"] {
        let script = read(path);
        for language in LANGUAGES {
            let line = script.lines().find_map(|line| line.trim().strip_prefix(&format!("{language}: [\"")));
            assert!(line.is_some_and(|line| line.ends_with("\"],")), "{path} does not speak {language}");
        }
    }
    let loader = read("src/embed/element.js");
    for language in LANGUAGES {
        let path = format!("locales/{language}.json");
        let json = read(&path);
        let texts: serde_json::Value = serde_json::from_str(&json).expect("the file is JSON");
        assert!(
            loader.contains(&format!(", \"{}\"]", texts["load.retry"].as_str().unwrap_or_default())),
            "load.retry in {language}"
        );
    }
}
