//! A dialog above the page. The browser keeps the focus in it and gives it back where it was.

use gloo::events::EventListener;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// Properties of [`Dialog`].
#[derive(PartialEq, Properties)]
pub struct DialogProps {
    /// Its heading and accessible name.
    pub title: AttrValue,
    /// The reader closed it, by Escape for one. It stays on the page until it is taken away.
    pub on_close: Callback<()>,
    /// What stands in it.
    pub children: Html,
}

/// Open as long as it is on the page.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    let on_close = use_mut_ref(|| props.on_close.clone());
    on_close.replace(props.on_close.clone());
    use_effect_with(node.clone(), move |node| {
        let dialog = node.cast::<HtmlDialogElement>();
        let listener = dialog.as_ref().map(|dialog| {
            // It fails only where it is open already.
            let _ = dialog.show_modal();
            EventListener::new(dialog, "close", move |_| {
                let on_close = on_close.borrow().clone();
                on_close.emit(());
            })
        });
        move || {
            drop(listener);
            // Taken off the page while it is open, it would give the focus back to nobody.
            if let Some(dialog) = dialog {
                dialog.close();
            }
        }
    });
    html! {
        <dialog ref={node} class="aw-dialog" part="dialog" aria-label={props.title.clone()}>
            <h2 class="aw-title">{ props.title.clone() }</h2>
            { props.children.clone() }
        </dialog>
    }
}
