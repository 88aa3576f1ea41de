//! Takes pictures of the release build in Chromium: those of the README, or with `--all` every state in every size.

mod shots;

use std::{env, fs, io::Write, path::PathBuf};

use anyhow::{Context, Result, bail, ensure};
use article_widget_browser_tests::{
    Lab,
    engine::Engine,
    tools::{dist, repository},
    wait::{PATIENCE, wait_until},
};
use serde_json::json;
use shots::Shot;
use tokio::runtime::Builder;

/// Pictures, fonts and movements that are still under way would make each run's picture another one.
const SETTLED: &str = "
    const busy = root => [...root.querySelectorAll('*')].some(element =>
        (element.localName === 'img' && !element.complete) || (element.shadowRoot && busy(element.shadowRoot)));
    return document.fonts.status === 'loaded' && !busy(document)
        && document.getAnimations().every(animation => animation.playState !== 'running');
";

fn main() -> Result<()> {
    let mut all = false;
    let mut folder = None;
    for argument in env::args_os().skip(1) {
        match argument.to_str() {
            Some("--all") => all = true,
            Some(option) if option.starts_with('-') => bail!("unknown option {option}: there is --all"),
            _ => folder = Some(PathBuf::from(argument)),
        }
    }
    ensure!(dist().join("article-widget.js").is_file(), "no release build in {}", dist().display());
    let folder = folder
        .unwrap_or_else(|| repository().join(if all { "target/screenshots" } else { "docs/screenshots" }));
    let shots =
        if all { shots::all() } else { shots::few().into_iter().map(|shot| (String::new(), shot)).collect() };
    Builder::new_current_thread().enable_all().build()?.block_on(async {
        for (under, shot) in shots {
            let file = folder.join(under).join(format!("{}.png", shot.name));
            take(&shot, &file).await.with_context(|| format!("{shot:?}"))?;
            let size = fs::metadata(&file)?.len() / 1024;
            writeln!(std::io::stdout(), "{} {size} KB", file.display())?;
        }
        Ok(())
    })
}

async fn take(shot: &Shot, file: &std::path::Path) -> Result<()> {
    // A browser of its own for each, so that none shows what another one left behind.
    let lab = Lab::start(Engine::Chromium, &shot.look.still()).await?;
    shot.state.reach(&lab).await?;
    let settled = async || Ok(lab.browser.run(SETTLED, Vec::new()).await? == json!(true));
    wait_until("the page to come to rest", PATIENCE, settled).await?;
    lab.browser.picture(file).await
}
