//! What is written reads back the same, whatever the document, and whatever it was read from.
#![cfg(not(target_arch = "wasm32"))]

use std::rc::Rc;

use article_widget::{
    article::model::{Article, Block, Picture},
    comments::model::{Comment, Votes},
    document::{self, model::Document},
    reactions::model::ReactionId,
    time::Timestamp,
};
use proptest::{collection::vec, option, prelude::*};

/// A line that needs no cleaning: letters of many scripts, markup, quotes, no space at its ends.
const LINE: &str =
    r#"[a-zA-Z0-9<>&"'\\/#*é\u{5d0}\u{4e00}😀“”–\u{200d}\u{301}]([ a-z<>"\\é😀\u{e9}]{0,20}[a-z.!😀\\"])?"#;
const TEXT: &str = "[ \\t\\n]{0,2}[a-z*<>\"\\\\é😀][ \u{2028}a-z\\n\\t*>_`#\"\\\\😀]{0,40}";
const MOST: u64 = (1 << 53) - 1;

fn moment() -> impl Strategy<Value = Timestamp> {
    (-62_135_596_800_000_i64..=253_402_300_799_999).prop_map(Timestamp)
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        "[a-zé😀\"<>*](\n?[ a-z.<>\"\\\\#😀]{0,20}[a-z.])?".prop_map(Block::Paragraph),
        LINE.prop_map(Block::Subhead),
    ]
}

fn picture() -> impl Strategy<Value = Picture> {
    let url = r"(https?://[a-z]{1,9}\.example)?/[a-z0-9 <>%?&#:]{0,15}[a-z]";
    let text = || option::of(LINE);
    let pixels = || option::of(1..=u32::MAX);
    (url, text(), text(), text(), pixels(), pixels()).prop_map(
        |(url, caption, description, credit, width, height)| Picture {
            url,
            caption,
            description,
            credit,
            width,
            height,
        },
    )
}

prop_compose! {
    fn article()(
        id in option::of(r"(https://[a-z]{1,9}\.example)?/[a-z0-9/?=:]{0,15}"),
        headline in LINE,
        lines in [option::of(LINE), option::of(LINE), option::of(LINE), option::of(LINE), option::of(LINE)],
        authors in vec(LINE, 0..4),
        (published, modified) in (option::of(moment()), option::of(moment())),
        language in option::of("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"),
        body in vec(block(), 0..6),
        picture in option::of(picture()),
    ) -> Article {
        let [alternative_headline, description, publisher, credit, dateline] = lines;
        Article { id, headline, alternative_headline, description, authors, publisher, credit, dateline, published,
            modified, language, body, picture }
    }
}

/// Id; author, badge, and whether it is pinned; text, dates, votes, and which of those before is the parent.
type Parts = (String, Writer, String, Timestamp, Option<Timestamp>, u64, u64, Option<prop::sample::Index>);
type Writer = (Option<String>, Option<String>, bool);

prop_compose! {
    /// Ids are unique by their number; each parent is any other comment that comes before in a shuffled order.
    fn comments()(
        parts in vec((LINE, (option::of(LINE), option::of("[A-Z][a-z]{0,20}"), any::<bool>()), TEXT, moment(), option::of(moment()), 0..=MOST, 0..=MOST,
            option::of(any::<prop::sample::Index>())), 0..12),
    )(order in Just((0..parts.len()).collect::<Vec<_>>()).prop_shuffle(), parts in Just(parts)) -> Vec<Comment> {
        let id = |place: usize| document_id(&parts[place].0, place);
        let parent = |place: usize| {
            let rank = order.iter().position(|&other| other == place)?;
            let chosen = parts[place].7.as_ref()?;
            (rank > 0).then(|| id(order[chosen.index(rank)]))
        };
        let comment = |(place, part): (usize, &Parts)| Comment {
            id: id(place),
            parent: parent(place),
            author: part.1.0.clone().unwrap_or_default(),
            text: part.2.clone(),
            created: part.3,
            modified: part.4,
            votes: Votes { up: part.5, down: part.6 },
            badge: part.1.0.as_ref().and(part.1.1.as_deref()).map(Rc::from),
            pinned: part.1.2,
            mine: false,
        };
        parts.iter().enumerate().map(comment).collect()
    }
}

fn document_id(text: &str, place: usize) -> article_widget::comments::model::CommentId {
    format!("{text}{place}").as_str().into()
}

fn reactions() -> impl Strategy<Value = Vec<(ReactionId, u64)>> {
    prop::collection::btree_map(LINE, 0..=MOST, 0..6)
        .prop_map(|counts| counts.into_iter().map(|(id, count)| (id.as_str().into(), count)).collect())
}

/// JSON of any shape, rich in the keys that are read.
fn json() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "@id",
        "@type",
        "@graph",
        "text",
        "author",
        "name",
        "dateCreated",
        "upvoteCount",
        "parentItem",
        "jobTitle",
        "creativeWorkStatus",
        "comment",
        "abstract",
        "articleBody",
        "headline",
        "description",
        "image",
        "url",
        "width",
        "interactionStatistic",
        "interactionType",
        "userInteractionCount",
        "inLanguage",
        "publisher",
        "datePublished",
        "@value",
        "other",
    ]);
    let words = prop::sample::select(vec![
        "",
        " ",
        "a",
        "NewsArticle",
        "ReactAction",
        "Event",
        "## a",
        "##  \\n b",
        "a\\n\\nb",
        "\\u202ea",
        "\\u2028",
        "a\\u2028b",
        "\\ud800",
        "\\ufeff",
        "\\r\\n",
        "2015-12-15",
        "12",
        "-1",
        "en",
        "comment-1",
        "pinned",
        "javascript:1",
        "<b>",
        "\\\\",
    ]);
    let leaf = prop_oneof![
        8 => words.prop_map(|words| format!("\"{words}\"")),
        1 => any::<f64>().prop_filter("JSON has no others", |number| number.is_finite()).prop_map(|n| n.to_string()),
        1 => prop::sample::select(vec!["null", "true", "1", "0", "1e999"]).prop_map(str::to_owned),
    ];
    let value = leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            1 => vec(inner.clone(), 0..5).prop_map(|list| format!("[{}]", list.join(","))),
            3 => vec((key.clone(), inner), 0..6).prop_map(|pairs| {
                let pairs: Vec<_> = pairs.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
                format!("{{{}}}", pairs.join(","))
            }),
        ]
    });
    let pairs =
        ["headline", "comment", "articleBody", "abstract", "image", "author", "interactionStatistic", "name"];
    vec(value, pairs.len()).prop_map(move |values| {
        let pairs = pairs.iter().zip(values).map(|(key, value)| format!(",\"{key}\":{value}"));
        format!("{{\"@type\":\"NewsArticle\"{}}}", pairs.collect::<String>())
    })
}

proptest! {
    #[test]
    fn a_document_reads_back_as_it_was_written(
        article in article(), summary in vec(LINE, 0..4), comments in comments(), reactions in reactions(),
    ) {
        let document = Document { article, summary, comments: comments.into_iter().map(Rc::new).collect(), reactions };
        let written = document::write(&document);
        let (read, problems) = document::read(&written).expect("what was written can be read");
        prop_assert_eq!(&read, &document, "{}", written);
        prop_assert!(problems.is_empty(), "{:?}", problems);
        prop_assert!(!written.contains('<'));
    }

    #[test]
    fn whatever_was_read_is_written_without_a_problem(json in json()) {
        if let Ok((document, problems)) = document::read(&json) {
            prop_assert!(problems.len() <= 51);
            let written = document::write(&document);
            let (read, problems) = document::read(&written).expect("what was written can be read");
            prop_assert_eq!(&read, &document, "{}", written);
            prop_assert!(problems.is_empty(), "{:?} {}", problems, written);
        }
    }

    #[test]
    fn no_text_upsets_the_reader(text in any::<String>(), cut in any::<prop::sample::Index>(), json in json()) {
        let _ = document::read(&text);
        let start = json.char_indices().nth(cut.index(json.chars().count())).map_or(0, |(place, _)| place);
        let _ = document::read(&json[..start]);
    }
}

#[test]
fn what_belongs_to_this_device_is_not_written() {
    let (mut document, _) = document::read(
        r#"{"@type":"NewsArticle","headline":"H","comment":{"@id":"a","text":"T","dateCreated":"2025"}}"#,
    )
    .unwrap();
    let before = document::write(&document);
    Rc::make_mut(&mut document.comments[0]).mine = true;
    assert_eq!(document::write(&document), before);
}
