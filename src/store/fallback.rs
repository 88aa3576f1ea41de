//! Goes on in memory where the disk does not: nothing is lost, the trouble is told once, later writes are tried.

use std::{cell::RefCell, fmt, rc::Rc};

use super::{
    Answer, Keep, memory,
    model::{Change, Op, Page, StoreError},
    trouble::{OnTrouble, Trouble},
};

/// A thread on a disk that may fail at any time.
///
/// A write that fails is kept in memory and shown as if it were saved; it is tried again as soon as another one
/// went through. The only error that a caller gets is [`StoreError::Gone`].
#[derive(Clone)]
pub struct Guarded {
    disk: Rc<dyn Keep>,
    state: Rc<State>,
}

struct State {
    /// All that was read, written or heard: what there is to show when the disk cannot be read any more.
    known: RefCell<Page>,
    /// What was asked for and is not on the disk, oldest first.
    unsaved: RefCell<Vec<Unsaved>>,
    trouble: Trouble,
}

#[derive(Clone)]
struct Unsaved {
    op: Rc<Op>,
    /// Refused before, and not being tried at the moment.
    idle: bool,
}

impl Guarded {
    /// Guards this disk; `on_trouble` is called once at most.
    pub fn new(disk: Rc<dyn Keep>, on_trouble: OnTrouble) -> Self {
        let state = State {
            known: RefCell::default(),
            unsaved: RefCell::default(),
            trouble: Trouble::new(on_trouble),
        };
        Self { disk, state: Rc::new(state) }
    }

    /// Takes in what another tab did.
    pub fn heard(&self, change: Change) {
        // A comment waiting here holds its own date, so the disk sorts that out; anything else is superseded.
        if !matches!(change, Change::Put(_)) {
            self.state.unsaved.borrow_mut().retain(|one| !(one.idle && supersedes(&change, &one.op)));
        }
        memory::follow(&mut self.state.known.borrow_mut(), change);
    }

    /// How many writes are in memory only, or on their way.
    #[must_use]
    pub fn unsaved(&self) -> usize {
        self.state.unsaved.borrow().len()
    }
}

impl Keep for Guarded {
    fn read(&self, after: Option<String>) -> Answer<Page> {
        let Self { disk, state } = self.clone();
        Box::pin(async move {
            match disk.read(after.clone()).await {
                Ok(page) => Ok(state.shown(page, after.is_none())),
                Err(error) => {
                    state.trouble.report(error);
                    Ok(memory::part(&state.known.borrow(), after.as_deref()))
                }
            }
        })
    }

    fn write(&self, op: Op) -> Answer<()> {
        let Self { disk, state } = self.clone();
        Box::pin(async move {
            memory::apply(&mut state.known.borrow_mut(), op.clone())?;
            let op = Rc::new(op);
            state.unsaved.borrow_mut().push(Unsaved { op: op.clone(), idle: false });
            if state.try_to_save(&*disk, &op).await? {
                state.try_again(&*disk).await;
            }
            Ok(())
        })
    }
}

impl State {
    /// A page from the disk with what is not saved yet; it becomes known on the way.
    fn shown(&self, mut page: Page, first: bool) -> Page {
        if let Some(name) = page.unreadable.first() {
            self.trouble.report(StoreError::Corrupt(name.clone()));
        }
        for one in &*self.unsaved.borrow() {
            let here = match &*one.op {
                Op::Edit(comment) => {
                    let whole = first && page.next.is_none();
                    whole || page.comments.iter().any(|other| other.id == comment.id)
                }
                Op::Delete(_) | Op::Vacate(_) => true,
                Op::Add(_) | Op::Vote(..) | Op::Report(..) | Op::React(_) => first,
            };
            if here {
                // An edit of what was deleted since: its writer is told when the disk says so.
                drop(memory::apply(&mut page, Op::clone(&one.op)));
            }
        }
        let mut known = self.known.borrow_mut();
        if first {
            known.comments.retain(|comment| !page.deleted.contains(&comment.id));
            known.deleted.clone_from(&page.deleted);
            known.votes.clone_from(&page.votes);
            known.reports.clone_from(&page.reports);
            known.reaction.clone_from(&page.reaction);
        }
        for comment in &page.comments {
            memory::follow(&mut known, Change::Put(comment.clone()));
        }
        page
    }

    /// Whether the disk took it. What it did not take stays in memory.
    async fn try_to_save(&self, disk: &dyn Keep, op: &Rc<Op>) -> Result<bool, StoreError> {
        let result = disk.write(Op::clone(op)).await;
        let this = |one: &Unsaved| Rc::ptr_eq(&one.op, op);
        let mut unsaved = self.unsaved.borrow_mut();
        match result {
            Ok(()) => {
                // Whatever waited for the same place before this is out of date by now.
                let mut older = true;
                unsaved.retain(|one| {
                    older &= !this(one);
                    !(this(one) || older && one.idle && one.op.same_target(op))
                });
                Ok(true)
            }
            Err(StoreError::Gone) => {
                unsaved.retain(|one| !this(one));
                if let Op::Edit(comment) = &**op {
                    memory::follow(&mut self.known.borrow_mut(), Change::Delete(comment.id.clone()));
                }
                Err(StoreError::Gone)
            }
            Err(error) => {
                for one in unsaved.iter_mut().filter(|one| this(one)) {
                    one.idle = true;
                }
                drop(unsaved);
                self.trouble.report(error);
                Ok(false)
            }
        }
    }

    /// Tries what was refused before, in its order, each once.
    async fn try_again(&self, disk: &dyn Keep) {
        let refused: Vec<_> =
            self.unsaved.borrow().iter().filter(|one| one.idle).map(|one| one.op.clone()).collect();
        for op in refused {
            if self.claim(&op) {
                // Gone by now: its comment was deleted since, and everyone was told of that.
                drop(self.try_to_save(disk, &op).await);
            }
        }
    }

    /// Marks a refused write as being tried, unless it is saved by now or a newer one for its place is on its way.
    fn claim(&self, op: &Rc<Op>) -> bool {
        let mut unsaved = self.unsaved.borrow_mut();
        let busy = unsaved.iter().any(|one| !one.idle && one.op.same_target(op));
        match unsaved.iter_mut().find(|one| Rc::ptr_eq(&one.op, op)) {
            Some(one) if one.idle && !busy => {
                one.idle = false;
                true
            }
            _ => false,
        }
    }
}

/// Whether what another tab did leaves nothing of this write.
fn supersedes(change: &Change, op: &Op) -> bool {
    match change {
        Change::Put(_) => false,
        Change::Delete(id) => op.same_target(&Op::Delete(id.clone())),
        Change::Vote(id, _) => op.same_target(&Op::Vote(id.clone(), None)),
        Change::Report(id, _) => op.same_target(&Op::Report(id.clone(), None)),
        Change::React(_) => op.same_target(&Op::React(None)),
    }
}

impl fmt::Debug for Guarded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guarded").field("unsaved", &self.unsaved()).finish_non_exhaustive()
    }
}
