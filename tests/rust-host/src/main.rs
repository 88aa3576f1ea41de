//! A Yew app that has the widget as a component: it gives it the article, hears of its events, changes it, removes it.

use article_widget::{
    ArticleWidget,
    component::{Failed, Felt, Ready},
};
use yew::prelude::*;

/// What is shown first, and what is shown in its place.
const STORIES: [&str; 2] = [include_str!("bridge.json"), include_str!("stands.json")];

#[component]
fn Page() -> Html {
    let said = use_state(String::new);
    let story = use_state(|| 0_usize);
    let [to_ready, to_felt, to_failed] = [(); 3].map(|()| said.clone());
    let next = Callback::from({
        let story = story.clone();
        move |_: MouseEvent| story.set(*story + 1)
    });
    html! {
        <>
            <button onclick={next}>{ "Next" }</button>
            <output>{ (*said).clone() }</output>
            if let Some(article) = STORIES.get(*story) {
                <ArticleWidget
                    article={*article}
                    heading_level=2
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

fn main() {
    yew::Renderer::<Page>::new().render();
}
