//! The article on the page, with the sentence that the summary points at marked.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::model::{Article, Block, Picture};
use crate::{summary::model::Source, time::Timestamp, ui::locale::Locale};

/// Words a minute that an adult reads silently in English: M. Brysbaert, "How many words do we read per minute?", 2019.
const WORDS_PER_MINUTE: usize = 238;

/// What is marked in the article.
pub struct Marked {
    /// Where the marked sentence stands.
    pub source: Option<Source>,
    /// The mark, while there is one.
    pub mark: NodeRef,
    /// Called when the reader wants back (Esc).
    pub on_return: Callback<()>,
}

/// The article. `summary` is the panel that stands between the source line and the line under the headline.
pub fn view(article: &Article, level: u8, locale: &Locale, marked: &Marked, summary: Html) -> Html {
    let headline = if level == 2 {
        html! { <h2 class="aw-headline" part="headline" dir="auto">{ &article.headline }</h2> }
    } else {
        html! { <h1 class="aw-headline" part="headline" dir="auto">{ &article.headline }</h1> }
    };
    html! {
        <article class="aw-article" part="article" lang={article.language.clone()}>
            { headline }
            { source_line(article, locale) }
            <div class="aw-room">{ summary }</div>
            if let Some(subline) = article.subline() {
                <p class="aw-subline" part="subline" dir="auto">{ subline }</p>
            }
            { dates(article, locale) }
            { article.picture.as_ref().map_or_else(Html::default, |picture| figure(picture, locale)) }
            { body(article, marked) }
            if let Some(credit) = &article.credit {
                <p class="aw-credit-line" part="credit" dir="auto">{ credit }</p>
            }
        </article>
    }
}

fn source_line(article: &Article, locale: &Locale) -> Html {
    let names = article.authors.join(", ");
    let by = (!names.is_empty()).then(|| locale.fill("source.by", &[("names", &names)]));
    let publisher = article.publisher.clone().filter(|publisher| !article.authors.contains(publisher));
    let parts: Vec<String> = by.into_iter().chain(publisher).collect();
    if parts.is_empty() {
        return Html::default();
    }
    html! { <p class="aw-source" part="source" dir="auto">{ parts.join(" · ") }</p> }
}

fn dates(article: &Article, locale: &Locale) -> Html {
    let words: usize = article.body.iter().map(|block| block.text().split_whitespace().count()).sum();
    let minutes = words.div_ceil(WORDS_PER_MINUTE).max(1) as u64;
    let time = |time: Timestamp, text: String| {
        html! { <time datetime={crate::document::date::format(time)}>{ text }</time> }
    };
    html! {
        <p class="aw-dates" part="dates">
            if let Some(published) = article.published {
                { time(published, locale.date(published)) }{ " · " }
            }
            if let Some(modified) = article.modified.filter(|modified| Some(*modified) > article.published) {
                { time(modified, locale.fill("source.updated", &[("date", &locale.date(modified))])) }{ " · " }
            }
            { locale.count("source.minutes", minutes) }
        </p>
    }
}

fn figure(picture: &Picture, locale: &Locale) -> Html {
    let credit = picture.credit.as_ref().map(|name| locale.fill("picture.credit", &[("name", name)]));
    html! {
        <figure class="aw-picture" part="picture">
            <img
                src={picture.url.clone()}
                alt={picture.description.clone().or_else(|| picture.caption.clone()).unwrap_or_default()}
                width={picture.width.map(|width| width.to_string())}
                height={picture.height.map(|height| height.to_string())}
                decoding="async"
            />
            if picture.caption.is_some() || credit.is_some() {
                <figcaption dir="auto">
                    { picture.caption.clone().unwrap_or_default() }
                    if let Some(credit) = credit {
                        { " " }<span class="aw-credit">{ credit }</span>
                    }
                </figcaption>
            }
        </figure>
    }
}

fn body(article: &Article, marked: &Marked) -> Html {
    let dateline_block = article.body.iter().position(|block| matches!(block, Block::Paragraph(_)));
    let blocks = article.body.iter().enumerate().map(|(index, block)| {
        let source = marked.source.filter(|source| source.block == index);
        let text = marked_text(block.text(), source, marked);
        match block {
            Block::Subhead(_) => html! { <h2 key={index} dir="auto">{ text }</h2> },
            Block::Paragraph(_) => {
                let dateline = article.dateline.as_ref().filter(|_| dateline_block == Some(index));
                html! {
                    <p key={index} dir="auto">
                        if let Some(dateline) = dateline {
                            <span class="aw-dateline" part="dateline">{ dateline }</span>{ " – " }
                        }
                        { text }
                    </p>
                }
            }
        }
    });
    html! { <div class="aw-body" part="body">{ for blocks }</div> }
}

fn marked_text(text: &str, source: Option<Source>, marked: &Marked) -> Html {
    let parts = source.and_then(|source| {
        Some((text.get(..source.start)?, text.get(source.start..source.end)?, text.get(source.end..)?))
    });
    let Some((before, sentence, after)) = parts else {
        return html! { { text } };
    };
    let on_return = marked.on_return.clone();
    let on_key = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            on_return.emit(());
        }
    });
    html! {
        <>
            { before }
            <mark ref={marked.mark.clone()} class="aw-mark" part="mark" tabindex="-1" onkeydown={on_key}>{ sentence }</mark>
            { after }
        </>
    }
}

/// Brings the mark into view and puts the focus on it, so that Esc reaches it.
pub fn reveal(mark: &NodeRef) {
    let Some(mark) = mark.cast::<HtmlElement>() else {
        return;
    };
    crate::ui::bring_into_view(&mark);
    let focus = web_sys::FocusOptions::new();
    focus.set_prevent_scroll(true);
    // A mark that cannot take the focus still stands marked on the screen.
    let _ = mark.focus_with_options(&focus);
}
