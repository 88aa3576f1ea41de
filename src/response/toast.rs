//! What was just done, with a way back. It stays for as long as somebody is at it, and gives the focus back when it goes.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, ShadowRoot};
use yew::prelude::*;

use super::{
    notices,
    state::{Notice, NoticeKind, action::Action},
};
use crate::{comments::keys::listen, ui::locale::LocaleHandle};

/// Properties of [`Toast`].
#[derive(PartialEq, Properties)]
pub struct ToastProps {
    /// What was just done.
    pub notice: Option<Notice>,
    /// What was posted has a way back only where this reader may change what is stored.
    pub may_change: bool,
    /// A single key takes it back.
    pub keys: bool,
    /// The reader's language.
    pub locale: LocaleHandle,
    /// Where actions go.
    pub on_action: Callback<Action>,
}

/// What happens to it.
pub enum Msg {
    /// The pointer is on it, or left it.
    Hover(bool),
    /// It got the focus, from this element where that is known.
    Focus(Option<HtmlElement>),
    /// It lost the focus.
    Blur,
    /// The reader takes it back.
    Undo,
}

/// See the module.
#[derive(Default)]
pub struct Toast {
    place: NodeRef,
    hovered: bool,
    focused: bool,
    /// What had the focus before.
    from: Option<HtmlElement>,
    /// It is gone with the focus in it.
    lost: bool,
    keys: Option<EventListener>,
}

impl Component for Toast {
    type Message = Msg;
    type Properties = ToastProps;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ToastProps) -> bool {
        let props = ctx.props();
        if props.keys != old.keys {
            self.listen(ctx);
        }
        if props.notice != old.notice {
            self.lost |= self.focused;
            (self.hovered, self.focused) = (false, false);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let was_held = self.hovered || self.focused;
        match msg {
            Msg::Hover(hovered) => self.hovered = hovered,
            Msg::Focus(from) => {
                self.focused = true;
                self.from = from.or(self.from.take());
            }
            Msg::Blur => self.focused = false,
            Msg::Undo => {
                if can_be_undone(ctx.props()) {
                    ctx.props().on_action.emit(Action::Undo);
                }
                return false;
            }
        }
        let is_held = self.hovered || self.focused;
        if is_held != was_held && ctx.props().notice.is_some() {
            ctx.props().on_action.emit(Action::Linger(is_held));
        }
        false
    }

    /// The live region is always there, so that it speaks when it is filled.
    fn view(&self, ctx: &Context<Self>) -> Html {
        let (props, link) = (ctx.props(), ctx.link());
        let hover = |hovered: bool| {
            link.batch_callback(move |event: MouseEvent| {
                // Going about within it is not leaving it.
                let other = event.related_target().and_then(|other| other.dyn_into::<Node>().ok());
                (hovered || !is_within(&event, other.as_ref())).then_some(Msg::Hover(hovered))
            })
        };
        let on_focus = link.batch_callback(|event: FocusEvent| {
            let from = event.related_target().and_then(|from| from.dyn_into::<HtmlElement>().ok());
            let is_inside = is_within(&event, from.as_ref().map(AsRef::as_ref));
            (!is_inside).then_some(Msg::Focus(from))
        });
        let on_blur = link.batch_callback(|event: FocusEvent| {
            let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
            (!is_within(&event, to.as_ref())).then_some(Msg::Blur)
        });
        let content = props.notice.as_ref().map(|notice| {
            html! {
                <div class="aw-toast-box" key={notice.serial} onmouseover={hover(true)} onmouseout={hover(false)}
                    onfocusin={on_focus} onfocusout={on_blur}>
                    <span>{ notices::told(&notice.kind, &props.locale) }</span>
                    if can_be_undone(props) {
                        <button class="aw-button aw-quiet" type="button" onclick={link.callback(|_: MouseEvent| Msg::Undo)}>
                            { props.locale.text("notice.undo") }
                        </button>
                    }
                </div>
            }
        });
        html! { <div class="aw-toast" part="notice" role="status" ref={self.place.clone()}>{ content.unwrap_or_default() }</div> }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.listen(ctx);
        }
        if std::mem::take(&mut self.lost)
            && let Some(from) = self.from.take().filter(|from| from.is_connected() && self.is_nowhere())
        {
            // What cannot take the focus any more leaves it where it is.
            let _ = from.focus();
        }
    }
}

impl Toast {
    fn listen(&mut self, ctx: &Context<Self>) {
        let place = self.place.cast::<HtmlElement>().filter(|_| ctx.props().keys);
        self.keys =
            place.and_then(|place| listen::listen_for_undo(&place, ctx.link().callback(|()| Msg::Undo)));
    }

    /// Nothing in the widget has the focus.
    fn is_nowhere(&self) -> bool {
        let root = self.place.cast::<Node>().map(|place| place.get_root_node());
        let root = root.and_then(|root| root.dyn_into::<ShadowRoot>().ok());
        root.is_some_and(|root| root.active_element().is_none())
    }
}

fn can_be_undone(props: &ToastProps) -> bool {
    props.notice.as_ref().is_some_and(|notice| {
        let is_post = matches!(notice.kind, NoticeKind::Posted(_));
        notice.kind.can_be_undone() && (props.may_change || !is_post)
    })
}

/// The other element of an event is in the same notice.
fn is_within(event: &web_sys::Event, other: Option<&Node>) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let here = target.and_then(|target| target.closest(".aw-toast-box").ok().flatten());
    here.is_some_and(|here| here.contains(other))
}
