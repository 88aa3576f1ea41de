//! Emphasis: which runs of `*` and `_` belong together (the delimiter rules of `CommonMark`), and the tree that follows.

use super::inline::Piece;
use super::model::{Inline, MAX_DEPTH};

/// A run of `*` or of `_`.
pub(super) struct Run<'a> {
    typed: &'a str,
    opens: bool,
    closes: bool,
    /// How many marks are not yet paired.
    left: usize,
    /// The pairs that end here, inner ones first: how many marks each takes (1 or 2).
    ends: Vec<usize>,
    /// The pairs that start here, inner ones first.
    starts: Vec<usize>,
}

impl<'a> Run<'a> {
    /// The run `typed`, between these two characters (`None`: the start or end of the text).
    pub(super) fn new(typed: &'a str, before: Option<char>, after: Option<char>) -> Self {
        let (before, after) = (Side::of(before), Side::of(after));
        let left_flanking = after == Side::Word || after == Side::Mark && before != Side::Word;
        let right_flanking = before == Side::Word || before == Side::Mark && after != Side::Word;
        let left_flanking = left_flanking && after != Side::Space;
        let right_flanking = right_flanking && before != Side::Space;
        // Within a word `_` is a letter, as in `snake_case`.
        let is_star = typed.starts_with('*');
        Self {
            typed,
            opens: left_flanking && (is_star || !right_flanking || before == Side::Mark),
            closes: right_flanking && (is_star || !left_flanking || after == Side::Mark),
            left: typed.len(),
            ends: Vec::new(),
            starts: Vec::new(),
        }
    }

    fn is_star(&self) -> bool {
        self.typed.starts_with('*')
    }

    /// Whether this can be the start of what `closer` ends: "the rule of three" keeps `*a**b*` from being two pairs.
    fn pairs_with(&self, closer: &Self) -> bool {
        let (mine, theirs) = (self.typed.len(), closer.typed.len());
        let odd = (self.closes || closer.opens) && (mine + theirs) % 3 == 0 && mine % 3 != 0;
        self.opens && self.is_star() == closer.is_star() && !odd
    }

    /// Runs of one class find the same openers, so a search in vain need not be done again for the class.
    fn class(&self) -> usize {
        self.typed.len() % 3 + 3 * usize::from(self.opens) + 6 * usize::from(self.is_star())
    }
}

/// What stands beside a run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Space,
    Mark,
    Word,
}

impl Side {
    fn of(next: Option<char>) -> Self {
        match next {
            Some(char) if char.is_alphanumeric() => Self::Word,
            Some(char) if !char.is_whitespace() => Self::Mark,
            _ => Self::Space,
        }
    }
}

/// The pieces as a tree. `in_link` says that they are the text of a link, where an address is only text.
pub(super) fn nest(mut pieces: Vec<Piece<'_>>, in_link: bool) -> Vec<Inline> {
    pair(&mut pieces);
    let mut tree = Tree { top: Vec::new(), open: Vec::new(), ignored: 0 };
    for piece in pieces {
        match piece {
            Piece::Text(text) => push_text(&mut tree.top, text),
            Piece::Address(address) if in_link => push_text(&mut tree.top, address),
            Piece::Address(address) => tree.top.push(Inline::Link {
                href: address.to_owned(),
                text: vec![Inline::Text(address.to_owned())],
            }),
            Piece::Whole(node) => tree.top.push(node),
            Piece::Run(run) => {
                run.ends.iter().for_each(|&marks| tree.end(&run.typed[..marks]));
                push_text(&mut tree.top, &run.typed[..run.left]);
                run.starts.iter().rev().for_each(|&marks| tree.start(&run.typed[..marks]));
            }
        }
    }
    tree.top
}

/// Finds the runs that belong together. Each search either fails, and is not done again for its class, or takes away
/// all that it has passed: so the whole takes linear time.
fn pair(pieces: &mut [Piece<'_>]) {
    let mut openers: Vec<usize> = Vec::new();
    let mut searched_to = [0; 12];
    for at in 0..pieces.len() {
        let (before, rest) = pieces.split_at_mut(at);
        let Piece::Run(closer) = &mut rest[0] else { continue };
        let bottom = &mut searched_to[closer.class()];
        while closer.closes && closer.left > 0 {
            let found = openers.iter().rposition(|&index| {
                index < *bottom || matches!(&before[index], Piece::Run(run) if run.pairs_with(closer))
            });
            let found = found.filter(|&place| openers[place] >= *bottom);
            let Some((place, Piece::Run(opener))) = found.map(|place| (place, &mut before[openers[place]]))
            else {
                *bottom = at;
                break;
            };
            let marks = if opener.left > 1 && closer.left > 1 { 2 } else { 1 };
            opener.left -= marks;
            opener.starts.push(marks);
            closer.left -= marks;
            closer.ends.push(marks);
            openers.truncate(place + usize::from(opener.left > 0));
        }
        if closer.opens && closer.left > 0 {
            openers.push(at);
        }
    }
}

/// The tree while it is built.
struct Tree {
    /// What the innermost open emphasis holds so far.
    top: Vec<Inline>,
    /// What the others hold.
    open: Vec<Vec<Inline>>,
    /// How many more are open but too deep to be shown as emphasis.
    ignored: usize,
}

impl Tree {
    fn start(&mut self, marks: &str) {
        if self.open.len() < MAX_DEPTH {
            self.open.push(std::mem::take(&mut self.top));
        } else {
            self.ignored += 1;
            push_text(&mut self.top, marks);
        }
    }

    fn end(&mut self, marks: &str) {
        if self.ignored > 0 {
            self.ignored -= 1;
            push_text(&mut self.top, marks);
        } else if let Some(outer) = self.open.pop() {
            let inside = std::mem::replace(&mut self.top, outer);
            self.top.push(if marks.len() == 2 { Inline::Strong(inside) } else { Inline::Emphasis(inside) });
        }
    }
}

/// Adds text to the end, to the text already there if there is some.
fn push_text(inlines: &mut Vec<Inline>, text: &str) {
    if text.is_empty() {
        return;
    }
    if let Some(Inline::Text(last)) = inlines.last_mut() {
        last.push_str(text);
    } else {
        inlines.push(Inline::Text(text.to_owned()));
    }
}
