//! The element class: its properties and attributes, before and after it is known to the page.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use article_widget::embed::config::ATTRIBUTES;

use crate::{
    documents::{FULL, plain},
    stage::{Stage, Widget},
};

fn get(widget: &Widget, name: &str) -> JsValue {
    Reflect::get(widget, &name.into()).unwrap()
}

fn set(widget: &Widget, name: &str, value: &JsValue) {
    Reflect::set(widget, &name.into(), value).unwrap();
}

/// `app-name` is the property `appName`.
fn property(attribute: &str) -> String {
    let mut parts = attribute.split('-');
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |name, part| name + &part[..1].to_uppercase() + &part[1..])
}

#[wasm_bindgen_test]
fn every_attribute_is_a_property() {
    let stage = Stage::defined();
    let widget = stage.element("class-properties");
    for name in ATTRIBUTES {
        let property = property(name);
        set(&widget, &property, &"one".into());
        assert_eq!(widget.get_attribute(name).as_deref(), Some("one"), "{property}");
        widget.set_attribute(name, "two").unwrap();
        assert_eq!(get(&widget, &property), JsValue::from("two"), "{property}");
        if name != "lang" {
            set(&widget, &property, &JsValue::NULL);
            assert!(!widget.has_attribute(name) && get(&widget, &property).is_null(), "{property}");
        }
    }
    assert!(widget.article().is_undefined());
}

#[wasm_bindgen_test]
async fn what_was_set_before_the_class_was_known_counts() {
    let stage = Stage::new();
    let widget = stage.element("class-before");
    set(&widget, "article", &js_sys::JSON::parse(FULL).unwrap());
    set(&widget, "sort", &"newest".into());
    set(&widget, "headingLevel", &"2".into());
    widget.show();
    assert!(widget.seen().text().is_empty());
    stage.define();
    let headline = widget.seen().find("heading", "Harrow Bend votes with beans for its library").await;
    assert_eq!(headline.tag_name(), "H2");
    assert_eq!(widget.get_attribute("sort").as_deref(), Some("newest"));
    // What stands below the article comes when the reader does, and this article is longer than a small screen.
    web_sys::window().unwrap().scroll_to_with_x_and_y(0.0, 1e6);
    widget.seen().find("combobox", "Sort by").await;
    assert_eq!(widget.seen().all("combobox")[0].value(), "newest");
    for name in ["article", "sort", "headingLevel"] {
        assert!(!js_sys::Object::has_own(&widget, &name.into()), "{name} is behind its setter");
    }
    widget.remove();
}

#[wasm_bindgen_test]
async fn an_article_is_an_object_or_text_and_can_be_another_one() {
    let stage = Stage::defined();
    let widget = stage.element("class-article");
    widget.set_article(&FULL.into());
    widget.show();
    let seen = widget.seen();
    seen.find("heading", "Harrow Bend votes with beans for its library").await;
    let other = js_sys::JSON::parse(&plain()).unwrap();
    widget.set_article(&other);
    seen.find("heading", "A ferry without a sound").await;
    assert_eq!(widget.article(), other, "the property is what was set");
    widget
        .set_attribute("src", "data:application/json,{\"headline\":\"By src\",\"articleBody\":\"X.\"}")
        .unwrap();
    widget.set_article(&JsValue::NULL);
    seen.find("heading", "By src").await;
    widget.remove();
}

#[wasm_bindgen_test]
fn a_second_script_on_the_page_changes_nothing() {
    let stage = Stage::defined();
    let registered = js_sys::Function::new_with_args("tag", "return customElements.get(tag)");
    let class = || registered.call1(&JsValue::UNDEFINED, &stage.tag.as_str().into()).unwrap();
    let first = class();
    assert!(first.is_function());
    stage.define();
    assert_eq!(class(), first);
    assert!(stage.element("class-twice").is_instance_of::<web_sys::HtmlElement>());
}

#[wasm_bindgen_test]
async fn an_attribute_that_changes_takes_effect_at_once() {
    let stage = Stage::defined();
    let widget = stage.element("class-attributes");
    widget.set_attribute("show", "reactions comments").unwrap();
    widget.set_article(&FULL.into());
    widget.show();
    let seen = widget.seen();
    seen.find("textbox", "Add a comment").await.type_in("half a thought").await;
    widget.set_attribute("reactions", "sad happy").unwrap();
    crate::wait::until_eq("two moods", || seen.all("radio").len(), 2).await;
    set(&widget, "show", &"comments".into());
    crate::wait::until("no moods", || seen.all("radio").is_empty()).await;
    assert_eq!(seen.find("textbox", "Add a comment").await.value(), "half a thought");
    assert_eq!(stage.mounts(), 1);
    widget.remove();
}
