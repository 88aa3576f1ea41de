//! The list on paper: all of it up to a number, for as long as the page is being printed.

use std::{cell::RefCell, rc::Rc};

use gloo::events::EventListener;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::MediaQueryListEvent;
use yew::prelude::*;

use super::{Feed, FeedProps, Msg, rows::item};
use crate::comments::{layout, thread::Row};

/// The most comments that are printed: some 500 sheets, and about as many as a browser lays out without a pause that
/// one would take for a failure.
pub(super) const PRINTED: usize = 2_000;

impl Feed {
    /// Hears when the page is printed: by its events, and where there are none by the style it is shown in.
    pub(super) fn listen_to_printer(&mut self, ctx: &Context<Self>) {
        let Some(window) = web_sys::window() else {
            return;
        };
        for (name, begins) in [("beforeprint", true), ("afterprint", false)] {
            let link = ctx.link().clone();
            self.listeners.push(EventListener::new(&window, name, move |_| {
                at_once(|| link.send_message(Msg::Print(begins)));
            }));
        }
        if let Ok(Some(print)) = window.match_media("print") {
            let link = ctx.link().clone();
            self.listeners.push(EventListener::new(&print, "change", move |event| {
                let begins = event.dyn_ref::<MediaQueryListEvent>().is_some_and(MediaQueryListEvent::matches);
                link.send_message(Msg::Print(begins));
            }));
        }
    }

    /// Printing begins or ends. Whether the feed is to be drawn anew.
    pub(super) fn print(&mut self, props: &FeedProps, begins: bool) -> bool {
        if begins == self.on_paper.is_some() {
            return false;
        }
        if begins {
            let printed = props.thread.unfolded(props.order, PRINTED);
            self.on_paper = Some((layout::scrolled(), printed.into()));
        } else {
            self.back_to = self.on_paper.take().map(|(scrolled, _)| scrolled);
        }
        self.choose_rows(props);
        if let Some(list) = self.list.cast()
            && begins
        {
            // At once: the printer does not wait for what comes after the rendering.
            layout::set_apart(&list, std::iter::repeat(false));
        }
        true
    }
}

/// Does this, and what it leaves for the end of the turn, before it comes back.
///
/// Yew draws in a microtask, and Firefox runs none from the event until the page has been printed. Nobody else's code runs
/// while the page's `queueMicrotask` is a list of ours; where the page does not let it be, this is drawn when Yew draws.
fn at_once(deed: impl FnOnce()) {
    let (page, name) = (js_sys::global(), JsValue::from_str("queueMicrotask"));
    let left = Rc::new(RefCell::new(Vec::<Function>::new()));
    let leave = Closure::<dyn Fn(Function)>::new({
        let left = Rc::clone(&left);
        move |task| left.borrow_mut().push(task)
    });
    let own = Reflect::get(&page, &name);
    let is_ours = own.is_ok() && Reflect::set(&page, &name, leave.as_ref()).unwrap_or_default();
    deed();
    if let Ok(own) = own.as_ref()
        && is_ours
    {
        // What could be written a moment ago can be now.
        let _ = Reflect::set(&page, &name, own);
    }
    for task in left.take() {
        // What is under way already, as where the page prints when it hears of something, takes its turn as ever.
        if task.call0(&JsValue::UNDEFINED).is_err()
            && let Ok(own) = &own
        {
            let _ = own.unchecked_ref::<Function>().call1(&page, &task);
        }
    }
}

/// The list as it is printed: what is folded on the screen, or stands too deep for it, is there too.
pub(super) fn rows<'a>(props: &'a FeedProps, printed: &'a [Row]) -> impl Iterator<Item = Html> + 'a {
    printed.iter().enumerate().map(|(at, row)| {
        let above = at.checked_sub(1).and_then(|at| printed.get(at));
        item(props, (at + 1, printed.len()), row.clone(), above.map(|above| &*above.comment), true)
    })
}

/// How many comments are not printed, in words; only paper shows them.
pub(super) fn rest(props: &FeedProps, printed: &[Row]) -> Html {
    let all = if props.thread.is_flat() { props.thread.rows(props.order) } else { props.thread.len() };
    let rest = all.saturating_sub(printed.iter().filter(|row| !row.removed).count());
    html! {
        if rest > 0 {
            <p class="aw-on-paper">{ props.locale.count("print.more", rest as u64) }</p>
        }
    }
}
