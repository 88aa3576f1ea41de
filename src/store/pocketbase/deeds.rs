//! What a reader does, done at the server. Each may be done again and changes nothing then.

use super::{
    answer::No,
    ask,
    record::{self, Record},
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

impl Server {
    /// Does one thing as the account that is signed in, or as the guest that this browser is.
    pub(super) async fn do_it(&self, op: Op) -> Result<Vec<News>, StoreError> {
        match op {
            Op::Add(comment) => self.add(comment).await,
            Op::Edit(comment) => {
                let held = self.terms().await?.review;
                let comment = self.signed(comment).await?;
                let record = self.tell(&ask::edit(&comment, held, false), record::comment).await?;
                Ok(self.written(record))
            }
            Op::Delete(id) => match self.tell(&ask::delete(&id), record::comment).await {
                Ok(record) => Ok(self.written(record)),
                // It never came, or is away already.
                Err(No::Missing) => Ok(Vec::new()),
                Err(no) => Err(no.into()),
            },
            Op::Vote(id, vote) => self.vote(&id, vote).await.map(|()| Vec::new()),
            Op::Report(id, report) => self.report(&id, report).await.map(|()| Vec::new()),
            Op::React(mood) => self.react(mood.as_ref()).await.map(|()| Vec::new()),
        }
    }

    fn written(&self, record: Record) -> Vec<News> {
        self.book.borrow_mut().take(record).unwrap_or_default()
    }

    async fn add(&self, comment: Comment) -> Result<Vec<News>, StoreError> {
        if !thread::is_id(comment.id.as_str()) {
            return Err(StoreError::Refused("a comment of an older version of this page".to_owned()));
        }
        let held = self.terms().await?.review;
        let comment = self.signed(comment).await?;
        let ask = ask::add(&self.thread, &self.me().await?, &comment, held);
        let record = match self.tell(&ask, record::comment).await {
            Ok(record) => record,
            // It came before: then it is as it shall be, or is to be there again.
            Err(No::Taken) => {
                let there = self.tell(&ask::comment(&comment.id), record::comment).await;
                let there = there.map_err(|no| match no {
                    No::Missing => StoreError::Refused("another comment has this id".to_owned()),
                    other => other.into(),
                })?;
                if there.is_deleted || there.text != comment.text {
                    self.tell(&ask::edit(&comment, held, true), record::comment).await?
                } else {
                    there
                }
            }
            Err(no) => return Err(no.into()),
        };
        Ok(self.written(record))
    }

    async fn vote(&self, id: &CommentId, vote: Option<Vote>) -> Result<(), StoreError> {
        let me = self.me().await?;
        for _ in 0..2 {
            let kept = self.book.borrow().vote_record(id);
            let ask = match &kept {
                Some(kept) => ask::change_vote(kept, vote),
                None => ask::vote(&self.thread, &me, id, vote),
            };
            match self.tell(&ask, record::id).await {
                Ok(record) => {
                    self.book.borrow_mut().set_own_vote(id, record, vote);
                    return Ok(());
                }
                // Another tab voted, or what was known is of another time.
                Err(No::Taken | No::Missing) => drop(self.read_own().await?),
                Err(no) => return Err(no.into()),
            }
        }
        Err(StoreError::Refused("the vote".to_owned()))
    }

    async fn report(&self, id: &CommentId, report: Option<Report>) -> Result<(), StoreError> {
        let me = self.me().await?;
        for _ in 0..2 {
            let kept = self.book.borrow().report_record(id);
            let ask = match (&kept, &report) {
                (Some(kept), Some(report)) => ask::change_report(kept, report),
                (Some(kept), None) => ask::withdraw(kept),
                (None, Some(report)) => ask::report(&self.thread, &me, id, report),
                (None, None) => return Ok(()),
            };
            // Nothing comes back of what was withdrawn.
            match self
                .tell(&ask, |value| if value.is_null() { Some(String::new()) } else { record::id(value) })
                .await
            {
                Ok(record) => {
                    self.book.borrow_mut().set_own_report(id, record, report);
                    return Ok(());
                }
                Err(No::Taken | No::Missing) => self.read_reports().await?,
                Err(no) => return Err(no.into()),
            }
        }
        Err(StoreError::Refused("the report".to_owned()))
    }

    async fn react(&self, mood: Option<&ReactionId>) -> Result<(), StoreError> {
        let me = self.me().await?;
        let name = mood.map_or("", |mood| &*mood.0);
        for _ in 0..2 {
            let kept = self.book.borrow().mood_record();
            let ask = match &kept {
                Some(kept) => ask::change_mood(kept, name),
                None => ask::react(&self.thread, &me, name),
            };
            match self.tell(&ask, record::id).await {
                Ok(record) => {
                    self.book.borrow_mut().set_own_mood(record, mood.cloned());
                    return Ok(());
                }
                Err(No::Taken | No::Missing) => drop(self.read_own().await?),
                Err(no) => return Err(no.into()),
            }
        }
        Err(StoreError::Refused("the reaction".to_owned()))
    }
}
