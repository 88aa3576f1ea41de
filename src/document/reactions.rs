//! Reads how many readers chose each mood, from the counters of type `ReactAction`.

use super::{
    node::{Fields, Key, Node},
    place::Place,
    problems::Quote,
    reader::Reader,
    shape::NAME,
};
use crate::reactions::model::ReactionId;

/// How many moods are read: far more than anyone can choose from.
const MOST: usize = 100;

/// Reads `interactionStatistic`; counters of other actions (shares, likes) are not the widget's and are skipped.
pub(super) fn reactions<'a>(reader: &mut Reader<'a>, fields: &mut Fields<'a>) -> Vec<(ReactionId, u64)> {
    let mut reactions: Vec<(ReactionId, u64)> = Vec::new();
    for (index, counter) in fields.list(Key::InteractionStatistic).into_iter().enumerate() {
        reader.place = Place::Item(Key::InteractionStatistic, index);
        let Node::Object(mut counter) = counter else {
            reader.report(None, format_args!("is {}, not an object", counter.kind()), "it is left out");
            continue;
        };
        let Some(name) = mood(&mut counter) else { continue };
        let key = Some(Key::InteractionType);
        let Some(name) = reader.clean(key, name, &NAME) else {
            reader.report(key, format_args!("is without a name"), "its count is left out");
            continue;
        };
        let id = ReactionId::from(name.as_str());
        if reactions.len() == MOST || reactions.iter().any(|(known, _)| *known == id) {
            let what = format_args!("is {} again, or one of more than {MOST}", Quote(&name));
            reader.report(key, what, "its count is left out");
            continue;
        }
        reactions.push((id, reader.count(&mut counter, Key::UserInteractionCount)));
    }
    reactions
}

/// The name of the mood that a counter counts, null if it has none; nothing where it counts something else.
fn mood<'a>(counter: &mut Fields<'a>) -> Option<Node<'a>> {
    let is_reaction = |node: &Node<'a>| matches!(node, Node::Text(name) if name.ends_with("ReactAction"));
    let name = match counter.list(Key::InteractionType).into_iter().next()? {
        Node::Object(mut action) if action.get(Key::Type).is_some_and(is_reaction) => action.take(Key::Name),
        action if is_reaction(&action) => counter.take(Key::Name),
        _ => return None,
    };
    Some(name.unwrap_or_default())
}
