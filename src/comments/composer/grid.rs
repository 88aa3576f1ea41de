//! Emoji in rows and columns: one stop for the Tab key, the arrows between them.

use yew::prelude::*;

use super::catalog::Emoji;
use crate::ui::locale::Locale;

/// How many columns there are at least: what a small phone has room for.
pub(super) const FEWEST: usize = 6;
const MOST: usize = 12;
/// The side of a cell, and what the box around the cells takes, in CSS pixels.
const CELL: usize = 44;
const FRAME: usize = 18;

/// How many columns a box of this width has room for.
pub(super) fn columns(width: i32) -> usize {
    let room = usize::try_from(width).unwrap_or(0).saturating_sub(FRAME);
    (room / CELL).clamp(FEWEST, MOST)
}

/// The emoji of which `current` takes the focus.
pub(super) fn view(
    shown: &[&Emoji],
    current: usize,
    columns: usize,
    locale: &Locale,
    on_pick: &Callback<String>,
    on_go: &Callback<usize>,
) -> Html {
    let (last, is_rtl) = (shown.len() - 1, locale.direction == "rtl");
    let go = on_go.clone();
    let on_key = Callback::from(move |event: KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowRight" if is_rtl => current.saturating_sub(1),
            "ArrowLeft" if !is_rtl => current.saturating_sub(1),
            "ArrowRight" | "ArrowLeft" => current + 1,
            "ArrowDown" if current + columns > last => current,
            "ArrowDown" => current + columns,
            "ArrowUp" => current.checked_sub(columns).unwrap_or(current),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        go.emit(to.min(last));
    });
    let cell = |(number, emoji): (usize, &&Emoji)| {
        let glyph = emoji.glyph.clone();
        html! {
            <span role="gridcell">
                <button class="aw-emoji" type="button" aria-label={emoji.name.clone()} title={emoji.name.clone()}
                    tabindex={if number == current { "0" } else { "-1" }} onclick={on_pick.reform(move |_: MouseEvent| glyph.clone())}>
                    { &emoji.glyph }
                </button>
            </span>
        }
    };
    let row = |(number, row): (usize, &[&Emoji])| {
        let cells = row.iter().enumerate().map(|(column, emoji)| cell((number * columns + column, emoji)));
        html! { <div class="aw-grid-row" role="row">{ for cells }</div> }
    };
    html! {
        <div class="aw-grid" role="grid" aria-label={locale.text("tool.emoji").to_owned()} onkeydown={on_key}>
            { for shown.chunks(columns).enumerate().map(row) }
        </div>
    }
}
