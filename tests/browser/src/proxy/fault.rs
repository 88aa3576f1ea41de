//! What can go wrong on the way to a server and back.

use crate::random::Random;

/// What happens to a request or its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Nothing; it takes some time.
    Slow(u64),
    /// The request never reaches the server.
    Lost,
    /// The server does it, and the answer is lost.
    AnswerLost,
    /// The sender is hung up on, and the request reaches the server so many milliseconds later.
    Late(u64),
    /// The server gets it twice at once.
    Twice,
    /// The server gets it again, so many milliseconds after its answer was passed on.
    Again(u64),
    /// The answer ends in its middle.
    Cut,
    /// Some of the answer's bytes are overwritten.
    Corrupt,
    /// A page of another program comes instead of the answer, with this status.
    Page(u16),
}

impl Fault {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Slow(_) => "slow",
            Self::Lost => "lost",
            Self::AnswerLost => "answer lost",
            Self::Late(_) => "late",
            Self::Twice => "twice",
            Self::Again(_) => "again",
            Self::Cut => "cut",
            Self::Corrupt => "corrupt",
            Self::Page(_) => "page",
        }
    }

    /// The names of all of them, and of what happens to a stream of events.
    pub const NAMES: [&'static str; 13] = [
        "slow",
        "lost",
        "answer lost",
        "late",
        "twice",
        "again",
        "cut",
        "corrupt",
        "page",
        "event lost",
        "event twice",
        "event corrupt",
        "stream cut",
    ];

    pub(super) fn draw(random: &mut Random) -> Self {
        match random.below(9) {
            0 => Self::Slow(20 + random.skewed(400)),
            1 => Self::Lost,
            2 => Self::AnswerLost,
            3 => Self::Late(50 + random.below(3_000)),
            4 => Self::Twice,
            5 => Self::Again(50 + random.below(3_000)),
            6 => Self::Cut,
            7 => Self::Corrupt,
            _ => Self::Page(if random.chance(50) { 200 } else { 502 }),
        }
    }
}
