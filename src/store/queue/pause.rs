//! How long to wait before asking a server again.

use crate::store::model::StoreError;

/// The shortest pause, in milliseconds.
const FIRST: f64 = 1_000.0;
/// The longest.
const LONGEST: f64 = 60_000.0;
/// The shortest where the server wants fewer requests: the limits of `servers/` count by the minute.
const BUSY: f64 = 10_000.0;

/// A part of `most` by `chance`, from 0 to 1: so that readers who came together do not ask together.
#[must_use]
pub fn spread(most: u32, chance: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to `most`")]
    let spread = (f64::from(most) * chance.clamp(0.0, 1.0)) as u32;
    spread
}

/// The pause after so many failures before this one, in milliseconds: twice as long each time, and up to half of it at
/// random (`chance` is from 0 to 1), so that readers who lost a server together do not come back together.
#[must_use]
pub fn before(failures: u32, error: &StoreError, chance: f64) -> u32 {
    let first = if *error == StoreError::Busy { BUSY } else { FIRST };
    let whole = (first * f64::from(1_u32 << failures.min(16))).min(LONGEST);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 500 to 60,000")]
    let pause = (whole * (0.5 + chance.clamp(0.0, 1.0) / 2.0)) as u32;
    pause
}
