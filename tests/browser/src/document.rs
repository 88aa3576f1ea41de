//! Documents made up for tests: an article, and as many comments as are wanted, the same every time.

use serde_json::{Value, json};

use crate::random::Random;

/// The headline of the article.
pub const HEADLINE: &str = "A small harbor learns to live with the tide";

/// A sentence that only the article has.
pub const TELLTALE: &str = "The wall was finished in the spring of 2019, two years later than planned.";

const BODY: &str = "The harbor of Oster Bay floods eleven times a year, and the town has stopped calling it a \
disaster. Mr. Halvorsen, who has kept the lighthouse since 1988, now plans his errands by the tide table.

## A wall that opens

The wall was finished in the spring of 2019, two years later than planned. It cost 4.6 million, a third of it \
paid by the fishing cooperative. When the water rises above 2.4 meters, three steel gates close by themselves, \
and the boats outside have to wait. The engineers first wanted a dam, but the town voted for gates that open.

## What it changed

Shops on the quay stay dry in all but the worst storms. Insurance fell by a fifth in the first year, according \
to the town clerk. The cooperative reports that fewer boats are lost, although the waiting costs time and fuel. \
A study by the regional university found that the seagrass meadows behind the wall are growing again.

## What comes next

The sea keeps rising, and the wall was built for thirty years. The council will decide in autumn whether the \
gates are to be made half a meter higher. \"We have bought time, nothing else,\" the mayor said at the last \
meeting. Most people in the hall agreed, and some of them had already moved uphill.";

const WORDS: [&str; 36] = [
    "the",
    "a",
    "wall",
    "water",
    "town",
    "council",
    "people",
    "years",
    "money",
    "boats",
    "never",
    "always",
    "really",
    "thinks",
    "said",
    "built",
    "would",
    "could",
    "again",
    "higher",
    "better",
    "worse",
    "because",
    "although",
    "before",
    "after",
    "my",
    "our",
    "their",
    "harbor",
    "storm",
    "summer",
    "neighbor",
    "insurance",
    "honestly",
    "nobody",
];

/// One comment of a made-up thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its place in the document.
    pub index: usize,
    /// The place of the one that it answers.
    pub parent: Option<usize>,
    /// Seconds since 2024-01-01.
    pub created: u64,
    /// `upvoteCount`.
    pub up: u32,
    /// `downvoteCount`.
    pub down: u32,
    /// What it says after its [`tag`].
    pub text: String,
}

impl Comment {
    /// `@id`.
    #[must_use]
    pub fn id(&self) -> String {
        format!("#comment-{:05}", self.index)
    }

    fn json(&self, comments: &[Self]) -> Value {
        let mut value = json!({
            "@type": "Comment",
            "@id": self.id(),
            "text": format!("{} {}", tag(self.index), self.text),
            "author": { "@type": "Person", "name": format!("Reader {}", self.index % 997) },
            "dateCreated": date(self.created),
            "upvoteCount": self.up,
            "downvoteCount": self.down,
        });
        if let Some(parent) = self.parent {
            value["parentItem"] = json!({ "@type": "Comment", "@id": comments[parent].id() });
        }
        value
    }
}

/// The word that the text of the comment with this index begins with, and no other text has.
#[must_use]
pub fn tag(index: usize) -> String {
    format!("c{index:05}.")
}

/// The index of the first comment whose tag is in the text.
#[must_use]
pub fn tagged(text: &str) -> Option<usize> {
    text.split_whitespace().find_map(|word| {
        let digits = word.strip_prefix('c')?.strip_suffix('.')?;
        (digits.len() == 5).then(|| digits.parse().ok())?
    })
}

/// A thread of so many comments: texts of 20 to 600 characters, four of ten a reply, most votes on few.
#[must_use]
pub fn comments(count: usize, seed: u64) -> Vec<Comment> {
    let mut random = Random::new(seed);
    let mut created = 0;
    (0..count)
        .map(|index| {
            // Now and then two at once, so that the orders have ties to break.
            created += if random.chance(80) { 1 + random.below(1800) } else { 0 };
            let answers = index > 0 && random.chance(40);
            // People answer what was said lately, so threads stay a few comments long.
            let back = 1 + usize::try_from(random.below(40)).unwrap_or_default();
            let parent = answers.then(|| index.saturating_sub(back));
            let length = 20 + random.skewed(580);
            let text = sentence(&mut random, length);
            let (up, down) = (votes(&mut random, 900), votes(&mut random, 200));
            Comment {
                index,
                parent,
                created,
                up,
                // What is disliked more than that is folded, and nobody could tell by its words which one it is.
                down: down.min(up + 4),
                text,
            }
        })
        .collect()
}

/// The article alone.
#[must_use]
pub fn article() -> Value {
    json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": HEADLINE,
        "alternativeHeadline": "Gates instead of a dam: what a wall that opens has done for Oster Bay",
        "author": { "@type": "Person", "name": "Ida Brandt" },
        "publisher": { "@type": "Organization", "name": "The Coast Courier" },
        "dateline": "OSTER BAY",
        "datePublished": "2024-03-02T08:00:00Z",
        "articleBody": BODY,
    })
}

/// A chain of so many comments, each of which answers the one before.
#[must_use]
pub fn chain(length: usize) -> Vec<Comment> {
    (0..length)
        .map(|index| Comment {
            index,
            parent: index.checked_sub(1),
            created: u64::try_from(index).unwrap_or_default() * 60,
            up: 0,
            down: 0,
            text: "And so on.".to_owned(),
        })
        .collect()
}

/// The article with these comments.
#[must_use]
pub fn with_comments(comments: &[Comment]) -> Value {
    let mut document = article();
    document["comment"] = comments.iter().map(|comment| comment.json(comments)).collect();
    document
}

fn votes(random: &mut Random, most: u64) -> u32 {
    u32::try_from(random.skewed(most)).unwrap_or_default()
}

fn sentence(random: &mut Random, length: u64) -> String {
    let length = usize::try_from(length).unwrap_or_default();
    let mut text = String::with_capacity(length + 12);
    while text.len() < length {
        if let Some(word) = random.pick(&WORDS) {
            text.push_str(word);
            text.push(' ');
        }
    }
    text.truncate(text.trim_end().len());
    text.push('.');
    text
}

/// Seconds since 2024-01-01 as an ISO 8601 date, for the first 28 days of as many months as it takes.
fn date(seconds: u64) -> String {
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let (months, day) = (days / 28, days % 28 + 1);
    let (year, month) = (2024 + months / 12, months % 12 + 1);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}
