//! Gives the files of a build their public names and makes them small; Trunk calls it after each build.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};

use crate::digest::{Algorithm, digests};
use crate::gallery;
use crate::guard::guard;
use crate::paths;
use crate::process;
use crate::rust::WASM;
use crate::setup::{Need, Toolbox, setup};
use crate::shorten::shorten;
use crate::split::{self, Parts};
use crate::wasm::Module;

/// The loader that a host page names, and its source. Trunk gives this name to wasm-bindgen's glue.
const LOADER: &str = "article-widget.js";
const LOADER_SOURCE: &str = "src/embed/element.js";
/// What the loader imports, and the source of its entry.
const CORE: &str = "article-widget-core.js";
const CORE_SOURCE: &str = "src/embed/controller.js";
/// wasm-bindgen's glue, which that entry imports, and what stands before it.
const GLUE: &str = "article-widget-glue.js";
const GUARD_SOURCE: &str = "src/embed/guard.js";
/// The scripts that stand alone, and their sources: for pages that list articles, for pages with a frame, and in it.
const SCRIPTS: [(&str, &str); 3] = [
    ("article-widget-count.js", "src/embed/count.js"),
    ("article-widget-frame.js", "src/embed/frame/host.js"),
    ("article-widget-embed.js", "src/embed/frame/embed.js"),
];
/// The page for frames, and its source.
const FRAMED: &str = "embed.html";
const FRAMED_SOURCE: &str = "src/embed/frame/embed.html";
/// The wasm that every reader loads.
const MAIN: &str = "article-widget_bg.wasm";

/// How wasm-opt makes a wasm file small, as measured after brotli: the control flow is built anew, all else is done
/// twice, and big functions are not put into their only caller. The linker leaves the first kilobyte of memory unused.
const SMALL: [&str; 7] = [
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--one-caller-inline-max-function-size",
    "50",
];
/// What rustc's wasm may use by default. `--all-features` would let wasm-opt write what browsers cannot read yet.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How esbuild makes a module small. A module is UTF-8 wherever it comes from.
const MINIFIED: [&str; 6] = [
    "--minify",
    "--format=esm",
    "--target=es2022",
    "--charset=utf8",
    "--legal-comments=none",
    "--log-level=warning",
];

/// What Trunk leaves in a page when it starts the wasm itself or when a link is not understood.
const TRACES: [(&str, &str); 3] = [
    ("data-trunk", "a link that Trunk did not replace"),
    ("wasmBindings", "Trunk's own loader, an inline script"),
    ("modulepreload", "a preload of a file that has another name now"),
];

/// Reads from Trunk's environment which build it is, and assembles that.
pub(crate) fn from_hook() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("`assemble` is Trunk's hook: run `cargo xtask build`")?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    if release { assemble_release(&staging) } else { assemble(&staging) }
}

/// Development: the files as they are, under their names, and the gallery.
fn assemble(staging: &Path) -> Result<()> {
    let glue = text(&staging.join(LOADER))?;
    write(&staging.join(GLUE), &guard(&text(&source(GUARD_SOURCE))?, &glue)?)?;
    copy_file(&source(CORE_SOURCE), &staging.join(CORE))?;
    copy_file(&source(LOADER_SOURCE), &staging.join(LOADER))?;
    for (name, from) in SCRIPTS {
        copy_file(&source(from), &staging.join(name))?;
    }
    copy_file(&source(FRAMED_SOURCE), &staging.join(FRAMED))?;
    gallery::make(staging)
}

fn assemble_release(staging: &Path) -> Result<()> {
    let page = fs::read_to_string(staging.join("index.html")).context("the build has no index.html")?;
    if let Some(what) = trace(&page) {
        bail!("index.html has {what}: see the links with data-trunk in index.html, and Trunk.toml");
    }
    let toolbox = setup(Need::Build)?;
    let parts = parts(&toolbox, staging)?;
    shrink(&toolbox, &parts, staging)?;
    // One module: the entry, the glue, and the script of the split, which imports the glue in turn.
    let entry = parts.glue.with_file_name(CORE);
    write(&entry, &checking(&text(&source(CORE_SOURCE))?, &digest(staging, MAIN)?)?)?;
    esbuild(&toolbox, &entry, &staging.join(CORE), &["--bundle"])?;
    ensure!(
        !text(&staging.join(CORE))?.contains("new Function("),
        "{CORE} makes code of a text, which strict policies forbid: `Function::default()` does"
    );
    // The loader stays a file of its own, so that `import.meta.url` keeps its meaning.
    esbuild(&toolbox, &source(LOADER_SOURCE), &staging.join(LOADER), &[])?;
    for (name, from) in SCRIPTS {
        esbuild(&toolbox, &source(from), &staging.join(name), &[])?;
    }
    copy_file(&source(FRAMED_SOURCE), &staging.join(FRAMED))?;
    // The bundle has them.
    let snippets = staging.join("snippets");
    if snippets.is_dir() {
        fs::remove_dir_all(snippets)?;
    }
    Ok(())
}

/// The glue and the wasm, in a folder of their own: split, or as Trunk left them if there is no place to split at.
fn parts(toolbox: &Toolbox, staging: &Path) -> Result<Parts> {
    let target = paths::target()?;
    let work = target.join("assemble");
    if work.is_dir() {
        fs::remove_dir_all(&work).with_context(|| format!("{} cannot be emptied", work.display()))?;
    }
    fs::create_dir_all(&work).with_context(|| format!("{} cannot be made", work.display()))?;
    let raw = target.join(WASM).join("release").join("article-widget.wasm");
    if split::has_place(&read(&raw)?) {
        return split::split(toolbox, &raw, &work, MAIN);
    }
    let [glue, wasm] = [GLUE, MAIN].map(|name| work.join(name));
    copy_file(&staging.join(LOADER), &glue)?;
    copy_file(&staging.join(MAIN), &wasm)?;
    Ok(Parts { glue, wasm, late: None })
}

/// Writes the wasm files small into `staging`, and the glue so that it fits.
fn shrink(toolbox: &Toolbox, parts: &Parts, staging: &Path) -> Result<()> {
    let Parts { glue, wasm, late } = parts;
    let script = match late {
        Some(late) => {
            for (chunk, name) in &late.chunks {
                let file = read(chunk)?;
                optimize(toolbox, chunk, &Module::parse(&file)?, &staging.join(name))?;
                let script = split::with_digest(&text(&late.script)?, name, &digest(staging, name)?)?;
                write(&late.script, &script)?;
            }
            text(&late.script)?
        }
        None => String::new(),
    };
    let file = read(wasm)?;
    let mut module = Module::parse(&file)?;
    let guarded = guard(&text(&source(GUARD_SOURCE))?, &text(glue)?)?;
    write(glue, &shorten(&mut module, &guarded, &script)?)?;
    optimize(toolbox, wasm, &module, &staging.join(MAIN))
}

/// Where the source of the core has the digest of the wasm, which a build for development has not.
const DIGEST: &str = "const digest = \"\";";

/// The source of the core that starts this wasm only.
fn checking(core: &str, digest: &str) -> Result<String> {
    let value = digest.strip_prefix("sha256-").context("it is of another kind")?;
    ensure!(core.matches(DIGEST).count() == 1, "{CORE_SOURCE} has `{DIGEST}` not once");
    Ok(core.replace(DIGEST, &DIGEST.replace("\"\"", &format!("\"{value}\""))))
}

fn digest(folder: &Path, file: &str) -> Result<String> {
    Ok(digests(Algorithm::Sha256, folder, [file])?.concat())
}

/// Writes `module` to `file`, and what wasm-opt makes of it to `result`.
fn optimize(toolbox: &Toolbox, file: &Path, module: &Module<'_>, result: &Path) -> Result<()> {
    fs::write(file, module.to_bytes()).with_context(|| format!("{} cannot be written", file.display()))?;
    let mut wasm_opt = toolbox.command("wasm-opt");
    process::run(wasm_opt.args(SMALL).args(FEATURES).arg(file).arg("-o").arg(result))?;
    let optimized = read(result)?;
    let small = Module::parse(&optimized)?;
    ensure!(
        module.has_same_exports(&small),
        "wasm-opt changed the exports of {}: the scripts would not find them",
        result.display()
    );
    Ok(())
}

fn esbuild(toolbox: &Toolbox, module: &Path, result: &Path, options: &[&str]) -> Result<()> {
    let mut esbuild = toolbox.command("esbuild");
    esbuild.arg(module).arg(format!("--outfile={}", result.display()));
    process::run(esbuild.args(MINIFIED).args(options))
}

/// What Trunk left in the page that must not be there.
fn trace(page: &str) -> Option<&'static str> {
    TRACES.into_iter().find(|(word, _)| page.contains(word)).map(|(_, what)| what)
}

/// A file of the sources.
fn source(path: &str) -> PathBuf {
    paths::root().join(path)
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("{} cannot be read", file.display()))
}

fn text(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}

fn copy_file(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("{} cannot be copied", from.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_knows_the_digest_of_its_wasm() {
        let core = format!("{DIGEST} more");
        assert_eq!(checking(&core, "sha256-abc=").unwrap(), "const digest = \"abc=\"; more");
        assert!(checking("more", "sha256-abc=").is_err());
        assert!(checking(&core, "sha384-abc=").is_err());
    }

    #[test]
    fn a_clean_page_has_no_trace_of_trunk() {
        assert_eq!(trace(r#"<script type="module" src="article-widget.js"></script>"#), None);
    }

    #[test]
    fn what_trunk_leaves_is_found() {
        assert!(trace(r#"<link data-trunk rel="rust">"#).is_some());
        assert!(trace("<script>window.wasmBindings = bindings;</script>").is_some());
        assert!(trace(r#"<link rel="modulepreload" href="./article-widget.js">"#).is_some());
    }
}
