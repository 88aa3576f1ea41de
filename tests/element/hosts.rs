//! Several widgets on one page: each on its own, but two on one thread show the same.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget, comment, comments,
    documents::{FULL, plain},
    post,
    wait::{frame, until},
};

fn checked(widget: &Widget) -> Vec<String> {
    widget.all("radio").iter().filter(|radio| radio.is_checked()).map(Seen::name).collect()
}

#[wasm_bindgen_test]
async fn two_widgets_do_not_touch_each_other() {
    let one = Widget::first_visit("hosts-one", &plain(), &[]).await;
    let other = Widget::visit("hosts-other", &plain(), &[]).await;
    post(&one, "Only here").await;
    one.find("radio", "Sad").await.click();
    until("the first choice", || checked(&one) == ["Sad, 100%"]).await;
    other.find("radio", "Happy").await.click();
    until("the second choice", || checked(&other) == ["Happy, 100%"]).await;
    one.find("textbox", "Add a comment").await.type_in("a draft").await;
    one.find("button", "Summarize this article with AI").await.click();
    one.find("region", "Summary").await;
    assert_eq!(checked(&one), ["Sad, 100%"], "the groups share a name, but not a root");
    assert!(comments(&other).is_empty() && other.named("region", "Summary").is_empty());
    assert_eq!(other.find("textbox", "Add a comment").await.value(), "");
    drop(one);
    frame().await;
    post(&other, "It goes on without the first").await;
}

#[wasm_bindgen_test]
async fn two_widgets_on_one_thread_show_the_same() {
    let one = Widget::first_visit("hosts-same", FULL, &[]).await;
    let other =
        Widget::visit("hosts-same", FULL, &[("show", "comments reactions"), ("sort", "newest")]).await;
    let posted = post(&one, "For both").await;
    let seen = comment(&other, "For both").await;
    posted.find("button", "Like").await.click();
    until("the like", || {
        seen.named("button", "Like").iter().any(|like| like.text_content().as_deref() == Some("1"))
    })
    .await;
    one.find("radio", "Afraid").await.click();
    until("the choice", || checked(&other) == ["Afraid, 0%"]).await;
    posted.find("button", "Delete").await.click();
    until("its end", || !comments(&other).iter().any(|seen| seen.text().contains("For both"))).await;
}
