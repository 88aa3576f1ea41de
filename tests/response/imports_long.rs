//! Documents that are brought in and are long, or come from the host: gathered in steps, and how far that is.

use article_widget::{
    comments::model::Comment,
    response::state::{action::Action, import::Import, imported},
};

use crate::{
    imports::{check, of, take},
    story::{Story, theirs},
};

#[test]
fn of_what_is_here_all_stays_in_its_place_however_much_it_is() {
    let mut story = Story::begin();
    let many = |count: usize| -> Vec<Comment> {
        let at = |number: usize| i64::try_from(number).expect("a small number");
        (0..count).map(|number| theirs(&format!("m{number}"), None, at(number))).collect()
    };
    let first = check(&story, of(&many(20_000)));
    take(&mut story, &first);
    let second = check(&story, of(&many(20_003)));
    assert_eq!((second.report.added, second.report.unchanged), (3, 20_000));
    let ids = |import: &Import| import.with.0.export().map(|comment| comment.id.clone()).collect::<Vec<_>>();
    let (before, after) = (ids(&first), ids(&second));
    assert_eq!(before.len(), 20_003);
    assert_eq!(after[..20_003], before);
    assert_eq!(after[20_003..], ["m20000", "m20001", "m20002"].map(Into::into));
}

#[test]
fn how_far_a_document_of_the_hosts_is_looked_at_is_known_until_that_ends() {
    let mut story = Story::begin();
    let coming = |part| Action::Import(imported::Action::Coming(part));
    assert_eq!(story.tell(coming(Some(30))), []);
    assert_eq!((story.0.coming, story.0.reading, story.rows().as_str()), (Some(30), None, "c0 a0 b1"));
    assert_eq!(story.tell(coming(None)), []);
    assert_eq!(story.0.coming, None);
}
