//! The list of the commands that a person reads.

use std::iter;

/// What the help shows, a line for each command.
pub(super) const COMMANDS: [(&str, &str); 18] = [
    ("help", "show these lines"),
    ("setup [--browsers]", "install what is missing; --browsers: what the tests need as well"),
    (
        "serve [--port 8080] [--release] [--open] [--store pocketbase|waline]",
        "serve the page and rebuild it at every change",
    ),
    ("build", "make the release build in dist/"),
    ("package", "make the npm package of a release build, in target/package/"),
    ("tables", "make the README's tables anew from xtask/package/api.json"),
    ("emoji [--check]", "make emoji/LANG.txt anew from CLDR; --check: fail where they would change"),
    ("size [--check]", "what a reader downloads, by file; --check: fail above the budget"),
    (
        "test [--only lint|unit|wasm|e2e|package] [NAME]",
        "run all checks, or one group, or the tests with NAME in their name",
    ),
    (
        "fuzz [markdown|document] [--seconds 60]",
        "look for a comment or a document that breaks a law, each so long; finds go into tests/fuzz/regressions",
    ),
    ("train --data DIR [--check]", "train the summary model; --check: cross-validate how it is trained"),
    (
        "summary-eval FILE [--scores DIR]",
        "print what the model picks; --scores: and score it by the tool in DIR",
    ),
    ("summary-eval FILE --wasm", "print what the release build picks in a browser"),
    ("summary-eval FILE --compare", "fail where that is not the same"),
    ("support-eval FILE [ARGUMENTS]", "measure the check of sentences that a model wrote"),
    ("bench [--only thread|summary|growth] [--most N] [--check]", "measure the release build in a browser"),
    (
        "servers-check [--figures] [pocketbase|waline|two-walines|galera]",
        "kill a part of each set-up of docs/servers.md while readers write; --figures: measure them as well",
    ),
    ("screenshots [ARGUMENTS]", "make the pictures of the README"),
];

/// The help text.
pub(crate) fn help() -> String {
    let width = COMMANDS.iter().map(|(usage, _)| usage.len()).max().unwrap_or(0);
    let head = "Commands of `cargo xtask`:\n".to_owned();
    let rows = COMMANDS.iter().map(|(usage, what)| format!("  {usage:width$}  {what}\n"));
    iter::once(head).chain(rows).collect()
}
