//! Reads the thread page by page, each when it is asked for, and looks for single comments in it.

use super::{
    ask::{self, NEWEST},
    memory::now,
    record::{self, Id, List, Record},
    search::{Found, Search},
    server::Server,
    slots,
};
use crate::{
    comments::model::{Comment, Vote},
    store::{
        model::{Page, StoreError},
        news::{News, Passage},
    },
};

impl Server {
    /// Reads the first page of the thread, or the next one.
    pub(super) async fn read_page(&self, is_first: bool) -> Result<Page, StoreError> {
        let page = if is_first { 1 } else { self.book.borrow().next_page() };
        let list = self.list(page).await?;
        // A database of an older Waline has no columns for moods: its comments can be read all the same.
        let has_moods = is_first && self.moods().await.is_ok();
        if list.unread > 0 && list.tops.is_empty() {
            return Err(StoreError::Broken("no comment of it can be read".to_owned()));
        }
        let mut read = Page { shared: true, on_demand: true, total: Some(list.count), ..Page::default() };
        read.next = (page < list.pages).then(|| "more".to_owned());
        let news = self.take(&list, page);
        let ledger = self.memory.ledger();
        if is_first {
            for held in ledger.held(now()) {
                read.comments.push(held.clone());
                (self.ear)(News::Passage(held.id.clone(), Passage::Held));
            }
            read.votes = ledger.likes.iter().map(|id| (ledger.name(id), Vote::Up)).collect();
            read.reports.clone_from(&ledger.reports);
            read.reaction = ledger.mood.map(slots::mood);
            read.counts = has_moods.then(|| self.book.borrow().others(&ledger));
        }
        for news in news {
            match news {
                News::Put(comment) => read.comments.push(comment),
                other => (self.ear)(other),
            }
        }
        Ok(read)
    }

    /// A page as the server gives it.
    pub(super) async fn list(&self, page: usize) -> Result<List, StoreError> {
        Ok(self.ask(&ask::comments(&self.thread, page), record::list).await?)
    }

    /// Takes in a page; what was held and is there now is held no longer.
    pub(super) fn take(&self, list: &List, page: usize) -> Vec<News> {
        let records = list.tops.iter().flat_map(|(top, below)| std::iter::once(top).chain(below));
        let mut news = self.release(&records);
        let ledger = self.memory.ledger();
        news.extend(self.book.borrow_mut().take_list(list, page, &ledger));
        news
    }

    /// What the first page lacks is not there any more.
    pub(super) fn take_missing(&self, first: &List) -> Vec<News> {
        self.memory.change(|ledger| self.book.borrow_mut().take_missing(first, ledger))
    }

    /// Takes in comments of the newest; whether each of them found its place.
    pub(super) fn take_newest(&self, newest: Vec<Record>) -> (Vec<News>, bool) {
        let (mut news, mut all) = (self.release(&newest.iter()), true);
        let ledger = self.memory.ledger();
        // Oldest first: a reply comes after what it answers.
        for record in newest.into_iter().rev() {
            match self.book.borrow_mut().take_new(record, &ledger) {
                Some(more) => news.extend(more),
                None => all = false,
            }
        }
        (news, all)
    }

    /// What of these was held for its author until now.
    fn release<'a>(&self, records: &(impl Iterator<Item = &'a Record> + Clone)) -> Vec<News> {
        self.memory.change(|ledger| {
            let mut news = Vec::new();
            let held: Vec<_> = ledger.comments.iter().filter(|own| own.held.is_some()).cloned().collect();
            for mut own in held {
                let there = match (&own.there, &own.held) {
                    (Some(there), _) => records.clone().find(|record| record.id == *there),
                    (None, Some(held)) => self.book.borrow().find_own(records.clone(), held, ledger),
                    (None, None) => None,
                };
                if let Some(record) = there.filter(|record| !record.is_held) {
                    (own.there, own.held) = (Some(record.id.clone()), None);
                    news.push(News::Passage(own.here.clone(), Passage::Sent));
                    ledger.keep(own);
                }
            }
            news
        })
    }

    /// The newest comments of this page of the site, newest first.
    pub(super) async fn newest(&self) -> Result<(Vec<Record>, bool), StoreError> {
        let read = |value: &serde_json::Value| {
            let all = value.as_array()?;
            Some((all.iter().filter_map(record::of_page).collect::<Vec<_>>(), all.len() >= NEWEST))
        };
        let (all, is_full) = self.ask(&ask::newest(), read).await?;
        let ours = all.into_iter().filter(|(page, _)| *page == self.thread).map(|(_, record)| record);
        Ok((ours.collect(), is_full))
    }

    /// The thread with this top as it is now; `None` where it is not there any more. What was loaded lately is looked for
    /// where it stood, and on the pages beside that.
    pub(super) async fn look_up(&self, top: &Id) -> Result<Option<(Record, Vec<Record>)>, StoreError> {
        let page = self.book.borrow().page_of(top);
        for page in [Some(page), Some(page + 1), page.checked_sub(1).filter(|page| *page > 0)] {
            let Some(page) = page else { continue };
            let list = self.list(page).await?;
            let is_last = page >= list.pages;
            self.tell(self.take(&list, page));
            if page == 1 {
                self.tell(self.take_missing(&list));
            }
            if let Some(found) = list.tops.into_iter().find(|(found, _)| found.id == *top) {
                return Ok(Some(found));
            }
            if is_last && page == 1 {
                break;
            }
        }
        Ok(None)
    }

    /// The thread that this comment is in, as it is now; `None` where the comment is not there. One that was not loaded
    /// here, as right after a reload, is looked for on all pages: what is not known is not gone.
    pub(super) async fn find(&self, id: &Id) -> Result<Option<(Record, Vec<Record>)>, StoreError> {
        let (top, came) = {
            let book = self.book.borrow();
            let top = book.top(id);
            let came = top.as_ref().and_then(|top| book.came(top));
            (top, came)
        };
        let is_it = |record: &Record| record.id == *id;
        if let Some(top) = &top
            && let Some((top, below)) = self.look_up(top).await?
        {
            let is_there = is_it(&top) || below.iter().any(is_it);
            return Ok(is_there.then_some((top, below)));
        }
        self.search(Search::new(came), is_it).await
    }

    /// Looks through all pages. Nothing that is seen on the way is told: the reader did not ask for more.
    pub(super) async fn search(
        &self,
        mut search: Search,
        is_it: impl Fn(&Record) -> bool,
    ) -> Result<Option<(Record, Vec<Record>)>, StoreError> {
        loop {
            match search.look(self.list(search.page()).await?, &is_it) {
                Found::There(top, below) => return Ok(Some((top, below))),
                Found::Further => {}
                Found::Nowhere => return Ok(None),
                Found::Moved => return Err(StoreError::Away("the thread changed meanwhile".to_owned())),
            }
        }
    }

    /// Looks for a comment that was sent and of which no answer came.
    pub(super) async fn look_for(&self, sent: &Comment) -> Result<Option<Record>, StoreError> {
        let (newest, is_full) = self.newest().await?;
        let found = |records: &mut dyn Iterator<Item = &Record>| {
            self.book.borrow().find_own(records, sent, &self.memory.ledger()).cloned()
        };
        if let Some(found) = found(&mut newest.iter()) {
            return Ok(Some(found));
        }
        // Fewer than were asked for are all that there are.
        if !is_full {
            return Ok(None);
        }
        let ledger = self.memory.ledger();
        let parent = sent.parent.as_ref().and_then(|parent| ledger.there(parent));
        if let Some(parent) = parent {
            return Ok(self.find(&parent).await?.and_then(|(_, below)| found(&mut below.iter())));
        }
        let list = self.list(1).await?;
        Ok(found(&mut list.tops.iter().map(|(top, _)| top)))
    }
}
