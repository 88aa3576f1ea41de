//! Counting moods: pure updates that a choice, a change of mind and an undo are made of.

use super::model::ReactionId;

/// How many readers chose each mood, this reader's choice included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Counts by mood, in the order in which they are offered.
    pub counts: Vec<(ReactionId, u64)>,
    /// This reader's own choice.
    pub current: Option<ReactionId>,
}

impl Tally {
    /// A tally of these moods, with counts where they are known, before this reader's choice.
    #[must_use]
    pub fn new(offered: &[ReactionId], known: &[(ReactionId, u64)]) -> Self {
        let count =
            |id: &ReactionId| known.iter().find(|(known, _)| known == id).map_or(0, |(_, count)| *count);
        Self { counts: offered.iter().map(|id| (id.clone(), count(id))).collect(), current: None }
    }

    /// The same readers with this reader's choice changed to `choice`.
    #[must_use]
    pub fn chosen(&self, choice: Option<ReactionId>) -> Self {
        let counts = self
            .counts
            .iter()
            .map(|(id, count)| {
                let less = u64::from(self.current.as_ref() == Some(id));
                let more = u64::from(choice.as_ref() == Some(id));
                (id.clone(), count.saturating_sub(less).saturating_add(more))
            })
            .collect();
        Self { counts, current: choice }
    }

    /// How many readers chose any mood.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.iter().fold(0, |sum, (_, count)| sum.saturating_add(*count))
    }

    /// Shares in whole per cent that add up to 100 (largest remainders), or all 0 where no one chose.
    #[must_use]
    pub fn percents(&self) -> Vec<u8> {
        let total = u128::from(self.total());
        if total == 0 {
            return vec![0; self.counts.len()];
        }
        let exact = |count: u64| u128::from(count) * 100;
        let mut percents: Vec<u8> =
            self.counts.iter().map(|(_, count)| u8::try_from(exact(*count) / total).unwrap_or(100)).collect();
        let mut by_remainder: Vec<usize> = (0..percents.len()).collect();
        by_remainder.sort_by_key(|&index| std::cmp::Reverse(exact(self.counts[index].1) % total));
        let given: usize = percents.iter().map(|&percent| usize::from(percent)).sum();
        for &index in by_remainder.iter().take(100usize.saturating_sub(given)) {
            percents[index] += 1;
        }
        percents
    }

    /// The mood that leads alone; `None` where no one chose or two are level.
    #[must_use]
    pub fn leader(&self) -> Option<&ReactionId> {
        let (leader, most) = self.counts.iter().max_by_key(|(_, count)| *count)?;
        let level = self.counts.iter().filter(|(_, count)| count == most).count();
        (*most > 0 && level == 1).then_some(leader)
    }
}
