//! Debian packages: installed where we may, named in one sentence where we may not.

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::paths;
use crate::process;

/// Installs `packages`; nothing to do if there are none. `why` says what they are for.
pub(crate) fn install(packages: &[&str], why: &str) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let names = packages.join(" ");
    let by_hand = format!("missing on this machine: {names} ({why}); get it with `apt-get install {names}`");
    if paths::program("apt-get").is_none() {
        bail!(
            "missing on this machine: {names} ({why}); there is no apt-get, so install it your system's way"
        );
    }
    let mut update = apt_get(&["update"]).with_context(|| by_hand.clone())?;
    eprintln!("Installing {names} with apt-get ({why}) …");
    // Old lists may still do, and one broken source must not stop the rest.
    if let Err(error) = process::run_aside(&mut update) {
        eprintln!("{error:#}; going on with the package lists that are here.");
    }
    let mut install =
        apt_get(&["install", "--yes", "--no-install-recommends"]).with_context(|| by_hand.clone())?;
    process::run_aside(install.args(packages)).context(by_hand)
}

/// `apt-get` as root: directly, or through a sudo that asks nothing.
fn apt_get(arguments: &[&str]) -> Result<Command> {
    let mut command = if is_root() {
        Command::new("apt-get")
    } else {
        if process::output(Command::new("sudo").args(["-n", "true"])).is_none() {
            bail!("this needs root and `sudo -n` is refused");
        }
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    };
    command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
    Ok(command)
}

fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}
