//! How often others voted and what they chose, apart from what this reader did.

use std::collections::{HashMap, HashSet};

use super::record::Kept;
use crate::{
    comments::model::{CommentId, Vote, Votes},
    reactions::model::ReactionId,
    store::{model::Change, news::News},
};

/// See the module.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// How everybody voted.
    votes: HashMap<CommentId, Votes>,
    /// The newest change among them.
    newest: String,
    /// This reader's votes.
    own_votes: HashMap<CommentId, Kept<Option<Vote>>>,
    /// How others voted, as far as the widget was told.
    told: HashMap<CommentId, Votes>,
    /// Comments on which this reader was found to have voted otherwise, since they were counted last.
    unsure: HashSet<CommentId>,
    /// How many chose each mood.
    moods: Vec<(ReactionId, u64)>,
    /// This reader's mood.
    own_mood: Option<Kept<Option<ReactionId>>>,
    /// How many others chose each mood, as far as the widget was told.
    told_moods: Vec<(ReactionId, u64)>,
}

impl Counts {
    /// The date of the newest vote that is counted, as the server writes it; empty where there is none.
    #[must_use]
    pub fn newest(&self) -> &str {
        &self.newest
    }

    /// Takes in how everybody voted on comments, and gives what changed for this reader.
    pub fn take_votes(&mut self, counts: Vec<(CommentId, Votes, String)>) -> Vec<News> {
        let mut ids = std::mem::take(&mut self.unsure);
        for (id, votes, changed) in counts {
            if changed > self.newest {
                self.newest = changed;
            }
            self.votes.insert(id.clone(), votes);
            ids.insert(id);
        }
        let mut news = Vec::new();
        for id in ids {
            let now = self.others(&id);
            if now != self.told.get(&id).copied().unwrap_or_default() {
                self.tell(&id);
                news.push(News::Votes(id, now));
            }
        }
        news
    }

    /// The widget is told now how others voted on a comment.
    pub fn tell(&mut self, id: &CommentId) -> Votes {
        let votes = self.others(id);
        if votes == Votes::default() {
            self.told.remove(id);
        } else {
            self.told.insert(id.clone(), votes);
        }
        votes
    }

    /// The votes of others on a comment.
    #[must_use]
    pub fn others(&self, id: &CommentId) -> Votes {
        let mut votes = self.votes.get(id).copied().unwrap_or_default();
        match self.own_vote(id) {
            Some(Vote::Up) => votes.up = votes.up.saturating_sub(1),
            Some(Vote::Down) => votes.down = votes.down.saturating_sub(1),
            None => {}
        }
        votes
    }

    /// The vote of this reader that the server holds.
    #[must_use]
    pub fn own_vote(&self, id: &CommentId) -> Option<Vote> {
        self.own_votes.get(id).and_then(|kept| kept.what)
    }

    /// The record that holds this reader's vote.
    #[must_use]
    pub fn vote_record(&self, id: &CommentId) -> Option<&Kept<Option<Vote>>> {
        self.own_votes.get(id)
    }

    /// The votes of this reader that the server holds.
    pub fn own_votes(&self) -> impl Iterator<Item = (CommentId, Vote)> + '_ {
        self.own_votes.iter().filter_map(|(id, kept)| Some((id.clone(), kept.what?)))
    }

    /// This reader's vote is this now, and counts: those of others stay as they are.
    pub fn set_own_vote(&mut self, id: &CommentId, kept: Kept<Option<Vote>>) {
        let mut votes = self.others(id);
        match kept.what {
            Some(Vote::Up) => votes.up = votes.up.saturating_add(1),
            Some(Vote::Down) => votes.down = votes.down.saturating_add(1),
            None => {}
        }
        self.votes.insert(id.clone(), votes);
        self.own_votes.insert(id.clone(), kept);
    }

    /// Takes in this reader's votes as they are at the server, in all tabs; gives those that this one did not know.
    /// What was read before this reader voted again is not looked at.
    pub fn take_own_votes(&mut self, votes: Vec<(CommentId, Kept<Option<Vote>>)>) -> Vec<News> {
        let mut news = Vec::new();
        for (id, kept) in votes {
            if self.own_votes.get(&id).is_some_and(|known| known.is_newer(&kept)) {
                continue;
            }
            if self.own_vote(&id) != kept.what {
                news.push(News::Own(Change::Vote(id.clone(), kept.what)));
                self.unsure.insert(id.clone());
            }
            self.own_votes.insert(id, kept);
        }
        news
    }

    /// How many others chose each mood.
    #[must_use]
    pub fn other_moods(&self) -> Vec<(ReactionId, u64)> {
        let own = self.own_mood();
        let less = |id: &ReactionId| u64::from(own.as_ref() == Some(id));
        self.moods.iter().map(|(id, count)| (id.clone(), count.saturating_sub(less(id)))).collect()
    }

    /// Takes in how many chose each mood, and gives that where it changed for this reader.
    pub fn take_moods(&mut self, moods: Vec<(ReactionId, u64)>) -> Option<News> {
        self.moods = moods;
        let now = self.other_moods();
        if now == self.told_moods {
            return None;
        }
        self.told_moods.clone_from(&now);
        Some(News::Counts(now))
    }

    /// The mood of this reader that the server holds.
    #[must_use]
    pub fn own_mood(&self) -> Option<ReactionId> {
        self.own_mood.as_ref().and_then(|kept| kept.what.clone())
    }

    /// The record that holds this reader's mood.
    #[must_use]
    pub fn mood_record(&self) -> Option<&Kept<Option<ReactionId>>> {
        self.own_mood.as_ref()
    }

    /// This reader's mood is this now, and counts.
    pub fn set_own_mood(&mut self, kept: Kept<Option<ReactionId>>) {
        let mut moods = self.other_moods();
        if let Some(mood) = &kept.what {
            match moods.iter_mut().find(|(id, _)| id == mood) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => moods.push((mood.clone(), 1)),
            }
        }
        self.moods = moods;
        self.own_mood = Some(kept);
    }

    /// Takes in this reader's mood as it is at the server; gives it where this tab did not know.
    pub fn take_own_mood(&mut self, own: Option<Kept<Option<ReactionId>>>) -> Option<News> {
        // A record is never taken away: a list without it was made before it was.
        let own = own?;
        if self.own_mood.as_ref().is_some_and(|known| known.is_newer(&own)) {
            return None;
        }
        let before = self.own_mood();
        self.own_mood = Some(own);
        let now = self.own_mood();
        (now != before).then_some(News::Own(Change::React(now)))
    }
}
