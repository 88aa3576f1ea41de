//! The menu of a comment, hidden people, folded and long comments, badges and pins.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget, comment, comments,
    documents::{self, article},
    double::Double,
    page::wait::{frame, until, until_eq},
};

const CLIPBOARD: &str = include_str!("clipboard.js");
const SHOWN: &[(&str, &str)] = &[("show", "comments"), ("sort", "oldest")];

pub(crate) fn by(author: &str, id: &str, day: u32, text: &str) -> Value {
    let mut comment = documents::comment(id, None, day, (0, 0), text);
    comment["author"] = json!({ "@type": "Person", "name": author });
    comment
}

/// Two by Ada, one by a guest.
fn document() -> String {
    article(&[
        by("Ada", "one", 1, "The first of Ada"),
        by("Ada", "two", 2, "The second of Ada"),
        documents::comment("guest", None, 3, (0, 0), "The words of a guest"),
    ])
    .to_string()
}

/// Chooses from the menu of a comment.
pub(crate) async fn choose(seen: &Seen, item: &str) {
    seen.find("button", "More").await.click();
    seen.find("menuitem", item).await.click();
}

fn texts(widget: &Widget) -> Vec<String> {
    comments(widget).iter().map(Seen::text).collect()
}

#[wasm_bindgen_test]
async fn the_menu_goes_by_the_keyboard_and_gives_the_focus_back() {
    let widget = Widget::first_visit("people-menu", &document(), SHOWN).await;
    let seen = comment(&widget, "The first of Ada").await;
    let more = seen.find("button", "More").await;
    assert_eq!(
        (more.attribute("aria-haspopup"), more.attribute("aria-expanded")),
        ("menu".into(), "false".into())
    );
    more.focus().unwrap();
    more.press("ArrowDown");
    seen.find("menu", "More").await;
    assert_eq!(more.attribute("aria-expanded"), "true");
    let items = seen.all("menuitem");
    let names: Vec<String> = items.iter().map(Seen::text).collect();
    assert_eq!(names, ["Copy link", "Report", "Hide this person"]);
    let mut at = 0;
    until("the focus on the first", || items[0].has_focus()).await;
    for (key, to) in [("ArrowDown", 1), ("End", 2), ("ArrowDown", 0), ("ArrowUp", 2), ("Home", 0)] {
        items[at].press(key);
        at = to;
        assert!(items[at].has_focus(), "{key}");
    }
    items[at].press("Escape");
    seen.gone("menu", "More").await;
    assert!(more.has_focus());
    more.press("ArrowUp");
    until("the focus on the last", || seen.all("menuitem").last().is_some_and(Seen::has_focus)).await;
    seen.all("menuitem")[2].press("Tab");
    seen.gone("menu", "More").await;
    more.click();
    seen.find("menu", "More").await;
    let press = web_sys::Event::new("pointerdown").unwrap();
    crate::page::body().dispatch_event(&press).unwrap();
    seen.gone("menu", "More").await;
}

#[wasm_bindgen_test]
async fn the_link_of_a_comment_is_copied_and_where_that_is_refused_it_is_shown() {
    let widget = Widget::first_visit("people-link", &document(), SHOWN).await;
    let page = web_sys::window().unwrap().location().href().unwrap();
    let link = [page.split('#').next().unwrap(), "#comment-one"].concat();
    let clipboard = Double::install(CLIPBOARD, &json!({ "refuses": false }));
    let seen = comment(&widget, "The first of Ada").await;
    choose(&seen, "Copy link").await;
    widget.says("The link was copied.").await;
    assert_eq!(clipboard.list("copied"), [json!(link)]);
    assert!(widget.named("button", "Undo").is_empty(), "there is no way back from that");
    drop(clipboard);
    let _refusing = Double::install(CLIPBOARD, &json!({ "refuses": true }));
    choose(&seen, "Copy link").await;
    widget.says(&["The browser does not let us copy. Here is the link: ", &link].concat()).await;
}

#[wasm_bindgen_test]
async fn a_wild_name_spills_into_no_sentence() {
    let wild = ["\u{202e}", &"A\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}".repeat(100)]
        .concat();
    let document = article(&[by(&wild, "wild", 1, "Words of the wild one")]);
    let widget = Widget::first_visit("people-wild", &document.to_string(), SHOWN).await;
    let seen = comment(&widget, "Words of the wild one").await;
    choose(&seen, "Hide this person").await;
    widget.says("You will no longer see what A").await;
    let text = widget.text();
    let told = text.lines().find(|line| line.contains("You will no longer see")).unwrap();
    assert!(!told.contains('\u{202e}') && told.chars().count() < 500, "{told}");
    widget.find("button", "Hidden people (1)").await.click();
    let dialog = widget.find("dialog", "Hidden people").await;
    assert!(!dialog.text().contains('\u{202e}') && dialog.text().contains('…'), "{}", dialog.text());
}

#[wasm_bindgen_test]
async fn ones_own_comment_is_neither_reported_nor_hidden() {
    let widget = Widget::first_visit("people-own", &document(), SHOWN).await;
    let own = crate::post(&widget, "These are my words").await;
    own.find("button", "More").await.click();
    own.find("menuitem", "Copy link").await;
    assert_eq!(own.all("menuitem").len(), 1);
}

#[wasm_bindgen_test]
async fn a_person_is_hidden_everywhere_and_brought_back_from_the_list() {
    let widget = Widget::first_visit("people-hide", &document(), SHOWN).await;
    let first = comment(&widget, "The first of Ada").await;
    choose(&first, "Hide this person").await;
    until_eq(
        "two lines",
        || texts(&widget).iter().filter(|text| text.contains("someone you hid")).count(),
        2,
    )
    .await;
    assert!(!widget.text().contains("of Ada"), "{}", widget.text());
    assert_eq!(first.name(), "A comment by someone you hid.");
    assert!(first.has_focus(), "the button with the focus has gone");
    widget.says("You will no longer see what Ada writes, in this browser.").await;

    first.find("button", "Show").await.click();
    comment(&widget, "The first of Ada").await;
    assert!(first.has_focus());
    assert!(!widget.text().contains("The second of Ada"), "only this one, and once");
    drop(widget);

    let widget = Widget::visit("people-elsewhere", &document(), SHOWN).await;
    until_eq(
        "two lines",
        || texts(&widget).iter().filter(|text| text.contains("someone you hid")).count(),
        2,
    )
    .await;
    widget.find("button", "Hidden people (1)").await.click();
    let dialog = widget.find("dialog", "Hidden people").await;
    dialog.find("button", "Show again: Ada").await.click();
    dialog.says("Nobody is hidden.").await;
    comment(&widget, "The second of Ada").await;
    dialog.find("button", "Close").await.click();
    widget.gone("dialog", "Hidden people").await;
    let list = widget.find("button", "Hidden people (0)").await;
    until("the focus back", || list.has_focus()).await;
    drop(widget);
    let widget = Widget::visit("people-hide", &document(), SHOWN).await;
    comment(&widget, "The first of Ada").await;
    assert!(widget.named("button", "Hidden people").is_empty());
}

#[wasm_bindgen_test]
async fn hiding_is_undone_and_of_a_guest_only_the_comment_goes() {
    let widget = Widget::first_visit("people-guest", &document(), SHOWN).await;
    choose(&comment(&widget, "The words of a guest").await, "Hide this comment").await;
    widget.says("A comment that you hid.").await;
    comment(&widget, "The first of Ada").await;
    widget.find("button", "Undo").await.click();
    let seen = comment(&widget, "The words of a guest").await;
    choose(&seen, "Hide this comment").await;
    seen.find("button", "Show").await.click();
    comment(&widget, "The words of a guest").await;
    choose(&seen, "Show this comment again").await;
    seen.find("button", "More").await.click();
    seen.find("menuitem", "Hide this comment").await;
    drop(widget);
    let widget = Widget::visit("people-guest", &document(), SHOWN).await;
    comment(&widget, "The words of a guest").await;
}

#[wasm_bindgen_test]
async fn what_many_dislike_is_a_line_and_its_replies_stay() {
    let document = article(&[
        documents::comment("bad", None, 1, (1, 6), "Nobody liked this"),
        documents::comment("reply", Some("bad"), 2, (0, 0), "And here is why"),
    ]);
    let widget = Widget::first_visit("people-disliked", &document.to_string(), SHOWN).await;
    let bad = comment(&widget, "Hidden because many readers disliked it.").await;
    comment(&widget, "And here is why").await;
    bad.find("button", "Hide 1 reply").await;
    assert!(!widget.text().contains("Nobody liked this"));
    bad.find("button", "Show").await.click();
    comment(&widget, "Nobody liked this").await;
    bad.find("button", "Like").await;
}

#[wasm_bindgen_test]
async fn a_long_comment_is_cut_and_opens_without_a_jump() {
    let lines: Vec<String> = (0..60).map(|line| format!("line {line}\n\n")).collect();
    let document = article(&[
        documents::comment("long", None, 1, (0, 0), &lines.concat()),
        documents::comment("next", None, 2, (0, 0), "The next one"),
    ]);
    let widget = Widget::first_visit("people-long", &document.to_string(), SHOWN).await;
    let long = comment(&widget, "line 0").await;
    assert!(!long.text().contains("line 20"), "{}", long.text());
    let more = long.find("button", "Show more").await;
    assert_eq!(more.attribute("aria-expanded"), "false");
    let top = || long.get_bounding_client_rect().top();
    more.focus().unwrap();
    let before = top();
    more.click();
    long.says("line 59").await;
    for _ in 0..5 {
        frame().await;
        assert!((top() - before).abs() < 1.0, "{} is not {before}", top());
    }
    let less = long.find("button", "Show less").await;
    assert!(less.has_focus());
    less.show();
    less.click();
    long.find("button", "Show more").await;
    assert!(!long.text().contains("line 59"));
    until("its beginning on the screen", || {
        top() > -1_000.0 && long.get_bounding_client_rect().bottom() > 0.0
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_badge_and_a_pin_are_the_documents_and_none_is_the_writers() {
    let mut editor = by("Ada", "editor", 1, "Word from the desk");
    editor["author"]["jobTitle"] = "Editor".into();
    editor["creativeWorkStatus"] = "Pinned".into();
    let widget = Widget::first_visit("people-badge", &article(&[editor]).to_string(), SHOWN).await;
    let seen = comment(&widget, "Word from the desk").await;
    assert!(seen.text().contains("Pinned") && seen.text().contains("Editor"), "{}", seen.text());
    widget.find("textbox", "Your name (optional)").await.type_in("Ada").await;
    let own = crate::post(&widget, "Word from me").await;
    assert!(!own.text().contains("Editor") && !own.text().contains("Pinned"), "{}", own.text());
}
