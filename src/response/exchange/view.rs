//! What a reader sees of import and export: two buttons, how far the work is, and what a file would change.

use web_sys::{DragEvent, HtmlInputElement};
use yew::prelude::*;

use super::{Exchange, ExchangeProps, Msg, Stage};
use crate::{
    response::state::import::{LINES, Line, Report},
    ui::locale::Locale,
};

impl Exchange {
    pub(super) fn html(&self, ctx: &Context<Self>) -> Html {
        let (props, link) = (ctx.props(), ctx.link());
        let locale = &*props.locale;
        let hover = |hovering| {
            link.callback(move |event: DragEvent| {
                event.prevent_default();
                Msg::Hover(hovering)
            })
        };
        let on_drop = link.batch_callback(|event: DragEvent| {
            event.prevent_default();
            let files = event.data_transfer().and_then(|data| data.files());
            Some(files.and_then(|files| files.get(0)).map_or(Msg::Hover(false), Msg::Pick))
        });
        html! {
            <details class="aw-exchange" part="exchange">
                <summary class="aw-small">{ locale.text("exchange.title") }</summary>
                <div class={classes!("aw-exchange-box", self.hovering.then_some("aw-hover"))}
                    ondragover={hover(true)} ondragleave={hover(false)} ondrop={on_drop}>
                    <p class="aw-small">{ locale.text("exchange.about") }</p>
                    { Self::part(props) }
                    <div class="aw-row">
                        <button class="aw-button" type="button" disabled={!props.is_read}
                            onclick={link.callback(|_| Msg::Export)}>{ locale.text("exchange.export") }</button>
                        { Self::picker(ctx) }
                    </div>
                    <div ref={self.outcome.clone()} class="aw-outcome" tabindex="-1" role="group"
                        aria-label={locale.text("exchange.title").to_owned()}>{ self.stage(ctx) }</div>
                </div>
            </details>
        }
    }

    /// Over how many comments the file is, where that is not all of them.
    fn part(props: &ExchangeProps) -> Html {
        let Some((here, all)) = props.part.filter(|_| props.is_read) else { return Html::default() };
        let (locale, here) = (&props.locale, props.locale.number(here));
        let words = match all {
            Some(all) => locale.fill("exchange.part", &[("here", &here), ("all", &locale.number(all))]),
            None => locale.fill("exchange.part-of", &[("here", &here)]),
        };
        html! { <p class="aw-small" role="status">{ words }</p> }
    }

    fn picker(ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let on_change = ctx.link().batch_callback(|event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let file = input.files().and_then(|files| files.get(0));
            // So that the same file can be picked again.
            input.set_value("");
            file.map(Msg::Pick)
        });
        html! {
            <label class={classes!("aw-button", "aw-file", (!props.is_read).then_some("aw-off"))}>
                { props.locale.text("exchange.import") }
                <input class="aw-unseen" type="file" accept=".json,.jsonld,application/json,application/ld+json"
                    disabled={!props.is_read} onchange={on_change} />
            </label>
        }
    }

    fn stage(&self, ctx: &Context<Self>) -> Html {
        let locale = &*ctx.props().locale;
        let button = |class: &'static str, key: &'static str, msg: fn() -> Msg| {
            html! {
                <button class={classes!("aw-button", class)} type="button" onclick={ctx.link().callback(move |_| msg())}>
                    { locale.text(key) }
                </button>
            }
        };
        let cancel = || button("aw-quiet", "exchange.cancel", || Msg::Cancel);
        let bar = |key: &'static str, part: u8| {
            html! {
                <div class="aw-row aw-late">
                    <label class="aw-progress">
                        <span>{ locale.text(key) }</span><progress max="100" value={part.to_string()} />
                    </label>
                    { cancel() }
                </div>
            }
        };
        match &self.stage {
            Stage::Idle => Html::default(),
            Stage::Reading(part) => bar("exchange.reading", *part),
            Stage::Writing(part) => bar("exchange.writing", *part),
            Stage::Refused(wrong) => {
                html! { <p class="aw-refused" role="alert">{ wrong.told(&self.name, locale) }</p> }
            }
            Stage::Checked(import, elsewhere) => html! {
                <>
                    <p class="aw-file-name" dir="auto">{ self.name.clone() }</p>
                    if *elsewhere {
                        <p class="aw-refused">{ locale.text("exchange.elsewhere") }</p>
                    }
                    <div role="status">{ report(&import.report, locale) }</div>
                    <div class="aw-row">
                        if import.report.changes() {
                            { button("aw-primary", "exchange.take", || Msg::Take) }
                        }
                        { cancel() }
                    </div>
                </>
            },
        }
    }
}

/// What taking it would do.
fn report(report: &Report, locale: &Locale) -> Html {
    let count = |key: &str, count: u64| (count > 0).then(|| html! { <li>{ locale.count(key, count) }</li> });
    html! {
        <ul class="aw-report">
            if !report.changes() {
                <li>{ locale.text("exchange.nothing") }</li>
            }
            { count("exchange.adds", report.added) }
            { count("exchange.updates", report.updated) }
            { count("exchange.unchanged", report.unchanged) }
            { lines("exchange.refused", report.refused, &report.losses, locale) }
            { lines("exchange.mended", report.mends, &report.mended, locale) }
        </ul>
    }
}

/// How many, and behind that each on a line.
fn lines(key: &str, count: u64, lines: &[Line], locale: &Locale) -> Html {
    if count == 0 {
        return Html::default();
    }
    let more = count.saturating_sub(lines.len() as u64);
    html! {
        <li>
            <details class="aw-lines">
                <summary>{ locale.count(key, count) }</summary>
                <ul tabindex="0">
                    { for lines.iter().take(LINES).map(|line| html! { <li dir="auto">{ &line.problem }</li> }) }
                    if more > 0 {
                        <li>{ locale.count("exchange.more", more) }</li>
                    }
                </ul>
            </details>
        </li>
    }
}
