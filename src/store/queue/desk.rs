//! The entries of one server and thread in `localStorage`, each under a key of its own, so that tabs never overwrite
//! each other; and word of them to the widget.

use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::{BTreeMap, BTreeSet},
    rc::{Rc, Weak},
};

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{AbortController, BroadcastChannel, MessageEvent};

use super::{
    Remote,
    entry::{Deed, Entry},
    line::{self, Line, Write},
};
use crate::{
    comments::model::CommentId,
    net::bell::Bell,
    store::{
        kept::{self, Kept},
        model::{Change, Op},
        news::{Ear, News, Passage},
    },
};

/// One channel serves all queues; a message is the name of the one that changed.
const CHANNEL: &str = "article-widget-queue";

thread_local! {
    /// Tells apart what is written within one millisecond.
    static SERIAL: Cell<u32> = const { Cell::new(0) };
}

/// What hears of other tabs, and of the network.
type Listeners = (Closure<dyn FnMut(MessageEvent)>, [EventListener; 2]);

/// See the module.
pub(super) struct Desk {
    prefix: String,
    kept: Kept,
    ear: Ear,
    /// Knows who this reader is.
    remote: OnceCell<Weak<dyn Remote>>,
    /// Entries that the widget knows of.
    known: RefCell<BTreeSet<String>>,
    /// Entries that were written here.
    wrote: RefCell<BTreeSet<String>>,
    /// What it was told of comments.
    told: RefCell<BTreeMap<CommentId, Passage>>,
    /// Rings when something happens.
    bell: Bell,
    channel: Option<BroadcastChannel>,
    /// Aborted when nobody wants this desk any more.
    end: Option<AbortController>,
    listeners: RefCell<Option<Listeners>>,
}

impl Desk {
    /// Opens it.
    pub(super) fn open(place: &str, ear: Ear) -> Rc<Self> {
        let desk = Rc::new(Self {
            prefix: format!("queue:{}:", kept::escape(place)),
            kept: Kept::new({
                let ear = Rc::clone(&ear);
                Rc::new(move |trouble| ear(News::Trouble(trouble)))
            }),
            ear,
            remote: OnceCell::default(),
            known: RefCell::default(),
            wrote: RefCell::default(),
            told: RefCell::default(),
            bell: Bell::default(),
            channel: BroadcastChannel::new(CHANNEL).ok(),
            end: AbortController::new().ok(),
            listeners: RefCell::default(),
        });
        desk.listen();
        desk
    }

    /// It is this server's, once and for all. Tells of what waits since an earlier visit.
    pub(super) fn serve(&self, remote: &Rc<dyn Remote>) {
        self.remote.get_or_init(|| Rc::downgrade(remote));
        self.look();
    }

    fn remote(&self) -> Option<Rc<dyn Remote>> {
        self.remote.get().and_then(Weak::upgrade)
    }

    fn listen(self: &Rc<Self>) {
        let this = Rc::downgrade(self);
        let on_message = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
            if let Some(desk) = this.upgrade()
                && event.data().as_string().is_some_and(|prefix| prefix == desk.prefix)
            {
                desk.look();
                desk.wake();
            }
        });
        if let Some(channel) = &self.channel {
            channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        }
        let Some(window) = web_sys::window() else { return };
        let this = Rc::downgrade(self);
        let online = EventListener::new(&window, "online", move |_| {
            if let Some(desk) = this.upgrade() {
                desk.wake();
            }
        });
        // A message may be here before what it is about: another process learns of `localStorage` in its own time.
        let this = Rc::downgrade(self);
        let storage = EventListener::new(&window, "storage", move |event| {
            let key = Reflect::get(event, &"key".into()).ok().and_then(|key| key.as_string());
            if let Some(desk) = this.upgrade()
                && key.is_some_and(|key| key.contains(&desk.prefix))
            {
                desk.look();
                desk.wake();
            }
        });
        self.listeners.replace(Some((on_message, [online, storage])));
    }

    /// Nobody wants it any more.
    pub(super) fn close(&self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
        self.listeners.take();
        if let Some(end) = &self.end {
            end.abort();
        }
        self.wake();
    }

    /// See [`Self::close`].
    pub(super) fn is_closed(&self) -> bool {
        self.end.as_ref().is_some_and(|end| end.signal().aborted())
    }

    /// Given when it is closed.
    pub(super) fn end(&self) -> Option<web_sys::AbortSignal> {
        self.end.as_ref().map(AbortController::signal)
    }

    /// Its name among all that this browser keeps.
    pub(super) fn name(&self) -> &str {
        &self.prefix
    }

    /// Tells the widget.
    pub(super) fn tell(&self, news: News) {
        if !self.is_closed() {
            (self.ear)(news);
        }
    }

    /// Tells the widget what a server says. What this reader voted or chose there is no news as long as another vote or
    /// mood waits to replace it.
    pub(super) fn hear(&self, news: News) {
        let before = match &news {
            News::Own(Change::Vote(id, _)) => Some(Op::Vote(id.clone(), None)),
            News::Own(Change::React(_)) => Some(Op::React(None)),
            _ => None,
        };
        if !before.is_some_and(|before| self.ops().iter().any(|op| op.same_target(&before))) {
            self.tell(news);
        }
    }

    fn who(&self) -> Option<Rc<str>> {
        self.remote().and_then(|remote| remote.who())
    }

    /// Writes down what the reader did. What another account, or a guest, waits to have said, and this reader sends
    /// again, is this reader's from now on.
    pub(super) fn put(&self, deed: Deed) {
        let who = self.who();
        if let Deed::Do(Op::Add(comment) | Op::Edit(comment)) = &deed {
            for entry in self.line().entries() {
                if entry.comment() == Some(&comment.id) && entry.by != who && !entry.is_doubtful {
                    let entry = entry.clone().by(who.clone());
                    self.write((entry.key.clone(), Some(entry.write())));
                }
            }
        }
        let serial = SERIAL.replace(SERIAL.get().wrapping_add(1)) % 10_000;
        #[expect(clippy::cast_possible_truncation, reason = "the clock counts whole milliseconds below 2^53")]
        let now = js_sys::Date::now() as i64;
        let key = format!("{}{now:015}{serial:04}", self.prefix);
        self.known.borrow_mut().insert(key.clone());
        self.wrote.borrow_mut().insert(key.clone());
        self.write((key.clone(), Some(Entry::new(key, deed).by(who).write())));
        self.look();
        self.wake();
    }

    /// Writes, and has the other tabs look.
    pub(super) fn write(&self, (key, text): Write) {
        match text {
            Some(text) => self.kept.set(&key, &text),
            None => self.kept.remove(&key),
        }
        if let Some(channel) = self.channel.as_ref().filter(|_| !self.is_closed()) {
            drop(channel.post_message(&JsValue::from(self.prefix.as_str())));
        }
    }

    /// What waits. What cannot be read is left where it is.
    pub(super) fn line(&self) -> Line {
        let keys = self.kept.keys(&self.prefix);
        let remote = self.remote();
        let is_away = |by: &str| remote.as_ref().is_none_or(|remote| remote.can_be(by) == Some(false));
        let read = |key: String| {
            let mut entry = Entry::read(&key, &self.kept.get(&key)?)?;
            entry.is_locked = entry.by.as_deref().is_some_and(&is_away);
            Some(entry)
        };
        Line::new(keys.into_iter().filter_map(read).collect())
    }

    /// What was written here and no other tab knows of, where this browser keeps nothing: whoever has the turn there
    /// cannot send it.
    pub(super) fn own_line(&self) -> Line {
        let wrote = self.wrote.borrow();
        self.line().apart(|entry| wrote.contains(&entry.key) && self.kept.is_here_alone(&entry.key))
    }

    /// What this reader waits for and was not refused, oldest first.
    pub(super) fn ops(&self) -> Vec<Op> {
        let (line, who) = (self.line(), self.who());
        let ops = line.entries().iter().filter(|entry| entry.refused.is_none() && entry.by == who);
        ops.filter_map(|entry| match &entry.deed {
            Deed::Do(op) => Some(op.clone()),
            Deed::Discard(_) => None,
        })
        .collect()
    }

    /// Tells the widget what changed since it was told last.
    pub(super) fn look(&self) {
        let (line, who) = (self.line(), self.who());
        for entry in line.entries() {
            // How another voted is not this reader's vote. Words are shown, whoever of this browser's wrote them.
            if entry.by != who && !line::keeps_words(entry) && !matches!(entry.deed, Deed::Discard(_)) {
                continue;
            }
            if !self.known.borrow_mut().insert(entry.key.clone()) {
                continue;
            }
            self.tell(match &entry.deed {
                Deed::Do(Op::Vacate(comment)) => News::Vacated(comment.place()),
                Deed::Do(op) => News::Own(Change::from(op.clone())),
                Deed::Discard(id) => News::Discarded(id.clone()),
            });
        }
        for keys in [&self.known, &self.wrote] {
            keys.borrow_mut().retain(|key| line.entries().iter().any(|entry| entry.key == *key));
        }
        let passages = line.passages();
        let before = self.told.replace(passages.clone());
        for (id, passage) in &passages {
            if before.get(id) != Some(passage) {
                self.tell(News::Passage(id.clone(), passage.clone()));
            }
        }
        for id in before.into_keys().filter(|id| !passages.contains_key(id)) {
            self.tell(News::Passage(id, Passage::Sent));
        }
    }

    /// Waits so many milliseconds, or until something happens.
    pub(super) fn rest(&self, wait: u32) -> impl Future<Output = ()> + use<> {
        self.bell.rest(wait)
    }

    /// Whoever waits need wait no longer.
    pub(super) fn wake(&self) {
        self.bell.ring();
    }
}
