//! Which discussion it is where the host names none: that of the canonical link, else of `src`, else of the page's path.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Url};

use crate::{
    Widget, comment,
    documents::plain,
    page::{element, page, storage},
    post,
    wait::until,
};

const CANONICAL: &str = "https://paper.example/ferry";
const SRC: &str = "tests/fixtures/full.json";

/// Puts a canonical link into the page's head.
fn canonical_link() -> Element {
    let link = page().create_element("link").unwrap();
    link.set_attribute("rel", "canonical").unwrap();
    link.set_attribute("href", CANONICAL).unwrap();
    page().head().unwrap().append_child(&link).unwrap();
    link
}

/// A widget with the newest comments first, so that what a test writes is on the screen.
async fn visit(thread: Option<&str>, has_src: bool) -> Widget {
    let host = element("article-widget");
    host.set_attribute("sort", "newest").unwrap();
    if let Some(thread) = thread {
        host.set_attribute("thread", thread).unwrap();
    }
    if has_src {
        host.set_attribute("src", SRC).unwrap();
    }
    let article = (!has_src).then(plain);
    let widget = Widget::mount_in(host, article.as_deref());
    widget.complete().await;
    widget
}

#[wasm_bindgen_test]
async fn a_discussion_without_a_name_has_that_of_the_canonical_link_else_of_src_else_of_the_path() {
    storage().clear().unwrap();
    let location = web_sys::window().unwrap().location();
    let address = Url::new_with_base(SRC, &location.href().unwrap()).unwrap().href();
    let path = location.pathname().unwrap();
    // The attribute, whether the page has a canonical link, whether there is a `src`, and the name that comes of it.
    let cases = [
        (Some("thread-name-given"), true, true, "thread-name-given"),
        (None, true, true, CANONICAL),
        (None, false, true, address.as_str()),
        (None, false, false, path.as_str()),
    ];
    for (number, (thread, is_linked, has_src, _)) in cases.into_iter().enumerate() {
        let link = is_linked.then(canonical_link);
        let widget = visit(thread, has_src).await;
        post(&widget, &format!("Said in case {number}")).await;
        until("the store", || !widget.text().contains("Saving")).await;
        drop(widget);
        if let Some(link) = link {
            link.remove();
        }
    }
    // Whoever gives that name by the attribute finds what was said there, and nothing of the other cases.
    for (number, (.., name)) in cases.into_iter().enumerate() {
        let widget = visit(Some(name), false).await;
        comment(&widget, &format!("Said in case {number}")).await;
        let said = widget.text();
        assert_eq!(said.matches("Said in case").count(), 1, "{name}: {said}");
    }
}
