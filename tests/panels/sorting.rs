//! "Sort by": nine orders, each of which moves the comments to where the contract says.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget, comments,
    documents::{self, article},
    page::wait::{until, until_eq},
};

/// The orders, and the threads of [`five_threads`] in each, worked out by hand from the contract's formulas.
const ORDERS: [(&str, &str, &str); 9] = [
    ("best", "Best", "e a b c d"),
    ("worst", "Worst", "d c b a e"),
    ("newest", "Newest", "d e c b a"),
    ("oldest", "Oldest", "a b c e d"),
    ("active", "Recently active", "b c d e a"),
    ("inactive", "Least recently active", "a e d c b"),
    ("replies", "Most replies", "c b d e a"),
    ("controversial", "Most controversial", "b e d c a"),
    ("agreed", "Least controversial", "d c a e b"),
];

/// Wilson bounds: a 0.72, b 0.46, c 0.21, d 0, e 0.76. Controversy: b 112, e 1.4, the others 0.
fn five_threads() -> String {
    let root = |id, day, votes| documents::comment(id, None, day, votes, &format!("thread {id}"));
    let reply = |id, to, day| documents::comment(id, Some(to), day, (0, 0), "a reply");
    let comments = [
        root("a", 1, (10, 0)),
        root("b", 2, (100, 90)),
        root("c", 3, (1, 0)),
        root("d", 5, (0, 4)),
        root("e", 4, (30, 3)),
        reply("b1", "b", 9),
        reply("c1", "c", 6),
        reply("c2", "c", 6),
    ];
    article(&comments).to_string()
}

fn threads(widget: &Widget) -> String {
    let name = |seen: Seen| seen.text().split_once("thread ").map(|(_, after)| after[..1].to_owned());
    comments(widget).into_iter().filter_map(name).collect::<Vec<_>>().join(" ")
}

async fn open(thread: &str, attributes: &[(&str, &str)]) -> Widget {
    let widget = Widget::first_visit(thread, &five_threads(), attributes).await;
    near(&widget).await;
    widget
}

/// Brings all rows of this thread near the screen, so that they are drawn.
async fn near(widget: &Widget) {
    widget.find("combobox", "Sort by").await.show();
}

#[wasm_bindgen_test]
async fn nine_orders_are_offered() {
    let widget = open("sort-offers", &[]).await;
    let select = widget.find("combobox", "Sort by").await;
    assert_eq!(select.value(), "best");
    let offered: Vec<(String, String)> =
        select.all("option").iter().map(|option| (option.attribute("value"), option.text())).collect();
    assert_eq!(offered, ORDERS.map(|(id, label, _)| (id.to_owned(), label.to_owned())));
}

#[wasm_bindgen_test]
async fn every_order_moves_the_threads_to_where_they_belong() {
    let widget = open("sort-all", &[]).await;
    let select = widget.find("combobox", "Sort by").await;
    for (id, _, wanted) in ORDERS.into_iter().rev() {
        select.choose(id);
        until_eq(id, || threads(&widget), wanted.to_owned()).await;
        assert_eq!(select.value(), id);
    }
}

#[wasm_bindgen_test]
async fn the_host_says_which_order_is_first_and_the_readers_choice_is_remembered() {
    let widget = open("sort-host", &[("sort", "oldest")]).await;
    until_eq("the host's order", || threads(&widget), "a b c e d".to_owned()).await;
    let select = widget.find("combobox", "Sort by").await;
    assert_eq!(select.value(), "oldest");
    select.choose("replies");
    until_eq("the reader's order", || threads(&widget), "c b d e a".to_owned()).await;
    drop(widget);
    let widget = Widget::visit("sort-elsewhere", &five_threads(), &[("sort", "oldest")]).await;
    near(&widget).await;
    until("the order of the last visit", || threads(&widget).starts_with("c b")).await;
    assert_eq!(widget.find("combobox", "Sort by").await.value(), "replies");
}

#[wasm_bindgen_test]
async fn a_vote_moves_a_thread_only_where_it_counts() {
    let widget = open("sort-vote", &[]).await;
    until_eq("the best first", || threads(&widget), "e a b c d".to_owned()).await;
    let worst = || comments(&widget).into_iter().find(|seen| seen.text().contains("thread d"));
    worst().unwrap().find("button", "Like").await.click();
    let liked = |seen: &Seen| seen.named("button", "Like")[0].attribute("aria-pressed") == "true";
    until("the like", || worst().is_some_and(|seen| liked(&seen))).await;
    assert_eq!(threads(&widget), "e a b c d");
}
