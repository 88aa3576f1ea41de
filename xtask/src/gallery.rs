//! The gallery of a build for development: every page of `tests/hosts` beside its HTML, to look at and to copy.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::digest::{Algorithm, digests};
use crate::paths;

/// The host pages, in the tree and under the served page.
const HOSTS: &str = "tests/hosts";
const SERVED_HOSTS: &str = "hosts";
/// What the gallery is made of.
const SOURCES: &str = "xtask/gallery";
/// The place in its page where the host pages go.
const PLACE: &str = "<!-- pages -->";
/// The documents that the host pages name, with a picture, and what stands there in the gallery.
const ARTICLE: [(&str, &str); 3] = [
    ("demo/story.json", "generated/article.json"),
    ("demo/picture.svg", "generated/picture.svg"),
    ("demo/thread.json", "generated/many.json"),
];
/// What stands in a host page for the digest of a file, before the file's name.
const DIGEST: &str = "sha384-of-";

/// One host page.
#[derive(Debug, PartialEq, Eq)]
struct Host {
    /// The name of its file, without the ending.
    name: String,
    html: String,
    /// The headers that its server sends.
    headers: String,
}

/// Puts the gallery into the build: `gallery/index.html`, and the pages that it shows.
pub(crate) fn make(staging: &Path) -> Result<()> {
    let hosts = paths::root().join(HOSTS);
    let (served, gallery) = (staging.join(SERVED_HOSTS), staging.join("gallery"));
    for folder in [&served, &gallery, &staging.join("generated")] {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    let mut found = Vec::new();
    for file in paths::files(&hosts)? {
        let text = read(&hosts.join(&file))?;
        let text = with_digests(staging, &text)?;
        fs::write(served.join(&file), &text)?;
        // The plain pages are there for the tests alone.
        if let Some(name) = file.strip_suffix(".html").filter(|_| text.contains("name=\"description\"")) {
            let headers = read(&hosts.join(format!("{name}.headers"))).unwrap_or_default();
            found.push(Host { name: name.to_owned(), html: text, headers });
        }
    }
    let sources = paths::root().join(SOURCES);
    for file in paths::files(&sources)? {
        let text = read(&sources.join(&file))?;
        fs::write(gallery.join(&file), text.replace(PLACE, &list(&found)))?;
    }
    for (from, to) in ARTICLE {
        fs::copy(staging.join(from), staging.join(to)).with_context(|| format!("the demo has no {from}"))?;
    }
    Ok(())
}

/// The page with the digests of the files that it wants to be whole.
fn with_digests(staging: &Path, html: &str) -> Result<String> {
    let mut filled = html.to_owned();
    for part in html.split(DIGEST).skip(1) {
        let file = part.split('"').next().unwrap_or_default();
        let digest = digests(Algorithm::Sha384, staging, [file])?.concat();
        filled = filled.replace(&[DIGEST, file].concat(), &digest);
    }
    Ok(filled)
}

fn list(hosts: &[Host]) -> String {
    hosts.iter().map(section).collect()
}

fn section(host: &Host) -> String {
    let Host { name, html, headers } = host;
    let title = between(html, "<title>", "</title>");
    let sentence = between(html, "name=\"description\" content=\"", "\"");
    let headers = match headers.trim() {
        "" => String::new(),
        lines => format!("<p>Its server sends:</p>\n<pre>{}</pre>\n", escaped(lines)),
    };
    let html = escaped(html);
    format!(
        "<section id=\"{name}\">\n<h2>{title}</h2>\n<p>{sentence} <a href=\"/{SERVED_HOSTS}/{name}.html\">Open it \
         alone</a>.</p>\n{headers}<iframe src=\"/{SERVED_HOSTS}/{name}.html\" title=\"{title}\" \
         loading=\"lazy\"></iframe>\n<details>\n<summary>HTML</summary>\n<button type=\"button\">Copy</button>\n\
         <pre>{html}</pre>\n</details>\n</section>\n"
    )
}

/// What stands between the first `start` and the next `end`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let rest = text.split_once(start).map_or("", |(_, rest)| rest);
    rest.split_once(end).map_or("", |(inner, _)| inner)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host() -> Host {
        Host {
            name: "nonces".to_owned(),
            html: "<title>By nonce</title>\n<meta name=\"description\" content=\"A policy.\">&amp;"
                .to_owned(),
            headers: "A: b\n".to_owned(),
        }
    }

    #[test]
    fn a_page_is_shown_under_its_title_with_its_sentence_its_headers_and_its_html() {
        let section = section(&host());
        for part in [
            "<h2>By nonce</h2>",
            "<p>A policy. <a href=\"/hosts/nonces.html\">",
            "<pre>A: b</pre>",
            "<iframe src=\"/hosts/nonces.html\" title=\"By nonce\" loading=\"lazy\">",
            "&lt;title&gt;By nonce&lt;/title&gt;",
            "&amp;amp;</pre>",
        ] {
            assert!(section.contains(part), "{part} is missing in {section}");
        }
    }

    #[test]
    fn every_host_page_of_the_gallery_has_a_title_and_a_sentence() {
        for file in paths::files(&paths::root().join(HOSTS)).unwrap() {
            let text = read(&paths::root().join(HOSTS).join(&file)).unwrap();
            if file.strip_suffix(".html").is_some() && text.contains("name=\"description\"") {
                let sentence = between(&text, "name=\"description\" content=\"", "\"");
                assert!(sentence.ends_with('.'), "{file}: {sentence}");
                assert!(!between(&text, "<title>", "</title>").is_empty(), "{file}");
            }
        }
    }
}
