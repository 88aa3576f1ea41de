//! Two readers, a real server, and between them a proxy that delays, drops, doubles, cuts and corrupts: whatever they do,
//! in the end both see the same, and the last word on everything stands.
//!
//! `ARTICLE_WIDGET_CHAOS_SEED` chooses what is done and what goes wrong. One engine is enough: what is looked at is the
//! queue and the store, which are the same everywhere.

mod pocketbase;
mod reader;
mod waline;

use std::{env, time::Duration};

use anyhow::Result;
use article_widget_browser_tests::{engine::Engine, lab::tell};

/// Of a hundred requests, something happens to so many.
const FAULTS: u64 = 22;
/// What is late may come for so long.
const LATE: Duration = Duration::from_secs(4);

/// What all follows from.
#[expect(clippy::print_stdout, reason = "a failure is told again from the seed")]
fn seed() -> Result<u64> {
    let seed = env::var("ARTICLE_WIDGET_CHAOS_SEED").map_or(Ok(1), |seed| seed.parse::<u64>())?;
    println!("ARTICLE_WIDGET_CHAOS_SEED={seed}");
    Ok(seed)
}

mod chromium {
    use super::{Engine, pocketbase, tell, waline};

    #[test]
    fn whatever_goes_wrong_both_see_the_same_and_every_last_word_stands() {
        let story = pocketbase::whatever_goes_wrong_both_see_the_same_and_every_last_word_stands;
        tell(Engine::Chromium, concat!(module_path!(), "::both_see_the_same"), story);
    }

    #[test]
    fn whatever_goes_wrong_at_a_waline_nothing_is_lost_that_it_can_keep() {
        let story = waline::whatever_goes_wrong_nothing_is_lost_that_it_can_keep;
        tell(Engine::Chromium, concat!(module_path!(), "::at_a_waline"), story);
    }
}
