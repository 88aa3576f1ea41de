//! Sees an element come near the screen, whatever moves it there.

use js_sys::Array;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::Callback;

/// Watches one element until it is dropped.
pub struct Nearing {
    observer: IntersectionObserver,
    element: Element,
    _on_change: Closure<dyn FnMut(Array)>,
}

impl Nearing {
    /// Calls `near` whenever the element comes within `margin` (a CSS length) of the screen.
    #[must_use]
    pub fn watch(element: &Element, margin: &str, near: Callback<()>) -> Option<Self> {
        let on_change = Closure::<dyn FnMut(_)>::new(move |entries: Array| {
            let is_near = |entry: wasm_bindgen::JsValue| {
                entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting()
            };
            if entries.iter().any(is_near) {
                near.emit(());
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(margin);
        let observer =
            IntersectionObserver::new_with_options(on_change.as_ref().unchecked_ref(), &options).ok()?;
        observer.observe(element);
        Some(Self { observer, element: element.clone(), _on_change: on_change })
    }

    /// This very element is watched.
    #[must_use]
    pub fn watches(&self, element: &Element) -> bool {
        self.element == *element
    }
}

impl Drop for Nearing {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
