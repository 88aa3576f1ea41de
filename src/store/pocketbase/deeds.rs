//! What a reader does, done at the server. Each may be done again and changes nothing then.
//!
//! A request may also come late, after those that were sent behind it, since nobody knows what became of it when its
//! answer was lost. So whatever changes a record counts on from the change before, as the server has it, and the server
//! takes no number twice: what is done was given a higher one than all that is still on its way.

use super::{
    answer::No,
    ask::{self, Ask},
    record::{self, Kept, Record},
    server::Server,
    thread,
};
use crate::{
    comments::model::{Comment, CommentId, Report, Vote},
    reactions::model::ReactionId,
    store::{
        model::{Op, StoreError},
        news::News,
    },
};

/// How often a change is tried while others of this reader's come before it: late ones, those of other tabs.
const TRIES: u32 = 5;

impl Server {
    /// Does one thing as the account that is signed in, or as the guest that this browser is.
    pub(super) async fn do_it(&self, op: Op) -> Result<Vec<News>, StoreError> {
        match op {
            Op::Add(comment) => self.add(comment).await,
            Op::Edit(comment) => {
                let comment = self.signed(comment).await?;
                self.edit(&comment, false).await?.ok_or(StoreError::Gone)
            }
            // Where there is none, an operator took it out.
            Op::Delete(id) => Ok(self.delete(&id).await?.unwrap_or_default()),
            Op::Vacate(comment) => self.vacate(&comment).await,
            Op::Vote(id, vote) => self.vote(&id, vote).await.map(|()| Vec::new()),
            Op::Report(id, report) => self.report(&id, report).await.map(|()| Vec::new()),
            Op::React(mood) => self.react(mood.as_ref()).await.map(|()| Vec::new()),
        }
    }

    fn written(&self, record: Record) -> Vec<News> {
        self.book.borrow_mut().take_answer(record)
    }

    async fn add(&self, comment: Comment) -> Result<Vec<News>, StoreError> {
        if !thread::is_id(comment.id.as_str()) {
            return Err(StoreError::Refused("a comment of an older version of this page".to_owned()));
        }
        let comment = self.signed(comment).await?;
        let me = self.me().await?;
        let mut terms = self.terms_for_words().await?;
        let record = loop {
            let ask = ask::add(&self.thread, &me, &comment, terms.review);
            match self.tell(&ask, record::comment).await {
                Ok(record) => break record,
                // It came before: then it is as it shall be, or is to be there again.
                Err(No::Taken) => {
                    let there = self.there(&comment.id).await?.ok_or_else(taken)?;
                    if there.is_older_than(&comment.text) {
                        return self.edit(&comment, true).await?.ok_or(StoreError::Gone);
                    }
                    break there;
                }
                Err(No::Refused(why)) => match self.other_terms(terms).await? {
                    Some(other) => terms = other,
                    None if self.wants_an_account(terms).await? => return Err(StoreError::SignIn),
                    None => return Err(StoreError::Refused(why)),
                },
                Err(no) => return Err(no.into()),
            }
        };
        Ok(self.written(record))
    }

    /// Changes the text of a comment; with `again`, also of one that its author took away.
    async fn edit(&self, comment: &Comment, again: bool) -> Result<Option<Vec<News>>, StoreError> {
        let mut terms = self.terms_for_words().await?;
        loop {
            let ask = |edits| ask::edit(comment, edits, terms.review, again);
            match self.change(&comment.id, ask).await {
                Err(error @ StoreError::Refused(_)) => {
                    terms = self.other_terms(terms).await?.ok_or(error)?;
                }
                done => return done,
            }
        }
    }

    /// The comment as the server has it now; `None` where it has none for this reader.
    async fn there(&self, id: &CommentId) -> Result<Option<Record>, StoreError> {
        match self.tell(&ask::comment(id), record::comment).await {
            Ok(record) => Ok(Some(record)),
            Err(No::Missing) => Ok(None),
            Err(no) => Err(no.into()),
        }
    }

    /// Changes a comment by a request that is worded for the number of the change; `None` where there is no comment.
    async fn change(
        &self,
        id: &CommentId,
        ask: impl Fn(u64) -> Ask,
    ) -> Result<Option<Vec<News>>, StoreError> {
        let mut known = self.book.borrow().edits(id);
        for _ in 0..TRIES {
            let before = match known {
                Some(edits) => edits,
                None => match self.there(id).await? {
                    Some(there) => there.edits,
                    None => return Ok(None),
                },
            };
            match self.tell(&ask(before + 1), record::comment).await {
                Ok(record) => return Ok(Some(self.written(record))),
                Err(No::Missing) => {}
                Err(no) => return Err(no.into()),
            }
            let Some(there) = self.there(id).await? else { return Ok(None) };
            if there.edits <= before {
                // Not the number was refused.
                let refused = || StoreError::Refused("the change".to_owned());
                return Err(if there.is_deleted { StoreError::Gone } else { refused() });
            }
            known = Some(there.edits);
        }
        Err(StoreError::Busy)
    }

    /// Takes a comment away; `None` where there is none.
    async fn delete(&self, id: &CommentId) -> Result<Option<Vec<News>>, StoreError> {
        match self.change(id, |edits| ask::delete(id, edits)).await {
            // The operator was first.
            Err(StoreError::Gone) => Ok(self.there(id).await?.map(|there| self.written(there))),
            done => done,
        }
    }

    /// Takes a comment away, or its place before it comes: a late addition finds it taken.
    async fn vacate(&self, comment: &Comment) -> Result<Vec<News>, StoreError> {
        let ask = ask::vacate(&self.thread, &self.me().await?, comment);
        for _ in 0..TRIES {
            if let Some(news) = self.delete(&comment.id).await? {
                return Ok(news);
            }
            match self.tell(&ask, record::comment).await {
                Ok(record) => return Ok(self.written(record)),
                // It came meanwhile.
                Err(No::Taken) => {}
                // A server with the rules of an older version keeps no such place.
                Err(No::Refused(_)) => return Ok(Vec::new()),
                Err(no) => return Err(no.into()),
            }
        }
        Err(taken())
    }

    async fn vote(&self, id: &CommentId, vote: Option<Vote>) -> Result<(), StoreError> {
        let me = self.me().await?;
        for _ in 0..TRIES {
            let kept = self.book.borrow().counts.vote_record(id).cloned();
            let turn = kept.as_ref().map_or(1, Kept::next_turn);
            let ask = match &kept {
                Some(kept) => ask::change_vote(&kept.record, vote, turn),
                None => ask::vote(&self.thread, &me, id, vote),
            };
            match self.tell(&ask, record::id).await {
                Ok(record) => {
                    let kept = Kept { record, turn: Some(turn), what: vote };
                    self.book.borrow_mut().counts.set_own_vote(id, kept);
                    return Ok(());
                }
                // Another tab voted, or an earlier request came late.
                Err(No::Taken | No::Missing) => self.know_own().await?,
                Err(no) => return Err(no.into()),
            }
            if self.book.borrow().counts.vote_record(id) == kept.as_ref() {
                return Err(StoreError::Refused("the vote".to_owned()));
            }
        }
        Err(StoreError::Busy)
    }

    async fn report(&self, id: &CommentId, report: Option<Report>) -> Result<(), StoreError> {
        let me = self.me().await?;
        for _ in 0..TRIES {
            let kept = self.book.borrow().report_record(id).cloned();
            let turn = kept.as_ref().map_or(1, Kept::next_turn);
            let ask = match &kept {
                Some(kept) => ask::change_report(&kept.record, report.as_ref(), turn),
                None => ask::report(&self.thread, &me, id, report.as_ref()),
            };
            match self.tell(&ask, record::id).await {
                Ok(record) => {
                    let kept = Kept { record, turn: Some(turn), what: report };
                    self.book.borrow_mut().set_own_report(id, kept);
                    return Ok(());
                }
                Err(No::Taken | No::Missing) => self.read_reports().await?,
                Err(no) => return Err(no.into()),
            }
            if self.book.borrow().report_record(id) == kept.as_ref() {
                return Err(StoreError::Refused("the report".to_owned()));
            }
        }
        Err(StoreError::Busy)
    }

    async fn react(&self, mood: Option<&ReactionId>) -> Result<(), StoreError> {
        let me = self.me().await?;
        let name = mood.map_or("", |mood| &*mood.0);
        for _ in 0..TRIES {
            let kept = self.book.borrow().counts.mood_record().cloned();
            let turn = kept.as_ref().map_or(1, Kept::next_turn);
            let ask = match &kept {
                Some(kept) => ask::change_mood(&kept.record, name, turn),
                None => ask::react(&self.thread, &me, name),
            };
            match self.tell(&ask, record::id).await {
                Ok(record) => {
                    let kept = Kept { record, turn: Some(turn), what: mood.cloned() };
                    self.book.borrow_mut().counts.set_own_mood(kept);
                    return Ok(());
                }
                Err(No::Taken | No::Missing) => self.know_own().await?,
                Err(no) => return Err(no.into()),
            }
            if self.book.borrow().counts.mood_record() == kept.as_ref() {
                return Err(StoreError::Refused("the reaction".to_owned()));
            }
        }
        Err(StoreError::Busy)
    }
}

fn taken() -> StoreError {
    StoreError::Refused("another comment has this id".to_owned())
}
