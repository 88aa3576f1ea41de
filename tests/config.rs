//! Each attribute of the element: what good values mean, and what is said about bad ones.
#![cfg(not(target_arch = "wasm32"))]

use article_widget::{
    comments::order::Order,
    embed::config::{ATTRIBUTES, App, Config, Keeper, Panel, SummaryFrom},
    reactions::model::{DEFAULT_REACTIONS, ReactionId},
};

/// Reads an element with these attributes.
fn read(attributes: &[(&str, &str)]) -> (Config, Vec<String>) {
    Config::read(|asked| {
        attributes.iter().find(|(name, _)| *name == asked).map(|(_, value)| (*value).to_owned())
    })
}

/// The config of an element with these attributes, none of which is bad.
fn good(attributes: &[(&str, &str)]) -> Config {
    let (config, complaints) = read(attributes);
    assert!(complaints.is_empty(), "{attributes:?}: {complaints:?}");
    config
}

fn ids(names: &[&str]) -> Vec<ReactionId> {
    names.iter().copied().map(ReactionId::from).collect()
}

#[test]
fn without_attributes_everything_is_as_the_contract_says() {
    let config = good(&[]);
    assert_eq!(config, Config::default());
    assert_eq!((config.src, config.thread, config.lang, config.show), (None, None, None, None));
    assert_eq!((config.sort, config.summary, config.heading_level), (Order::Best, SummaryFrom::Auto, 1));
    assert_eq!(config.reactions, ids(&DEFAULT_REACTIONS));
    assert_eq!((config.app, config.article), (None, None));
}

#[test]
fn an_empty_attribute_is_none_at_all() {
    for name in ATTRIBUTES {
        for value in ["", " \n\t "] {
            assert_eq!(good(&[(name, value)]), Config::default(), "{name}={value:?}");
        }
    }
}

#[test]
fn white_space_around_a_value_is_nothing() {
    assert_eq!(good(&[("sort", "\n newest ")]).sort, Order::Newest);
    assert_eq!(good(&[("src", " story.json ")]).src.as_deref(), Some("story.json"));
}

#[test]
fn a_language_that_is_no_tag_is_none() {
    let (config, complaints) = read(&[("lang", "not a language")]);
    assert_eq!(config.lang, None);
    let told = "<article-widget>: lang=\"not a language\" is not understood; it takes a BCP 47 tag";
    assert_eq!(complaints, [told]);
    for tag in ["fil", "zh-Hant-TW", "de_AT", "xx"] {
        assert_eq!(good(&[("lang", tag)]).lang.as_deref(), Some(tag));
    }
}

#[test]
fn src_thread_and_lang_are_taken_as_they_are() {
    let config = good(&[("src", "../story.json?a=b"), ("thread", "the thread 7"), ("lang", "pt-BR")]);
    let texts = [config.src, config.thread, config.lang];
    assert_eq!(texts.map(Option::unwrap), ["../story.json?a=b", "the thread 7", "pt-BR"]);
}

#[test]
fn show_names_the_panels_and_without_it_all_are_shown() {
    let all = [Panel::Article, Panel::Summary, Panel::Reactions, Panel::Comments, Panel::App];
    for (value, panels) in [
        (None, &all[..]),
        (Some("article"), &[Panel::Article]),
        (Some("app  comments\nsummary"), &[Panel::Summary, Panel::Comments, Panel::App]),
        (Some("article article"), &[Panel::Article]),
        (Some("article summary reactions comments app"), &all),
    ] {
        let config = value.map_or_else(|| good(&[]), |value| good(&[("show", value)]));
        for panel in all {
            assert_eq!(config.shows(panel), panels.contains(&panel), "{panel:?} in {value:?}");
        }
    }
}

#[test]
fn sort_takes_the_id_of_every_order() {
    for order in Order::ALL {
        assert_eq!(good(&[("sort", order.id())]).sort, order);
    }
}

#[test]
fn summary_says_who_may_write_it() {
    for (value, from) in [
        ("auto", SummaryFrom::Auto),
        ("publisher", SummaryFrom::Publisher),
        ("on-device", SummaryFrom::Device),
        ("built-in", SummaryFrom::BuiltIn),
        ("off", SummaryFrom::Off),
    ] {
        assert_eq!(good(&[("summary", value)]).summary, from, "{value}");
    }
}

#[test]
fn summary_takes_the_address_of_a_service_whole_or_relative_to_the_page() {
    for url in [
        "https://api.example/v1/chat/completions",
        "HTTP://api.example:8080/chat",
        "/api/chat",
        "api/chat?model=small&at=12:30",
        "../chat/",
        "//api.example/chat",
    ] {
        assert_eq!(good(&[("summary", url)]).summary, SummaryFrom::Service(url.to_owned()), "{url}");
    }
}

#[test]
fn reactions_are_offered_in_the_order_of_the_host_and_each_once() {
    for (value, offered) in [
        ("sad happy", &["sad", "happy"][..]),
        ("  wow\tlol-2  ", &["wow", "lol-2"]),
        ("sad sad happy sad", &["sad", "happy"]),
    ] {
        assert_eq!(good(&[("reactions", value)]).reactions, ids(offered), "{value}");
    }
}

#[test]
fn the_app_is_shown_where_it_has_a_name() {
    let rest = [
        ("app-icon", "icon.png"),
        ("app-ios", "https://ios.example/1"),
        ("app-android", "HTTP://play.example/1"),
    ];
    assert_eq!(good(&rest).app, None);
    let named = [&[("app-name", "Daily Example")], &rest[..]].concat();
    let app = App {
        name: "Daily Example".to_owned(),
        icon: Some("icon.png".to_owned()),
        ios: Some("https://ios.example/1".to_owned()),
        android: Some("HTTP://play.example/1".to_owned()),
    };
    assert_eq!(good(&named).app, Some(app));
    let bare = App { name: "Daily Example".to_owned(), ..App::default() };
    assert_eq!(good(&[("app-name", "Daily Example")]).app, Some(bare));
}

#[test]
fn heading_level_is_that_of_the_headline() {
    assert_eq!(good(&[("heading-level", "1")]).heading_level, 1);
    assert_eq!(good(&[("heading-level", "2")]).heading_level, 2);
}

#[test]
fn keys_are_on_unless_they_are_switched_off() {
    assert!(good(&[]).keys && good(&[("keys", "on")]).keys);
    assert!(!good(&[("keys", "off")]).keys);
}

#[test]
fn attributes_that_others_read_may_have_their_good_values() {
    for (name, values) in
        [("theme", &["auto", "light", "dark"][..]), ("loading", &["eager", "lazy"]), ("store", &["local"])]
    {
        for value in values {
            assert_eq!(good(&[(name, value)]), Config::default(), "{name}={value}");
        }
    }
}

/// What the attribute `summary` takes.
const SUMMARY: &str = "auto publisher on-device built-in off, or an http or https URL";
/// Attribute, bad value, what the complaint must say that it takes.
const BAD: [(&str, &str, &str); 27] = [
    ("show", "everything", "article summary reactions comments app"),
    ("show", "Article", "article summary reactions comments app"),
    ("sort", "top", "best worst newest oldest active inactive replies controversial agreed"),
    ("sort", "Best", "best worst newest oldest active inactive replies controversial agreed"),
    ("summary", "yes", SUMMARY),
    ("summary", "builtin", SUMMARY),
    ("summary", "On-Device", SUMMARY),
    ("summary", "auto / off", SUMMARY),
    ("summary", "javascript:alert(1)//", SUMMARY),
    ("summary", "java\u{9}script:alert(1)//", SUMMARY),
    ("summary", "data:text/plain,x", SUMMARY),
    ("summary", "file:///etc/chat", SUMMARY),
    ("summary", "https:api.example/chat", SUMMARY),
    ("reactions", "<b>", "letters, digits and hyphens"),
    ("reactions", "h\u{e4}ppy", "letters, digits and hyphens"),
    ("reactions", "an-id-that-is-longer-than-forty-letters-is", "letters, digits and hyphens"),
    ("theme", "DARK", "auto light dark"),
    ("loading", "soon", "eager lazy"),
    ("heading-level", "3", "1 2"),
    ("heading-level", "0", "1 2"),
    ("keys", "none", "on off"),
    ("store", "Waline", "local pocketbase waline"),
    ("store", "cloud", "local pocketbase waline"),
    ("app-ios", "javascript:alert(1)", "http or https URL"),
    ("app-ios", "/relative", "http or https URL"),
    ("app-android", "market://details?id=1", "http or https URL"),
    ("app-android", "h\u{2028}ttps://play.example", "http or https URL"),
];

#[test]
fn a_bad_value_is_named_with_what_the_attribute_takes_and_the_default_stands() {
    for (name, value, takes) in BAD {
        let (config, complaints) = read(&[(name, value)]);
        assert_eq!(config, Config::default(), "{name}={value:?}");
        let [complaint] = complaints.as_slice() else { panic!("{name}={value:?}: {complaints:?}") };
        for part in [format!("{name}=\"{value}\""), takes.to_owned()] {
            assert!(complaint.contains(&part), "{complaint:?} lacks {part:?}");
        }
    }
}

#[test]
fn one_bad_word_of_several_takes_nothing_from_the_others() {
    let (config, complaints) = read(&[("show", "comments everything"), ("reactions", "happy s@d")]);
    assert_eq!((config.show, config.reactions), (Some(vec![Panel::Comments]), ids(&["happy"])));
    assert_eq!(complaints.len(), 2, "{complaints:?}");
}

#[test]
fn a_bad_link_takes_nothing_from_the_app_but_itself() {
    let (config, complaints) =
        read(&[("app-name", "A"), ("app-ios", "ftp://ios.example"), ("app-android", "https://play.example")]);
    let app = config.app.expect("the app has a name");
    assert_eq!((app.ios, app.android.as_deref()), (None, Some("https://play.example")));
    assert_eq!(complaints.len(), 1, "{complaints:?}");
}

#[test]
fn every_bad_attribute_is_complained_about_on_its_own() {
    let mut named: Vec<&str> = BAD.iter().map(|(name, ..)| *name).collect();
    named.dedup();
    let worst: Vec<(&str, &str)> = named
        .iter()
        .map(|name| BAD.iter().find(|bad| bad.0 == *name).map(|bad| (bad.0, bad.1)).unwrap())
        .collect();
    let (config, complaints) = read(&worst);
    assert_eq!(config, Config::default());
    assert_eq!(complaints.len(), named.len(), "{complaints:?}");
}

#[test]
fn every_attribute_that_is_asked_for_is_in_the_list() {
    let asked = std::cell::RefCell::new(Vec::new());
    let _ = Config::read(|name| {
        asked.borrow_mut().push(name.to_owned());
        None
    });
    for name in asked.into_inner() {
        assert!(ATTRIBUTES.contains(&name.as_str()), "{name}");
    }
}

#[test]
fn a_server_is_an_address_that_paths_can_stand_behind() {
    let keeper = |server: &str| good(&[("store", "pocketbase"), ("server", server)]).keeper;
    for server in ["https://x.test", "HTTP://localhost:8090/", "https://x.test/comments"] {
        assert_eq!(keeper(server), Keeper::PocketBase(server.into()));
    }
    let waline = good(&[("store", "waline"), ("server", "https://x.test")]).keeper;
    assert_eq!(waline, Keeper::Waline("https://x.test".into()));
    assert_eq!(good(&[("store", "local"), ("server", "https://x.test")]).keeper, Keeper::Browser);
}

#[test]
fn a_server_that_is_none_leaves_everything_in_the_browser_and_is_named() {
    for server in [
        "x.test",
        "//x.test",
        "ftp://x.test",
        "javascript:alert(1)",
        "https://",
        "https:///a",
        "https://x.test/?a=b",
        "https://x.test/#a",
        "https://user:secret@x.test",
        "https://x.test/a b",
        "https://x\\test",
    ] {
        let (config, complaints) = read(&[("store", "pocketbase"), ("server", server)]);
        assert_eq!(config.keeper, Keeper::Browser, "{server}");
        assert_eq!(complaints.len(), 1, "{server}");
        assert!(
            complaints[0].contains("server=") && complaints[0].contains("http or https"),
            "{complaints:?}"
        );
    }
    let (config, complaints) = read(&[("store", "pocketbase")]);
    assert_eq!((config.keeper, complaints.len()), (Keeper::Browser, 1));
    let (config, complaints) = read(&[("store", "cloud")]);
    assert_eq!((config.keeper, complaints.len()), (Keeper::Browser, 1));
}
