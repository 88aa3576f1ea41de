//! The list of comments: only the rows near the screen are on the page, whatever their heights and number.

use std::{collections::BTreeMap, ops::Range, rc::Rc};

use gloo::{
    events::{EventListener, EventListenerOptions},
    render::{AnimationFrame, request_animation_frame},
};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::{
    glide::Glide,
    heights::Heights,
    item::Item,
    layout,
    model::{CommentId, Vote},
    order::Order,
    thread::{Place, Row, Thread},
};
use crate::{
    response::state::{Delivery, Open, Slot, action::Action},
    time::Timestamp,
    ui::locale::LocaleHandle,
};

/// How far beyond the screen rows are kept ready, in CSS pixels: about one flick of a finger.
const MARGIN: f64 = 700.0;
/// How many rows are drawn before anything was measured: a tall phone's screen.
const FIRST_ROWS: usize = 8;

/// Properties of [`Feed`].
#[derive(PartialEq, Properties)]
pub struct FeedProps {
    /// Places of the thread, in order.
    pub places: Rc<Vec<Place>>,
    /// The order that they are in: when it changes, rows glide to their new places.
    pub order: Order,
    /// The comments.
    pub thread: Rc<Thread>,
    /// This reader's votes.
    pub votes: Rc<BTreeMap<CommentId, Vote>>,
    /// Comments on their way into the store.
    pub deliveries: Rc<BTreeMap<CommentId, Delivery>>,
    /// Comments whose replies are folded away.
    pub folded: Rc<std::collections::BTreeSet<CommentId>>,
    /// The composer that is open under a comment.
    pub open: Option<Open>,
    /// Unsent text.
    pub drafts: Rc<BTreeMap<Slot, String>>,
    /// The reader's name, as remembered.
    pub author: AttrValue,
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
    heights: Heights,
    /// Heights that were measured, by the comment's index in the thread, 0 where not yet: they outlive a change of order.
    measured: Vec<f64>,
    range: Range<usize>,
    glide: Option<Glide>,
    /// The row that a permalink asks for, until it has been shown.
    seek: Option<usize>,
    frame: Option<AnimationFrame>,
    listeners: Vec<EventListener>,
}

impl Component for Feed {
    type Message = Msg;
    type Properties = FeedProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut feed = Self {
            list: NodeRef::default(),
            heights: Heights::default(),
            measured: Vec::new(),
            range: 0..FIRST_ROWS.min(ctx.props().places.len()),
            glide: None,
            seek: None,
            frame: None,
            listeners: Vec::new(),
        };
        feed.guess(ctx.props());
        feed.look_for_target(ctx.props(), None);
        feed
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &FeedProps) -> bool {
        let props = ctx.props();
        if !Rc::ptr_eq(&props.places, &old.places) {
            if props.order != old.order {
                self.glide = self.list.cast::<HtmlElement>().map(|list| Glide::start(&list));
            }
            self.guess(props);
            // Where all rows are new, what the reader sees comes with this frame, the margin around it with the next.
            let all_new = props.order != old.order || old.places.is_empty();
            self.range = self
                .visible(if all_new { 0.0 } else { MARGIN })
                .unwrap_or(0..FIRST_ROWS.min(props.places.len()));
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
                match self.visible(MARGIN) {
                    Some(range) if range != self.range => {
                        self.range = range;
                        true
                    }
                    _ => false,
                }
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let rows = self.range.clone().filter_map(|index| Some((index, row(props, index)?)));
        html! {
            <div class="aw-feed" part="feed" role="feed" ref={self.list.clone()}
                aria-label={props.locale.text("comments.feed").to_owned()}>
                { for rows.map(|(index, row)| item(props, index, row)) }
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
        self.measure(&list, ctx.props());
        if let Some(glide) = self.glide.take() {
            // Worked out and not asked of the page, which would have to lay itself out once more to answer.
            let top = layout::place(&list).map_or(0.0, |(top, _)| top);
            glide.run(&list, self.range.clone().map(|index| top + self.heights.before(index)));
        }
        layout::pad(
            &list,
            self.heights.before(self.range.start),
            self.heights.total() - self.heights.before(self.range.end),
        );
        if let Some(index) = self.seek
            && self.range.contains(&index)
        {
            self.seek = None;
            if let Some(row) = list.children().item(layout::as_u32(index - self.range.start)) {
                layout::show(&row);
            }
        }
        ctx.link().send_message(Msg::Moved);
    }
}

impl Feed {
    fn guess(&mut self, props: &FeedProps) {
        let width = self.list.cast::<HtmlElement>().map_or(600.0, |list| f64::from(list.client_width()));
        let height = |place: &Place| match self.measured.get(place.index()) {
            Some(&measured) if measured > 0.0 => measured,
            _ => layout::guess(props.thread.at(*place).text.len(), place.depth, width),
        };
        self.heights = Heights::new(props.places.iter().map(height).collect());
    }

    /// The rows that the screen and a margin around it touch; `None` before the list is on the page.
    fn visible(&self, margin: f64) -> Option<Range<usize>> {
        let list = self.list.cast::<HtmlElement>()?;
        let (top, screen) = layout::place(&list)?;
        if let Some(index) = self.seek {
            return Some(index.saturating_sub(FIRST_ROWS)..(index + FIRST_ROWS).min(self.heights.len()));
        }
        let touching = self.heights.touching(-top - margin, screen + margin - top);
        // Off the screen altogether, one row stays, so that the list keeps a place for the focus.
        Some(if touching.is_empty() { 0..1.min(self.heights.len()) } else { touching })
    }

    /// Takes the heights of the rows on the page. What stands above the screen must not push what is on it.
    fn measure(&mut self, list: &HtmlElement, props: &FeedProps) {
        let top = layout::place(list).map_or(0.0, |(top, _)| top);
        let anchor = if top < 0.0 { self.heights.at(-top) } else { 0 };
        let mut pushed = 0.0;
        for (index, height) in self.range.clone().zip(layout::heights_of_children(list)) {
            let Some(&place) = props.places.get(index) else {
                break;
            };
            let difference = self.heights.set(index, height);
            if difference != 0.0 {
                let known = self.measured.len().max(place.index() + 1);
                self.measured.resize(known, 0.0);
                self.measured[place.index()] = height;
                if index < anchor {
                    pushed += difference;
                }
            }
        }
        if pushed.abs() >= 1.0 && self.seek.is_none() {
            layout::scroll_by(pushed);
        }
    }

    fn look_for_target(&mut self, props: &FeedProps, old: Option<&(CommentId, u32)>) {
        let Some(target) = props.target.as_ref().filter(|target| old != Some(target)) else {
            return;
        };
        self.seek = props.places.iter().position(|place| props.thread.at(*place).id == target.0);
        if let Some(index) = self.seek {
            self.range = index.saturating_sub(FIRST_ROWS)..(index + FIRST_ROWS).min(props.places.len());
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
    props.places.get(index).map(|place| props.thread.row(*place))
}

fn item(props: &FeedProps, index: usize, row: Row) -> Html {
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
    let above =
        index.checked_sub(1).and_then(|above| props.places.get(above)).map(|place| props.thread.at(*place));
    let answers = row.comment.parent.as_ref().filter(|parent| above.is_none_or(|above| above.id != **parent));
    let answers = answers.and_then(|parent| props.thread.get(parent)).map(|parent| {
        let name = if parent.author.is_empty() { props.locale.text("comment.guest") } else { &parent.author };
        AttrValue::from(name.to_owned())
    });
    html! {
        <Item key={&*id.0}
            {row} place={(index + 1, props.places.len())} {answers}
            vote={props.votes.get(id).copied()} delivery={props.deliveries.get(id).cloned()}
            folded={props.folded.contains(id)} {open} author={props.author.clone()}
            is_target={props.target.as_ref().is_some_and(|(target, _)| target == id)}
            now={props.now} locale={Rc::clone(&props.locale)} on_action={props.on_action.clone()} />
    }
}
