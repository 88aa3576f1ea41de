//! `cargo xtask package`: the npm package, made of the release build and of what is said of the element in one place.

mod api;
mod check;
mod licenses;
mod manifest;
mod rust_host;
mod tables;
mod types;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use crate::digest::{Algorithm, digests};
use crate::node;
use crate::paths;
use crate::process;

pub(crate) use check::check;

/// What of the package is written by hand.
const SOURCES: &str = "xtask/package";
/// What of a build is the demo's own.
const DEMO: [&str; 4] = ["demo/", "index.html", "manifest.webmanifest", "sw.js"];
/// What a page names, with its digests in the package's README.
const NAMED: [&str; 2] = ["dist/article-widget.js", "dist/article-widget-core.js"];
/// The version of the package, which is that of the workspace.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// Where it stands in what is written by hand.
const VERSION_PLACE: &str = "VERSION";

/// Where it is made: a folder with all that is in it, and the tarball beside that.
pub(crate) struct Package {
    pub(crate) folder: PathBuf,
    pub(crate) tarball: PathBuf,
}

/// Makes the package of the release build in `dist/`.
pub(crate) fn make() -> Result<Package> {
    node::ensure_node()?;
    let above = paths::target()?.join("package");
    let folder = above.join("article-widget");
    if above.is_dir() {
        fs::remove_dir_all(&above).with_context(|| format!("{} cannot be emptied", above.display()))?;
    }
    let api = source()?;
    copy(&folder)?;
    fill(&folder, &api)?;
    let mut npm = Command::new("npm");
    process::run_aside(npm.args(["pack", "--silent", "--pack-destination", ".."]).current_dir(&folder))?;
    let tarball = above.join(format!("article-widget-{VERSION}.tgz"));
    ensure!(tarball.is_file(), "`npm pack` made no {}", tarball.display());
    eprintln!("{} is ready.", tarball.display());
    Ok(Package { folder, tarball })
}

/// Makes the tables of the README anew.
pub(crate) fn write_tables() -> Result<()> {
    let file = paths::root().join("README.md");
    let readme = read(&file)?;
    let filled = tables::filled(&readme, &source()?);
    if filled == readme {
        println!("The tables in README.md are those of {}.", api::FILE);
        return Ok(());
    }
    write(&file, &filled)?;
    println!("The tables in README.md are made anew.");
    Ok(())
}

fn source() -> Result<api::Api> {
    api::read(&read(&paths::root().join(api::FILE))?)
        .with_context(|| format!("{} is not understood", api::FILE))
}

/// The build, but for the demo, into `dist/` of the package.
fn copy(folder: &Path) -> Result<()> {
    let dist = paths::dist();
    for file in paths::files(&dist)? {
        if DEMO.iter().any(|demo| file == *demo || demo.ends_with('/') && file.starts_with(demo)) {
            continue;
        }
        let to = folder.join("dist").join(&file);
        if let Some(above) = to.parent() {
            fs::create_dir_all(above).with_context(|| format!("{} cannot be made", above.display()))?;
        }
        fs::copy(dist.join(&file), &to).with_context(|| format!("{file} cannot be copied"))?;
    }
    Ok(())
}

/// All that stands beside `dist/`.
fn fill(folder: &Path, api: &api::Api) -> Result<()> {
    let sources = paths::root().join(SOURCES);
    for name in paths::files(&sources.join("types"))? {
        write(&folder.join(&name), &types::filled(&read(&sources.join("types").join(&name))?, api))?;
    }
    for name in ["package.json", "vite.js", "server.js"] {
        write(&folder.join(name), &read(&sources.join(name))?.replace(VERSION_PLACE, VERSION))?;
    }
    let license = read(&paths::root().join("LICENSE"))?;
    write(&folder.join("LICENSES.txt"), &licenses::licenses(&license)?)?;
    write(&folder.join("LICENSE"), &license)?;
    write_json(&folder.join("custom-elements.json"), &manifest::manifest(api))?;
    // The README has digests in it, so that its own would have to be known before it is.
    let files = paths::files(folder)?;
    let digests = digests(Algorithm::Sha384, folder, files.iter().map(String::as_str))?;
    let integrity: Value = files.iter().cloned().zip(digests.into_iter().map(Value::from)).collect();
    let mut readme = tables::filled(&read(&sources.join("README.md"))?, api);
    for name in NAMED {
        let digest = integrity[name].as_str().with_context(|| format!("the build has no {name}"))?;
        readme = readme.replace(&format!("DIGEST:{name}"), digest);
    }
    write(&folder.join("README.md"), &readme.replace(VERSION_PLACE, VERSION))?;
    write_json(&folder.join("integrity.json"), &integrity)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}

fn write_json(file: &Path, value: &Value) -> Result<()> {
    write(file, &format!("{value:#}\n"))
}
