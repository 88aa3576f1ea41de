//! The call to action for the publisher's app: put away, brought back, installed; and which store fits the reader.

use article_widget::response::{
    app_link::Device,
    state::{
        action::{Action, Kept},
        effect::Effect,
    },
};

use crate::story::Story;

#[test]
fn the_call_to_action_goes_when_it_is_put_away_and_undo_brings_it_back() {
    let mut story = Story::begin();
    let asked = story.tell(Action::HideApp);
    assert_eq!(asked, [Effect::KeepAppHidden(true), Effect::ExpireLater(story.notice())]);
    assert!(story.0.app_hidden);
    assert_eq!(story.tell(Action::Undo), [Effect::KeepAppHidden(false)]);
    assert!(!story.0.app_hidden);
}

#[test]
fn what_was_put_away_on_an_earlier_visit_stays_away() {
    let mut story = Story::begin();
    story.go([Action::Kept(Kept { author: "Bo".into(), order: None, app_hidden: true, ..Kept::default() })]);
    assert!(story.0.app_hidden);
    assert_eq!(&*story.0.author, "Bo");
}

#[test]
fn an_offer_to_install_is_taken_once() {
    let mut story = Story::begin();
    assert_eq!(story.tell(Action::Installable(true)), []);
    assert!(story.0.installable);
    assert_eq!(story.tell(Action::Install), [Effect::Install]);
    assert!(!story.0.installable);
    story.go([Action::Installable(true), Action::Installable(false)]);
    assert!(!story.0.installable);
}

#[test]
fn the_device_is_told_by_what_the_browser_says_of_itself() {
    let mac =
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15";
    for (agent, touch_points, device) in [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) Mobile/15E148 Safari/604.1", 5, Device::Ios),
        ("Mozilla/5.0 (iPad; CPU OS 12_2 like Mac OS X) Mobile/15E148 Safari/604.1", 5, Device::Ios),
        (mac, 5, Device::Ios),
        (mac, 0, Device::Other),
        ("Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/126.0 Mobile Safari/537.36", 5, Device::Android),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", 0, Device::Other),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36", 10, Device::Other),
        ("", 0, Device::Other),
    ] {
        assert_eq!(Device::of(agent, touch_points), device, "{agent}");
    }
}
