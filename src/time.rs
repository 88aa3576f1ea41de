//! A moment in time, as the widget's pure modules know it.

/// Milliseconds since 1970-01-01T00:00:00Z, as `Date.now()` counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

/// One second, in the unit of [`Timestamp`].
pub const SECOND: i64 = 1_000;
/// One day, in the unit of [`Timestamp`].
pub const DAY: i64 = 24 * 60 * 60 * SECOND;
