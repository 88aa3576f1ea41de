//! Whom this reader hides, kept in this browser for all articles of the site; reports that were begun; sending one.

use super::{Effects, drafts::unescape};
use crate::{
    comments::model::{CommentId, Reason},
    response::state::{
        action::Action,
        aside::Aside,
        people::{Asked, Begun, Deed, Target},
    },
    store::kept::{Kept, escape},
};

const PERSON: &str = "hidden-person:";
const COMMENT: &str = "hidden-comment:";
const BEGUN: &str = "report:";

/// What was kept for this thread.
#[must_use]
pub(super) fn read(kept: &Kept, thread: &str) -> Deed {
    let ids = |start: &str| -> Vec<(String, CommentId)> {
        let start = of_thread(start, thread);
        let id = |key: String| Some((key.clone(), unescape(key.strip_prefix(&start)?).as_str().into()));
        kept.keys(&start).into_iter().filter_map(id).collect()
    };
    let people = kept.keys(PERSON).into_iter();
    let people = people.filter_map(|key| Some(Target::Person(unescape(key.strip_prefix(PERSON)?).into())));
    let comments = ids(COMMENT).into_iter().map(|(_, id)| Target::Comment(id));
    let begun = ids(BEGUN).into_iter().filter_map(|(key, id)| Some((id, begun(&kept.get(&key)?))));
    Deed::Kept(people.chain(comments).collect(), begun.collect())
}

impl Effects {
    pub(super) fn deal(&self, asked: Asked) {
        let thread = self.thread.as_ref().map_or("", |thread| &thread.name);
        match asked {
            Asked::Keep(target, hidden) => {
                // A key each, so that two tabs that hide at once do not overwrite each other.
                let key = match &target {
                    Target::Person(name) => [PERSON, &escape(name)].concat(),
                    Target::Comment(id) => of_thread(COMMENT, thread) + &escape(id.as_str()),
                };
                if hidden {
                    self.kept.set(&key, "1");
                } else {
                    self.kept.remove(&key);
                }
                self.tell(&Aside::Hidden(target, hidden));
            }
            Asked::KeepBegun(id, begun) => {
                let key = of_thread(BEGUN, thread) + &escape(id.as_str());
                if begun == Begun::default() {
                    self.kept.remove(&key);
                } else {
                    let reason = begun.reason.map_or("", Reason::id);
                    self.kept.set(&key, &[reason, "\n", &begun.text].concat());
                }
            }
            Asked::Report(id, report) => {
                let sent = (id.clone(), report.clone());
                self.ask(
                    |thread| thread.store.report(sent.0, Some(sent.1)),
                    move |result| Action::People(Deed::Answered(id, report, result)),
                );
            }
            // Where it is refused, the report stands and comes back with the next visit.
            Asked::TakeBack(id) => self.store("".into(), |thread| thread.store.report(id, None)),
        }
    }
}

fn of_thread(start: &str, thread: &str) -> String {
    [start, &escape(thread), ":"].concat()
}

fn begun(kept: &str) -> Begun {
    let (reason, text) = kept.split_once('\n').unwrap_or(("", kept));
    Begun { reason: Reason::from_id(reason), text: text.to_owned() }
}
