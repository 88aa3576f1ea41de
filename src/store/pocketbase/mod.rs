//! A thread at a `PocketBase` server that has the collections of `servers/pocketbase/`.
//!
//! [`ask`] and [`thread`] word the requests, [`answer`] and [`record`] read what comes, [`book`] and
//! [`counts`] know what is whose: these know no browser, and take nothing of a server on trust. [`guest`] is who the reader
//! is without an account, [`whom`] as whom the server is asked, [`server`], [`reading`] and [`deeds`] do what a queue wants
//! of a server, [`follow`] hears of others.

pub mod account;
pub mod answer;
pub mod ask;
pub mod book;
pub mod counts;
mod deeds;
mod follow;
mod guest;
pub mod guest_record;
mod reading;
pub mod record;
mod server;
pub mod thread;
mod whom;

use std::rc::Rc;

use super::{
    Store,
    account::Host,
    news::Ear,
    queue::{Queued, Remote},
};

/// Opens a thread at the server with this address. What happens there is told to `ear` for as long as the store is held.
#[must_use]
pub fn open(address: &str, name: &str, ear: Ear, host: Host) -> Rc<dyn Store> {
    let address = address.trim_end_matches('/');
    let place = [address, " ", name].concat();
    Rc::new(Queued::new(&place, ear, |ear| {
        let server = server::Server::new(address, name, ear, host);
        follow::start(&server);
        server as Rc<dyn Remote>
    }))
}
