//! Checks the package: what is in it, its declarations, its manifest, and what bundlers and servers make of it.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use super::{Package, make, read, rust_host};
use crate::digest::{Algorithm, digests};
use crate::node;
use crate::paths;
use crate::process;
use crate::rust::WASM;
use crate::setup::Toolbox;

/// Projects that have the package installed, with one lock file for all of them.
const PROJECTS: &str = "tests/frameworks";
/// The crate that the wasm is made of.
const OURS: &str = "article-widget";
/// Which compiler checks which project's types.
const TYPED: [(&str, &[&str]); 5] = [
    ("vite", &["tsc", "--project", "vite"]),
    ("react", &["tsc", "--project", "react"]),
    ("solid", &["tsc", "--project", "solid"]),
    ("vue", &["vue-tsc", "--noEmit", "--project", "vue"]),
    ("svelte", &["svelte-check", "--workspace", "svelte", "--fail-on-warnings"]),
];
/// The projects that Vite makes pages of, in `dist/` beside them.
const PAGES: [&str; 4] = ["vite", "react", "vue", "svelte"];

/// Makes the package and checks it; the folder of the pages that are made with it.
pub(crate) fn check(toolbox: &Toolbox) -> Result<PathBuf> {
    let package = make()?;
    contents(&package.folder)?;
    integrity(&package.folder)?;
    licenses(&package.folder)?;
    let projects = install(&package)?;
    let run = |program: &mut Command| process::run(program.current_dir(&projects));
    for (project, line) in TYPED {
        let (compiler, arguments) = line.split_first().unwrap_or((&"tsc", &[]));
        run(bin(&projects, compiler).args(arguments))
            .with_context(|| format!("the types are not what the project {project} takes them for"))?;
    }
    run(Command::new("node").arg("manifest.js").arg(package.folder.join("custom-elements.json")))
        .context("custom-elements.json is not what its schema wants")?;
    let import = "await Promise.all([import('article-widget'), import('article-widget/count')])";
    run(Command::new("node").args(["--input-type=module", "--eval", import]))
        .context("the package cannot be imported where there is no page")?;
    rust_host::build(toolbox, &package, &projects.join("dist/rust"))?;
    for page in PAGES {
        run(bin(&projects, "vite").args(["build", page, "--logLevel", "warn"]))?;
    }
    Ok(projects.join("dist"))
}

/// What is packed is what was made, all that is named is there, and nothing tells of the machine.
fn contents(folder: &Path) -> Result<()> {
    let mut npm = Command::new("npm");
    let listed = process::answer(npm.args(["pack", "--dry-run", "--json"]).current_dir(folder))?;
    let listed: Value = serde_json::from_str(&listed).context("`npm pack` tells no JSON")?;
    let mut packed = paths_in(&listed);
    packed.sort();
    let made = paths::files(folder)?;
    ensure!(packed == made, "npm packs\n{packed:#?}\nof\n{made:#?}");
    let about = read(&folder.join("package.json"))?;
    let about: Value = serde_json::from_str(&about).context("package.json is no JSON")?;
    for file in named(&about["exports"]) {
        let file = file.trim_start_matches("./");
        ensure!(
            file.ends_with('*') || made.iter().any(|name| name == file),
            "exports name {file}: there is none"
        );
    }
    let home = env::home_dir().map(|home| home.to_string_lossy().into_owned()).unwrap_or_default();
    let machine = [paths::root().to_string_lossy().into_owned(), home, "/.cargo/registry/".to_owned()];
    for name in &made {
        ensure!(Path::new(name).extension().is_none_or(|kind| kind != "map"), "{name} is a source map");
        let bytes = fs::read(folder.join(name)).with_context(|| format!("{name} cannot be read"))?;
        let told = machine.iter().find(|path| path.len() > 1 && holds(&bytes, path.as_bytes()));
        ensure!(told.is_none(), "{name} tells of this machine: {}", told.map_or("", String::as_str));
    }
    Ok(())
}

/// `integrity.json` has a digest of every file that stood beside it, and it is that of the file.
fn integrity(folder: &Path) -> Result<()> {
    let told = read(&folder.join("integrity.json"))?;
    let told: BTreeMap<String, String> =
        serde_json::from_str(&told).context("integrity.json is no object of texts")?;
    let files: Vec<String> = paths::files(folder)?
        .into_iter()
        .filter(|file| !["README.md", "integrity.json"].contains(&file.as_str()))
        .collect();
    let digests = digests(Algorithm::Sha384, folder, files.iter().map(String::as_str))?;
    let found: BTreeMap<String, String> = files.into_iter().zip(digests).collect();
    ensure!(told == found, "integrity.json says\n{told:#?}\nof\n{found:#?}");
    Ok(())
}

/// `LICENSES.txt` names every crate that is linked, as cargo itself lists them, the standard library, and what is of
/// Unicode's, with its terms.
fn licenses(folder: &Path) -> Result<()> {
    let told = read(&folder.join("LICENSES.txt"))?;
    let mut cargo = Command::new("cargo");
    cargo.args(["tree", "--package", OURS, "--features", "split", "--target", WASM]);
    cargo.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]);
    let tree = process::answer(cargo.current_dir(paths::root()))?;
    let linked = crates(&tree);
    ensure!(!linked.is_empty(), "`cargo tree` names no crate:\n{tree}");
    let missing: Vec<String> = linked.into_iter().filter(|one| !names(&told, one)).collect();
    ensure!(missing.is_empty(), "LICENSES.txt does not name {missing:?}");
    let unicode = read(&paths::root().join("emoji/LICENSE"))?;
    for terms in ["The standard library of Rust (", "The Rust Project Developers", unicode.trim_end()] {
        ensure!(told.contains(terms), "LICENSES.txt does not hold\n{terms}");
    }
    Ok(())
}

/// Each crate with its version in what `cargo tree` prints, but for ours.
fn crates(tree: &str) -> BTreeSet<String> {
    let named = tree.lines().filter_map(|line| {
        let (name, rest) = line.split_once(" v")?;
        let version = rest.split(' ').next()?;
        (name != OURS).then(|| format!("{name} {version}"))
    });
    named.collect()
}

/// The text has a line for a crate of this name and version, with its license behind.
fn names(licenses: &str, one: &str) -> bool {
    licenses.lines().any(|line| line.strip_prefix(one).is_some_and(|rest| rest.starts_with(" (")))
}

/// The paths in what `npm pack --json` prints: a list of packages, or an object of them by their names.
fn paths_in(listed: &Value) -> Vec<String> {
    let first = listed.get(0).or_else(|| listed.as_object().and_then(|packages| packages.values().next()));
    let files = first.and_then(|package| package["files"].as_array()).into_iter().flatten();
    files.filter_map(|file| file["path"].as_str()).map(str::to_owned).collect()
}

/// All file names in a value of `exports`.
fn named(exports: &Value) -> Vec<String> {
    match exports {
        Value::String(file) => vec![file.clone()],
        Value::Object(more) => more.values().flat_map(named).collect(),
        _ => Vec::new(),
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Puts the projects where they may have packages beside them, with those of their lock file and with ours.
fn install(package: &Package) -> Result<PathBuf> {
    node::ensure_at_least(20, 19, "Vite runs on it")?;
    let (sources, projects) = (paths::root().join(PROJECTS), paths::target()?.join("frameworks"));
    let lock = fs::read(sources.join("package-lock.json")).context("the projects have no lock file")?;
    let is_locked = fs::read(projects.join("package-lock.json")).is_ok_and(|before| before == lock);
    let is_installed = is_locked && projects.join("node_modules/vite/package.json").is_file();
    for file in paths::files(&sources)? {
        let to = projects.join(&file);
        if let Some(above) = to.parent() {
            fs::create_dir_all(above).with_context(|| format!("{} cannot be made", above.display()))?;
        }
        fs::copy(sources.join(&file), &to).with_context(|| format!("{file} cannot be copied"))?;
    }
    if !is_installed {
        eprintln!("Fetching React, Vue, Svelte, Solid, Vite and their compilers from npm …");
        process::run_aside(Command::new("npm").args(["ci", "--silent"]).current_dir(&projects))?;
    }
    let ours = projects.join("node_modules/article-widget");
    if ours.is_dir() {
        fs::remove_dir_all(&ours).with_context(|| format!("{} cannot be emptied", ours.display()))?;
    }
    let mut npm = Command::new("npm");
    npm.args(["install", "--silent", "--no-save", "--no-package-lock", "--prefer-offline"]);
    process::run_aside(npm.arg(&package.tarball).current_dir(&projects))?;
    ensure!(ours.join("package.json").is_file(), "npm did not install {}", package.tarball.display());
    Ok(projects)
}

/// A program of an installed package.
fn bin(projects: &Path, name: &str) -> Command {
    Command::new(projects.join("node_modules/.bin").join(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn both_forms_of_npms_list_are_read() {
        let package = json!({ "files": [{ "path": "b.js" }, { "path": "a/c.json", "size": 1 }] });
        assert_eq!(paths_in(&json!([package])), ["b.js", "a/c.json"]);
        assert_eq!(paths_in(&json!({ "article-widget": package })), ["b.js", "a/c.json"]);
        assert_eq!(paths_in(&json!({})), [""; 0]);
    }

    #[test]
    fn a_crate_without_a_line_of_its_own_is_missed() {
        let tree =
            "article-widget v0.1.0 (/a/b)\nidb v0.6.5\nwasm-split v0.2.1\nidb v0.6.5 (*)\nyew v0.2.10 (*)\n";
        let linked = crates(tree);
        assert_eq!(linked.iter().collect::<Vec<_>>(), ["idb 0.6.5", "wasm-split 0.2.1", "yew 0.2.10"]);
        let licenses =
            "Inside:\n\nidb 0.6.5 (MIT)\nour-wasm-split 0.2.1 (MIT)\nyew 0.2.1 (MIT)\n\nterms of yew 0.2.10";
        let named: Vec<_> = linked.iter().filter(|one| names(licenses, one)).collect();
        assert_eq!(named, ["idb 0.6.5"]);
    }

    #[test]
    fn every_file_that_exports_name_is_found() {
        let exports =
            json!({ ".": { "types": "./a.d.ts", "node": { "default": "./b.js" } }, "./c": "./c.json" });
        let mut found = named(&exports);
        found.sort();
        assert_eq!(found, ["./a.d.ts", "./b.js", "./c.json"]);
    }
}
