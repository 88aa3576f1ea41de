//! A thread at a Waline server, as any site may have one already: comments, likes and moods beside those of its own client.
//!
//! [`ask`] and [`slots`] word the requests, [`answer`] and [`record`] read what comes, [`book`] knows what was told,
//! [`ledger`] what this browser remembers since the server remembers nobody, [`search`] finds what was not loaded: these
//! know no browser, and take nothing of a server on trust. `whom` is as whom the server is asked, `server`, `reading` and `deeds` do what a queue wants of a server, `follow` asks what others did,
//! `memory` keeps the ledger.

pub mod account;
pub mod answer;
pub mod ask;
pub mod book;
mod deeds;
mod follow;
pub mod ledger;
mod memory;
mod reading;
pub mod record;
pub mod search;
mod server;
pub mod slots;
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
    let place = ["waline ", address, " ", name].concat();
    Rc::new(Queued::new(&place, ear, |ear| {
        let server = server::Server::new(address, name, ear, host);
        follow::start(&server);
        server as Rc<dyn Remote>
    }))
}
