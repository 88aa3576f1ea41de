//! The widget in a frame of another origin: the page gives it room, theme, language and permalink, and nobody else does.

use anyhow::{Context, Result, ensure};
use article_widget_browser_tests::{
    Lab, document, in_every_engine, names,
    page::Page,
    server::Server,
    wait::{PATIENCE, wait_for, wait_until},
};
use serde_json::{Value, json};

use crate::{common::word, policies::fetched_elsewhere};

const JSON: &str = "application/ld+json";
/// Has the frame grow a hundred times within a second or two.
const CHANGES: &str = "return (async () => {
        for (let change = 1; change <= 100; change++) {
            document.querySelector('article-widget').style.marginBottom = `${change}px`;
            await new Promise((go) => setTimeout(go, 10));
        }
    })()";
const HEIGHT_OF_THE_LAST: &str = "return [...document.querySelectorAll('iframe')].at(-1).offsetHeight";
const HEIGHT: &str = "return document.querySelector('iframe').getBoundingClientRect().height";

/// The page whose frame is another server's, and that server.
async fn open(lab: &Lab, document: &Value, hash: &str) -> Result<Server> {
    let other = Server::start()?;
    other.put("/generated/article.json", JSON, document.to_string())?;
    lab.open(&format!("/hosts/framed.html?from={}{hash}", other.url(""))).await?;
    Ok(other)
}

async fn enter(page: &Page) -> Result<()> {
    let frames = async || Ok(page.run("return frames.length", Vec::new()).await? != json!(0));
    wait_until("a frame", PATIENCE, frames).await?;
    page.driver().enter_frame(0).await?;
    page.says(document::TELLTALE).await
}

async fn leave(page: &Page) -> Result<()> {
    Ok(page.driver().enter_parent_frame().await?)
}

/// Waits until the frame is as high as what stands in it, and gives that height.
async fn fits(page: &Page) -> Result<f64> {
    leave(page).await?;
    let height = wait_for("a frame that fits", PATIENCE, async || {
        let outer = page.run(HEIGHT, Vec::new()).await?.as_f64().context("a height")?;
        page.driver().enter_frame(0).await?;
        let inner = page.run("return Math.ceil(document.body.getBoundingClientRect().height)", Vec::new());
        let inner = inner.await?.as_f64().context("a height")?;
        leave(page).await?;
        Ok(((outer - inner).abs() < 1.0 && inner > 600.0).then_some(inner))
    })
    .await?;
    page.driver().enter_frame(0).await?;
    Ok(height)
}

async fn a_frame_has_the_height_the_theme_and_the_language_of_its_page(lab: &mut Lab) -> Result<()> {
    let _other = open(lab, &document::article(), "").await?;
    let page = &lab.browser;
    enter(page).await?;
    page.says("Diesen Artikel mit KI zusammenfassen").await?;
    assert_eq!(word(page, "return getComputedStyle(document.documentElement).colorScheme").await?, "dark");
    let before = fits(page).await?;
    // The summary makes it higher, and the page goes along.
    page.find(&names::Role::any("button")).await?.click().await?;
    page.find(&names::Role::any("listitem")).await?;
    let grown = async || Ok(fits(page).await? > before);
    wait_until("a higher frame", PATIENCE, grown).await?;
    // What the page changes later arrives.
    leave(page).await?;
    let change = "document.documentElement.lang = 'en'; document.documentElement.style.colorScheme = 'light'";
    page.run(change, Vec::new()).await?;
    page.driver().enter_frame(0).await?;
    let light = "return getComputedStyle(document.documentElement).colorScheme === 'light'
        && document.querySelector('article-widget').lang === 'en'";
    let changed = async || Ok(page.run(light, Vec::new()).await? == json!(true));
    wait_until("the page's new theme and language", PATIENCE, changed).await
}

async fn a_permalink_of_the_page_leads_to_the_comment_in_the_frame(lab: &mut Lab) -> Result<()> {
    let comments = document::comments(40, 7);
    let id = comments[25].id();
    let hash = format!("#comment-{}", id.replace('#', "%23"));
    let _other = open(lab, &document::with_comments(&comments), &hash).await?;
    let page = &lab.browser;
    // The page, not the frame, is what scrolls.
    let scrolled = async || Ok(page.run("return scrollY > 300", Vec::new()).await? == json!(true));
    wait_until("the page at the comment", PATIENCE * 2, scrolled).await?;
    let row =
        "const row = [...document.querySelector('article-widget').shadowRoot.querySelectorAll('[data-id]')]
        .find(row => row.dataset.id === arguments[0]);
        return row?.getBoundingClientRect().top ?? -9999";
    let frame = "const top = document.querySelector('iframe').getBoundingClientRect().top + arguments[0];
        return top >= 0 && top < innerHeight";
    let on_the_screen = async || {
        page.driver().enter_frame(0).await?;
        let top = page.run(row, vec![id.clone().into()]).await?;
        leave(page).await?;
        Ok(page.run(frame, vec![top]).await? == json!(true))
    };
    wait_until("the comment on the screen", PATIENCE, on_the_screen).await?;
    page.driver().enter_frame(0).await?;
    let link = word(page, "return document.querySelector('link[rel=bookmark]').href").await?;
    ensure!(link.contains("/hosts/framed.html"), "{link}");
    Ok(())
}

async fn hostile_words_of_other_windows_are_not_heard(lab: &mut Lab) -> Result<()> {
    let _other = open(lab, &document::article(), "").await?;
    let page = &lab.browser;
    enter(page).await?;
    page.says("Diesen Artikel mit KI zusammenfassen").await?;
    fits(page).await?;
    leave(page).await?;
    // A third origin in another frame talks to the page as the widget does, and to the widget as the page does; so does
    // another frame of the page's own origin.
    let talk = "const say = (to, said) => to.postMessage({ 'article-widget': said }, '*');
        say(parent, { height: 40, top: 9000, hello: true });
        say(parent.frames[0], { theme: 'light', lang: 'ar', hash: '#comment-x', page: 'https://evil.example/' });
        say(parent, { height: 'calc(1px', top: 'x' });
        parent.postMessage('article-widget', '*'); parent.postMessage(null, '*');
        document.title = 'said';
        parent.postMessage({ said: true }, '*');";
    let third = Server::start()?;
    for server in [&third, &lab.server] {
        server.put("/hostile.html", "text/html", format!("<!doctype html><script>{talk}</script>"))?;
        let add = "const [address] = arguments; window.said = false;
            addEventListener('message', event => { if (event.data?.said) window.said = true; });
            const frame = document.createElement('iframe');
            frame.style.cssText = 'height: 77px'; frame.src = address; document.body.append(frame)";
        page.run(add, vec![server.url("/hostile.html").into()]).await?;
        let said = async || Ok(page.run("return window.said", Vec::new()).await? == json!(true));
        wait_until("the hostile words", PATIENCE, said).await?;
    }
    assert_eq!(page.run("return scrollY", Vec::new()).await?, json!(0));
    page.driver().enter_frame(0).await?;
    fits(page).await?;
    let state = "return [getComputedStyle(document.documentElement).colorScheme, location.hash,
        document.querySelector('article-widget').lang, document.querySelectorAll('[href*=evil]').length]";
    assert_eq!(page.run(state, Vec::new()).await?, json!(["dark", "", "de", 0]));
    Ok(())
}

async fn a_window_of_the_scripts_own_origin_that_is_no_frame_of_the_page_is_not_heard(
    lab: &mut Lab,
) -> Result<()> {
    // Here the page, its script and its frame are all of one origin.
    lab.open("/hosts/framed.html").await?;
    let page = &lab.browser;
    enter(page).await?;
    fits(page).await?;
    leave(page).await?;
    // A frame within another frame, and the page itself, talk to the page as the widget does.
    let nested = "<!doctype html><script>
        top.postMessage({ 'article-widget': { height: 40, top: 9000 } }, '*');
        top.postMessage({ said: 'nested' }, '*')</script>";
    lab.server.put("/nested.html", "text/html", nested)?;
    lab.server.put("/around.html", "text/html", "<!doctype html><iframe src='/nested.html'></iframe>")?;
    let talk = "window.said = [];
        addEventListener('message', ({ data }) => { if (data?.said) window.said.push(data.said); });
        postMessage({ 'article-widget': { height: 40, top: 9000 } }, '*');
        postMessage({ said: 'page' }, '*');
        const frame = document.createElement('iframe');
        frame.style.cssText = 'height: 77px; border: 0'; frame.src = '/around.html'; document.body.append(frame)";
    page.run(talk, Vec::new()).await?;
    let said = async || Ok(word(page, "return window.said.sort().join()").await? == "nested,page");
    wait_until("the words of both", PATIENCE, said).await?;
    let heights = "return [...document.querySelectorAll('iframe')].map(frame => frame.offsetHeight > 600)";
    assert_eq!(page.run(heights, Vec::new()).await?, json!([true, false]));
    assert_eq!(page.run(HEIGHT_OF_THE_LAST, Vec::new()).await?, json!(77));
    assert_eq!(page.run("return scrollY", Vec::new()).await?, json!(0));
    Ok(())
}

async fn many_changes_in_a_moment_are_told_in_few_words(lab: &mut Lab) -> Result<()> {
    let _other = open(lab, &document::article(), "").await?;
    let page = &lab.browser;
    enter(page).await?;
    fits(page).await?;
    leave(page).await?;
    let count = "window.heard = 0; window.since = performance.now();
        addEventListener('message', ({ data }) => { if (data?.['article-widget']?.height) window.heard += 1; })";
    page.run(count, Vec::new()).await?;
    page.driver().enter_frame(0).await?;
    page.run(CHANGES, Vec::new()).await?;
    // What is told last is how high it is then.
    fits(page).await?;
    leave(page).await?;
    let heard = page.run("return [window.heard, performance.now() - window.since]", Vec::new()).await?;
    let (words, passed) = (heard[0].as_f64().context("a count")?, heard[1].as_f64().context("a time")?);
    // One in 60 ms, whatever happens meanwhile, and one for the end.
    ensure!(words >= 1.0 && words <= passed / 60.0 + 2.0, "{words} words in {passed} ms");
    Ok(())
}

async fn a_frame_fetches_from_its_own_server_alone(lab: &mut Lab) -> Result<()> {
    let other = open(lab, &document::article(), "").await?;
    let own = other.url("/");
    let page = &lab.browser;
    enter(page).await?;
    page.says("Diesen Artikel mit KI zusammenfassen").await?;
    page.find(&names::Role::any("button")).await?.click().await?;
    page.find(&names::Role::any("listitem")).await?;
    assert_eq!((other.asked("/summary-model.bin"), lab.server.asked("/summary-model.bin")), (1, 0));
    assert_eq!(fetched_elsewhere(page, &[own.as_str()]).await?, json!([]), "in the frame");
    leave(page).await?;
    assert_eq!(fetched_elsewhere(page, &[own.as_str()]).await?, json!([]), "on the page");
    Ok(())
}

async fn nothing_but_web_addresses_and_looks_is_taken_from_the_query(lab: &mut Lab) -> Result<()> {
    let page = &lab.browser;
    for src in
        ["javascript:alert(1)", "data:application/json,{\"headline\":\"x\"}", "blob:x", "//[", "file:///x"]
    {
        let query =
            "store=pocketbase&server=https://evil.example&summary=https://evil.example/x&thread=stolen";
        let address = format!("/embed.html?{query}&article={{}}&show=article&src={}", encoded(src));
        lab.open(&address).await?;
        page.says("No article was given").await?;
        let names = "return document.querySelector('article-widget').getAttributeNames()";
        assert_eq!(page.run(names, Vec::new()).await?, json!(["show"]), "{src}");
    }
    lab.open("/embed.html?src=/generated/article.json&lang=fil&show=article+summary").await?;
    page.says(document::TELLTALE).await?;
    assert_eq!(word(page, "return document.title").await?, document::HEADLINE);
    Ok(())
}

/// A text as a part of a query.
fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |done, byte| format!("{done}%{byte:02x}"))
}

in_every_engine!(
    a_frame_has_the_height_the_theme_and_the_language_of_its_page,
    a_permalink_of_the_page_leads_to_the_comment_in_the_frame,
    hostile_words_of_other_windows_are_not_heard,
    a_window_of_the_scripts_own_origin_that_is_no_frame_of_the_page_is_not_heard,
    many_changes_in_a_moment_are_told_in_few_words,
    a_frame_fetches_from_its_own_server_alone,
    nothing_but_web_addresses_and_looks_is_taken_from_the_query,
);
