//! What is shipped for the server: the migration makes what the file for importing has, and both limit what is sent.

use std::fs;

use article_widget::comments::model::MAX_TEXT;
use serde_json::Value;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/servers/pocketbase/");

fn text(file: &str) -> String {
    fs::read_to_string(FOLDER.to_owned() + file).expect("the file is there")
}

fn collections() -> Value {
    serde_json::from_str(&text("collections.json")).expect("it is JSON")
}

#[test]
fn the_migration_makes_what_the_file_for_importing_has() {
    let migration = text("pb_migrations/1700000000_article_widget.js");
    let (_, rest) = migration.split_once("const collections = ").expect("it has the list");
    let (list, _) = rest.split_once(";\n").expect("the list has an end");
    assert_eq!(serde_json::from_str::<Value>(list).expect("it is JSON"), collections());
}

#[test]
fn no_change_is_taken_that_does_not_count_on() {
    for (name, number) in
        [("aw_comments", "edits"), ("aw_votes", "turn"), ("aw_reactions", "turn"), ("aw_reports", "turn")]
    {
        let collections = collections();
        let one = collections.as_array().unwrap().iter().find(|one| one["name"] == name).unwrap();
        let rule = one["updateRule"].as_str().unwrap();
        assert!(rule.contains(&format!(" && @request.body.{number} > {number} && ")), "{rule}");
    }
}

#[test]
fn the_server_takes_as_long_a_text_as_the_widget_lets_one_write() {
    let collections = collections();
    let comments = collections.as_array().unwrap().iter().find(|one| one["name"] == "aw_comments").unwrap();
    let text = comments["fields"].as_array().unwrap().iter().find(|field| field["name"] == "text").unwrap();
    assert_eq!(text["max"], MAX_TEXT);
}

#[test]
fn every_rule_that_lets_someone_write_asks_who_that_is() {
    for one in collections().as_array().unwrap() {
        for rule in ["createRule", "updateRule", "deleteRule"] {
            let Some(text) = one[rule].as_str() else { continue };
            let is_guest_made = one["name"] == "aw_readers" && rule == "createRule";
            assert!(
                is_guest_made || text.starts_with("@request.auth.id != \"\" && "),
                "{} {rule}",
                one["name"]
            );
        }
    }
}

#[test]
fn whoever_writes_neither_pins_nor_unpins() {
    let collections = collections();
    let comments = collections.as_array().unwrap().iter().find(|one| one["name"] == "aw_comments").unwrap();
    for (rule, part) in [
        ("createRule", " && edits = 0 && pinned = false && ("),
        ("updateRule", " && @request.body.pinned:changed = false && "),
    ] {
        let rule = comments[rule].as_str().unwrap();
        let (before, _) = rule.split_once(part).unwrap();
        let is_outside = |text: &str| text.matches('(').count() == text.matches(')').count();
        assert!(is_outside(before), "it holds whatever else is true: {rule}");
        let ways = rule.match_indices("||").filter(|(at, _)| is_outside(&rule[..*at]));
        assert_eq!(ways.count(), 0, "there is no way beside it: {rule}");
    }
}

#[test]
fn all_that_readers_change_counts_against_a_limit() {
    let migration = text("pb_migrations/1700000000_article_widget.js");
    for name in ["aw_comments", "aw_votes", "aw_reactions", "aw_reports"] {
        for deed in ["create", "update"] {
            assert!(migration.contains(&format!("{{ label: \"{name}:{deed}\", ")), "{name}:{deed}");
        }
    }
}

#[test]
fn who_wrote_a_comment_may_go_without_it() {
    let collections = collections();
    let one = collections.as_array().unwrap().iter().find(|one| one["name"] == "aw_comments").unwrap();
    let author = one["fields"].as_array().unwrap().iter().find(|field| field["name"] == "author").unwrap();
    // A record that is required and not deleted along keeps the other from being deleted.
    assert_eq!((&author["required"], &author["cascadeDelete"]), (&Value::Bool(false), &Value::Bool(false)));
}

#[test]
fn one_vote_and_one_mood_for_each_reader() {
    let collections = collections().to_string();
    assert!(
        collections
            .contains("CREATE UNIQUE INDEX `aw_votes_once` ON `aw_votes` (`thread`, `comment`, `reader`)")
    );
    assert!(
        collections
            .contains("CREATE UNIQUE INDEX `aw_reactions_once` ON `aw_reactions` (`thread`, `reader`)")
    );
}
