//! New comments of others: a button tells of them, and nothing moves until it is pressed.

use std::{cell::RefCell, rc::Rc};

use article_widget::{
    comments::{
        model::{Comment, Votes},
        order::Order,
        panel,
    },
    document::model::Document,
    embed::config::Config,
    response::state::{State, action::Action},
    store::model::Change,
    time::Timestamp,
    ui::locale::{Locale, LocaleHandle},
    words::{ENGLISH, Words},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, ShadowRootInit, ShadowRootMode};
use yew::prelude::*;

use crate::{
    Seen,
    page::{body, element, wait::until},
};

const NEWEST: i64 = 2_000_000_000_000;

fn said(id: &str, mine: bool, created: i64) -> Comment {
    Comment {
        id: id.into(),
        parent: None,
        author: "Ada".to_owned(),
        text: format!("Words of {id}"),
        created: Timestamp(created),
        modified: None,
        votes: Votes::default(),
        mine,
        badge: None,
        pinned: false,
    }
}

thread_local! {
    /// Where a test tells what happened to the panel that is on the page.
    static TELL: RefCell<Callback<Action>> = RefCell::new(Callback::noop());
}

/// The panel over a state of 300 comments that no store stands behind.
struct Panel {
    state: State,
    locale: LocaleHandle,
}

impl Component for Panel {
    type Message = Action;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        TELL.with(|tell| tell.replace(ctx.link().callback(|action| action)));
        let comments = (0..300).map(|number| Rc::new(said(&number.to_string(), false, number)));
        let document = Document { comments: comments.collect(), ..Document::default() };
        let config = Rc::new(Config { sort: Order::Newest, ..Config::default() });
        let english: std::collections::BTreeMap<String, String> = serde_json::from_str(ENGLISH).unwrap();
        let words = Words::new("en", english.into_iter().collect(), Vec::new());
        Self { state: State::new(&config, &document, Timestamp(NEWEST)), locale: Rc::new(Locale::new(words)) }
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        self.state = self.state.reduce(&action);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        panel::view(&self.state, &self.locale, &ctx.link().callback(|action| action), Html::default())
    }
}

/// The panel on the page; dropping it takes it off.
struct Stage {
    host: Seen,
    app: Option<AppHandle<Panel>>,
}

impl Stage {
    async fn set() -> Self {
        let host: HtmlElement = element("div");
        body().prepend_with_node_1(&host).unwrap();
        web_sys::window().unwrap().scroll_to_with_x_and_y(0.0, 0.0);
        let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        let style = element("style");
        style.set_text_content(Some(include_str!("../../style.css")));
        root.append_child(&style).unwrap();
        let place = element("div");
        place.set_class_name("aw-widget");
        root.append_child(&place).unwrap();
        let app = yew::Renderer::<Panel>::with_root(place.unchecked_into()).render();
        let stage = Self { host: Seen(host), app: Some(app) };
        until("room for 300 rows", || {
            stage
                .host
                .all("feed")
                .first()
                .is_some_and(|feed| feed.get_bounding_client_rect().height() > 20_000.0)
        })
        .await;
        stage
    }

    fn put(comment: Comment) {
        TELL.with(|tell| tell.borrow().emit(Action::Changed(Change::Put(comment))));
    }

    fn rows(&self) -> Vec<Seen> {
        self.host.all("article")
    }

    /// Scrolls far down and gives a row that is on the screen there.
    async fn far_below(&self) -> Seen {
        web_sys::window().unwrap().scroll_to_with_x_and_y(0.0, 9_000.0);
        let on_screen = || self.rows().into_iter().find(|row| row.get_bounding_client_rect().top() > 0.0);
        let mut last = f64::NAN;
        // What the rows there turn out to be moves the page a last time.
        until("rows far below that stand still", || {
            let top = on_screen()
                .filter(|row| row.attribute("aria-posinset") != "1")
                .map(|row| row.get_bounding_client_rect().top());
            let before = std::mem::replace(&mut last, top.unwrap_or(f64::NAN));
            top.is_some_and(|top| (top - before).abs() < 0.1)
        })
        .await;
        on_screen().unwrap()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        web_sys::window().unwrap().scroll_to_with_x_and_y(0.0, 0.0);
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.host.remove();
    }
}

fn top(row: &Seen) -> f64 {
    row.get_bounding_client_rect().top()
}

#[wasm_bindgen_test]
async fn news_wait_behind_a_button_that_moves_nothing_and_leads_to_them() {
    let stage = Stage::set().await;
    let first = stage.rows()[0].clone();
    let before = top(&first);
    for (id, created) in [("x", 1), ("y", 3), ("z", 2)] {
        Stage::put(said(id, false, NEWEST + created));
    }
    let button = stage.host.find("button", "3 new comments").await;
    assert_eq!(stage.rows()[0], first, "the same comment is first");
    assert!((top(&first) - before).abs() < 0.5, "it has moved");
    stage.host.says("Comments 300").await;
    button.click();
    until("the focus on the first of them", || stage.rows()[0].has_focus()).await;
    assert!(stage.rows()[0].text().contains("Words of y"));
    stage.host.says("Comments 303").await;
    stage.host.gone("button", "3 new comments").await;
}

#[wasm_bindgen_test]
async fn the_button_is_at_the_edge_of_the_screen_for_a_reader_far_below() {
    let stage = Stage::set().await;
    let row = stage.far_below().await;
    let before = top(&row);
    Stage::put(said("x", false, NEWEST));
    let button = stage.host.find("button", "1 new comment").await;
    let place = button.get_bounding_client_rect();
    assert!(place.top() >= 0.0 && place.bottom() < 70.0, "from {} to {}", place.top(), place.bottom());
    assert!((top(&row) - before).abs() < 0.5, "it has moved");
    button.click();
    until("the focus on it", || stage.rows()[0].has_focus()).await;
    let screen = web_sys::window().unwrap().inner_height().unwrap().as_f64().unwrap();
    assert!(top(&stage.rows()[0]) > 0.0 && top(&stage.rows()[0]) < screen, "it is on the screen");
}

#[wasm_bindgen_test]
async fn the_readers_own_comment_from_another_tab_comes_at_once_and_moves_nothing_on_the_screen() {
    let stage = Stage::set().await;
    let row = stage.far_below().await;
    let (before, place) = (top(&row), row.attribute("aria-posinset"));
    Stage::put(said("m", true, NEWEST));
    stage.host.says("Comments 301").await;
    until("its new number", || row.attribute("aria-posinset") != place).await;
    assert!((top(&row) - before).abs() < 1.0, "it stood at {before} and stands at {}", top(&row));
    assert!(stage.host.named("button", "1 new comment").is_empty());
}
