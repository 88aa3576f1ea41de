//! The thread's store: opening it, reading it page by page, hearing of changes.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use web_sys::{Element, HtmlElement, window};
use yew::{Callback, platform::time::sleep};

use super::{clipboard, session::Session};
use crate::{
    comments::model::CommentId,
    embed::config::{Config, Keeper},
    late,
    reading::load,
    response::state::{action::Action, shared},
    store::{
        self, Store,
        account::Host,
        later::{Later, Open},
        listen::Subscription,
        model::{Page, StoreError},
        news::{Ear, News},
    },
    ui::slices::Slice,
};

/// How many comments are taken into the thread before the page has its turn.
const AT_ONCE: usize = 100;

/// How long after the code for a server did not come it is asked for again.
const AGAIN: Duration = Duration::from_secs(5);

/// The comment that a reader was led to last by the page's address.
pub(super) type Led = Rc<RefCell<Option<CommentId>>>;

/// A thread whose store is open.
pub(super) struct OpenThread {
    /// Its id.
    pub(super) name: String,
    /// Where it is kept.
    pub(super) keeper: Keeper,
    /// Its store.
    pub(super) store: Rc<dyn Store>,
    /// False as soon as another thread is open: what this one answers then is nobody's any more.
    pub(super) is_open: Rc<Cell<bool>>,
    /// What the form at the server's door looks like, once its code is here.
    pub(super) form: Rc<Cell<Option<late::Form>>>,
    _subscription: Subscription,
}

impl Drop for OpenThread {
    fn drop(&mut self) {
        self.is_open.set(false);
    }
}

impl OpenThread {
    /// Opens the store of a thread.
    #[must_use]
    pub(super) fn open(name: String, keeper: &Keeper, host: &HtmlElement, send: Callback<Action>) -> Self {
        let (is_open, form) = (Rc::new(Cell::new(true)), Rc::default());
        let store = match keeper {
            Keeper::Browser => {
                let send = send.clone();
                store::open(&name, Rc::new(move |error| send.emit(Action::Trouble(error))))
            }
            Keeper::PocketBase(address) | Keeper::Waline(address) => {
                let session = Session::asked_by(host, address);
                at_server(keeper, (address, &name), session, (&is_open, &form), send.clone())
            }
        };
        let subscription = store.listen(Rc::new(move |change| send.emit(Action::Changed(change))));
        Self { name, keeper: keeper.clone(), store, is_open, form, _subscription: subscription }
    }

    /// Reads all of the thread, a page after the other, from its start or from where it was read to; where the rest comes
    /// on demand, one page.
    pub(super) fn read(&self, from: Option<String>, led: Led, send: Callback<Action>) {
        let (store, is_open) = (Rc::clone(&self.store), Rc::clone(&self.is_open));
        wasm_bindgen_futures::spawn_local(async move {
            let mut after = from.clone();
            let mut slice = Slice::default();
            loop {
                let page = store.read(after.take()).await.unwrap_or_else(|error| {
                    if is_open.get() {
                        send.emit(Action::Trouble(error));
                    }
                    // What was asked for can be asked for again.
                    Page { next: from.clone(), on_demand: from.is_some(), ..Page::default() }
                });
                after = page.next.clone().filter(|_| !page.on_demand);
                for part in page.parts(AT_ONCE) {
                    if !is_open.get() {
                        return;
                    }
                    send.emit(Action::Stored(part));
                    slice.next().await;
                }
                if after.is_none() {
                    break;
                }
            }
            // A reader is led there once: what is read again later is no reason to be led away from where one is.
            if let Some(id) = clipboard::wanted_comment()
                && led.replace(Some(id.clone())).is_none_or(|last| last != id)
            {
                send.emit(Action::GoTo(id));
            }
        });
    }
}

/// The store of a thread at a server; its code comes when it is first asked.
fn at_server(
    keeper: &Keeper,
    (address, name): (&Rc<str>, &str),
    session: Host,
    (is_open, form): (&Rc<Cell<bool>>, &Rc<Cell<Option<late::Form>>>),
    send: Callback<Action>,
) -> Rc<dyn Store> {
    let (keeper, address, name, is_open) =
        (keeper.clone(), Rc::clone(address), name.to_owned(), Rc::clone(is_open));
    let form = Rc::clone(form);
    Rc::new(Later::new(Rc::new(move || {
        let (keeper, address, name, is_open, send) =
            (keeper.clone(), Rc::clone(&address), name.clone(), Rc::clone(&is_open), send.clone());
        let (session, form) = (session.clone(), Rc::clone(&form));
        Box::pin(async move {
            let wanted = Rc::clone(&is_open);
            let ear: Ear = Rc::new(move |news| {
                if wanted.get() {
                    send.emit(Action::Shared(shared::Action::News(news)));
                }
            });
            let open = loop {
                let open = match keeper {
                    Keeper::Waline(_) => late::load_waline().await,
                    Keeper::Browser | Keeper::PocketBase(_) => late::load_server().await,
                };
                match open {
                    Ok(open) => break open,
                    Err(error) if !is_open.get() => return Err(StoreError::Away(error.to_string())),
                    // A draft is kept until what it became is written down.
                    Err(error) => ear(News::Link(Err(StoreError::Away(error.to_string())))),
                }
                sleep(AGAIN).await;
            };
            form.set(Some(open.form));
            Ok(Box::new(move || (open.open)(&address, &name, ear, session)) as Open)
        })
    })))
}

/// The id of the discussion: the attribute, else the page's canonical link, else the address that `src` leads to, else the
/// page's path. A page may hold several articles that are its own: the id of the one in `for` comes behind the page's.
#[must_use]
pub(super) fn name(config: &Config) -> String {
    let canonical = || {
        let link = window()?.document()?.query_selector("link[rel~=canonical][href]").ok()??;
        Element::get_attribute(&link, "href").filter(|href| !href.is_empty())
    };
    let src =
        || config.src.as_ref().map(|src| load::address(src).map_or_else(|| src.clone(), |url| url.href()));
    let path = || window()?.location().pathname().ok();
    if let Some(thread) = &config.thread {
        return thread.clone();
    }
    match &config.target {
        Some(id) if config.src.is_none() => {
            [&canonical().or_else(path).unwrap_or_default(), "#", id].concat()
        }
        // Pages in two folders mean two articles by `story.json`.
        _ => canonical().or_else(src).or_else(path).unwrap_or_default(),
    }
}

impl super::Effects {
    /// The form at the server's door, once its code is here.
    #[must_use]
    pub fn form(&self) -> Option<late::Form> {
        self.thread.as_ref()?.form.get()
    }
}
