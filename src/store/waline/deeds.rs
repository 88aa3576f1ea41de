//! What a reader does, done at the server: looked up first wherever doing it twice would count twice.

use super::{
    answer::No,
    ask,
    ledger::{Own, Step},
    record::{self, Id, NOBODY, Record},
    search::Search,
    server::Server,
    slots,
};
use crate::{
    comments::model::{Comment, CommentId, Vote},
    reactions::model::ReactionId,
    store::{
        model::{Op, StoreError},
        news::{News, Passage},
    },
};

impl Server {
    /// Does one thing as the account that is signed in, or as anybody.
    pub(super) async fn do_it(&self, op: Op) -> Result<Vec<News>, StoreError> {
        match op {
            Op::Add(comment) => self.add(comment).await,
            Op::Edit(comment) => self.edit(comment).await,
            Op::Delete(id) => self.delete(&id).await,
            Op::Vacate(comment) => self.vacate(&comment).await,
            Op::Vote(id, vote) => self.like(&id, vote).await,
            Op::React(mood) => self.react(mood.as_ref()).await,
            Op::Report(id, report) => {
                self.memory.change(|ledger| ledger.set_report(&id, report));
                Ok(Vec::new())
            }
        }
    }

    async fn add(&self, comment: Comment) -> Result<Vec<News>, StoreError> {
        let ledger = self.memory.ledger();
        if ledger.has(&comment.id) {
            return Ok(Vec::new());
        }
        let was_tried = ledger.tried.contains(&comment.id);
        if was_tried && let Some(there) = self.look_for(&comment).await? {
            return Ok(self.keep(&comment, there));
        }
        let answers = match &comment.parent {
            Some(parent) => Some(self.answered(parent).await?),
            None => None,
        };
        self.memory.change(|ledger| {
            if !was_tried {
                ledger.tried.push(comment.id.clone());
            }
        });
        let name = if comment.author.is_empty() { NOBODY } else { &comment.author };
        let answers = answers.as_ref().map(|(parent, top)| (parent, top));
        let ask = ask::add(&self.thread, name, &comment.text, answers);
        match self.ask(&ask, record::comment).await {
            Ok(there) => Ok(self.keep(&comment, there)),
            Err(No::NotNow(error)) => Err(error),
            Err(No::Duplicate) if was_tried => self.take_duplicate(&comment, name).await,
            Err(no) => Err(self.refuse(&comment, no)),
        }
    }

    /// The server has these words already, of a comment that was sent before and of which no answer came.
    async fn take_duplicate(&self, comment: &Comment, name: &str) -> Result<Vec<News>, StoreError> {
        // What was sent before may have come after it was looked for.
        if let Some(there) = self.look_for(comment).await? {
            return Ok(self.keep(comment, there));
        }
        if self.is_said(comment, name).await? {
            return Err(self.refuse(comment, No::Duplicate));
        }
        // It is there, and hidden.
        Ok(self.hold(comment, None))
    }

    /// The server does not take the comment.
    fn refuse(&self, comment: &Comment, no: No) -> StoreError {
        self.memory.change(|ledger| ledger.forget(&comment.id));
        let is_account = self.book.borrow().me.is_some() && !self.as_guest.get();
        if no == No::Account && !is_account {
            self.refuse_guests();
            return StoreError::SignIn;
        }
        no.into()
    }

    /// What the server calls the comment that is answered, and the top of its thread, as long as both are there: what
    /// answers nothing would be stored and shown to nobody.
    async fn answered(&self, parent: &CommentId) -> Result<(Id, Id), StoreError> {
        let there = self.memory.ledger().there(parent).ok_or(StoreError::Gone)?;
        let (top, _) = self.find(&there).await?.ok_or(StoreError::Gone)?;
        Ok((there, top.id))
    }

    /// Whether another of this name said the same, so that this is the one that the server compared with. Words of this
    /// reader's that it has and hides are on no page.
    async fn is_said(&self, comment: &Comment, name: &str) -> Result<bool, StoreError> {
        let name = if name == NOBODY { "" } else { name };
        let is_it = |record: &Record| record.text == comment.text && record.name == name;
        Ok(self.search(Search::new(None), is_it).await?.is_some())
    }

    /// The server has the comment.
    fn keep(&self, comment: &Comment, there: Record) -> Vec<News> {
        if there.is_held {
            return self.hold(comment, Some(there.id));
        }
        let own = Own { here: comment.id.clone(), there: Some(there.id.clone()), held: None };
        self.memory.change(|ledger| ledger.keep(own));
        let ledger = self.memory.ledger();
        self.book.borrow_mut().take_new(there, &ledger).unwrap_or_default()
    }

    /// The server has the comment, and shows it to nobody until someone has looked at it.
    fn hold(&self, comment: &Comment, there: Option<Id>) -> Vec<News> {
        let held = Some(Comment { mine: true, ..comment.clone() });
        self.memory.change(|ledger| ledger.keep(Own { here: comment.id.clone(), there, held }));
        vec![News::Passage(comment.id.clone(), Passage::Held)]
    }

    async fn edit(&self, comment: Comment) -> Result<Vec<News>, StoreError> {
        let Some(id) = self.memory.ledger().there(&comment.id) else { return self.add(comment).await };
        match self.ask(&ask::edit(&id, &comment.text), record::is_edited).await {
            Ok(true) => {}
            Ok(false) => return Err(StoreError::Gone),
            Err(No::Forbidden) if self.find(&id).await?.is_none() => return Err(StoreError::Gone),
            Err(no) => return Err(no.into()),
        }
        Ok(Vec::from_iter(self.book.borrow_mut().set_text(&id, &comment, &self.memory.ledger())))
    }

    async fn delete(&self, id: &CommentId) -> Result<Vec<News>, StoreError> {
        let there = self.memory.ledger().there(id);
        // It never came.
        let Some(there) = there else { return Ok(Vec::new()) };
        match self.ask(&ask::delete(&there), |_| Some(())).await {
            // What is gone is nobody's, and may be gone since it was asked for before.
            Err(No::Forbidden) if self.find(&there).await?.is_none() => {}
            done => done?,
        }
        Ok(vec![self.memory.change(|ledger| self.book.borrow_mut().remove(&there, ledger))])
    }

    /// Takes a comment away that may have come without an answer.
    async fn vacate(&self, comment: &Comment) -> Result<Vec<News>, StoreError> {
        let ledger = self.memory.ledger();
        if ledger.there(&comment.id).is_none()
            && ledger.tried.contains(&comment.id)
            && let Some(there) = self.look_for(comment).await?
        {
            // Where it may not be deleted, its author is to see that it is there.
            self.tell(self.keep(comment, there));
        }
        self.delete(&comment.id).await
    }

    async fn like(&self, id: &CommentId, vote: Option<Vote>) -> Result<Vec<News>, StoreError> {
        self.settle_like().await?;
        let refused = || StoreError::Refused("only likes of its own comments are counted there".to_owned());
        let ledger = self.memory.ledger();
        let wanted = match vote {
            Some(Vote::Down) => return Err(refused()),
            vote => vote.is_some(),
        };
        let there = ledger.there(id).ok_or_else(refused)?;
        if ledger.is_liked(&there) == wanted {
            return Ok(Vec::new());
        }
        let known = self.book.borrow().likes(&there);
        let before = match known {
            Some(likes) => likes,
            None => self.likes_of(&there).await?.ok_or(StoreError::Gone)?,
        };
        let step = Step { of: there.clone(), more: wanted, before };
        self.memory.change(|ledger| ledger.liking = Some(step));
        let likes = match self.ask(&ask::like(&there, wanted), |value| Some(record::liked(value))).await {
            Ok(likes) => likes,
            Err(No::NotNow(error)) => return Err(error),
            Err(no) => {
                self.memory.change(|ledger| ledger.liking = None);
                return Err(no.into());
            }
        };
        let Some(likes) = likes else {
            self.memory.change(|ledger| ledger.liking = None);
            return Err(StoreError::Gone);
        };
        Ok(vec![self.liked(&there, wanted, likes)])
    }

    fn liked(&self, id: &Id, is_liked: bool, likes: u64) -> News {
        self.memory.change(|ledger| {
            ledger.liking = None;
            ledger.set_like(id, is_liked);
        });
        self.book.borrow_mut().set_likes(id, likes, &self.memory.ledger())
    }

    /// Looks whether a like arrived whose answer was lost.
    async fn settle_like(&self) -> Result<(), StoreError> {
        let Some(step) = self.memory.ledger().liking else { return Ok(()) };
        let now = self.likes_of(&step.of).await?;
        match now {
            Some(now) if step.is_done(now) => self.tell([self.liked(&step.of, step.more, now)]),
            _ => self.memory.change(|ledger| ledger.liking = None),
        }
        Ok(())
    }

    /// How many like a comment, asked anew; `None` where it is not there.
    async fn likes_of(&self, id: &Id) -> Result<Option<u64>, StoreError> {
        let found = self.find(id).await?;
        Ok(found.and_then(|(top, below)| {
            let mut all = std::iter::once(top).chain(below);
            all.find(|record| record.id == *id).map(|record| record.likes)
        }))
    }

    async fn react(&self, mood: Option<&ReactionId>) -> Result<Vec<News>, StoreError> {
        let no_place = || StoreError::Refused("this server has no place for that reaction".to_owned());
        let wanted = mood.map(|mood| slots::slot(mood).ok_or_else(no_place)).transpose()?;
        if let Some(step) = self.memory.ledger().choosing {
            let now = self.moods().await?[step.of];
            self.memory.change(|ledger| {
                ledger.choosing = None;
                if step.is_done(now) {
                    ledger.mood = step.more.then_some(step.of);
                }
            });
        }
        let chosen = self.memory.ledger().mood;
        if chosen == wanted {
            return Ok(Vec::new());
        }
        // First the one that is given up: where the second request fails, nobody is counted twice.
        if let Some(slot) = chosen {
            self.count_mood(slot, false).await?;
        }
        if let Some(slot) = wanted {
            self.count_mood(slot, true).await?;
        }
        self.moods().await?;
        let others = self.book.borrow().others(&self.memory.ledger());
        Ok(vec![News::Counts(others)])
    }

    async fn count_mood(&self, slot: usize, more: bool) -> Result<(), StoreError> {
        let before = self.moods().await?[slot];
        self.memory.change(|ledger| ledger.choosing = Some(Step { of: slot, more, before }));
        // `desc` of a page that nobody has reacted to gives a number in place of an object.
        let counted =
            self.ask(&ask::mood(&self.thread, slot, more), |value| value.as_array().map(drop)).await;
        match counted {
            Err(No::NotNow(error)) => Err(error),
            counted => {
                self.memory.change(|ledger| {
                    ledger.choosing = None;
                    if counted.is_ok() {
                        ledger.mood = more.then_some(slot);
                    }
                });
                Ok(counted?)
            }
        }
    }

    /// How often each mood was chosen, asked anew.
    pub(super) async fn moods(&self) -> Result<[u64; slots::SLOTS], StoreError> {
        let moods = self.ask(&ask::moods(&self.thread), record::moods).await?;
        self.book.borrow_mut().take_moods(moods, &self.memory.ledger());
        Ok(moods)
    }
}
