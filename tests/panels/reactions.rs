//! The reaction picker: a radio group with shares, changed, taken back and remembered.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget,
    documents::{FULL, plain},
    page::wait::{until, until_eq},
};

const QUESTION: &str = "How does this make you feel?";

fn names(widget: &Widget) -> Vec<String> {
    widget.all("radio").iter().map(Seen::name).collect()
}

fn checked(widget: &Widget) -> Vec<String> {
    widget.all("radio").iter().filter(|radio| radio.is_checked()).map(Seen::name).collect()
}

#[wasm_bindgen_test]
async fn eight_moods_stand_with_their_shares() {
    let widget = Widget::first_visit("moods-shares", FULL, &[]).await;
    let group = widget.find("radiogroup", QUESTION).await;
    assert_eq!(group.all("radio").len(), 8);
    assert_eq!(
        names(&widget),
        [
            "Happy, 25%",
            "Inspired, 9%",
            "Amused, 64%",
            "Sad, 0%",
            "Angry, 0%",
            "Afraid, 0%",
            "Annoyed, 2%",
            "Indifferent, 0%"
        ]
    );
    assert!(checked(&widget).is_empty());
    widget.says("Most readers chose Amused (64% of 481 readers).").await;
    assert!(widget.find("button", "Take back").await.is_disabled());
}

#[wasm_bindgen_test]
async fn a_choice_is_counted_changed_and_taken_back() {
    let widget = Widget::first_visit("moods-choice", &plain(), &[]).await;
    widget.says("Be the first to say.").await;
    widget.find("radio", "Sad").await.click();
    until_eq("the choice", || checked(&widget), vec!["Sad, 100%".to_owned()]).await;
    widget.says("Most readers chose Sad (100% of 1 reader).").await;
    widget.find("radio", "Happy").await.click();
    until_eq("the change", || checked(&widget), vec!["Happy, 100%".to_owned()]).await;
    assert_eq!(names(&widget)[3], "Sad, 0%");
    widget.find("button", "Take back").await.click();
    until("no choice", || checked(&widget).is_empty()).await;
    assert_eq!(names(&widget)[0], "Happy, 0%");
    widget.says("Be the first to say.").await;
}

#[wasm_bindgen_test]
async fn choosing_the_same_again_takes_it_back() {
    let widget = Widget::first_visit("moods-again", &plain(), &[]).await;
    let angry = widget.find("radio", "Angry").await;
    for _ in 0..2 {
        angry.click();
        until_eq("the choice", || checked(&widget), vec!["Angry, 100%".to_owned()]).await;
        angry.click();
        until("no choice", || checked(&widget).is_empty()).await;
    }
    angry.click();
    until_eq("the choice", || checked(&widget), vec!["Angry, 100%".to_owned()]).await;
    angry.press(" ");
    until("the space key to take it back", || checked(&widget).is_empty()).await;
}

#[wasm_bindgen_test]
async fn a_choice_is_remembered() {
    let before = Widget::first_visit("moods-kept", FULL, &[]).await;
    before.find("radio", "Afraid").await.click();
    until("the choice", || !checked(&before).is_empty()).await;
    crate::post(&before, "A mark that all before it is stored").await;
    until("the store", || !before.text().contains("Saving")).await;
    drop(before);
    let after = Widget::visit("moods-kept", FULL, &[]).await;
    until("the choice of the last visit", || !checked(&after).is_empty()).await;
    assert_eq!(checked(&after), ["Afraid, 0%"]);
    after.says("of 482 readers").await;
}

#[wasm_bindgen_test]
async fn the_host_says_which_moods_there_are() {
    let options = [("reactions", "amused town-proud amused")];
    let widget = Widget::first_visit("moods-own", FULL, &options).await;
    assert_eq!(names(&widget), ["Amused, 100%", "town proud, 0%"]);
}

#[wasm_bindgen_test]
async fn a_mood_that_is_offered_again_has_its_count_again() {
    let mut widget = Widget::first_visit("moods-back", FULL, &[]).await;
    let before = names(&widget);
    widget.find("radio", "Happy").await.click();
    until("the choice", || !checked(&widget).is_empty()).await;
    widget.set("reactions", Some("sad happy"));
    until_eq("two moods", || names(&widget).len(), 2).await;
    assert_eq!(checked(&widget), ["Happy, 100%"]);
    widget.set("reactions", None);
    until_eq("eight moods", || names(&widget), before).await;
    widget.says("of 482 readers").await;
    assert_eq!(checked(&widget), ["Happy, 25%"]);
}
