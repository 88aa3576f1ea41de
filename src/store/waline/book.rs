//! What is known of a thread at the server: what was told of it, what is new, where each of its threads stands.

use std::collections::{HashMap, HashSet};

use super::{
    ask::PAGE,
    ledger::Ledger,
    record::{Id, List, Record},
    slots::{self, SLOTS},
};
use crate::{
    comments::model::{Comment, CommentId, Votes},
    reactions::model::ReactionId,
    store::news::{News, Passage},
    time::{SECOND, Timestamp},
};

/// How far the server's clock and this browser's may be apart, where a comment is looked for that was sent from here.
const APART: i64 = 10 * 60 * SECOND;

/// A comment as it was told.
#[derive(Clone, Debug)]
struct Known {
    record: Record,
    /// The top of its thread, where it is no top itself.
    top: Option<Id>,
    /// What it stands under: what it answers, or the top where that was taken away.
    parent: Option<Id>,
    /// What it was called.
    told: CommentId,
}

/// See the module.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// The account of this reader, where there is one.
    pub me: Option<Id>,
    known: HashMap<Id, Known>,
    /// Where each top stood when it was last seen, from 0, newest first.
    places: HashMap<Id, usize>,
    /// How many comments the thread has.
    count: Option<u64>,
    moods: [u64; SLOTS],
    /// The page that was read last, where it brought nothing new.
    in_vain: usize,
}

impl Book {
    /// Takes in a page of the thread, and gives what of it is news.
    pub fn take_list(&mut self, list: &List, page: usize, ledger: &Ledger) -> Vec<News> {
        let (mut news, before) = (Vec::new(), self.places.len());
        self.count = Some(list.count);
        for (index, (top, below)) in list.tops.iter().enumerate() {
            self.places.insert(top.id.clone(), page.saturating_sub(1) * PAGE + index);
            self.take(top.clone(), None, None, ledger, &mut news);
            let here: HashSet<&Id> = below.iter().map(|record| &record.id).collect();
            for record in below {
                let answered = record.parent.as_ref().filter(|parent| here.contains(parent));
                let parent = answered.unwrap_or(&top.id).clone();
                self.take(record.clone(), Some(top.id.clone()), Some(parent), ledger, &mut news);
            }
        }
        self.in_vain = if self.places.len() == before { page } else { 0 };
        news
    }

    /// Takes in one of the newest comments; `None` where its thread is not known here, or is none.
    pub fn take_new(&mut self, record: Record, ledger: &Ledger) -> Option<Vec<News>> {
        let mut news = Vec::new();
        let top = record.root.clone();
        if top.as_ref().is_some_and(|top| self.known.get(top).is_none_or(|known| known.top.is_some())) {
            return None;
        }
        let answered = record.parent.clone().filter(|parent| self.known.contains_key(parent));
        let parent = answered.or_else(|| top.clone());
        if top.is_none() {
            self.places.entry(record.id.clone()).or_insert(0);
        }
        self.take(record, top, parent, ledger, &mut news);
        Some(news)
    }

    fn take(
        &mut self,
        mut record: Record,
        top: Option<Id>,
        parent: Option<Id>,
        ledger: &Ledger,
        news: &mut Vec<News>,
    ) {
        let known = self.known.get(&record.id);
        // What a guest of this browser wrote is not the account's, nor the other way round.
        let is_here = ledger.here(&record.id).is_some();
        let is_mine = record.user == self.me && (is_here || self.me.is_some());
        // An operator who is signed in gets what is not let through yet too.
        if record.is_held && !is_mine {
            return;
        }
        record.created = record.created.or(known.and_then(|known| known.record.created));
        let (id, name) = (record.id.clone(), ledger.name(&record.id));
        let others =
            |likes: u64| Votes { up: likes.saturating_sub(u64::from(ledger.is_liked(&id))), down: 0 };
        if let Some(known) = known
            && known.told == name
            && known.parent == parent
            && known.record == (Record { likes: known.record.likes, ..record.clone() })
        {
            if known.record.likes != record.likes {
                news.push(News::Votes(name.clone(), others(record.likes)));
            }
        } else {
            // It came as a stranger's before it was known that it had been sent from here, perhaps by another tab.
            let stranger = known.filter(|known| known.told != name);
            news.extend(stranger.map(|known| News::Removed(known.told.clone())));
            news.push(News::Put(Comment {
                id: name.clone(),
                parent: parent.as_ref().map(|parent| ledger.name(parent)),
                author: record.name.clone(),
                text: record.text.clone(),
                created: record.created.unwrap_or_default(),
                modified: None,
                votes: others(record.likes),
                badge: None,
                pinned: record.is_pinned,
                mine: is_mine,
            }));
            if record.is_held {
                news.push(News::Passage(name.clone(), Passage::Held));
            }
        }
        self.known.insert(id, Known { record, top, parent, told: name });
    }

    /// A comment of this reader's has this text now; nothing where it was not told of.
    pub fn set_text(&mut self, id: &Id, edited: &Comment, ledger: &Ledger) -> Option<News> {
        let known = self.known.get_mut(id)?;
        known.record.text.clone_from(&edited.text);
        let up = known.record.likes.saturating_sub(u64::from(ledger.is_liked(id)));
        let parent = known.parent.as_ref().map(|parent| ledger.name(parent));
        Some(News::Put(Comment { parent, votes: Votes { up, down: 0 }, mine: true, ..edited.clone() }))
    }

    /// What was known and would be on the first page, but is not there: the names of what was taken away.
    pub fn take_missing(&mut self, first: &List, ledger: &mut Ledger) -> Vec<News> {
        let tops: HashSet<&Id> = first.tops.iter().map(|(top, _)| &top.id).collect();
        let below = first.tops.iter().flat_map(|(_, below)| below).map(|record| &record.id);
        let listed: HashSet<&Id> = tops.iter().copied().chain(below).collect();
        let dated = first.tops.iter().map(|(top, _)| top).filter(|top| !top.is_pinned);
        let oldest = dated.filter_map(|top| top.created).min();
        let is_whole = first.pages <= 1;
        let is_gone = |id: &Id, top: &Record| {
            !tops.contains(id)
                && (is_whole || top.created.zip(oldest).is_some_and(|(created, oldest)| created > oldest))
        };
        let gone = |(id, known): (&Id, &Known)| {
            let gone = !listed.contains(id)
                && match &known.top {
                    None => is_gone(id, &known.record),
                    // All replies ride along with their top.
                    Some(top) => {
                        tops.contains(top)
                            || self.known.get(top).is_none_or(|known| is_gone(top, &known.record))
                    }
                };
            gone.then(|| id.clone())
        };
        let gone: Vec<Id> = self.known.iter().filter_map(gone).collect();
        gone.iter().map(|id| self.remove(id, ledger)).collect()
    }

    /// It is not there any more.
    pub fn remove(&mut self, id: &Id, ledger: &mut Ledger) -> News {
        self.known.remove(id);
        self.places.remove(id);
        let name = ledger.name(id);
        ledger.forget(&name);
        News::Removed(name)
    }

    /// Finds a comment of this reader's that was sent, and of which no answer came, among what the server has.
    #[must_use]
    pub fn find_own<'a>(
        &self,
        mut records: impl Iterator<Item = &'a Record>,
        sent: &Comment,
        ledger: &Ledger,
    ) -> Option<&'a Record> {
        let parent = sent.parent.as_ref().and_then(|parent| ledger.there(parent));
        let earliest = sent.created.0.saturating_sub(APART);
        records.find(|record| {
            record.text == sent.text
                // An account's name is the server's to give.
                && (record.name == sent.author || self.me.is_some() && record.user == self.me)
                && record.parent == parent
                && ledger.here(&record.id).is_none()
                && record.created.is_none_or(|Timestamp(created)| created >= earliest)
        })
    }

    /// The top of the thread that a comment is in, where that is known.
    #[must_use]
    pub fn top(&self, id: &Id) -> Option<Id> {
        self.known.get(id).map(|known| known.top.clone().unwrap_or_else(|| id.clone()))
    }

    /// When a comment came, where that is known.
    #[must_use]
    pub fn came(&self, id: &Id) -> Option<Timestamp> {
        self.known.get(id).and_then(|known| known.record.created)
    }

    /// The page on which a top stood when it was last seen.
    #[must_use]
    pub fn page_of(&self, top: &Id) -> usize {
        self.places.get(top).map_or(1, |place| place / PAGE + 1)
    }

    /// The page that is read next, so that nothing is passed over where tops came or went: what is known is before it.
    #[must_use]
    pub fn next_page(&self) -> usize {
        (self.places.len() / PAGE + 1).max(self.in_vain + 1)
    }

    /// How many comments the thread has, by what the server said last.
    #[must_use]
    pub fn count(&self) -> Option<u64> {
        self.count
    }

    /// The thread has so many comments now.
    pub fn set_count(&mut self, count: u64) {
        self.count = Some(count);
    }

    /// How many like a comment, this reader too.
    #[must_use]
    pub fn likes(&self, id: &Id) -> Option<u64> {
        self.known.get(id).map(|known| known.record.likes)
    }

    /// So many like a comment now, this reader too.
    pub fn set_likes(&mut self, id: &Id, likes: u64, ledger: &Ledger) -> News {
        if let Some(known) = self.known.get_mut(id) {
            known.record.likes = likes;
        }
        let up = likes.saturating_sub(u64::from(ledger.is_liked(id)));
        News::Votes(ledger.name(id), Votes { up, down: 0 })
    }

    /// Takes in how often each mood was chosen, and gives that where it changed for this reader.
    pub fn take_moods(&mut self, moods: [u64; SLOTS], ledger: &Ledger) -> Option<News> {
        let is_new = self.moods != moods;
        self.moods = moods;
        is_new.then(|| News::Counts(self.others(ledger)))
    }

    /// How many others chose each mood.
    #[must_use]
    pub fn others(&self, ledger: &Ledger) -> Vec<(ReactionId, u64)> {
        let less = |slot: usize| u64::from(ledger.mood == Some(slot));
        let counts = self.moods.iter().enumerate();
        counts.map(|(slot, count)| (slots::mood(slot), count.saturating_sub(less(slot)))).collect()
    }
}
