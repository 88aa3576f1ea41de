//! A Yew app that has the widget as a component: it gives it the article, hears of its events, changes it, removes it.

use article_widget::{
    ArticleWidget,
    component::{Failed, Felt, Loading, Ready, Widget},
};
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// What is shown first, and what is shown in its place.
const STORIES: [&str; 2] = [include_str!("bridge.json"), include_str!("stands.json")];

/// As whom the page is signed in meanwhile. Nobody asks for it: these comments stay in the browser.
const SESSIONS: [&str; 2] = ["a-reader", "another-reader"];

#[component]
fn Page() -> Html {
    let said = use_state(String::new);
    let story = use_state(|| 0_usize);
    let widget = use_state(|| None::<Widget>);
    let counted = use_state(String::new);
    let [to_ready, to_felt, to_failed] = [(); 3].map(|()| said.clone());
    let next = Callback::from({
        let story = story.clone();
        move |_: MouseEvent| story.set(*story + 1)
    });
    // What the element has as methods.
    let import = Callback::from({
        let (widget, counted) = (widget.clone(), counted.clone());
        move |_: MouseEvent| {
            let (widget, counted) = ((*widget).clone(), counted.clone());
            yew::platform::spawn_local(async move {
                counted.set(bring_in(widget).await.unwrap_or_else(|why| why));
            });
        }
    });
    html! {
        <>
            <button onclick={import}>{ "Bring in" }</button>
            <button onclick={next}>{ "Next" }</button>
            <output>{ (*said).clone() }</output>
            <output>{ (*counted).clone() }</output>
            if let Some(article) = STORIES.get(*story) {
                <ArticleWidget
                    article={*article}
                    heading_level=2
                    loading={Loading::Lazy}
                    jsonld=true
                    session={JsValue::from_str(SESSIONS[*story])}
                    on_mount={move |mounted| widget.set(Some(mounted))}
                    on_ready={move |ready: Ready| to_ready.set(format!("Ready: {}", ready.headline))}
                    on_reaction={move |felt: Felt| to_felt.set(format!("Felt: {}", felt.current.unwrap_or_default()))}
                    on_error={move |failed: Failed| to_failed.set(format!("Failed: {}", failed.message))}
                >
                    <p>{ "The app's own words." }</p>
                </ArticleWidget>
            }
        </>
    }
}

/// Brings a comment in, chooses a mood, and counts what is in the exported thread.
async fn bring_in(widget: Option<Widget>) -> Result<String, String> {
    let widget = widget.ok_or("no widget")?;
    let imported = widget.import_thread(include_str!("comment.json")).await?;
    widget.react(Some("sad")).await?;
    let told = widget.export_thread().await?;
    let comments = told.matches("\"@type\":\"Comment\"").count();
    Ok(format!("Added {}, exported {comments}", imported.added))
}

fn main() {
    yew::Renderer::<Page>::new().render();
}
