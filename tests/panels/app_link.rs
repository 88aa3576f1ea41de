//! The call to action for the publisher's app.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use crate::{Widget, documents::plain, page::wait::until};

const NAME: (&str, &str) = ("app-name", "Quill");
const IOS: (&str, &str) = ("app-ios", "https://apps.quill.example/ios");
const ANDROID: (&str, &str) = ("app-android", "https://apps.quill.example/android");

#[wasm_bindgen_test]
async fn on_a_computer_both_stores_are_there() {
    let widget = Widget::first_visit("app-both", &plain(), &[NAME, IOS, ANDROID]).await;
    let app = widget.find("complementary", "Quill").await;
    let ios = app.find("link", "Download the Quill app for iPhone and iPad").await;
    let android = app.find("link", "Download the Quill app for Android").await;
    assert_eq!((ios.attribute("href"), android.attribute("href")), (IOS.1.into(), ANDROID.1.into()));
    for link in [ios, android] {
        assert_eq!((link.attribute("rel"), link.attribute("target")), ("noopener".into(), "_blank".into()));
    }
}

#[wasm_bindgen_test]
async fn with_one_store_there_is_one_link() {
    let widget = Widget::first_visit("app-one", &plain(), &[NAME, ANDROID]).await;
    let link = widget.find("link", "Download the Quill app").await;
    assert_eq!(link.attribute("href"), ANDROID.1);
}

#[wasm_bindgen_test]
async fn without_a_name_or_an_address_there_is_nothing() {
    for attributes in [&[IOS, ANDROID][..], &[NAME], &[NAME, ("app-ios", "javascript:alert(1)")]] {
        let widget = Widget::first_visit("app-none", &plain(), attributes).await;
        widget.find("region", "Comments").await;
        assert!(widget.all("complementary").is_empty(), "{attributes:?}");
    }
}

#[wasm_bindgen_test]
async fn put_away_it_stays_away_unless_the_reader_takes_that_back() {
    let widget = Widget::first_visit("app-away", &plain(), &[NAME, IOS]).await;
    widget.find("button", "Not now").await.click();
    widget.gone("complementary", "Quill").await;
    widget.says("You will not be asked again for 90 days.").await;
    let other = Widget::visit("app-away-elsewhere", &plain(), &[NAME, IOS]).await;
    other.find("region", "Comments").await;
    until("the choice of the other widget", || other.all("complementary").is_empty()).await;
    drop(other);
    widget.find("button", "Undo").await.click();
    widget.find("link", "Download the Quill app").await;
    drop(widget);
    let widget = Widget::visit("app-away", &plain(), &[NAME, IOS]).await;
    widget.find("link", "Download the Quill app").await;
}

#[wasm_bindgen_test]
async fn the_browsers_offer_to_install_the_page_is_handed_on() {
    let widget = Widget::first_visit("app-install", &plain(), &[NAME]).await;
    assert!(widget.all("complementary").is_empty());
    let offer = Event::new("beforeinstallprompt").unwrap();
    web_sys::window().unwrap().dispatch_event(&offer).unwrap();
    widget.find("button", "Install this page as an app").await.click();
    widget.gone("button", "Install this page as an app").await;
}
