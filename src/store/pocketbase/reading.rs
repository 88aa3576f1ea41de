//! Reads the whole thread from the server, page by page.

use super::{
    answer::List,
    ask::{self, Mark},
    record::{self, Record},
    server::Server,
};
use crate::store::{
    model::{Page, StoreError},
    news::News,
};

impl Server {
    /// Reads a page of the thread; the first one once all votes and moods are known.
    pub(super) async fn read_page(&self, after: Option<String>) -> Result<Page, StoreError> {
        let mark = after.as_deref().and_then(|after| after.split_once('|'));
        let mark = mark.map(|(date, id)| Mark { date: date.to_owned(), id: id.to_owned() });
        if mark.is_none() {
            self.read_counts().await?;
        }
        let ask = ask::comments(&self.thread, mark.as_ref());
        let list = self.list(&ask, record::comment).await?;
        let next = list.items.last().filter(|_| list.came >= ask::PAGE);
        let next = next.map(|last| [&last.created_text, "|", last.id.as_str()].concat());
        let unread = list.came - list.items.len();
        if unread > 0 && list.items.is_empty() {
            return Err(StoreError::Broken("no comment of it can be read".to_owned()));
        }
        if mark.is_none() {
            let newest = self.newest(&list).await?;
            self.book.borrow_mut().is_whole_until(newest.as_deref());
        }
        let mut book = self.book.borrow_mut();
        let mut page = Page { shared: true, total: list.total, next, ..Page::default() };
        for record in list.items {
            for news in book.take(record).unwrap_or_default() {
                match news {
                    News::Put(comment) => page.comments.push(comment),
                    News::Vacated(place) => page.vacant.push(place),
                    other => (self.ear)(other),
                }
            }
        }
        if mark.is_none() {
            page.votes = book.counts.own_votes().collect();
            page.reports = book.own_reports().collect();
            page.reaction = book.counts.own_mood();
            page.counts = Some(book.counts.other_moods());
        }
        Ok(page)
    }

    /// The date of the last change of the thread, of which this is the first page.
    async fn newest(&self, first: &List<Record>) -> Result<Option<String>, StoreError> {
        if first.came < ask::PAGE {
            return Ok(first.items.iter().map(|record| record.updated_text.clone()).max());
        }
        let newest = self.list(&ask::newest(&self.thread), record::updated).await?;
        Ok(newest.items.into_iter().next())
    }

    /// Reads all votes and moods: those of this reader first, so that nobody is counted twice.
    async fn read_counts(&self) -> Result<(), StoreError> {
        // The page brings them.
        self.read_own(&mut Vec::new()).await?;
        self.read_reports().await?;
        let moods = self.list(&ask::mood_counts(&self.thread), record::mood).await?;
        self.book.borrow_mut().counts.take_moods(moods.items);
        let mut page = 1;
        loop {
            let counts = self.list(&ask::vote_counts(&self.thread, None, page), record::votes).await?;
            let is_last = counts.came < ask::PAGE;
            let news = self.book.borrow_mut().counts.take_votes(counts.items);
            // Comments of the document have votes too. Those of the server come with them.
            for news in news {
                (self.ear)(news);
            }
            if is_last {
                return Ok(());
            }
            page += 1;
        }
    }

    /// Reads what this reader reported.
    pub(super) async fn read_reports(&self) -> Result<(), StoreError> {
        if self.is_somebody().await? {
            let reports = self.list(&ask::own_reports(&self.thread), record::own_report).await?;
            self.book.borrow_mut().take_own_reports(reports.items);
        }
        Ok(())
    }

    /// Reads what this reader voted and chose, and tells what was not known.
    pub(super) async fn know_own(&self) -> Result<(), StoreError> {
        let mut news = Vec::new();
        let read = self.read_own(&mut news).await;
        for news in news {
            (self.ear)(news);
        }
        read
    }

    /// Reads what this reader voted and chose. What was not known is news, also where the rest cannot be read.
    async fn read_own(&self, news: &mut Vec<News>) -> Result<(), StoreError> {
        if !self.is_somebody().await? {
            return Ok(());
        }
        let mood = self.list(&ask::own_mood(&self.thread), record::own_mood).await?;
        news.extend(self.book.borrow_mut().counts.take_own_mood(mood.items.into_iter().next()));
        let mut page = 1;
        loop {
            let votes = self.list(&ask::own_votes(&self.thread, page), record::own_vote).await?;
            let is_last = votes.came < ask::PAGE;
            news.extend(self.book.borrow_mut().counts.take_own_votes(votes.items));
            if is_last {
                return Ok(());
            }
            page += 1;
        }
    }
}
