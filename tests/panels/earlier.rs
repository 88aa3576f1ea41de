//! What stood in a comment before it was changed: behind the word that it was.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget, comment,
    documents::plain,
    page::wait::{until, until_eq},
    post,
};

async fn edit(own: &Seen, text: &str) {
    own.find("button", "Edit").await.click();
    own.find("textbox", "Edit your comment").await.type_in(text).await;
    own.find("button", "Save").await.click();
    until("the new words", || own.text().contains(text)).await;
}

fn expanded(own: &Seen) -> Option<String> {
    own.named("button", "edited").first().map(|button| button.attribute("aria-expanded"))
}

/// The texts that are shown, as they are read.
fn earlier(own: &Seen) -> Vec<String> {
    let list = own.named("list", "Earlier versions");
    list.first().map_or_else(Vec::new, |list| list.all("listitem").iter().map(Seen::text).collect())
}

#[wasm_bindgen_test]
async fn what_stood_there_is_shown_newest_first_and_is_there_on_the_next_visit() {
    let widget = Widget::first_visit("earlier", &plain(), &[("show", "comments")]).await;
    widget.find("textbox", "Add a comment").await.type_in("The *first* words").await;
    widget.find("button", "Post").await.click();
    let own = comment(&widget, "The first words").await;
    assert_eq!(expanded(&own), None);
    edit(&own, "The second words").await;
    until_eq("the word", || expanded(&own).as_deref() == Some("false"), true).await;
    assert!(earlier(&own).is_empty());
    edit(&own, "The third words").await;
    own.find("button", "edited").await.click();
    until_eq("both", || earlier(&own).len(), 2).await;
    let texts = earlier(&own);
    assert!(texts[0].ends_with("The second words") && texts[1].ends_with("The first words"), "{texts:?}");
    let list = own.find("list", "Earlier versions").await;
    assert_eq!((list.all("emphasis").len(), list.all("time").len()), (1, 2), "it is Markdown, with its date");
    own.find("button", "edited").await.click();
    until_eq("none", || earlier(&own).len(), 0).await;
    until("the store", || !widget.text().contains("Saving")).await;
    drop(widget);

    let widget = Widget::visit("earlier", &plain(), &[("show", "comments")]).await;
    let own = comment(&widget, "The third words").await;
    own.find("button", "edited").await.click();
    until_eq("both again", || earlier(&own).len(), 2).await;
    own.find("button", "Delete").await.click();
    until("it to go", || widget.all("feed").is_empty()).await;
    widget.find("button", "Undo").await.click();
    let own = comment(&widget, "The third words").await;
    until_eq("what came back with it", || earlier(&own).len(), 2).await;
}

#[wasm_bindgen_test]
async fn an_edit_that_is_taken_back_leaves_no_earlier_words() {
    let widget = Widget::first_visit("earlier-undo", &plain(), &[("show", "comments")]).await;
    let own = post(&widget, "As it was").await;
    edit(&own, "As it is not").await;
    until_eq("the word", || expanded(&own).is_some(), true).await;
    widget.find("button", "Undo").await.click();
    comment(&widget, "As it was").await;
    until_eq("no button", || expanded(&own), None).await;
}
