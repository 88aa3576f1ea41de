//! What stands beside the feed for dealing with people: who is hidden, and the form for a report.

mod hidden;
mod report;

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    response::state::{State, action::Action},
    ui::locale::LocaleHandle,
};
pub use hidden::HiddenPeople;
use report::ReportForm;

/// The form for the report of a comment, where it is open and the comment still there.
pub fn report(state: &State, locale: &LocaleHandle, on_action: &Callback<Action>) -> Html {
    let asking = state.people.asking.as_ref();
    let comment = asking.and_then(|asking| state.thread.get(&asking.id));
    let Some((asking, comment)) = asking.zip(comment) else { return Html::default() };
    let begun = state.people.begun.get(&asking.id).cloned().unwrap_or_default();
    let at_server = state.reports_arrive();
    html! {
        <ReportForm comment={Rc::clone(comment)} {at_server} asking={asking.clone()} {begun} locale={Rc::clone(locale)}
            on_action={on_action.clone()} />
    }
}
