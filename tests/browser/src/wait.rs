//! Waiting for something to become true, asked again and again instead of slept for.

use std::time::Duration;

use anyhow::{Result, anyhow};
use tokio::time::{Instant, sleep};

/// How long a test waits for what must come at once on an idle machine; long, since the machine seldom is.
pub const PATIENCE: Duration = Duration::from_secs(30);

const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Asks `probe` until it gives a value.
///
/// # Errors
/// After `patience`: says what was waited for and, where the last look failed, why.
pub async fn wait_for<T>(
    what: &str,
    patience: Duration,
    mut probe: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let end = Instant::now() + patience;
    loop {
        // A page that is just being replaced answers with an error, which says nothing about the next look.
        let missed = match probe().await {
            Ok(Some(value)) => return Ok(value),
            Ok(None) => None,
            Err(error) => Some(error),
        };
        if Instant::now() >= end {
            let waited = format!("waited {patience:?} for {what}");
            return Err(match missed {
                Some(error) => error.context(waited),
                None => anyhow!(waited),
            });
        }
        sleep(BETWEEN_LOOKS).await;
    }
}

/// Asks `condition` until it holds.
///
/// # Errors
/// As [`wait_for`].
pub async fn wait_until(
    what: &str,
    patience: Duration,
    mut condition: impl AsyncFnMut() -> Result<bool>,
) -> Result<()> {
    wait_for(what, patience, async || Ok(condition().await?.then_some(()))).await
}
