//! Reads the version of a package from the text of Cargo.lock.

/// The version of `package` in the lock file `text`; the first one if there are several.
pub(crate) fn version_of<'a>(text: &'a str, package: &str) -> Option<&'a str> {
    text.split("[[package]]").find_map(|entry| {
        let (mut name, mut version) = (None, None);
        for (key, value) in entry.lines().filter_map(|line| line.split_once(" = ")) {
            let value = value.trim().trim_matches('"');
            match key {
                "name" => name = Some(value),
                "version" => version = Some(value),
                _ => {}
            }
        }
        version.filter(|_| name == Some(package))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"# comment
version = 4

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.99"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = [
 "cfg-if",
]
"#;

    #[test]
    fn the_version_stands_beside_the_whole_name() {
        assert_eq!(version_of(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_of(LOCK, "wasm-bindgen-macro"), Some("0.2.99"));
    }

    #[test]
    fn an_absent_package_has_no_version() {
        assert_eq!(version_of(LOCK, "wasm"), None);
        assert_eq!(version_of("", "wasm-bindgen"), None);
    }

    #[test]
    fn this_projects_lock_names_wasm_bindgen() {
        let lock = std::fs::read_to_string(crate::paths::root().join("Cargo.lock")).unwrap();
        assert!(version_of(&lock, "wasm-bindgen").is_some_and(|version| version.starts_with("0.2.")));
    }
}
