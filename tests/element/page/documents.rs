//! Documents for the tests.

use serde_json::{Value, json};

/// Every property of the contract, twelve comments, four moods.
pub(crate) const FULL: &str = include_str!("../../fixtures/full.json");

/// An article without comments and counts, of five paragraphs and as many facts.
pub(crate) fn plain() -> String {
    article(&[]).to_string()
}

/// An article with these comments.
pub(crate) fn article(comments: &[Value]) -> Value {
    let paragraphs = [
        "The ferry of Lower Quill ran on batteries alone for the first time on Monday, from six in the morning \
         until the last commuter was home.",
        "It crossed the river 58 times. The crew of four had trained on a model in the pool of the school since May.",
        "The old engine used 310 liters of diesel a day, said Tamsin Oake, who has steered the ferry for 22 years.",
        "Charging takes nine minutes at the eastern landing, while cars drive off and on.",
        "The council will decide in autumn whether the second ferry gets batteries as well.",
    ];
    json!({
        "@type": "NewsArticle",
        "headline": "A ferry without a sound",
        "articleBody": paragraphs.join("\n\n"),
        "comment": comments,
    })
}

/// A comment on a day of March 2025, with votes.
pub(crate) fn comment(id: &str, parent: Option<&str>, day: u32, votes: (u32, u32), text: &str) -> Value {
    let mut comment = json!({
        "@id": id,
        "text": text,
        "dateCreated": format!("2025-03-{day:02}T09:00:00Z"),
        "upvoteCount": votes.0,
        "downvoteCount": votes.1,
    });
    if let Some(parent) = parent {
        comment["parentItem"] = json!({ "@id": parent });
    }
    comment
}
