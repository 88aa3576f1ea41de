//! The rows that are drawn: those near the screen, and those that the reader has something in.
#![cfg(not(target_arch = "wasm32"))]

use article_widget::comments::{feed::held::Held, model::CommentId};

/// The comment with the id "7" stands in row 7.
fn row_of(id: &CommentId) -> Option<usize> {
    id.as_str().parse().ok()
}

fn id(row: usize) -> CommentId {
    row.to_string().as_str().into()
}

fn drawn(held: &Held, open: Option<usize>) -> Vec<usize> {
    held.around(50..53, 100, open.map(id).as_ref(), row_of)
}

fn focus(row: usize) -> Held {
    Held { focus: Some(id(row)), ..Held::default() }
}

fn selection(ends: [Option<usize>; 2]) -> Held {
    Held { selection: ends.map(|end| end.map(id)), ..Held::default() }
}

#[test]
fn nothing_is_held_of_a_reader_who_only_reads() {
    assert_eq!(drawn(&Held::default(), None), [50, 51, 52]);
    assert_eq!(Held::default().around(98..110, 100, None, row_of), [98, 99], "the list ends there");
}

#[test]
fn the_focus_and_an_open_composer_hold_their_row_with_its_neighbors() {
    assert_eq!(drawn(&focus(7), None), [6, 7, 8, 50, 51, 52]);
    assert_eq!(drawn(&focus(0), Some(99)), [0, 1, 50, 51, 52, 98, 99]);
    assert_eq!(drawn(&focus(54), Some(51)), [50, 51, 52, 53, 54, 55]);
}

#[test]
fn a_row_that_is_not_shown_is_not_held() {
    let gone = Held { focus: Some("gone".into()), ..Held::default() };
    assert_eq!(drawn(&gone, None), [50, 51, 52]);
}

#[test]
fn selected_rows_are_held_all_up_to_a_number_and_then_their_ends() {
    assert_eq!(drawn(&selection([Some(55), Some(49)]), None), [49, 50, 51, 52, 53, 54, 55]);
    assert_eq!(drawn(&selection([Some(3), None]), None), [3, 50, 51, 52]);
    let far = selection([Some(900), Some(10)]).around(50..53, 1_000, None, row_of);
    assert_eq!(far, [10, 50, 51, 52, 900]);
    let near = selection([Some(10), Some(210)]).around(50..53, 1_000, None, row_of);
    assert_eq!(near, (10..=210).collect::<Vec<_>>());
}
