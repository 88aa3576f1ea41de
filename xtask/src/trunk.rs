//! Builds and serves the page with Trunk.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::cli::Serve;
use crate::paths;
use crate::process;
use crate::setup::Toolbox;

/// Makes the release build in `dist/`.
pub(crate) fn build(toolbox: &Toolbox) -> Result<()> {
    process::run(trunk(toolbox).args(["build", "--release"]))?;
    let files = paths::files(&paths::dist())?;
    for name in ["index.html", "article-widget.js", "article-widget-core.js", "article-widget_bg.wasm"] {
        ensure!(files.iter().any(|file| file == name), "the build in dist/ has no {name}");
    }
    println!("dist/ is ready: {} files, for any static file server, in any folder.", files.len());
    Ok(())
}

/// Serves the page until the person stops it, and rebuilds it at every change.
pub(crate) fn serve(toolbox: &Toolbox, options: Serve) -> Result<()> {
    let served = paths::served();
    std::fs::create_dir_all(&served).with_context(|| format!("{} cannot be made", served.display()))?;
    let port = options.port.to_string();
    let mut command = trunk(toolbox);
    command.args(["serve", "--address", "127.0.0.1", "--port", &port, "--dist"]).arg(served);
    if options.release {
        command.arg("--release");
    }
    if options.open {
        command.arg("--open");
    }
    println!("The page will be at http://127.0.0.1:{port}/ as soon as it is built; Ctrl-C ends this.");
    process::become_program(&mut command)
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
