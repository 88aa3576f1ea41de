//! The list of comments: only the rows near the screen are on the page, whatever their heights and number.

mod arrival;
mod hear;
pub mod held;
mod moves;
mod paper;
mod placing;
mod rows;
mod sketch;

use std::{collections::BTreeMap, rc::Rc};

use gloo::{
    events::EventListener,
    render::{AnimationFrame, request_animation_frame},
};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::{
    attention,
    find::Query,
    glide::Glide,
    keys::{self, Key},
    model::CommentId,
    order::Order,
    thread::{Row, Thread},
    window::Window,
};
use crate::{
    response::state::{
        Delivery, Open, Own, People, Slot, action::Action, earlier::Earlier, looking::Place, writing::Writing,
    },
    time::Timestamp,
    ui::locale::LocaleHandle,
};
use arrival::{Arrival, Landing};
use held::Held;
use moves::Focused;
use rows::{item, list, row};
use sketch::{Pace, sketch};

/// How far beyond the screen rows are kept ready, in CSS pixels: about one flick of a finger.
const MARGIN: f64 = 700.0;

/// Properties of [`Feed`].
#[derive(PartialEq, Properties)]
pub struct FeedProps {
    /// The comments.
    pub thread: Rc<Thread>,
    /// What they are, in words.
    pub label: AttrValue,
    /// What they were found by, where they are what was found.
    pub query: Option<Query>,
    /// The order that they are shown in: when it changes, rows glide to their new places.
    pub order: Order,
    /// What this reader did.
    pub own: Rc<Own>,
    /// What this reader does about the comments of others.
    pub people: Rc<People>,
    /// What stood in this reader's comments before they were changed.
    pub earlier: Rc<Earlier>,
    /// Comments on their way into the store.
    pub deliveries: Rc<BTreeMap<CommentId, Delivery>>,
    /// This reader may change and take away what the store has of theirs.
    pub may_change: bool,
    /// Comments can be disliked.
    pub may_dislike: bool,
    /// The composer that is open under a comment.
    pub open: Option<Open>,
    /// Unsent text.
    pub drafts: Rc<BTreeMap<Slot, String>>,
    /// The reader's name, as remembered.
    pub author: AttrValue,
    /// What all composers share.
    pub writing: Rc<Writing>,
    /// The comment that a permalink asks for.
    pub target: Option<(CommentId, u32)>,
    /// Where the reader is to be again after a search.
    pub back: Option<(Place, u32)>,
    /// Single keys move between the comments.
    pub keys: bool,
    /// What "5 minutes ago" counts from.
    pub now: Timestamp,
    /// The reader's language.
    pub locale: LocaleHandle,
    /// Where actions go.
    pub on_action: Callback<Action>,
}

/// What happens to a feed.
pub enum Msg {
    /// The page was scrolled or resized; look again with the next frame.
    Moved,
    /// That frame has come.
    Frame,
    /// A key of ours went down.
    Key(Key),
    /// The reader went into a row, or typed in it.
    Entered,
    /// Printing begins, or ends.
    Print(bool),
}

/// See the module.
#[derive(Default)]
pub struct Feed {
    list: NodeRef,
    dialog: NodeRef,
    window: Window,
    /// The rows that are drawn, in order: the window's and those that are held.
    drawn: Vec<usize>,
    /// Those of them that are only sketched, in order: the reader was there before they could be drawn.
    sketched: Vec<usize>,
    pace: Pace,
    held: Held,
    /// What the row that is sought is brought into view for.
    arrival: Arrival,
    landing: Option<Landing>,
    /// What had the focus before the rendering that is under way.
    focused: Option<Focused>,
    /// While the page is printed: how far it was scrolled before, and what is printed.
    on_paper: Option<(f64, Rc<[Row]>)>,
    back_to: Option<f64>,
    glide: Option<Glide>,
    /// The rows around the screen are still to come.
    is_bare: bool,
    frame: Option<AnimationFrame>,
    listeners: Vec<EventListener>,
    keys: Option<EventListener>,
}

impl Component for Feed {
    type Message = Msg;
    type Properties = FeedProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut feed = Self::default();
        feed.look_for_target(ctx.props(), None);
        feed.look_for_place(ctx.props(), None);
        feed.choose_rows(ctx.props());
        feed
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &FeedProps) -> bool {
        let props = ctx.props();
        self.refit(old);
        if let Some(list) = self.list.cast() {
            self.held = attention::held(&list);
            self.focused = Focused::look(&list, self.held.focus.as_ref(), old);
        }
        if props.thread != old.thread || props.order != old.order {
            if props.order != old.order {
                self.glide = self.list.cast::<HtmlElement>().map(|list| Glide::start(&list));
            }
            self.window.renumber(list(props), list(old), self.top());
            // Where all rows are new, what the reader sees comes with this frame, the margin around it with the next.
            self.is_bare = props.order != old.order || old.thread.is_empty();
            self.look(props, if self.is_bare { 0.0 } else { MARGIN });
        }
        if props.keys != old.keys {
            self.listen_to_keys(ctx);
        }
        self.sketched.clear();
        self.look_for_target(props, old.target.as_ref());
        self.look_for_place(props, Some(old));
        self.choose_rows(props);
        self.keep_height();
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let props = ctx.props();
        match msg {
            Msg::Moved => {
                if self.frame.is_none() {
                    let link = ctx.link().clone();
                    self.frame = Some(request_animation_frame(move |_| link.send_message(Msg::Frame)));
                }
                false
            }
            // What a frame is asked for comes before that is painted, and so would hold up the rows that are to be seen.
            Msg::Frame if std::mem::take(&mut self.is_bare) => {
                self.frame = None;
                ctx.link().send_message(Msg::Moved);
                false
            }
            Msg::Frame => {
                self.frame = None;
                self.follow(props)
            }
            Msg::Key(key) => self.press(ctx, key),
            Msg::Entered => self.enter(props),
            Msg::Print(begins) => self.print(props, begins),
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let size = props.thread.rows(props.order);
        let mut above: Option<(usize, Row)> = None;
        let printed = self.on_paper.as_ref().map(|(_, printed)| &**printed);
        let drawn = self.drawn.iter().filter(|_| printed.is_none());
        let rows = drawn.map_while(|&index| {
            let drawn = row(props, index)?;
            let next_above = index.checked_sub(1);
            let before = above.take().filter(|(at, _)| Some(*at) == next_above).map(|(_, row)| row);
            let before = before.or_else(|| row(props, next_above?));
            above = Some((index, drawn.clone()));
            let place = (index + 1, size);
            if self.sketched.contains(&index) {
                return Some(sketch(props, place, &drawn));
            }
            Some(item(props, place, drawn, before.as_ref().map(|above| &*above.comment), false))
        });
        // Until then only the first few stand where they belong.
        let is_busy = !props.thread.is_whole(props.order);
        html! {
            <>
                if props.keys {
                    { keys::dialog::view(&self.dialog, &props.locale) }
                }
                <div class="aw-feed" part="feed" role="feed" ref={self.list.clone()}
                    aria-label={props.label.clone()} aria-busy={is_busy.then_some("true")}>
                    { for printed.into_iter().flat_map(|printed| paper::rows(props, printed)).chain(rows) }
                </div>
                { for printed.map(|printed| paper::rest(props, printed)) }
            </>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.listen(ctx);
        }
        let Some(list) = self.list.cast::<HtmlElement>() else {
            return;
        };
        let props = ctx.props();
        if self.on_paper.is_none() {
            self.landing.take_if(|landing| !landing.is_undisturbed());
            self.lay_out(props, &list);
            self.arrive(&list);
        }
        self.keep_focus(props, &list);
        ctx.link().send_message(Msg::Moved);
    }

    fn destroy(&mut self, _: &Context<Self>) {
        if let Some(list) = self.list.cast() {
            attention::leave(&list);
        }
    }
}
