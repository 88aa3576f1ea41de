//! The demo page says what its documents say, and every file that it names is there.
#![cfg(not(target_arch = "wasm32"))]

use std::{fs, path::Path};

use serde_json::Value;

/// What the build puts next to the page; not in the tree.
const BUILT: [&str; 3] = ["article-widget.js", "article-widget-core.js", "article-widget_bg.wasm"];

fn read(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The string at a JSON pointer.
fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_else(|| panic!("no text at {pointer} in {value}"))
}

/// The widget's English wording for `key`, with its one gap filled.
fn worded(key: &str, gap: &str, filling: &str) -> String {
    text(&json("locales/en.json"), key).replace(gap, filling)
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("{key} is no list"))
}

/// What stands between `start` and the next `end`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start:?}"));
    rest.split_once(end).unwrap_or_else(|| panic!("no {end:?} after {start:?}")).0
}

/// What a reader sees of a piece of HTML: no tags, no entities, runs of white space as one space.
fn plain(html: &str) -> String {
    let mut shown = String::new();
    let mut pieces = html.split('<');
    shown.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        shown.push_str(piece.split_once('>').map_or("", |(_, after)| after));
    }
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        shown = shown.replace(entity, character);
    }
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of the element that carries `class`, which holds no element of its own kind.
fn by_class(html: &str, class: &str) -> String {
    let (before, rest) =
        html.split_once(&format!("class=\"{class}\"")).unwrap_or_else(|| panic!("no {class}"));
    let (_, tag) = before.rsplit_once('<').expect("a class stands in a tag");
    let (_, inner) = rest.split_once('>').expect("a tag ends");
    plain(between(inner, "", &format!("</{}>", tag.trim())))
}

/// The values of every attribute `name`, in order.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(start.as_str()).skip(1).map(|rest| between(rest, "", "\"")).collect()
}

/// The paragraphs of the fallback's body, written as `articleBody` writes them.
fn fallback_body(page: &str) -> Vec<String> {
    let body =
        between(page, "<div class=\"aw-body\">", "</div>").replace("<h2>", "<p>## ").replace("</h2>", "</p>");
    body.split("<p>").skip(1).map(|rest| plain(between(rest, "", "</p>"))).collect()
}

/// Whether the finished site has this file: its top also gets what the build makes and two files of the demo.
fn served(path: &str) -> bool {
    let path = match path {
        "./" => "index.html",
        "sw.js" => "demo/sw.js",
        "manifest.webmanifest" => "demo/manifest.webmanifest",
        other => other,
    };
    BUILT.contains(&path) || Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists()
}

fn missing<'a>(paths: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    paths.into_iter().filter(|path| !served(path)).collect()
}

#[test]
fn the_fallback_in_the_page_is_the_story_word_for_word() {
    let (page, story) = (read("index.html"), json("demo/story.json"));
    assert_eq!(by_class(&page, "aw-headline"), text(&story, "/headline"));
    assert_eq!(by_class(&page, "aw-subline"), text(&story, "/alternativeHeadline"));
    let by = worded("/source.by", "{names}", text(&story, "/author/name"));
    let source = format!("{by} · {}", text(&story, "/publisher/name"));
    assert_eq!(by_class(&page, "aw-source"), source);
    assert_eq!(by_class(&page, "aw-credit-line"), text(&story, "/creditText"));
    assert_eq!(
        attributes(&page, "datetime"),
        [text(&story, "/datePublished"), text(&story, "/dateModified")],
        "the dates"
    );
    let body = format!("{} – {}", text(&story, "/dateline"), text(&story, "/articleBody"));
    assert_eq!(fallback_body(&page), body.split("\n\n").collect::<Vec<_>>());
    assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{}\">", text(&story, "/url"))));
}

#[test]
fn the_fallback_shows_the_picture_of_the_story_at_its_size() {
    let (page, story) = (read("index.html"), json("demo/story.json"));
    let image = between(&page, "<img ", ">");
    assert_eq!(attributes(&format!(" {image}"), "src"), [format!("demo/{}", text(&story, "/image/url"))]);
    assert_eq!(attributes(image, "alt"), [text(&story, "/image/description")]);
    let credit = worded("/picture.credit", "{name}", text(&story, "/image/creditText"));
    let caption = format!("{} {credit}", text(&story, "/image/caption"));
    assert_eq!(plain(between(&page, "<figcaption>", "</figcaption>")), caption);

    let drawing = read("demo/picture.svg");
    let root = between(&drawing, "<svg", ">");
    for side in ["width", "height"] {
        let size = story["image"][side].to_string();
        assert_eq!(attributes(image, side), [size.as_str()], "{side} in the page");
        assert_eq!(attributes(root, side), [size.as_str()], "{side} of the drawing");
    }
    assert!(drawing.len() < 8 * 1024, "the drawing has {} bytes", drawing.len());
}

#[test]
fn the_story_is_long_enough_and_leaves_the_summary_and_the_first_comment_to_the_reader() {
    let story = json("demo/story.json");
    let body = text(&story, "/articleBody");
    let (subheads, paragraphs): (Vec<_>, Vec<_>) =
        body.split("\n\n").partition(|part| part.starts_with("## "));
    let words: usize = paragraphs.iter().map(|paragraph| paragraph.split_whitespace().count()).sum();
    assert!(words >= 500, "{words} words");
    assert!(subheads.len() >= 3, "{subheads:?}");
    assert_eq!(story.get("abstract"), None);
    assert!(list(&story, "comment").is_empty());
    let moods: Vec<&str> =
        list(&story, "interactionStatistic").iter().map(|c| text(c, "/interactionType/name")).collect();
    assert_eq!(moods, article_widget::reactions::model::DEFAULT_REACTIONS);
}

#[test]
fn the_thread_is_the_same_story_with_comments_that_answer_earlier_ones() {
    let (story, mut thread) = (json("demo/story.json"), json("demo/thread.json"));
    let comments = list(&thread, "comment").to_vec();
    assert_eq!(comments.len(), 24);
    let mut depths: Vec<(&str, &str, usize)> = Vec::new();
    for comment in &comments {
        let (id, date) = (text(comment, "/@id"), text(comment, "/dateCreated"));
        let depth = comment.get("parentItem").map_or(1, |parent| {
            let parent = text(parent, "/@id");
            let (_, earlier, depth) =
                depths.iter().find(|(id, ..)| *id == parent).expect("parents come first");
            // Every date has the same shape, so the order of the texts is the order of the dates.
            assert!(*earlier < date, "{id} is older than what it answers");
            depth + 1
        });
        assert!(depths.iter().all(|(other, ..)| *other != id), "{id} twice");
        assert!(!text(comment, "/text").is_empty(), "{id}");
        depths.push((id, date, depth));
    }
    assert_eq!(depths.iter().map(|(.., depth)| *depth).max(), Some(5));

    thread["comment"] = Value::Array(Vec::new());
    thread.as_object_mut().expect("an object").remove("commentCount");
    assert_eq!(thread, story);
}

#[test]
fn every_file_that_the_page_the_manifest_and_the_service_worker_name_is_there() {
    let page = read("index.html");
    let local = |path: &&str| !path.starts_with("https://") && !path.starts_with('?');
    let named = [attributes(&page, "href"), attributes(&page, "src")].concat();
    assert_eq!(missing(named.into_iter().filter(local)), [""; 0], "index.html");

    let manifest = json("demo/manifest.webmanifest");
    assert_eq!(
        missing(list(&manifest, "icons").iter().map(|icon| text(icon, "/src"))),
        [""; 0],
        "the manifest"
    );

    let worker = read("demo/sw.js");
    let shell: Vec<&str> = between(&worker, "const SHELL = [", "];").split('"').skip(1).step_by(2).collect();
    assert_eq!(missing(shell.iter().copied()), [""; 0], "sw.js");
    for file in ["./", "style.css", "manifest.webmanifest", "demo/story.json"].iter().chain(&BUILT) {
        assert!(shell.contains(file), "{file} is not kept for offline use");
    }
    assert!(read("demo/page.js").contains("register(\"sw.js\")"));
}

#[test]
fn the_page_has_no_script_or_style_of_its_own_inside() {
    let page = read("index.html");
    assert!(page.split("<script").skip(1).all(|script| between(script, ">", "</script>").is_empty()));
    assert!(!page.contains("<style") && attributes(&page, "style").is_empty());
}
