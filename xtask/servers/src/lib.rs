//! Servers on loopback, each with a folder of its own: for `cargo xtask serve --store waline` and for the tests.
//!
//! Two Walines on one database: start one [`Postgres`], make a [`Postgres::database`] with [`waline::TABLES`], and give
//! [`Postgres::environment`] to two [`Waline::start`].

mod grown;
pub mod postgres;
pub mod waline;

pub use grown::Grown;
pub use postgres::Postgres;
pub use waline::Waline;
