//! A button with a menu, as the WAI-ARIA authoring practices have it: arrows, Home, End, Escape, focus back.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::icon;

/// How near a menu comes to the edge of the screen, in CSS pixels.
const EDGE: f64 = 8.0;

/// A line of a menu.
#[derive(Clone, Debug, PartialEq)]
pub struct MenuItem {
    /// Its words.
    pub label: AttrValue,
    /// The drawing beside them.
    pub paths: &'static [&'static str],
}

/// Properties of [`Menu`].
#[derive(PartialEq, Properties)]
pub struct MenuProps {
    /// The accessible name of the button.
    pub label: AttrValue,
    /// What is offered.
    pub items: Vec<MenuItem>,
    /// An item was chosen, by its index; the button has the focus by then, and is given too.
    pub on_choose: Callback<(usize, HtmlElement)>,
}

/// See the module.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let root = use_node_ref();
    // Which item takes the focus when it opens; closed without.
    let open = use_state(|| None::<usize>);
    {
        let (open, root, last) = (open.clone(), root.clone(), props.items.len().saturating_sub(1));
        use_effect_with(*open, move |first| {
            let listener = first.and_then(|first| {
                let root = root.cast::<HtmlElement>()?;
                place(&root);
                focus(&root, first.min(last));
                Some(closing(root, open))
            });
            move || drop(listener)
        });
    }
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(if open.is_some() { None } else { Some(0) }))
    };
    let on_key = {
        let (open, root, count) = (open.clone(), root.clone(), props.items.len().max(1));
        Callback::from(move |event: KeyboardEvent| {
            let Some(root) = root.cast::<HtmlElement>() else { return };
            let key = event.key();
            let to = match (open.is_some(), key.as_str()) {
                (false, "ArrowDown") => return opened(&open, 0, &event),
                (false, "ArrowUp") => return opened(&open, usize::MAX, &event),
                (false, _) => return,
                (true, "ArrowDown") => (focused(&root).map_or(0, |at| at + 1)) % count,
                (true, "ArrowUp") => focused(&root).map_or(count - 1, |at| (at + count - 1) % count),
                (true, "Home") => 0,
                (true, "End") => count.saturating_sub(1),
                (true, "Escape") => {
                    focus_button(&root);
                    open.set(None);
                    return taken(&event);
                }
                // The browser moves the focus on from the button.
                (true, "Tab") => {
                    focus_button(&root);
                    return open.set(None);
                }
                // A letter is no shortcut while a menu is open.
                (true, _) => return event.stop_propagation(),
            };
            focus(&root, to);
            taken(&event);
        })
    };
    let item = |(index, item): (usize, &MenuItem)| {
        let (open, root, on_choose) = (open.clone(), root.clone(), props.on_choose.clone());
        let on_click = Callback::from(move |_: MouseEvent| {
            open.set(None);
            if let Some(root) = root.cast::<HtmlElement>()
                && let Some(button) = focus_button(&root)
            {
                on_choose.emit((index, button));
            }
        });
        html! {
            <button class="aw-menu-item" type="button" role="menuitem" tabindex="-1" onclick={on_click}>
                { icon::strokes("aw-icon", item.paths) }<span>{ &item.label }</span>
            </button>
        }
    };
    html! {
        <div class="aw-menu-root" ref={root.clone()} onkeydown={on_key}>
            <button class="aw-tool" type="button" aria-haspopup="menu" aria-expanded={open.is_some().to_string()}
                onclick={toggle}>
                { icon::strokes("aw-icon", icon::MORE) }<span class="aw-tool-name">{ &props.label }</span>
            </button>
            if open.is_some() {
                <div class="aw-menu" role="menu" aria-label={props.label.clone()}>
                    { for props.items.iter().enumerate().map(item) }
                </div>
            }
        </div>
    }
}

fn opened(open: &UseStateHandle<Option<usize>>, at: usize, event: &KeyboardEvent) {
    open.set(Some(at));
    taken(event);
}

fn taken(event: &KeyboardEvent) {
    event.prevent_default();
    event.stop_propagation();
}

/// Closes the menu when the page is pressed anywhere else.
fn closing(root: HtmlElement, open: UseStateHandle<Option<usize>>) -> Option<EventListener> {
    let window = web_sys::window()?;
    let options = EventListenerOptions::run_in_capture_phase();
    Some(EventListener::new_with_options(&window, "pointerdown", options, move |event| {
        if !event.composed_path().includes(&root, 0) {
            open.set(None);
        }
    }))
}

fn items(root: &HtmlElement) -> Option<web_sys::HtmlCollection> {
    root.last_element_child().map(|menu| menu.children())
}

fn focus(root: &HtmlElement, index: usize) {
    let item = items(root).and_then(|items| items.item(u32::try_from(index).ok()?));
    focus_on(item);
}

fn focus_button(root: &HtmlElement) -> Option<HtmlElement> {
    focus_on(root.first_element_child())
}

fn focus_on(element: Option<web_sys::Element>) -> Option<HtmlElement> {
    let element = element?.dyn_into::<HtmlElement>().ok()?;
    // Where it cannot take the focus, it is still there to be clicked.
    let _ = element.focus();
    Some(element)
}

/// The item that has the focus.
fn focused(root: &HtmlElement) -> Option<usize> {
    let items = items(root)?;
    let focused = |item: web_sys::Element| item.matches(":focus").unwrap_or_default();
    (0..items.length()).position(|index| items.item(index).is_some_and(focused))
}

/// Brings the menu onto the screen, whichever way the page reads.
fn place(root: &HtmlElement) {
    let menu = root.last_element_child().and_then(|menu| menu.dyn_into::<HtmlElement>().ok());
    let Some((menu, window)) = menu.zip(web_sys::window()) else { return };
    let length = |length: Result<JsValue, JsValue>| length.ok().and_then(|length| length.as_f64());
    let (Some(width), Some(height)) = (length(window.inner_width()), length(window.inner_height())) else {
        return;
    };
    let (seat, rect) = (root.get_bounding_client_rect(), menu.get_bounding_client_rect());
    if rect.bottom() > height - EDGE && seat.top() - rect.height() > EDGE {
        // A name and a value that are always valid.
        let _ = menu.set_attribute("data-up", "");
    }
    let shift = (EDGE - rect.left()).max(0.0) + (width - EDGE - rect.right()).min(0.0);
    if shift != 0.0 {
        // By way of the style object: a host's policy may forbid style attributes.
        let _ = menu.style().set_property("translate", &format!("{shift:.0}px"));
    }
}
