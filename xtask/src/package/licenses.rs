//! `LICENSES.txt`: what is inside the package that others made, and on what terms, from `cargo metadata`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::paths;
use crate::process;
use crate::rust::WASM;

/// The crate that the wasm is made of.
const ROOT: &str = "article-widget";
/// How the names of files with terms begin, in capitals.
const TERMS: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE"];
/// What stands under the licenses of many crates, and is one of those that one may choose from.
const MIT: &str = "LICENSE-MIT";
const LINE: &str = "\n------------------------------------------------------------------------\n\n";

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    authors: Vec<String>,
    manifest_path: String,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    /// `None` for what is linked; else `dev` or `build`.
    kind: Option<String>,
}

/// The file's text. `mit` is our own license, for the words of those crates that name MIT and hold no text of it.
pub(crate) fn licenses(mit: &str) -> Result<String> {
    let mut cargo = Command::new("cargo");
    cargo.args(["metadata", "--format-version", "1", "--filter-platform", WASM, "--features", "split"]);
    let metadata = process::answer(cargo.current_dir(paths::root()))?;
    let metadata: Metadata = serde_json::from_str(&metadata).context("`cargo metadata` is not understood")?;
    let mut by_terms: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in linked(&metadata) {
        let terms = terms(package, mit)?;
        let license = package.license.as_deref().unwrap_or_default();
        by_terms.entry(terms).or_default().push(format!("{} {} ({license})", package.name, package.version));
    }
    let mut text =
        "article-widget is under the license in LICENSE, its summary model too. Inside it are works of \
                    others:\n"
            .to_owned();
    text += LINE;
    text += "The standard library of Rust (MIT OR Apache-2.0)\n\n";
    text += &mit_of("The Rust Project Developers", mit);
    for (terms, names) in by_terms {
        text.extend([LINE, &names.join("\n"), "\n\n", terms.trim_end(), "\n"]);
    }
    let unicode =
        fs::read_to_string(paths::root().join("emoji/LICENSE")).context("emoji/LICENSE is missing")?;
    text.extend([LINE, "The names of the emoji, dist/emoji/\n\n", unicode.trim_end(), "\n"]);
    Ok(text)
}

/// The crates that are linked into the wasm: not ours, and none that only runs while it is built.
fn linked(metadata: &Metadata) -> Vec<&Package> {
    let packages: BTreeMap<&str, &Package> =
        metadata.packages.iter().map(|package| (package.id.as_str(), package)).collect();
    let nodes: BTreeMap<&str, &Node> =
        metadata.resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let mut found = BTreeSet::new();
    let mut next: Vec<&Package> = metadata.packages.iter().filter(|package| package.name == ROOT).collect();
    while let Some(package) = next.pop() {
        let runs_here =
            package.targets.iter().flat_map(|target| &target.kind).any(|kind| kind == "proc-macro");
        if runs_here || !found.insert(package.id.as_str()) {
            continue;
        }
        let needed = nodes.get(package.id.as_str()).into_iter().flat_map(|node| &node.deps);
        let needed = needed.filter(|needed| needed.dep_kinds.iter().any(|kind| kind.kind.is_none()));
        next.extend(needed.filter_map(|needed| packages.get(needed.pkg.as_str())));
    }
    let mut linked: Vec<&Package> = found.into_iter().filter_map(|id| packages.get(id).copied()).collect();
    linked.retain(|package| package.name != ROOT);
    linked.sort_by_key(|package| (&package.name, &package.version));
    linked
}

/// The terms that come with a crate. Where it offers MIT we take that, with what is asked for besides.
fn terms(package: &Package, mit: &str) -> Result<String> {
    let folder = Path::new(&package.manifest_path).parent().unwrap_or(Path::new("."));
    let entries = folder.read_dir().with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut files: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    files.retain(|name| TERMS.iter().any(|begin| name.to_uppercase().starts_with(begin)));
    files.sort();
    if files.iter().any(|name| name == MIT) {
        let all = package.license.as_deref().is_some_and(|license| license.contains(" AND "));
        files.retain(|name| name == MIT || all && name != "LICENSE-APACHE");
    }
    let texts: Result<Vec<String>> = files
        .iter()
        .map(|name| {
            fs::read_to_string(folder.join(name)).with_context(|| format!("{name} of {}", package.name))
        })
        .collect();
    let texts = texts?;
    let is_mit = package.license.as_deref().is_some_and(|license| license.contains("MIT"));
    if texts.is_empty() {
        anyhow::ensure!(is_mit, "{} {} holds no terms, and is not under MIT", package.name, package.version);
        let authors = if package.authors.is_empty() {
            format!("The authors of {}", package.name)
        } else {
            package.authors.join(", ")
        };
        return Ok(mit_of(&authors, mit));
    }
    Ok(texts.join("\n\n"))
}

/// The MIT license with other holders: `mit` has a line that begins with "Copyright".
fn mit_of(holders: &str, mit: &str) -> String {
    let line = |line: &str| {
        if line.starts_with("Copyright") { format!("Copyright (c) {holders}\n") } else { format!("{line}\n") }
    };
    mit.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_runs_while_it_is_built_is_not_inside() {
        let json = r#"{ "packages": [
            { "id": "0", "name": "article-widget", "version": "1", "license": null, "authors": [],
              "manifest_path": "", "targets": [{ "kind": ["lib"] }] },
            { "id": "1", "name": "b", "version": "1", "license": null, "authors": [],
              "manifest_path": "", "targets": [{ "kind": ["proc-macro"] }] },
            { "id": "2", "name": "a", "version": "1", "license": null, "authors": [],
              "manifest_path": "", "targets": [{ "kind": ["lib"] }] },
            { "id": "3", "name": "c", "version": "1", "license": null, "authors": [],
              "manifest_path": "", "targets": [{ "kind": ["lib"] }] }],
          "resolve": { "nodes": [{ "id": "0", "deps": [
            { "pkg": "1", "dep_kinds": [{ "kind": null }] },
            { "pkg": "2", "dep_kinds": [{ "kind": "dev" }, { "kind": null }] },
            { "pkg": "3", "dep_kinds": [{ "kind": "dev" }] }] }] } }"#;
        let metadata: Metadata = serde_json::from_str(json).unwrap();
        let names: Vec<&str> = linked(&metadata).iter().map(|package| package.name.as_str()).collect();
        assert_eq!(names, ["a"]);
    }

    #[test]
    fn the_holders_of_the_mit_license_are_those_who_are_named() {
        assert_eq!(mit_of("A, B", "MIT\n\nCopyright (c) us\n\nText"), "MIT\n\nCopyright (c) A, B\n\nText\n");
    }
}
