//! Digests of files, as `integrity` wants them.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::node;
use crate::process;

/// Prints the digest of each file.
const DIGESTS: &str = r"
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const [algorithm, ...files] = process.argv.slice(1);
for (const file of files) {
  console.log(algorithm + '-' + createHash(algorithm).update(readFileSync(file)).digest('base64'));
}";

/// How a digest is made.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Algorithm {
    /// For what the widget's own script asks for: readers download it, so it is short.
    Sha256,
    /// For what a host writes into a page, who may have a rule that asks for it.
    Sha384,
}

/// The digests of files in a folder, in their order.
pub(crate) fn digests<'a>(
    algorithm: Algorithm,
    folder: &Path,
    files: impl IntoIterator<Item = &'a str>,
) -> Result<Vec<String>> {
    node::ensure_node()?;
    let name = match algorithm {
        Algorithm::Sha256 => "sha256",
        Algorithm::Sha384 => "sha384",
    };
    let mut node = Command::new("node");
    node.args(["-e", DIGESTS, "--", name]).args(files).current_dir(folder);
    let wanted = node.get_args().count() - 4;
    let digests: Vec<String> = process::answer(&mut node)
        .with_context(|| format!("the files in {} have no digests", folder.display()))?
        .lines()
        .map(str::to_owned)
        .collect();
    ensure!(digests.len() == wanted, "{} digests of {wanted} files", digests.len());
    Ok(digests)
}
