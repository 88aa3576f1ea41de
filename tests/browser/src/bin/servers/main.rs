//! Holds what `docs/servers.md` says of servers that share readers' comments: `servers [--figures] [NAME]`.
//!
//! Each set-up is started on this machine with the files of `servers/`. A reader in Chromium and several programs write
//! while a part of it is killed; nothing that was acknowledged may be lost, and all that the reader wrote has to arrive,
//! once. Behind a proxy, Waline's limit on posts has to tell readers apart. With `--figures`, how fast each is with 10,000
//! comments is measured too, as a table for the guide.
#![expect(clippy::print_stdout, reason = "what was seen is what this program is for")]

mod ask;
mod figures;
mod limit;
mod reader;
mod setups;
mod strike;

use anyhow::{Context, Result, bail, ensure};
use tokio::runtime::Builder;

use setups::{Kind, Setup};

fn main() -> Result<()> {
    let mut figures = false;
    let mut kinds = Vec::new();
    for argument in std::env::args().skip(1) {
        match Kind::ALL.into_iter().find(|kind| kind.name() == argument) {
            Some(kind) => kinds.push(kind),
            None if argument == "--figures" => figures = true,
            None => {
                let names = Kind::ALL.map(Kind::name).join(", ");
                bail!("`{argument}` is none of --figures, {names}");
            }
        }
    }
    if kinds.is_empty() {
        kinds = Kind::ALL.to_vec();
    }
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let mut rows = Vec::new();
    for kind in kinds {
        println!("=== {} ===", kind.title());
        let row = runtime.block_on(hold(kind, figures)).with_context(|| kind.title().to_owned())?;
        rows.push(row);
        // Should the next fail, what was measured is here.
        println!("\n{}", figures::table(&rows, figures));
    }
    Ok(())
}

/// Holds all that is said of one set-up.
async fn hold(kind: Kind, with_figures: bool) -> Result<figures::Row> {
    if kind == Kind::Two {
        limit::hold().await.context("the limit on how often one address may write")?;
        println!("each address may write once, and nobody writes under a forged one");
    }
    let mut setup = Setup::start(kind).await?;
    if kind.counts_one_by_one() {
        let kept = strike::reactions(&setup).await?;
        ensure!(kept == strike::REACTIONS, "of {} reactions, {kept} were kept", strike::REACTIONS);
        println!("{kept} reactions by {} programs at once: none was lost", strike::PROGRAMS);
    }
    let held = strike::hold(&mut setup).await?;
    println!("{held}");
    let speed = if with_figures { Some(figures::measure(&mut setup).await?) } else { None };
    Ok(figures::Row { kind, held, speed })
}
