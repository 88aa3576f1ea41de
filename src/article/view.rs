//! The article on the page, with the sentence that the summary points at marked.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::model::{Article, Block, Picture};
use crate::{summary::model::Source, time::Timestamp, ui::locale::Locale};

/// Words a minute that an adult reads silently in English: M. Brysbaert, "How many words do we read per minute?", 2019.
const WORDS_PER_MINUTE: usize = 238;

/// The article. `summary` is the panel that stands between the source line and the line under the headline.
#[must_use]
pub fn view(
    article: &Rc<Article>,
    level: u8,
    locale: &Rc<Locale>,
    marked: Option<Source>,
    on_return: Callback<()>,
    summary: Html,
) -> Html {
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
            <Body article={Rc::clone(article)} {marked} {on_return} />
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

#[derive(PartialEq, Properties)]
struct BodyProps {
    article: Rc<Article>,
    marked: Option<Source>,
    on_return: Callback<()>,
}

/// The body; a component of its own so that a long text is not compared anew with every vote.
#[component]
fn Body(props: &BodyProps) -> Html {
    let mark = use_node_ref();
    use_effect_with((props.marked.clone(), mark.clone()), |(marked, mark)| {
        if marked.is_some()
            && let Some(mark) = mark.cast::<HtmlElement>()
        {
            reveal(&mark);
        }
    });
    let on_key = {
        let on_return = props.on_return.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                on_return.emit(());
            }
        })
    };
    let article = &props.article;
    let dateline_block = article.body.iter().position(|block| matches!(block, Block::Paragraph(_)));
    let blocks = article.body.iter().enumerate().map(|(index, block)| {
        let source = props.marked.as_ref().filter(|source| source.block == index);
        let text = marked_text(block.text(), source, &mark, &on_key);
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

fn marked_text(
    text: &str,
    source: Option<&Source>,
    mark: &NodeRef,
    on_key: &Callback<KeyboardEvent>,
) -> Html {
    let parts = source.and_then(|source| {
        Some((text.get(..source.start)?, text.get(source.start..source.end)?, text.get(source.end..)?))
    });
    let Some((before, sentence, after)) = parts else {
        return html! { { text } };
    };
    html! {
        <>
            { before }
            <mark ref={mark.clone()} class="aw-mark" part="mark" tabindex="-1" onkeydown={on_key.clone()}>{ sentence }</mark>
            { after }
        </>
    }
}

fn reveal(mark: &HtmlElement) {
    crate::ui::bring_into_view(mark);
    let focus = web_sys::FocusOptions::new();
    focus.set_prevent_scroll(true);
    // A mark that cannot take the focus still stands marked on the screen.
    let _ = mark.focus_with_options(&focus);
}
