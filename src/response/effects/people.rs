//! Counts who takes part in a thread, in slices, so that a long one does not stop the page.

use std::{cell::Cell, rc::Rc};

use yew::Callback;

use crate::{
    comments::{composer::people::People, thread::Thread},
    response::state::{action::Action, writing},
    ui::slices::Slice,
};

/// How many comments are counted between two looks at the clock.
const STEP: usize = 512;

/// A count that goes on until it is dropped.
pub(super) struct Count(Rc<Cell<bool>>);

impl Drop for Count {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

/// Begins to count.
pub(super) fn count(thread: &Rc<Thread>, send: Callback<Action>) -> Count {
    let wanted = Rc::new(Cell::new(true));
    let (thread, still) = (Rc::clone(thread), Rc::clone(&wanted));
    wasm_bindgen_futures::spawn_local(async move {
        let (mut people, mut slice) = (People::default(), Slice::default());
        for (number, comment) in thread.export().enumerate() {
            if number % STEP == 0 && slice.is_over() {
                slice.next().await;
                if !still.get() {
                    return;
                }
            }
            people.add(&comment.author);
        }
        people.settle();
        if still.get() {
            send.emit(Action::Writing(writing::Action::People(Rc::new(people))));
        }
    });
    Count(wanted)
}
