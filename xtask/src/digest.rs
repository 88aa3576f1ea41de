//! Digests of files, as `integrity` in a page wants them.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::node;
use crate::process;

/// Prints the digest of each file.
const DIGESTS: &str = r"
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
for (const file of process.argv.slice(1)) {
  console.log('sha384-' + createHash('sha384').update(readFileSync(file)).digest('base64'));
}";

/// The digests of files in a folder, in their order.
pub(crate) fn digests<'a>(folder: &Path, files: impl IntoIterator<Item = &'a str>) -> Result<Vec<String>> {
    node::ensure_node()?;
    let mut node = Command::new("node");
    node.args(["-e", DIGESTS, "--"]).args(files).current_dir(folder);
    let wanted = node.get_args().count() - 3;
    let digests: Vec<String> = process::answer(&mut node)
        .with_context(|| format!("the files in {} have no digests", folder.display()))?
        .lines()
        .map(str::to_owned)
        .collect();
    ensure!(digests.len() == wanted, "{} digests of {wanted} files", digests.len());
    Ok(digests)
}
