//! Keys in the comments: from one to the next, replying, editing, leaving; and never a key that is somebody else's.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::{
    Seen, Widget, comment, comments,
    documents::{self, article},
    page::{
        body, element,
        wait::{frame, until, until_eq},
    },
};

async fn family(thread: &str, attributes: &[(&str, &str)]) -> Widget {
    let document = article(&[
        documents::comment("one", None, 9, (0, 0), "the first"),
        documents::comment("below", Some("one"), 10, (0, 0), "the reply"),
        documents::comment("two", None, 8, (0, 0), "the second"),
    ]);
    let attributes = [&[("show", "comments"), ("sort", "newest")], attributes].concat();
    let widget = Widget::first_visit(thread, &document.to_string(), &attributes).await;
    comment(&widget, "the second").await;
    // Keys are heard as soon as the list stands, a moment after it is drawn.
    frame().await;
    frame().await;
    widget
}

/// Presses a key where the focus is, as a reader does. `with` are more members of a `KeyboardEventInit`, in JavaScript.
/// False where somebody took it for theirs.
fn press(widget: &Widget, key: &str, with: &str) -> bool {
    let code = format!(
        "return element.dispatchEvent(new KeyboardEvent('keydown',
            {{ key, bubbles: true, composed: true, cancelable: true, {with} }}))"
    );
    let focused = widget.root().active_element().expect("something has the focus");
    let answer = Function::new_with_args("element, key", &code).call2(&JsValue::NULL, &focused, &key.into());
    answer.unwrap().as_bool().unwrap()
}

fn plain(widget: &Widget, key: &str) -> bool {
    press(widget, key, "")
}

/// Which of the comments has the focus, by its place.
fn place(widget: &Widget) -> Option<usize> {
    comments(widget).iter().position(Seen::has_focus)
}

async fn at(widget: &Widget, wanted: usize) {
    until_eq("the comment with the focus", || place(widget), Some(wanted)).await;
}

#[wasm_bindgen_test]
async fn j_and_k_arrows_and_page_keys_go_from_one_to_the_next_and_stop_at_the_ends() {
    let widget = family("keys-moves", &[]).await;
    comments(&widget)[0].named("button", "Reply")[0].focus().unwrap();
    for (key, to) in [
        ("k", 0),
        ("j", 1),
        ("j", 2),
        ("j", 2),
        ("k", 1),
        ("ArrowUp", 0),
        ("ArrowDown", 1),
        ("PageDown", 2),
        ("PageUp", 1),
    ] {
        plain(&widget, key);
        at(&widget, to).await;
    }
}

#[wasm_bindgen_test]
async fn enter_hides_and_shows_replies_and_r_replies_and_escape_gives_the_focus_back() {
    let widget = family("keys-deeds", &[]).await;
    comments(&widget)[0].focus().unwrap();
    assert!(!plain(&widget, "Enter"));
    until_eq("the rest", || comments(&widget).len(), 2).await;
    plain(&widget, "Enter");
    until_eq("all of them", || comments(&widget).len(), 3).await;
    at(&widget, 0).await;
    plain(&widget, "j");
    at(&widget, 1).await;
    plain(&widget, "r");
    let field = comments(&widget)[1].find("textbox", "Reply to Guest").await;
    until("the focus in it", || field.has_focus()).await;
    assert!(plain(&widget, "j"), "in a field it is a letter");
    field.press("Escape");
    at(&widget, 1).await;
    plain(&widget, "e");
    frame().await;
    assert!(comments(&widget)[1].all("textbox").is_empty(), "only one's own comment is edited");
    let own = crate::post(&widget, "my own").await;
    until("the focus on it", || own.has_focus()).await;
    plain(&widget, "e");
    own.find("textbox", "Edit your comment").await;
}

#[wasm_bindgen_test]
async fn no_key_is_taken_with_a_modifier_in_a_field_while_composing_or_outside_the_comments() {
    let widget = family("keys-not-ours", &[]).await;
    comments(&widget)[0].focus().unwrap();
    for with in ["ctrlKey: true", "metaKey: true", "altKey: true", "isComposing: true", "keyCode: 229"] {
        assert!(press(&widget, "j", with), "{with}");
    }
    for field in [widget.find("textbox", "Add a comment").await, widget.find("combobox", "Sort by").await] {
        field.focus().unwrap();
        for key in ["j", "?", "/", "PageDown"] {
            assert!(plain(&widget, key), "{key}");
        }
    }
    let outside: HtmlElement = element("button");
    body().append_child(&outside).unwrap();
    outside.focus().unwrap();
    Seen(outside.clone()).press("j");
    frame().await;
    assert!(Seen(outside.clone()).has_focus());
    outside.remove();
    assert_eq!(place(&widget), None);
}

#[wasm_bindgen_test]
async fn keys_can_be_switched_off_and_on_again() {
    let mut widget = family("keys-off", &[("keys", "off")]).await;
    comments(&widget)[0].focus().unwrap();
    for key in ["j", "J", "k", "r", "e", "u", "?", "/"] {
        assert!(plain(&widget, key), "{key}");
    }
    assert_eq!(place(&widget), Some(0));
    assert!(widget.all("dialog").is_empty() && comments(&widget)[0].all("textbox").is_empty());
    // What the pattern of a feed asks for is typed by nobody who speaks.
    assert!(!plain(&widget, "PageDown"));
    at(&widget, 1).await;
    assert!(!plain(&widget, "ArrowUp"));
    at(&widget, 0).await;
    assert!(!plain(&widget, "Enter"));
    until_eq("the rest", || comments(&widget).len(), 2).await;
    assert!(!press(&widget, "End", "ctrlKey: true"));
    assert_eq!(place(&widget), None);
    comments(&widget)[0].focus().unwrap();
    widget.set("keys", None);
    until("the keys again", || !plain(&widget, "j")).await;
    at(&widget, 1).await;
}

#[wasm_bindgen_test]
async fn enter_opens_what_is_folded_and_what_is_long_before_its_replies() {
    let document = article(&[
        documents::comment("bad", None, 1, (1, 6), "Nobody liked this"),
        documents::comment("reply", Some("bad"), 2, (0, 0), "And here is why"),
        documents::comment("long", None, 3, (0, 0), &"a line\n\n".repeat(60)),
    ]);
    let shown = [("show", "comments"), ("sort", "oldest")];
    let widget = Widget::first_visit("keys-opens", &document.to_string(), &shown).await;
    let bad = comment(&widget, "Hidden because many readers disliked it.").await;
    frame().await;
    frame().await;
    bad.focus().unwrap();
    assert!(!plain(&widget, "Enter"));
    comment(&widget, "Nobody liked this").await;
    plain(&widget, "Enter");
    until_eq("its reply to go", || comments(&widget).len(), 2).await;
    let long = comment(&widget, "a line").await;
    long.focus().unwrap();
    plain(&widget, "Enter");
    long.find("button", "Show less").await;
    plain(&widget, "Enter");
    long.find("button", "Show more").await;
}

#[wasm_bindgen_test]
async fn u_takes_back_what_was_just_done_and_not_while_typing() {
    let widget = family("keys-undo", &[]).await;
    let own = crate::post(&widget, "my own").await;
    until("the focus on it", || own.has_focus()).await;
    own.find("button", "Delete").await.click();
    widget.says("Your comment was deleted.").await;
    widget.find("textbox", "Add a comment").await.focus().unwrap();
    assert!(plain(&widget, "u"), "in a field it is a letter");
    comments(&widget)[0].focus().unwrap();
    assert!(!plain(&widget, "u"));
    comment(&widget, "my own").await;
    until("the notice to go", || !widget.text().contains("Your comment was deleted.")).await;
}

#[wasm_bindgen_test]
async fn a_slash_goes_to_the_search_box_and_is_not_typed_there() {
    let six: Vec<_> = (1..=6)
        .map(|day| documents::comment(&format!("c{day}"), None, day, (0, 0), &format!("number {day}")))
        .collect();
    let shown = [("show", "comments"), ("sort", "newest")];
    let widget = Widget::first_visit("keys-find", &article(&six).to_string(), &shown).await;
    comment(&widget, "number 1").await;
    frame().await;
    frame().await;
    let field = widget.find("searchbox", "Find in comments").await;
    // Where a slash stands over another key, it comes with Shift.
    for with in ["", "shiftKey: true"] {
        comments(&widget)[2].focus().unwrap();
        assert!(!press(&widget, "/", with), "the letter is used up: {with}");
        assert!(field.has_focus(), "{with}");
        assert_eq!(field.value(), "");
    }
    assert!(plain(&widget, "/"), "there it is a letter");
    assert!(field.has_focus());
    drop(widget);
    let few = family("keys-find-few", &[]).await;
    comments(&few)[0].focus().unwrap();
    assert!(plain(&few, "/"), "nobody takes it where there is no search box");
    assert_eq!(place(&few), Some(0));
}

#[wasm_bindgen_test]
async fn the_question_mark_lists_the_keys_and_the_focus_comes_back() {
    let widget = family("keys-help", &[]).await;
    comments(&widget)[1].focus().unwrap();
    plain(&widget, "?");
    let dialog = widget.find("dialog", "Keys in the comments").await;
    dialog.says("Next comment").await;
    assert!(plain(&widget, "j"), "nothing moves behind it");
    dialog.find("button", "Close").await.click();
    widget.gone("dialog", "Keys in the comments").await;
    at(&widget, 1).await;
}

#[wasm_bindgen_test]
async fn ctrl_home_and_ctrl_end_leave_the_list() {
    let widget = family("keys-leave", &[]).await;
    let feed = widget.find("feed", "").await;
    comments(&widget)[1].focus().unwrap();
    comments(&widget)[1].press_with_ctrl("End");
    let after = widget.root().active_element().unwrap();
    assert_eq!(feed.compare_document_position(&after), web_sys::Node::DOCUMENT_POSITION_FOLLOWING);
    comments(&widget)[1].focus().unwrap();
    comments(&widget)[1].press_with_ctrl("Home");
    let before: HtmlElement = widget.root().active_element().unwrap().unchecked_into();
    assert!(Seen(before).text().starts_with("Keys in the comments"), "what stands before the list");
}
