//! Servers on loopback, each with a folder of its own: for `cargo xtask serve --store waline` and for the tests.
//!
//! Two Walines on one database: start one [`Postgres`], make a [`Postgres::database`] with [`waline::TABLES`], and give
//! [`Postgres::environment`] to two [`Waline::start`]. On three databases: [`Galera`] in its place, with one [`Haproxy`]
//! before the databases and one before the Walines.

pub mod galera;
mod grown;
pub mod haproxy;
mod own;
pub mod postgres;
pub mod waline;

pub use galera::Galera;
pub use grown::Grown;
pub use haproxy::Haproxy;
pub use postgres::Postgres;
pub use waline::Waline;
