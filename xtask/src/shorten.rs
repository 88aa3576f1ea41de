//! Gives the long names by which a wasm file and its glue know each other short ones, in both.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, ensure};

use crate::wasm::Module;

/// How the names begin that wasm-bindgen made up. No property of the browser begins so.
const MADE_UP: [&str; 2] = ["__wb", "wasm_bindgen_"];

/// Shortens the names in `module` and returns the glue that goes with it. `other` is one more script that uses the
/// exports: the names that it has stay. Exports that neither script names are dropped.
pub(crate) fn shorten(module: &mut Module<'_>, glue: &str, other: &str) -> Result<String> {
    let others: BTreeSet<&str> = identifiers(other).collect();
    let taken: BTreeSet<&str> = identifiers(glue).chain(identifiers(other)).collect();
    module.exports.retain(|export| taken.contains(export.name.as_str()));
    let glue = shorten_module_name(module, glue)?;

    let imports = module.imports.iter_mut().map(|import| &mut import.name);
    let exports = module.exports.iter_mut().map(|export| &mut export.name);
    let mut fresh = (0..).map(short_name).filter(|name| !taken.contains(name.as_str()));
    let mut names = BTreeMap::new();
    for name in imports.chain(exports).filter(|name| is_made_up(name) && !others.contains(name.as_str())) {
        ensure!(taken.contains(name.as_str()), "the glue does not have the import {name}");
        let short = names.entry(name.clone()).or_insert_with(|| fresh.next().unwrap_or_else(|| name.clone()));
        name.clone_from(short);
    }
    Ok(renamed(&glue, &names))
}

/// The wasm names its glue's file at every import.
fn shorten_module_name(module: &mut Module<'_>, glue: &str) -> Result<String> {
    let Some(long) =
        module.imports.iter().map(|import| &import.module).find(|name| name.ends_with("_bg.js")).cloned()
    else {
        return Ok(glue.to_owned());
    };
    let quoted = format!("\"{long}\"");
    ensure!(glue.matches(&quoted).count() == 1, "the glue does not name {quoted} exactly once");
    for import in module.imports.iter_mut().filter(|import| import.module == long) {
        "_".clone_into(&mut import.module);
    }
    Ok(glue.replace(&quoted, "\"_\""))
}

fn is_made_up(name: &str) -> bool {
    MADE_UP.iter().any(|start| name.starts_with(start))
}

/// The text with these identifiers replaced, each as a whole.
fn renamed(text: &str, names: &BTreeMap<String, String>) -> String {
    let pieces = text.split_inclusive(|letter| !is_of_identifier(letter)).flat_map(|piece| {
        let word = piece.trim_end_matches(|letter| !is_of_identifier(letter));
        [names.get(word).map_or(word, String::as_str), &piece[word.len()..]]
    });
    pieces.collect()
}

fn identifiers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter| !is_of_identifier(letter)).filter(|word| !word.is_empty())
}

fn is_of_identifier(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '$'
}

/// a, b, … z, a0, b0, … z0, a1, …: never a word of the language.
fn short_name(index: usize) -> String {
    let letter = char::from(b"abcdefghijklmnopqrstuvwxyz"[index % 26]);
    match index / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{}", round - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wasm::tests::sample;

    const SET: &str = "__wbg_set_0123456789abcdef";
    const CLOSURE: &str = "wasm_bindgen_0123___invoke";
    const GLUE: &str = r#"
import * as import1 from "./__wasm_split.js"
function wasm_bindgen_0123___invoke(a, c) { wasm.wasm_bindgen_0123___invoke(a, c); }
const import0 = { __wbg_set_0123456789abcdef: function(b) { b.set("é", __wbg_set_0123456789abcdef_more); } };
return { "./core_bg.js": import0, "./__wasm_split.js": import1 };
export function mount() { wasm.mount(wasm.__wbindgen_malloc); }
"#;

    fn names(wasm: &Module<'_>) -> (Vec<String>, Vec<String>) {
        let imports = wasm.imports.iter().map(|import| format!("{} {}", import.module, import.name));
        (imports.collect(), wasm.exports.iter().map(|export| export.name.clone()).collect())
    }

    #[test]
    fn both_sides_get_the_same_names_and_no_name_is_taken_twice() {
        let file = sample("./core_bg.js", &[SET], &[CLOSURE, "mount"]);
        let mut wasm = Module::parse(&file).unwrap();
        let glue = shorten(&mut wasm, GLUE, "").unwrap();
        // a, b and c are variables of the glue.
        let (imports, exports) = names(&wasm);
        assert_eq!((imports.join(","), exports.join(",")), ("_ d".to_owned(), "e,mount".to_owned()));
        assert!(glue.contains("function e(a, c) { wasm.e(a, c); }"), "{glue}");
        assert!(
            glue.contains(r#"{ d: function(b) { b.set("é", __wbg_set_0123456789abcdef_more); } }"#),
            "{glue}"
        );
        assert!(glue.contains(r#"{ "_": import0, "./__wasm_split.js": import1 }"#), "{glue}");
        assert!(glue.ends_with("wasm.mount(wasm.__wbindgen_malloc); }\n"), "{glue}");
    }

    #[test]
    fn what_the_other_script_uses_keeps_its_name_and_what_nobody_uses_goes() {
        let file = sample("./core_bg.js", &[SET], &["memory", "__heap_base", "__wbindgen_malloc"]);
        let mut wasm = Module::parse(&file).unwrap();
        shorten(&mut wasm, GLUE, "const { memory, __wbindgen_malloc, } = initSync();").unwrap();
        assert_eq!(names(&wasm).1, ["memory", "__wbindgen_malloc"]);
    }

    #[test]
    fn a_glue_that_does_not_fit_is_refused() {
        let refusal =
            |file: &[u8]| shorten(&mut Module::parse(file).unwrap(), GLUE, "").unwrap_err().to_string();
        assert!(refusal(&sample("./core_bg.js", &["__wbg_get_1"], &[])).ends_with("__wbg_get_1"));
        assert!(refusal(&sample("./other_bg.js", &[SET], &[])).contains("\"./other_bg.js\""));
    }

    #[test]
    fn short_names_are_identifiers_of_their_own() {
        let names: BTreeSet<String> = (0..1000).map(short_name).collect();
        assert_eq!(names.len(), 1000);
        assert!(names.contains("a") && names.contains("z0") && !names.contains("do"));
        assert!(names.iter().all(|name| name.starts_with(|first: char| first.is_ascii_lowercase())));
    }
}
