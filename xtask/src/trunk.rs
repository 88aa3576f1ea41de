//! Builds and serves the page with Trunk.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::cli::{Serve, Store};
use crate::paths;
use crate::pocketbase::Pocketbase;
use crate::process;
use crate::setup::Toolbox;
use crate::waline::Waline;

/// What cargo is told for a release. The standard library is built anew, for size, and a panic is a trap without words:
/// the loader shows the failure. The relocations are for the split. Cargo and rustc call all this unstable.
const RELEASE: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", ""),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none -Zlocation-detail=none -Clink-args=--emit-relocs",
    ),
];

/// What keeps the comments of the page in development. It ends when this is dropped.
pub(crate) trait Server {
    /// What the demo page's address needs to name it.
    fn query(&self) -> String;
}

/// Variables that would take the place of the flags above.
const OTHER_FLAGS: [&str; 2] = ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"];

/// The files that a release has, all of them in `dist/` itself.
const FILES: [&str; 12] = [
    "index.html",
    "embed.html",
    "article-widget.js",
    "article-widget-core.js",
    "article-widget-count.js",
    "article-widget-embed.js",
    "article-widget-frame.js",
    "article-widget_bg.wasm",
    "style.css",
    "sw.js",
    "manifest.webmanifest",
    "summary-model.bin",
];
/// What a release may have beside them: what is fetched late, and what several of that need. `split` names them.
const LATE: [&str; 15] = [
    "article-widget-late_bg.wasm",
    "article-widget-summary_bg.wasm",
    "article-widget-server_bg.wasm",
    "article-widget-waline_bg.wasm",
    "article-widget-shared-late-server_bg.wasm",
    "article-widget-shared-late-server-summary_bg.wasm",
    "article-widget-shared-all_bg.wasm",
    "article-widget-shared-server_bg.wasm",
    "article-widget-shared_bg.wasm",
    "article-widget-shared-late-summary-waline_bg.wasm",
    "article-widget-shared-late-waline_bg.wasm",
    "article-widget-shared-server-summary_bg.wasm",
    "article-widget-shared-net_bg.wasm",
    "article-widget-shared-queue_bg.wasm",
    "article-widget-shared-summary-waline_bg.wasm",
];
/// The folders that a release has.
const FOLDERS: [&str; 3] = ["demo/", "emoji/", "locales/"];

/// Makes the release build in `dist/`.
pub(crate) fn build(toolbox: &Toolbox) -> Result<()> {
    process::run_aside(release(trunk(toolbox).arg("build")))?;
    let files = paths::files(&paths::dist())?;
    check(&files)?;
    eprintln!("dist/ is ready: {} files, for any static file server, in any folder.", files.len());
    Ok(())
}

/// Refuses a build that lacks a file or has one that nobody asked for.
fn check(files: &[String]) -> Result<()> {
    for name in FILES {
        ensure!(files.iter().any(|file| file == name), "the build in dist/ has no {name}");
    }
    for file in files {
        let known = FILES.iter().chain(&LATE).any(|name| name == file)
            || FOLDERS.iter().any(|folder| file.starts_with(folder));
        ensure!(known, "the build in dist/ has {file}, which no page asks for");
    }
    Ok(())
}

/// Serves the page until the person stops it, and rebuilds it at every change.
pub(crate) fn serve(toolbox: &Toolbox, options: Serve) -> Result<()> {
    let store: Option<Box<dyn Server>> = match options.store {
        Store::Local => None,
        Store::Pocketbase => Some(Box::new(Pocketbase::start(options.port)?)),
        Store::Waline => Some(Box::new(Waline::start(options.port)?)),
    };
    let served = paths::served();
    std::fs::create_dir_all(&served).with_context(|| format!("{} cannot be made", served.display()))?;
    let port = options.port.to_string();
    let mut command = trunk(toolbox);
    command.args(["serve", "--address", "127.0.0.1", "--port", &port, "--dist"]).arg(served);
    if options.release {
        release(&mut command);
    }
    if options.open {
        command.arg("--open");
    }
    let query = store.as_ref().map(|server| server.query()).unwrap_or_default();
    println!("The page will be at http://127.0.0.1:{port}/{query} as soon as it is built; Ctrl-C ends this.");
    // Ctrl-C reaches all of them; whatever else ends Trunk has to end the server too.
    if store.is_some() { process::run(&mut command) } else { process::become_program(&mut command) }
}

fn release(trunk: &mut Command) -> &mut Command {
    for variable in OTHER_FLAGS {
        trunk.env_remove(variable);
    }
    trunk.args(["--release", "--features", "split"]).envs(RELEASE)
}

fn trunk(toolbox: &Toolbox) -> Command {
    let mut command = toolbox.command("trunk");
    // A Trunk that the person had before us may look for news of itself.
    command.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk takes this one as a Boolean and stops at the usual `1`.
    if std::env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(more: &[&str], without: &str) -> Vec<String> {
        let files = FILES.iter().chain(more);
        files.filter(|file| **file != without).map(|file| (*file).to_owned()).collect()
    }

    #[test]
    fn a_build_has_its_files_and_its_folders() {
        assert!(check(&built(&[], "")).is_ok());
        assert!(
            check(&built(&["demo/icon.svg", "locales/de.json", "article-widget-late_bg.wasm"], "")).is_ok()
        );
    }

    #[test]
    fn what_is_missing_and_what_is_too_much_are_named() {
        let refusal = |files: &[String]| check(files).unwrap_err().to_string();
        assert!(refusal(&built(&[], "style.css")).ends_with("no style.css"));
        assert!(refusal(&built(&[], "summary-model.bin")).ends_with("no summary-model.bin"));
        assert!(refusal(&built(&["snippets/a.js"], "")).contains("snippets/a.js"));
    }
}
