//! Splits the wasm: what the article needs, what comes below it, what makes summaries, and what these two share.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::process;
use crate::setup::Toolbox;

/// Where `wasm_split_helpers` marks a place to split at; a wasm without such a place does not have it.
const MARK: &[u8] = b"__wasm_split_placeholder__";

/// The name of the files between the tools: that of the glue, which the script of the split imports.
const NAME: &str = "article-widget-glue";
/// The script of the split.
const SCRIPT: &str = "__wasm_split.js";
/// What is fetched late: the split point in the crate that the file is named after, and the file's public name.
const LATE: [(&str, &str); 4] = [
    ("late", "article-widget-late_bg.wasm"),
    ("server", "article-widget-server_bg.wasm"),
    ("summary", "article-widget-summary_bg.wasm"),
    ("waline", "article-widget-waline_bg.wasm"),
];
/// What several of these need has a number between the tools; the script says which of them.
const SHARED: [(&str, &str); 11] = [
    ("late, server", "article-widget-shared-late-server_bg.wasm"),
    ("late, server, summary", "article-widget-shared-late-server-summary_bg.wasm"),
    ("late, server, summary, waline", "article-widget-shared-all_bg.wasm"),
    ("late, server, waline", "article-widget-shared-server_bg.wasm"),
    ("late, summary", "article-widget-shared_bg.wasm"),
    ("late, summary, waline", "article-widget-shared-late-summary-waline_bg.wasm"),
    ("late, waline", "article-widget-shared-late-waline_bg.wasm"),
    ("server, summary", "article-widget-shared-server-summary_bg.wasm"),
    ("server, summary, waline", "article-widget-shared-net_bg.wasm"),
    ("server, waline", "article-widget-shared-queue_bg.wasm"),
    ("summary, waline", "article-widget-shared-summary-waline_bg.wasm"),
];

/// Where the script defines how something is loaded, and before it, how each file is fetched: from a server that knows no
/// type for wasm too. The script's own way stands there once for each file.
const LOAD: &str = "function makeLoad(";
/// Its place has a name of its own: in the one expression bundlers would look for files of ours among a project's. Each file
/// is taken only where it is the one of this build.
const FETCH: &str = "const here = import.meta.url;
const fetchPart = (name, integrity) => () => {
    const whole = fetch(new URL(`article-widget-${name}_bg.wasm`, here), { integrity });
    whole.catch(() => {});
    return async (imports) => WebAssembly.instantiate(await (await whole).arrayBuffer(), imports);
};
";

/// What a page loads first, with its glue, and what it loads late.
#[derive(Debug)]
pub(crate) struct Parts {
    /// The glue, which imports the script.
    pub(crate) glue: PathBuf,
    /// The wasm for which the glue was made.
    pub(crate) wasm: PathBuf,
    /// What is loaded late, and the script that does so.
    pub(crate) late: Option<Late>,
}

/// What is loaded late.
#[derive(Debug)]
pub(crate) struct Late {
    /// The script that loads it.
    pub(crate) script: PathBuf,
    /// The wasm files, each with its public name.
    pub(crate) chunks: Vec<(PathBuf, &'static str)>,
}

/// Whether the wasm that cargo made has a place to split at.
pub(crate) fn has_place(wasm: &[u8]) -> bool {
    wasm.windows(MARK.len()).any(|window| window == MARK)
}

/// Splits `raw`, cargo's wasm, in the empty folder `work`. The files know the public name `main` of the first wasm.
pub(crate) fn split(toolbox: &Toolbox, raw: &Path, work: &Path, main: &str) -> Result<Parts> {
    let mut splitter = toolbox.command("wasm-split-cli");
    process::run(splitter.args(["--target", "web", "--out-name", NAME]).arg(raw).arg(work))?;
    let chunks = chunks(work)?;
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
    patch(&glue, &[(&wasm, main, 1)])?;
    let whole = crate::glue::cut(&fs::read_to_string(&glue)?)?;
    fs::write(&glue, named(&whole, &fs::read_to_string(&script)?)?)?;
    let load = [FETCH, LOAD].concat();
    let ways: Vec<_> = chunks.iter().map(|(name, public)| (own_way(name), our_way(public))).collect();
    let mut changes = vec![(LOAD, load.as_str(), 1)];
    changes.extend(ways.iter().map(|(from, to)| (from.as_str(), to.as_str(), 1)));
    patch(&script, &changes)?;
    let chunks = chunks.into_iter().map(|(name, public)| (work.join(name), public)).collect();
    Ok(Parts { glue, wasm: work.join(wasm), late: Some(Late { script, chunks }) })
}

/// How the script fetches a file.
fn own_way(name: &str) -> String {
    format!(
        "() => {{
    const src = fetch(new URL(\"./{name}\", import.meta.url));
    src.catch(() => {{}});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}}
"
    )
}

/// How it shall fetch the file with this public name.
fn our_way(public: &str) -> String {
    let name = public.strip_prefix("article-widget-").and_then(|name| name.strip_suffix("_bg.wasm"));
    format!("fetchPart(\"{}\", \"\")", name.unwrap_or(public))
}

/// The script with the digest of the file that has this public name, once that is as readers get it.
pub(crate) fn with_digest(script: &str, public: &str, digest: &str) -> Result<String> {
    let way = our_way(public);
    replaced(script, &way, &way.replace("\"\"", &format!("\"{digest}\"")), 1)
}

/// The late wasm files in the folder, each with its public name; a file that has none is refused.
fn chunks(work: &Path) -> Result<Vec<(String, &'static str)>> {
    let mut chunks = Vec::new();
    let script = fs::read_to_string(work.join(SCRIPT)).context("the split made no script")?;
    for entry in work.read_dir()? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name == SCRIPT || name == format!("{NAME}.wasm") {
            continue;
        }
        let public = public(&name, &script)
            .with_context(|| format!("the split made {name}, for which there is no public name"))?;
        ensure!(
            chunks.iter().all(|(_, other)| *other != public),
            "the split made two files that would be {public}"
        );
        chunks.push((name, public));
    }
    for (point, public) in LATE {
        ensure!(chunks.iter().any(|(_, other)| *other == public), "the split made nothing of {point}");
    }
    Ok(chunks)
}

/// The public name of a file between the tools.
fn public(name: &str, script: &str) -> Option<&'static str> {
    let stem = name.strip_suffix(".wasm")?;
    let (table, key) = if let Some(point) = stem.strip_prefix("split_") {
        (&LATE[..], point)
    } else {
        // The script has a comment before it: `/* late, summary */`.
        let (before, _) = script.split_once(&format!("./{name}"))?;
        let (_, comment) = before.rsplit_once("/* ")?;
        (&SHARED[..], comment.split_once(" */")?.0)
    };
    table.iter().find(|(known, _)| *known == key).map(|(_, public)| *public)
}

/// The glue with the exports of the split's script by their names. It asks for them all at once, of which the bundler
/// would make a loop over an object's keys, and a host's page may have put keys of its own into every object.
fn named(glue: &str, script: &str) -> Result<String> {
    let exports = script.lines().filter_map(|line| line.strip_prefix("export const ")?.split(' ').next());
    let names = exports.collect::<Vec<_>>().join(", ");
    ensure!(!names.is_empty(), "{SCRIPT} exports nothing");
    let from = format!(" from \"./{SCRIPT}\"");
    let mut found = false;
    let lines = glue.lines().map(|line| {
        let all =
            line.strip_prefix("import * as ").and_then(|rest| rest.trim_end_matches(';').strip_suffix(&from));
        let Some(all) = all else { return format!("{line}\n") };
        let import = if found { String::new() } else { format!("import {{ {names} }}{from};\n") };
        found = true;
        format!("{import}const {all} = {{ {names} }};\n")
    });
    let whole = lines.collect();
    ensure!(found, "the glue imports nothing from {SCRIPT}");
    Ok(whole)
}

/// Replaces texts in a file.
fn patch(file: &Path, changes: &[(&str, &str, usize)]) -> Result<()> {
    let mut text = fs::read_to_string(file).with_context(|| format!("{} is missing", file.display()))?;
    for (from, to, times) in changes {
        text = replaced(&text, from, to, *times)
            .with_context(|| format!("{} is not as expected", file.display()))?;
    }
    fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}

/// The text with `to` for `from`, which must be there so many times: else a tool changed what it writes.
fn replaced(text: &str, from: &str, to: &str, times: usize) -> Result<String> {
    let count = text.matches(from).count();
    ensure!(count == times, "it has `{from}` {count} times instead of {times}");
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
    fn files_are_named_after_what_needs_them() {
        let script = "/* late, summary */\nconst a = makeLoad(fetch(\"./chunk_3.wasm\"), []);\n/* late, server */\n\
            const b = makeLoad(fetch(\"./chunk_4.wasm\"), []);";
        assert_eq!(public("split_late.wasm", ""), Some("article-widget-late_bg.wasm"));
        assert_eq!(public("chunk_3.wasm", script), Some("article-widget-shared_bg.wasm"));
        assert_eq!(public("chunk_4.wasm", script), Some("article-widget-shared-late-server_bg.wasm"));
        assert_eq!(public("chunk_5.wasm", script), None);
        assert_eq!(public("split_more.wasm", script), None);
    }

    #[test]
    fn what_the_script_exports_is_imported_by_name() {
        let script = "export const a = 1;\nconst b = 2;\nexport const c = 3;\n";
        let glue = "import * as one from \"./__wasm_split.js\"\nimport * as two from \"./__wasm_split.js\";\nuse(one);\n";
        let expected = "import { a, c } from \"./__wasm_split.js\";\nconst one = { a, c };\nconst two = { a, c };\n\
                        use(one);\n";
        assert_eq!(named(glue, script).unwrap(), expected);
        assert!(named("use(one);", script).is_err() && named(glue, "").is_err());
    }

    #[test]
    fn each_file_is_asked_for_by_its_digest() {
        let public = "article-widget-late_bg.wasm";
        let script = format!("const a = {};", our_way(public));
        let whole = with_digest(&script, public, "sha256-abc=").unwrap();
        assert_eq!(whole, "const a = fetchPart(\"late\", \"sha256-abc=\");");
        assert!(with_digest(&whole, public, "sha256-abc=").is_err());
    }

    #[test]
    fn a_text_that_is_there_once_is_replaced() {
        let patched =
            replaced(r#"fetch(new URL("./split_late.wasm", base))"#, "./split_late.wasm", "late.wasm", 1);
        assert_eq!(patched.unwrap(), r#"fetch(new URL("late.wasm", base))"#);
    }

    #[test]
    fn a_text_that_is_missing_or_doubtful_is_refused() {
        assert!(replaced("abc", "x", "y", 1).unwrap_err().to_string().contains("`x` 0 times"));
        assert!(replaced("xx", "x", "y", 1).unwrap_err().to_string().contains("`x` 2 times"));
    }
}
