//! The reaction picker: one radio group, so that every assistive technology knows how it works.

use yew::prelude::*;

use super::{glyphs::glyph, model::ReactionId, tally::Tally};
use crate::{
    response::state::action::Action,
    ui::{icon, locale::LocaleHandle},
};

/// Properties of [`ReactionPicker`].
#[derive(PartialEq, Properties)]
pub struct ReactionPickerProps {
    /// The moods and their counts.
    pub tally: Tally,
    /// Tells the group from that of another widget on the page.
    pub group: AttrValue,
    /// The reader's language.
    pub locale: LocaleHandle,
    /// Where actions go.
    pub on_action: Callback<Action>,
}

/// Shows the moods to choose from, and how many chose each.
#[component]
pub fn ReactionPicker(props: &ReactionPickerProps) -> Html {
    let locale = &props.locale;
    let title = format!("{}-title", props.group);
    let chosen = props.tally.current.is_some();
    let undo = {
        let on_action = props.on_action.clone();
        Callback::from(move |_: MouseEvent| on_action.emit(Action::React(None)))
    };
    html! {
        <section class="aw-reactions" part="reactions">
            <h2 class="aw-title" id={title.clone()}>{ locale.text("reactions.title") }</h2>
            <div class="aw-moods" role="radiogroup" aria-labelledby={title}>
                { for props.tally.counts.iter().zip(props.tally.percents()).map(|((id, _), percent)| mood(id, percent, props)) }
            </div>
            <div class="aw-row">
                <p class="aw-small" role="status">{ standing(props) }</p>
                <button class="aw-button aw-quiet aw-end" type="button" onclick={undo} disabled={!chosen}>
                    { locale.text("reactions.undo") }
                </button>
            </div>
        </section>
    }
}

fn mood(id: &ReactionId, percent: u8, props: &ReactionPickerProps) -> Html {
    let locale = &props.locale;
    let checked = props.tally.current.as_ref() == Some(id);
    let name = name(id, locale);
    let share = locale.percent(percent);
    let on_change = {
        let (on_action, id) = (props.on_action.clone(), id.clone());
        Callback::from(move |_: Event| on_action.emit(Action::React(Some(id.clone()))))
    };
    // A checked radio gives no `change` when it is clicked again; taking back is ours to notice.
    let on_click = {
        let on_action = props.on_action.clone();
        Callback::from(move |_: MouseEvent| {
            if checked {
                on_action.emit(Action::React(None));
            }
        })
    };
    let on_key = {
        let on_action = props.on_action.clone();
        Callback::from(move |event: KeyboardEvent| {
            if checked && event.key() == " " {
                event.prevent_default();
                on_action.emit(Action::React(None));
            }
        })
    };
    html! {
        <label key={&*id.0} class={classes!("aw-mood", checked.then_some("aw-chosen"))}>
            <input type="radio" name={props.group.clone()} value={id.0.to_string()} checked={checked}
                aria-label={locale.fill("reactions.share", &[("name", &name), ("percent", &share)])}
                onchange={on_change} onclick={on_click} onkeydown={on_key} />
            { icon::strokes("aw-glyph", glyph(&id.0)) }
            <span class="aw-mood-name">{ &name }</span>
            <svg class="aw-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect class="aw-bar-rail" width="100" height="4" /><rect width={percent.to_string()} height="4" />
            </svg>
            <span class="aw-percent" aria-hidden="true">{ share }</span>
        </label>
    }
}

fn standing(props: &ReactionPickerProps) -> String {
    let (tally, locale) = (&props.tally, &props.locale);
    let total = tally.total();
    if total == 0 {
        return locale.text("reactions.none").to_owned();
    }
    let count = locale.count("reactions.count", total);
    let Some(leader) = tally.leader() else {
        return locale.fill("reactions.level", &[("count", &count)]);
    };
    let percents = tally.percents();
    let percent = tally.counts.iter().position(|(id, _)| id == leader).map_or(0, |place| percents[place]);
    let key = if percent > 50 { "reactions.leader" } else { "reactions.leader-part" };
    locale.fill(
        key,
        &[("name", &name(leader, locale)), ("percent", &locale.percent(percent)), ("count", &count)],
    )
}

/// The word for a mood; a publisher's own mood is called by its id.
fn name(id: &ReactionId, locale: &LocaleHandle) -> String {
    let key = format!("mood.{}", id.0);
    let text = locale.text(&key);
    if text == key { id.0.replace('-', " ") } else { text.to_owned() }
}
