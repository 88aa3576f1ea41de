//! The list of comments: only the rows near the screen are on the page, whatever their heights and number.

use std::{collections::BTreeMap, rc::Rc};

use gloo::{
    events::{EventListener, EventListenerOptions},
    render::{AnimationFrame, request_animation_frame},
};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::{
    find::Query,
    glide::Glide,
    item::Item,
    layout,
    model::{Comment, CommentId},
    order::Order,
    thread::{Row, Thread},
    window::{List, Window},
};
use crate::{
    response::state::{Delivery, Open, Own, People, Slot, action::Action, writing::Writing},
    time::Timestamp,
    ui::locale::LocaleHandle,
};

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
    /// Comments on their way into the store.
    pub deliveries: Rc<BTreeMap<CommentId, Delivery>>,
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
}

/// See the module.
pub struct Feed {
    list: NodeRef,
    window: Window,
    glide: Option<Glide>,
    frame: Option<AnimationFrame>,
    listeners: Vec<EventListener>,
}

impl Component for Feed {
    type Message = Msg;
    type Properties = FeedProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut feed = Self {
            list: NodeRef::default(),
            window: Window::default(),
            glide: None,
            frame: None,
            listeners: Vec::new(),
        };
        feed.look_for_target(ctx.props(), None);
        feed
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &FeedProps) -> bool {
        let props = ctx.props();
        if props.thread != old.thread || props.order != old.order {
            if props.order != old.order {
                self.glide = self.list.cast::<HtmlElement>().map(|list| Glide::start(&list));
            }
            self.window.renumber(list(props), list(old), self.top());
            // Where all rows are new, what the reader sees comes with this frame, the margin around it with the next.
            let all_new = props.order != old.order || old.thread.is_empty();
            self.look(props, if all_new { 0.0 } else { MARGIN });
        }
        self.look_for_target(props, old.target.as_ref());
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Moved => {
                if self.frame.is_none() {
                    let link = ctx.link().clone();
                    self.frame = Some(request_animation_frame(move |_| link.send_message(Msg::Frame)));
                }
                false
            }
            Msg::Frame => {
                self.frame = None;
                let drawn = self.window.drawn();
                self.look(ctx.props(), MARGIN);
                self.window.drawn() != drawn
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let size = props.thread.rows(props.order);
        let mut above = self.window.range.start.checked_sub(1).and_then(|above| row(props, above));
        let rows = self.window.range.clone().map_while(|index| {
            let row = row(props, index)?;
            let above = above.replace(row.clone());
            Some(item(props, (index + 1, size), row, above.as_ref().map(|above| &*above.comment)))
        });
        html! {
            <div class="aw-feed" part="feed" role="feed" ref={self.list.clone()}
                aria-label={props.label.clone()}>
                { for rows }
            </div>
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
        let of = self::list(props);
        self.window.width = f64::from(list.client_width());
        self.window.measure(of, self.top(), layout::heights_of_children(&list));
        if let Some(glide) = self.glide.take() {
            // Worked out and not asked of the page, which would have to lay itself out once more to answer.
            let top = self.top();
            glide.run(&list, self.window.range.clone().map(|row| top + self.window.place(of, row)));
        }
        let (before, after) = self.window.room(of);
        layout::pad(&list, before, after);
        let pushed = self.window.take_push();
        if pushed.abs() >= 1.0 {
            layout::scroll_by(pushed);
        }
        if let Some(row) = self.window.seek
            && self.window.range.contains(&row)
        {
            if let Some(row) = list.children().item(layout::as_u32(row - self.window.range.start)) {
                layout::show(&row);
            }
            self.window.found(self.top());
        }
        ctx.link().send_message(Msg::Moved);
    }
}

impl Feed {
    /// Looks where the list stands and takes the rows there; the first ones before it is on the page.
    fn look(&mut self, props: &FeedProps, margin: f64) {
        match self.list.cast::<HtmlElement>().and_then(|list| layout::place(&list)) {
            Some((top, screen)) => self.window.look(list(props), top, screen, margin),
            None => self.window.look_anywhere(),
        }
    }

    fn top(&self) -> f64 {
        let place = self.list.cast::<HtmlElement>().and_then(|list| layout::place(&list));
        place.map_or(0.0, |(top, _)| top)
    }

    fn look_for_target(&mut self, props: &FeedProps, old: Option<&(CommentId, u32)>) {
        let Some(target) = props.target.as_ref().filter(|target| old != Some(target)) else {
            return;
        };
        self.window.seek = props.thread.row_of(props.order, &target.0);
        if self.window.seek.is_some() {
            self.window.look_anywhere();
        }
    }

    fn listen(&mut self, ctx: &Context<Self>) {
        let Some(window) = web_sys::window() else {
            return;
        };
        for name in ["scroll", "resize"] {
            let link = ctx.link().clone();
            // Capturing, so that a scrolling box around the widget is heard too; passive, so that it scrolls freely.
            let options = EventListenerOptions::run_in_capture_phase();
            self.listeners.push(EventListener::new_with_options(&window, name, options, move |_| {
                link.send_message(Msg::Moved);
            }));
        }
    }
}

fn row(props: &FeedProps, index: usize) -> Option<Row> {
    props.thread.row(props.order, index)
}

fn list(props: &FeedProps) -> List<'_> {
    List { thread: &props.thread, order: props.order }
}

fn item(props: &FeedProps, place: (usize, usize), row: Row, above: Option<&Comment>) -> Html {
    let id = &row.comment.id.clone();
    let open = props.open.as_ref().and_then(|open| {
        let slot = match open {
            Open::Reply(parent) if parent == id => Slot::Reply(id.clone()),
            Open::Edit(own) if own == id => Slot::Edit(id.clone()),
            _ => return None,
        };
        Some((open.clone(), AttrValue::from(props.drafts.get(&slot).cloned().unwrap_or_default())))
    });
    // The row above is the parent of the first reply: only the others need to say whom they answer.
    let above = above.filter(|_| !props.thread.is_flat());
    let answers = row.comment.parent.as_ref().filter(|parent| above.is_none_or(|above| above.id != **parent));
    let answers = answers.and_then(|parent| props.thread.get(parent)).map(|parent| {
        let name = if parent.author.is_empty() { props.locale.text("comment.guest") } else { &parent.author };
        AttrValue::from(name.to_owned())
    });
    let standing = props.people.standing(&row.comment, &props.own);
    html! {
        <Item key={&*id.0}
            {row} {standing} {place} {answers} query={props.query.clone()}
            vote={props.own.votes.get(id).copied()} delivery={props.deliveries.get(id).cloned()}
            {open} author={props.author.clone()} writing={Rc::clone(&props.writing)}
            is_target={props.target.as_ref().is_some_and(|(target, _)| target == id)}
            now={props.now} locale={Rc::clone(&props.locale)} on_action={props.on_action.clone()} />
    }
}
