//! The states of the page that have a picture, and the way to each.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, document,
    look::{Look, Scheme},
    names::{self, Role},
};
use serde_json::{Value, json};

/// A state of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Open,
    Summary,
    Reactions,
    Comments,
    Empty,
    Failed,
    Rtl,
}

/// One picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shot {
    pub(crate) name: &'static str,
    pub(crate) state: State,
    pub(crate) look: Look,
}

const STATES: [(&str, State); 7] = [
    ("open", State::Open),
    ("summary", State::Summary),
    ("reactions", State::Reactions),
    ("comments", State::Comments),
    ("empty", State::Empty),
    ("failed", State::Failed),
    ("rtl", State::Rtl),
];

/// The four of the README.
pub(crate) fn few() -> Vec<Shot> {
    let shot = |name, state, look| Shot { name, state, look };
    vec![
        shot("open", State::Open, Look::sized(1280, 800)),
        shot("summary", State::Summary, Look::sized(768, 640)),
        shot("comments-dark", State::Comments, Look::sized(768, 640).in_scheme(Scheme::Dark)),
        shot("phone", State::Reactions, Look::sized(360, 640)),
    ]
}

/// Every state in every width, light and dark, with the folder of each.
pub(crate) fn all() -> Vec<(String, Shot)> {
    let mut shots = Vec::new();
    for width in [360, 768, 1280] {
        for (scheme, named) in [(Scheme::Light, "light"), (Scheme::Dark, "dark")] {
            for (name, state) in STATES {
                let look = Look::sized(width, 900).in_scheme(scheme);
                shots.push((format!("{width}-{named}"), Shot { name, state, look }));
            }
        }
    }
    shots
}

const RTL: &str = "/hosts/any.html?src=/generated/rtl.json&lang=ar";
const NOWHERE: &str = "/hosts/any.html?src=/generated/nowhere.json";

impl State {
    /// Brings a fresh browser's page into this state.
    pub(crate) async fn reach(self, lab: &Lab) -> Result<()> {
        let page = &lab.browser;
        let path = match self {
            Self::Open | Self::Summary | Self::Empty => "/index.html",
            Self::Reactions | Self::Comments => "/index.html?story=thread",
            Self::Failed => NOWHERE,
            Self::Rtl => RTL,
        };
        lab.server.put("/generated/rtl.json", "application/ld+json", rtl().to_string())?;
        let article = document::with_comments(&document::comments(12, 1));
        lab.server.put("/generated/article.json", "application/ld+json", article.to_string())?;
        lab.open(path).await?;
        if matches!(self, Self::Empty | Self::Reactions | Self::Comments | Self::Rtl) {
            // What stands below the article comes when the reader does.
            page.find(&names::HEADING).await?;
            page.run("scrollTo(0, document.documentElement.scrollHeight)", Vec::new()).await?;
        }
        match self {
            Self::Open => page.find(&names::SUMMARIZE).await.map(drop),
            // The feed's name is in the page's own language there.
            Self::Rtl => page.find(&Role::any("feed")).await.map(drop),
            Self::Failed => page.find(&names::ALERT).await.map(drop),
            Self::Empty => {
                page.says(names::NO_COMMENTS).await?;
                page.find(&names::COMMENTS).await?.show().await
            }
            Self::Reactions => {
                page.find(&names::reaction("Inspired")).await?.click().await?;
                page.find(&Role::named("heading", "How does this make you feel?")).await?.show().await
            }
            Self::Comments => page.find(&names::COMMENTS).await?.show().await,
            Self::Summary => {
                page.find(&names::SUMMARIZE).await?.click().await?;
                page.says(names::DISCLAIMER).await?;
                page.find(&names::HEADING).await?.show().await
            }
        }
    }
}

/// An article that is read from right to left.
fn rtl() -> Value {
    json!({
        "@type": "NewsArticle",
        "headline": "ميناء صغير يتعلم العيش مع المد",
        "alternativeHeadline": "بوابات بدل السد",
        "inLanguage": "ar",
        "datePublished": "2024-03-02T08:00:00Z",
        "articleBody": "يرتفع الماء إحدى عشرة مرة في السنة. لم يعد أهل البلدة يسمون ذلك كارثة.\n\n\
            ## جدار يفتح\n\nانتهى بناء الجدار في ربيع عام 2019. تغلق البوابات الثلاث وحدها عندما يعلو الماء.",
        "comment": [
            { "@type": "Comment", "@id": "#c1", "text": "رأيت البوابات تغلق أمس.", "author": { "name": "ليلى" },
              "dateCreated": "2024-03-02T09:00:00Z", "upvoteCount": 4, "downvoteCount": 1 },
        ],
    })
}
