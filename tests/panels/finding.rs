//! Find in comments: results as the reader types, what is marked in them, and the way back.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget, comments,
    documents::{self, article},
    page::wait::{until, until_eq},
};

/// Eight comments: ferries in three of them, one reply.
fn eight() -> String {
    let texts = [
        "The ferry is late.",
        "Nobody waits for a bus.",
        "The fer**ryman** waits.",
        "Something else.",
        "Something else again.",
        "More of the same.",
        "<b>ferry</b> & <img src=x onerror=alert(1)>",
        "The last one.",
    ];
    let comments: Vec<_> = (1..)
        .zip(texts)
        .map(|(day, text)| {
            let mut comment =
                documents::comment(&format!("c{day}"), (day == 3).then_some("c2"), day, (0, 0), text);
            comment["author"] = serde_json::json!({ "name": if day == 4 { "Ferry Fan" } else { "Ada" } });
            comment
        })
        .collect();
    article(&comments).to_string()
}

async fn open(thread: &str) -> Widget {
    let widget = Widget::first_visit(thread, &eight(), &[("show", "comments"), ("sort", "newest")]).await;
    widget.find("combobox", "Sort by").await.show();
    until_eq("all", || ids(&widget).len(), 8).await;
    widget
}

fn ids(widget: &Widget) -> Vec<String> {
    comments(widget).iter().map(|seen| seen.attribute("data-id")).collect()
}

async fn field(widget: &Widget) -> Seen {
    widget.find("searchbox", "Find in comments").await
}

#[wasm_bindgen_test]
async fn what_is_typed_narrows_the_list_and_is_marked() {
    let widget = open("find-type").await;
    field(&widget).await.type_in("ferry").await;
    until_eq("the found ones", || ids(&widget), ["c7", "c4", "c3", "c1"].map(str::to_owned).into()).await;
    widget.find("feed", "Comments with “ferry”").await;
    let status = || widget.all("status").iter().map(Seen::text).collect::<Vec<_>>();
    assert!(status().contains(&"4 of 8 comments".to_owned()), "{:?}", status());
    let marks = |id: &str| {
        let seen = comments(&widget).into_iter().find(|seen| seen.attribute("data-id") == id).unwrap();
        seen.all("mark").iter().map(Seen::text).collect::<Vec<_>>()
    };
    assert_eq!(marks("c1"), ["ferry"]);
    assert_eq!(marks("c3"), ["fer", "ry"], "across the emphasis");
    assert_eq!(marks("c4"), ["Ferry"], "in the name");
    assert_eq!(marks("c7"), ["ferry"], "what a reader typed is no markup");
    assert!(crate::page::seen::dangers(&widget.root()).is_empty());
    let reply = comments(&widget).into_iter().find(|seen| seen.attribute("data-id") == "c3").unwrap();
    assert!(reply.text().contains("replying to Ada"), "{}", reply.text());
    assert_eq!(reply.attribute("data-depth"), "0");
    assert_eq!((reply.attribute("aria-posinset"), reply.attribute("aria-setsize")), ("3".into(), "4".into()));
}

#[wasm_bindgen_test]
async fn escape_shows_all_comments_again_and_the_focus_stays() {
    let widget = open("find-escape").await;
    let field = field(&widget).await;
    let _ = field.focus();
    field.type_in("ferry").await;
    until_eq("the found ones", || ids(&widget).len(), 4).await;
    field.press("Escape");
    until_eq("all", || ids(&widget).len(), 8).await;
    assert_eq!(field.value(), "");
    assert!(field.has_focus());
    assert!(widget.all("mark").is_empty());
    widget.find("feed", "All comments").await;
}

#[wasm_bindgen_test]
async fn where_nothing_is_found_there_is_a_way_back() {
    let widget = open("find-nothing").await;
    let field = field(&widget).await;
    field.type_in("submarine").await;
    widget.says("Nothing was found.").await;
    widget.says("0 of 8 comments").await;
    widget.find("button", "Show all comments").await.click();
    until_eq("all", || ids(&widget).len(), 8).await;
    assert!(field.has_focus());
    assert_eq!(field.value(), "");
}

#[wasm_bindgen_test]
async fn the_button_in_the_field_clears_it() {
    let widget = open("find-clear").await;
    let field = field(&widget).await;
    assert!(widget.named("button", "Clear").is_empty());
    field.type_in("bus").await;
    until_eq("the found one", || ids(&widget), vec!["c2".to_owned()]).await;
    widget.find("button", "Clear").await.click();
    until_eq("all", || ids(&widget).len(), 8).await;
    assert!(field.has_focus());
}

#[wasm_bindgen_test]
async fn a_result_is_shown_in_its_thread() {
    let widget = open("find-in-thread").await;
    let field = field(&widget).await;
    field.type_in("ferryman").await;
    until_eq("the found one", || ids(&widget), vec!["c3".to_owned()]).await;
    widget.find("button", "Show in thread").await.click();
    until_eq("all", || ids(&widget).len(), 8).await;
    let reply = || comments(&widget).into_iter().find(|seen| seen.attribute("data-id") == "c3").unwrap();
    until("the focus on it", || reply().has_focus()).await;
    assert_eq!(reply().attribute("data-depth"), "1");
    assert_eq!(field.value(), "");
}

#[wasm_bindgen_test]
async fn kinds_of_comments_are_chosen_by_buttons() {
    let widget = open("find-kinds").await;
    let answered = widget.find("button", "With replies").await;
    assert_eq!(answered.attribute("aria-pressed"), "false");
    answered.click();
    until_eq("the one with a reply", || ids(&widget), vec!["c2".to_owned()]).await;
    assert_eq!(answered.attribute("aria-pressed"), "true");
    widget.find("feed", "Comments that were found").await;
    answered.click();
    until_eq("all", || ids(&widget).len(), 8).await;
    widget.find("button", "By me").await.click();
    widget.says("Nothing was found.").await;
    crate::post(&widget, "My own words").await;
    until("others around it", || ids(&widget).len() > 1).await;
    widget.find("button", "By me").await.click();
    until_eq("mine", || ids(&widget).len(), 1).await;
}

#[wasm_bindgen_test]
async fn those_with_a_badge_are_chosen_by_a_button_and_looked_through() {
    let comments: Vec<_> = (1..=8)
        .map(|day| {
            let text = if day % 2 == 0 { "The ferry is late." } else { "Something else." };
            let mut comment = documents::comment(&format!("c{day}"), None, day, (0, 0), text);
            comment["author"] = match day {
                2 | 5 => serde_json::json!({ "name": "Ada", "jobTitle": "Editor" }),
                _ => serde_json::json!({ "name": "Ben" }),
            };
            comment
        })
        .collect();
    let shown = [("show", "comments"), ("sort", "newest")];
    let widget = Widget::first_visit("find-staff", &article(&comments).to_string(), &shown).await;
    let staff = widget.find("button", "Staff").await;
    assert_eq!(staff.attribute("aria-pressed"), "false");
    staff.click();
    until_eq("theirs", || ids(&widget), ["c5", "c2"].map(str::to_owned).into()).await;
    assert_eq!(staff.attribute("aria-pressed"), "true");
    widget.says("2 of 8 comments").await;
    assert!(crate::comments(&widget).iter().all(|seen| seen.text().contains("Editor")));
    field(&widget).await.type_in("ferry").await;
    until_eq("theirs with the word", || ids(&widget), vec!["c2".to_owned()]).await;
    staff.click();
    until_eq("all with the word", || ids(&widget), ["c8", "c6", "c4", "c2"].map(str::to_owned).into()).await;
    assert_eq!(staff.attribute("aria-pressed"), "false");
}

#[wasm_bindgen_test]
async fn results_are_sorted_like_any_comments() {
    let widget = open("find-sort").await;
    field(&widget).await.type_in("ferry").await;
    until_eq("the found ones", || ids(&widget).len(), 4).await;
    widget.find("combobox", "Sort by").await.choose("oldest");
    until_eq("the oldest first", || ids(&widget), ["c1", "c3", "c4", "c7"].map(str::to_owned).into()).await;
}

#[wasm_bindgen_test]
async fn a_handful_of_comments_needs_no_search() {
    let document = article(&[documents::comment("a", None, 1, (0, 0), "alone")]).to_string();
    let widget = Widget::first_visit("find-few", &document, &[("show", "comments")]).await;
    widget.find("combobox", "Sort by").await;
    assert!(widget.named("searchbox", "Find in comments").is_empty());
    assert!(widget.all("search").is_empty());
}

#[wasm_bindgen_test]
async fn a_search_in_the_middle_of_the_list_shows_its_results_and_leads_back_there() {
    let comments: Vec<_> = (0..600)
        .map(|at| {
            let text = format!("Number {at}, {}. {}", at % 7, "Words and words. ".repeat(at % 5));
            // They come in the order in which they are shown, so that none moves when they are put in order.
            let day = 1 + u32::try_from(at / 25).unwrap();
            documents::comment(&format!("c{at:03}"), None, day, (0, 0), &text)
        })
        .collect();
    let widget = Widget::first_visit(
        "find-place",
        &article(&comments).to_string(),
        &[("show", "comments"), ("sort", "oldest")],
    )
    .await;
    let window = web_sys::window().unwrap();
    let screen = window.inner_height().unwrap().as_f64().unwrap();
    let on_screen = |seen: &Seen| {
        let place = seen.get_bounding_client_rect();
        place.top() > 0.0 && place.bottom() < screen
    };
    let feed = widget.find("feed", "").await;
    window.scroll_to_with_x_and_y(0.0, feed.get_bounding_client_rect().bottom() / 2.0);
    until("rows in the middle", || crate::comments(&widget).iter().any(on_screen)).await;
    let row = crate::comments(&widget).into_iter().find(on_screen).unwrap();
    let (id, top) = (row.attribute("data-id"), row.get_bounding_client_rect().top());
    let field = field(&widget).await;
    field.type_at_once("number 3");
    let moved = row.get_bounding_client_rect().top() - top;
    assert!(moved.abs() < 1.0, "the field comes to the reader, who is moved by {moved}");
    until("what was found first", || {
        let first = crate::comments(&widget).into_iter().next();
        widget.all("mark").len() > 1
            && first.is_some_and(|first| first.attribute("aria-posinset") == "1" && on_screen(&first))
    })
    .await;
    field.type_at_once("nothing of the kind");
    widget.says("Nothing was found.").await;
    field.press("Escape");
    let there = || crate::comments(&widget).into_iter().find(|seen| seen.attribute("data-id") == id);
    until("the place where the reader was", || {
        there().is_some_and(|row| (row.get_bounding_client_rect().top() - top).abs() < 2.0)
    })
    .await;
    assert!(widget.all("mark").is_empty());
    window.scroll_to_with_x_and_y(0.0, 0.0);
}
