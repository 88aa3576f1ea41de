//! Writing: the empty thread, drafts, posting, replying, editing, deleting and taking all of it back.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget, comment, comments,
    documents::plain,
    page::{
        kept,
        wait::{until, until_eq},
    },
    post,
};

const EMPTY: &str = "There are no comments yet. Add your comment to start the conversation.";
const BOX: &str = "Add a comment";

async fn empty(thread: &str) -> Widget {
    let widget = Widget::first_visit(thread, &plain(), &[("show", "comments")]).await;
    widget.says(EMPTY).await;
    widget
}

#[wasm_bindgen_test]
async fn an_empty_thread_asks_for_the_first_comment() {
    let widget = empty("write-empty").await;
    assert!(widget.all("feed").is_empty());
    let region = widget.find("region", "Comments").await;
    assert!(region.find("button", "Post").await.is_disabled());
    let text = region.find("textbox", BOX).await;
    text.type_in(" \n ").await;
    region.find("button", "Preview").await;
    assert!(region.find("button", "Post").await.is_disabled(), "blanks are no comment");
    text.type_in("Words").await;
    assert!(!region.find("button", "Post").await.is_disabled());
}

#[wasm_bindgen_test]
async fn the_last_letter_is_sent_too() {
    let widget = empty("write-fast").await;
    let text = widget.find("textbox", BOX).await;
    text.type_in("A thing to sa").await;
    text.type_at_once("A thing to say");
    text.press_with_ctrl("Enter");
    comment(&widget, "A thing to say").await;
}

#[wasm_bindgen_test]
async fn a_comment_stands_in_the_feed_as_the_guests() {
    let widget = empty("write-guest").await;
    let posted = post(&widget, "The first words").await;
    assert_eq!(posted.name(), "Comment by Guest");
    assert!(posted.text().contains("Guest You"), "{}", posted.text());
    until("the focus on it", || posted.has_focus()).await;
    assert_eq!(widget.find("textbox", BOX).await.value(), "");
    assert_eq!(
        (posted.attribute("aria-posinset"), posted.attribute("aria-setsize")),
        ("1".into(), "1".into())
    );
    widget.says("Your comment was posted.").await;
    assert!(!widget.text().contains(EMPTY));
}

#[wasm_bindgen_test]
async fn a_name_is_remembered() {
    let widget = empty("write-name").await;
    widget.find("textbox", "Your name (optional)").await.type_in("Tamsin").await;
    let posted = post(&widget, "With a name").await;
    assert_eq!(posted.name(), "Comment by Tamsin");
    drop(widget);
    let next = Widget::visit("write-name-elsewhere", &plain(), &[]).await;
    assert_eq!(next.find("textbox", "Your name (optional)").await.value(), "Tamsin");
}

#[wasm_bindgen_test]
async fn ctrl_and_enter_posts() {
    let widget = empty("write-keys").await;
    let text = widget.find("textbox", BOX).await;
    text.press_with_ctrl("Enter");
    text.type_in("By the keyboard").await;
    until("the draft", || !kept("write-keys").is_empty()).await;
    text.press("Enter");
    assert!(comments(&widget).is_empty(), "Enter alone is a line break");
    text.press_with_ctrl("Enter");
    comment(&widget, "By the keyboard").await;
    assert_eq!(comments(&widget).len(), 1);
}

#[wasm_bindgen_test]
async fn a_draft_is_kept_from_the_first_letter_until_it_is_posted() {
    let widget = empty("write-draft").await;
    widget.find("textbox", BOX).await.type_in("Half a thou").await;
    until_eq("the draft", || kept("draft:write-draft:"), vec!["Half a thou".to_owned()]).await;
    drop(widget);
    let widget = Widget::visit("write-draft", &plain(), &[]).await;
    let text = widget.find("textbox", BOX).await;
    until_eq("the draft", || text.value(), "Half a thou".to_owned()).await;
    post(&widget, "A whole thought").await;
    until("the end of the draft", || kept("draft:write-draft:").is_empty()).await;
}

#[wasm_bindgen_test]
async fn what_was_posted_is_there_at_the_next_visit() {
    let widget = empty("write-again").await;
    post(&widget, "To be kept").await;
    until("the store", || !widget.text().contains("Saving")).await;
    drop(widget);
    let widget = Widget::visit("write-again", &plain(), &[]).await;
    let found = comment(&widget, "To be kept").await;
    assert_eq!(found.name(), "Comment by Guest");
    found.find("button", "Edit").await;
}

#[wasm_bindgen_test]
async fn a_reply_is_written_and_stands_under_what_it_answers() {
    let widget = empty("write-reply").await;
    let parent = post(&widget, "The question").await;
    parent.find("button", "Reply").await.click();
    let text = parent.find("textbox", "Reply to Guest").await;
    until("the focus on the box", || text.has_focus()).await;
    text.type_in("An ans").await;
    until("the draft", || kept("draft:write-reply:reply=") == ["An ans"]).await;
    text.press("Escape");
    parent.gone("textbox", "Reply to Guest").await;
    parent.find("button", "Reply").await.click();
    let text = parent.find("textbox", "Reply to Guest").await;
    assert_eq!(text.value(), "An ans", "the draft of a reply is its own");
    text.type_in("An answer").await;
    parent.find("button", "Post").await.click();
    comment(&widget, "An answer").await;
    let texts: Vec<bool> = comments(&widget).iter().map(|seen| seen.text().contains("An answer")).collect();
    assert_eq!(texts, [false, true]);
    parent.gone("textbox", "Reply to Guest").await;
    parent.find("button", "Hide 1 reply").await;
}

#[wasm_bindgen_test]
async fn an_edit_changes_the_text_and_can_be_taken_back() {
    let widget = empty("write-edit").await;
    let own = post(&widget, "First thought").await;
    own.find("button", "Edit").await.click();
    let text = own.find("textbox", "Edit your comment").await;
    assert_eq!(text.value(), "First thought");
    text.type_in("Second thought").await;
    own.find("button", "Save").await.click();
    own.says("Second thought").await;
    own.says("edited").await;
    widget.says("Your comment was changed.").await;
    widget.find("button", "Undo").await.click();
    own.says("First thought").await;
    assert!(!own.text().contains("Second thought"));
}

#[wasm_bindgen_test]
async fn an_edit_that_is_dropped_changes_nothing() {
    let widget = empty("write-drop").await;
    let own = post(&widget, "It stays so").await;
    own.find("button", "Edit").await.click();
    own.find("textbox", "Edit your comment").await.type_in("Or not").await;
    own.find("button", "Cancel").await.click();
    own.gone("textbox", "Edit your comment").await;
    assert!(own.text().contains("It stays so") && !own.text().contains("Or not"));
}

#[wasm_bindgen_test]
async fn what_was_deleted_comes_back_with_undo() {
    let widget = empty("write-delete").await;
    let own = post(&widget, "Now you see me").await;
    own.find("button", "Delete").await.click();
    widget.says("Your comment was deleted.").await;
    widget.says(EMPTY).await;
    widget.find("button", "Undo").await.click();
    comment(&widget, "Now you see me").await.find("button", "Delete").await.click();
    widget.says(EMPTY).await;
    until("the store", || !widget.text().contains("Saving")).await;
}

#[wasm_bindgen_test]
async fn an_undone_post_is_a_draft_again() {
    let widget = empty("write-undo").await;
    post(&widget, "Too soon").await;
    widget.find("button", "Undo").await.click();
    widget.says(EMPTY).await;
    let text = widget.find("textbox", BOX).await;
    until_eq("the draft", || text.value(), "Too soon".to_owned()).await;
    assert_eq!(kept("draft:write-undo:"), ["Too soon"]);
}

#[wasm_bindgen_test]
async fn the_preview_shows_what_will_stand_there_while_there_is_any_markup() {
    let widget = empty("write-preview").await;
    let text = widget.find("textbox", BOX).await;
    text.type_in("Very plain words").await;
    assert!(widget.named("group", "Preview").is_empty());
    text.type_in("Very **strong** words").await;
    let preview = widget.find("group", "Preview").await;
    let strong = |seen: &Seen| seen.all("strong").iter().map(Seen::text).collect::<Vec<_>>();
    until_eq("the preview", || strong(&preview), vec!["strong".to_owned()]).await;
    assert_eq!(preview.attribute("aria-live"), "", "nobody hears each letter twice");
    text.type_in("Very **sturdy** words").await;
    until_eq("the preview", || strong(&preview), vec!["sturdy".to_owned()]).await;
    text.type_in("Very plain words").await;
    widget.gone("group", "Preview").await;
}

#[wasm_bindgen_test]
async fn a_reader_who_wants_no_preview_has_none_the_next_time() {
    let widget = empty("write-no-preview").await;
    widget.find("textbox", BOX).await.type_in("Very **strong** words").await;
    widget.find("group", "Preview").await;
    let switch = widget.find("button", "Preview").await;
    assert_eq!(switch.attribute("aria-pressed"), "true");
    switch.click();
    widget.gone("group", "Preview").await;
    drop(widget);
    let widget = Widget::visit("write-no-preview", &plain(), &[]).await;
    widget.find("textbox", BOX).await.type_in("Very **strong** words again").await;
    let switch = widget.find("button", "Preview").await;
    until_eq("the switch", || switch.attribute("aria-pressed"), "false".to_owned()).await;
    assert!(widget.named("group", "Preview").is_empty());
    switch.click();
    widget.find("group", "Preview").await;
}
