//! Splits the wasm in two: what the article needs, and what comes below it and is fetched late.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::process;
use crate::setup::Toolbox;

/// Where `wasm_split_helpers` marks a place to split at; a wasm without such a place does not have it.
const MARK: &[u8] = b"__wasm_split_placeholder__";

/// The name of the files between the tools: that of the glue, which the script of the split imports.
const NAME: &str = "article-widget-core";
/// The script of the split, and its wasm: named after the split point in the crate.
const SCRIPT: &str = "__wasm_split.js";
const CHUNK: &str = "split_late.wasm";

/// How the script loads the late wasm, and how it shall: from a server that knows no type for wasm too.
const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
const WHOLE: &str = "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)";

/// What a page loads first, with its glue, and what it loads late.
#[derive(Debug)]
pub(crate) struct Parts {
    /// The glue, which imports the script.
    pub(crate) glue: PathBuf,
    /// The wasm for which the glue was made.
    pub(crate) wasm: PathBuf,
    /// The script that loads the late wasm, and that wasm.
    pub(crate) late: Option<(PathBuf, PathBuf)>,
}

/// Whether the wasm that cargo made has a place to split at.
pub(crate) fn has_place(wasm: &[u8]) -> bool {
    wasm.windows(MARK.len()).any(|window| window == MARK)
}

/// Splits `raw`, cargo's wasm, in the empty folder `work`. The files know the public names `main` and `late` of the
/// two wasm files.
pub(crate) fn split(toolbox: &Toolbox, raw: &Path, work: &Path, main: &str, late: &str) -> Result<Parts> {
    let mut splitter = toolbox.command("wasm-split-cli");
    process::run(splitter.args(["--target", "web", "--out-name", NAME]).arg(raw).arg(work))?;
    only_chunk(work)?;
    let mut bindgen = toolbox.command("wasm-bindgen");
    bindgen.args([
        "--target",
        "web",
        "--no-typescript",
        "--keep-lld-exports",
        "--out-name",
        NAME,
        "--out-dir",
    ]);
    process::run(bindgen.arg(work).arg(work.join(NAME).with_extension("wasm")))?;

    let [glue, script] = [format!("{NAME}.js"), SCRIPT.to_owned()].map(|name| work.join(name));
    let wasm = format!("{NAME}_bg.wasm");
    patch(&glue, &[(&wasm, main)])?;
    patch(&script, &[(&format!("./{CHUNK}"), late), (STREAMED, WHOLE)])?;
    Ok(Parts { glue, wasm: work.join(wasm), late: Some((script, work.join(CHUNK))) })
}

/// One late part has a public name; a second split point would want another.
fn only_chunk(work: &Path) -> Result<()> {
    for entry in work.read_dir()? {
        let name = entry?.file_name();
        let known = [SCRIPT, CHUNK].iter().any(|known| name == *known) || name == *format!("{NAME}.wasm");
        ensure!(known, "the split made {}: the one split point is to be called `late`", name.display());
    }
    ensure!(work.join(CHUNK).is_file(), "the split made no {CHUNK}: its split point is to be called `late`");
    Ok(())
}

/// Replaces texts in a file.
fn patch(file: &Path, changes: &[(&str, &str)]) -> Result<()> {
    let mut text = fs::read_to_string(file).with_context(|| format!("{} is missing", file.display()))?;
    for (from, to) in changes {
        text = replaced(&text, from, to).with_context(|| format!("{} is not as expected", file.display()))?;
    }
    fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}

/// The text with `to` for `from`, which must be there exactly once: else a tool changed what it writes.
fn replaced(text: &str, from: &str, to: &str) -> Result<String> {
    let count = text.matches(from).count();
    ensure!(count == 1, "it has `{from}` {count} times instead of once");
    Ok(text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_to_split_at_is_seen_anywhere_in_the_file() {
        assert!(has_place(b"\0asm\x01\0\0\0\x1a__wasm_split_placeholder__\x02"));
        assert!(!has_place(b"\0asm\x01\0\0\0__wasm_split"));
        assert!(!has_place(b""));
    }

    #[test]
    fn a_text_that_is_there_once_is_replaced() {
        let patched =
            replaced(r#"fetch(new URL("./split_late.wasm", base))"#, "./split_late.wasm", "late.wasm");
        assert_eq!(patched.unwrap(), r#"fetch(new URL("late.wasm", base))"#);
    }

    #[test]
    fn a_text_that_is_missing_or_doubtful_is_refused() {
        assert!(replaced("abc", "x", "y").unwrap_err().to_string().contains("`x` 0 times"));
        assert!(replaced("xx", "x", "y").unwrap_err().to_string().contains("`x` 2 times"));
    }
}
