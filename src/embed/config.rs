//! What the host asked for: attributes read once into typed values, each bad one named.

use std::rc::Rc;

use crate::{
    comments::order::Order,
    reactions::model::{DEFAULT_REACTIONS, ReactionId},
};

/// The attributes of the element, in the order in which the documentation lists them.
pub const ATTRIBUTES: [&str; 19] = [
    "src",
    "for",
    "show",
    "thread",
    "lang",
    "theme",
    "sort",
    "summary",
    "reactions",
    "store",
    "server",
    "app-name",
    "app-icon",
    "app-ios",
    "app-android",
    "loading",
    "heading-level",
    "keys",
    "jsonld",
];

/// A panel that the attribute `show` can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The article itself.
    Article,
    /// Its summary.
    Summary,
    /// The reaction picker.
    Reactions,
    /// The comments.
    Comments,
    /// The call to action for the publisher's app.
    App,
}

impl Panel {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Article, "article"),
        (Self::Summary, "summary"),
        (Self::Reactions, "reactions"),
        (Self::Comments, "comments"),
        (Self::App, "app"),
    ];
}

/// Who may write the summary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SummaryFrom {
    /// The publisher where the document has an `abstract`, else this device.
    #[default]
    Auto,
    /// The publisher only.
    Publisher,
    /// This device only.
    Device,
    /// The model in the reader's browser; this device where that cannot.
    BuiltIn,
    /// The service at this address, which may be relative to the page; this device where that cannot.
    Service(String),
    /// No summary at all.
    Off,
}

/// Where readers' comments, votes and reactions are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Keeper {
    /// In the reader's own browser.
    #[default]
    Browser,
    /// At the `PocketBase` server with this address, for everybody.
    PocketBase(Rc<str>),
    /// At the Waline server with this address, for everybody.
    Waline(Rc<str>),
}

impl Keeper {
    /// Others see what this reader does.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        *self != Self::Browser
    }
}

/// The publisher's app: shown where it has a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct App {
    /// `app-name`.
    pub name: String,
    /// `app-icon`: an image.
    pub icon: Option<String>,
    /// `app-ios`: its page in the App Store.
    pub ios: Option<String>,
    /// `app-android`: its page in Google Play.
    pub android: Option<String>,
}

/// Everything that a host can ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The property `article` as JSON text; wins over `src`.
    pub article: Option<Rc<String>>,
    /// The property `article` is on its way.
    pub awaited: bool,
    /// `src`.
    pub src: Option<String>,
    /// `for`: the id of the element that is the article; without it, the element's own children are.
    pub target: Option<String>,
    /// `show`: `None` for all that has something to show.
    pub show: Option<Vec<Panel>>,
    /// `thread`.
    pub thread: Option<String>,
    /// `lang`: of the widget's own words.
    pub lang: Option<String>,
    /// `sort`.
    pub sort: Order,
    /// `summary`.
    pub summary: SummaryFrom,
    /// `reactions`.
    pub reactions: Vec<ReactionId>,
    /// `app-*`.
    pub app: Option<App>,
    /// `heading-level`: 1 or 2, of the headline.
    pub heading_level: u8,
    /// `store` and `server`.
    pub keeper: Keeper,
    /// `keys`: single keys move between the comments.
    pub keys: bool,
    /// `jsonld`: the page gets the document as a data block, with its counts.
    pub jsonld: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self::read(|_| None).0
    }
}

impl Config {
    /// Reads the attributes. A bad value gives the default and a line that says which, what it was and what it takes.
    pub fn read(attribute: impl Fn(&str) -> Option<String>) -> (Self, Vec<String>) {
        let mut bad = Vec::new();
        let text = |name: &str| {
            attribute(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        let mut complain = |name: &str, value: &str, takes: &str| {
            bad.push(format!("<article-widget>: {name}=\"{value}\" is not understood; it takes {takes}"));
        };

        let show = text("show").and_then(|value| {
            let (panels, unknown) = split(&value, |word| {
                Panel::ALL.iter().find(|(_, name)| *name == word).map(|(panel, _)| *panel)
            });
            if unknown {
                complain("show", &value, "any of article summary reactions comments app");
            }
            (!panels.is_empty()).then_some(panels)
        });
        let sort = text("sort").map_or(Order::default(), |value| {
            Order::from_id(&value).unwrap_or_else(|| {
                complain("sort", &value, &Order::ALL.map(Order::id).join(" "));
                Order::default()
            })
        });
        let summary = text("summary").map_or(SummaryFrom::Auto, |value| match value.as_str() {
            "auto" => SummaryFrom::Auto,
            "publisher" => SummaryFrom::Publisher,
            "on-device" => SummaryFrom::Device,
            "built-in" => SummaryFrom::BuiltIn,
            "off" => SummaryFrom::Off,
            _ if is_endpoint(&value) => SummaryFrom::Service(value),
            _ => {
                complain("summary", &value, "auto publisher on-device built-in off, or an http or https URL");
                SummaryFrom::Auto
            }
        });
        let reactions = text("reactions")
            .map(|value| {
                let (ids, wrong) = split(&value, |word| is_id(word).then(|| ReactionId::from(word)));
                if wrong {
                    complain("reactions", &value, "ids of letters, digits and hyphens, parted by spaces");
                }
                ids
            })
            .filter(|ids| !ids.is_empty())
            .unwrap_or_else(|| DEFAULT_REACTIONS.map(ReactionId::from).to_vec());
        for (name, takes) in [
            ("theme", &["auto", "light", "dark"][..]),
            ("loading", &["eager", "lazy"]),
            ("heading-level", &["1", "2"]),
            ("keys", &["on", "off"]),
            ("jsonld", &["on", "off"]),
        ] {
            if let Some(value) = text(name).filter(|value| !takes.contains(&value.as_str())) {
                complain(name, &value, &takes.join(" "));
            }
        }
        let (store, server) = (text("store"), text("server"));
        let keeper = match (store.as_deref(), server) {
            (None | Some("local"), _) => Keeper::Browser,
            (Some("pocketbase"), Some(server)) if is_server(&server) => Keeper::PocketBase(server.into()),
            (Some("waline"), Some(server)) if is_server(&server) => Keeper::Waline(server.into()),
            (Some("pocketbase" | "waline"), server) => {
                complain("server", &server.unwrap_or_default(), SERVER);
                Keeper::Browser
            }
            (Some(value), _) => {
                complain("store", value, "local pocketbase waline");
                Keeper::Browser
            }
        };
        let mut checked = |name: &str, takes: &str, is_good: fn(&str) -> bool| {
            text(name).filter(|value| {
                let good = is_good(value);
                if !good {
                    complain(name, value, takes);
                }
                good
            })
        };
        let lang = checked("lang", "a BCP 47 tag", |value| is_id(&value.replace('_', "-")));
        let [ios, android] =
            ["app-ios", "app-android"].map(|name| checked(name, "an http or https URL", is_web_address));
        let icon = text("app-icon");
        let config = Self {
            article: None,
            awaited: false,
            src: text("src"),
            target: text("for"),
            show,
            thread: text("thread"),
            lang,
            sort,
            summary,
            reactions,
            app: text("app-name").map(|name| App { name, icon, ios, android }),
            heading_level: if text("heading-level").as_deref() == Some("2") { 2 } else { 1 },
            keeper,
            keys: text("keys").as_deref() != Some("off"),
            jsonld: text("jsonld").as_deref() == Some("on"),
        };
        (config, bad)
    }
}

fn split<T: PartialEq>(value: &str, read: impl Fn(&str) -> Option<T>) -> (Vec<T>, bool) {
    let mut good = Vec::new();
    let mut bad = false;
    for word in value.split_ascii_whitespace() {
        match read(word) {
            Some(item) if !good.contains(&item) => good.push(item),
            Some(_) => {}
            None => bad = true,
        }
    }
    (good, bad)
}

fn is_id(word: &str) -> bool {
    word.len() <= 40 && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn is_web_address(value: &str) -> bool {
    ["https://", "http://"]
        .iter()
        .any(|scheme| value.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

/// What the attribute `server` takes.
const SERVER: &str = "the http or https URL of the server, without user, ? and #";

/// An address that paths can be put behind. A password in it would stand in the page for everyone.
fn is_server(value: &str) -> bool {
    let odd = |letter: char| {
        letter.is_whitespace() || letter.is_control() || matches!(letter, '?' | '#' | '@' | '\\')
    };
    let host = value.split_once("://").map_or("", |(_, rest)| rest.split('/').next().unwrap_or_default());
    is_web_address(value) && !host.is_empty() && !value.contains(odd)
}

/// An address of a service, whole or relative to the page. One word with a slash, so that no mistyped word is one.
fn is_endpoint(value: &str) -> bool {
    let scheme =
        value.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains(['/', '?', '#']));
    value.contains('/')
        && !value.contains(|letter: char| letter.is_whitespace() || letter.is_control())
        && (scheme.is_none() || is_web_address(value))
}
