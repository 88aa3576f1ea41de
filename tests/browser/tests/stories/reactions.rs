//! A reader says how the article feels.

use anyhow::Result;
use article_widget_browser_tests::{Lab, in_every_engine, names};
use thirtyfour::Key;

use crate::common::{chosen, open};

const MOODS: [&str; 8] = ["Happy", "Inspired", "Amused", "Sad", "Angry", "Afraid", "Annoyed", "Indifferent"];

async fn a_choice_counts_and_is_remembered(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    let group = page.find(&names::REACTIONS).await?;
    let mut moods = Vec::new();
    for radio in group.find_all(&names::REACTION).await? {
        moods.push(radio.name().await?);
        assert!(!radio.checked().await?);
    }
    assert_eq!(moods.len(), MOODS.len());
    for (mood, name) in MOODS.iter().zip(&moods) {
        assert!(name.starts_with(mood) && name.contains("0%"), "{name}");
    }
    page.find(&names::reaction("Happy")).await?.click().await?;
    chosen(page, "Happy", true).await?;
    page.find(&names::Role::named("radio", "Happy, 100%")).await?;
    page.reload().await?;
    chosen(page, "Happy", true).await?;
    page.find(&names::Role::named("radio", "Happy, 100%")).await.map(drop)
}

async fn choosing_again_takes_it_back(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    page.find(&names::reaction("Sad")).await?.click().await?;
    chosen(page, "Sad", true).await?;
    page.find(&names::reaction("Angry")).await?.click().await?;
    chosen(page, "Angry", true).await?;
    chosen(page, "Sad", false).await?;
    page.find(&names::reaction("Angry")).await?.click().await?;
    chosen(page, "Angry", false).await?;
    page.reload().await?;
    chosen(page, "Angry", false).await
}

async fn arrow_keys_move_the_choice(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    page.find(&names::reaction("Happy")).await?.click().await?;
    chosen(page, "Happy", true).await?;
    page.press(Key::Right).await?;
    chosen(page, "Inspired", true).await?;
    assert!(page.find(&names::reaction("Inspired")).await?.focused().await?);
    page.press(Key::Left).await?;
    chosen(page, "Happy", true).await?;
    chosen(page, "Inspired", false).await
}

in_every_engine!(a_choice_counts_and_is_remembered, choosing_again_takes_it_back, arrow_keys_move_the_choice);
