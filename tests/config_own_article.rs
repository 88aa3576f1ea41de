//! What a host asks for around its own article.
#![cfg(not(target_arch = "wasm32"))]

use article_widget::embed::config::Config;

/// What is read of these attributes, all of them good.
fn config(attributes: &[(&str, &str)]) -> Config {
    let value = |name: &str| {
        attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    };
    let (config, bad) = Config::read(value);
    assert!(bad.is_empty(), "{bad:?}");
    config
}

#[test]
fn the_data_block_is_there_on_request_only() {
    assert!(config(&[("jsonld", "on")]).jsonld);
    assert!(!config(&[("jsonld", "off")]).jsonld && !config(&[]).jsonld);
}

#[test]
fn an_article_elsewhere_on_the_page_is_named_by_its_id() {
    assert_eq!(config(&[("for", " story ")]).target.as_deref(), Some("story"));
}

#[test]
fn show_says_what_stands_above_the_hosts_own_article() {
    let above = |show: &str| config(&[("show", show)]).above();
    assert_eq!(config(&[]).above(), 1);
    assert_eq!([above("summary article comments"), above("summary comments")], [1, 1]);
    assert_eq!([above("article summary comments"), above("article")], [0, 0]);
    assert_eq!(above("summary comments article"), 2);
}
