//! Reads a document from JSON: says in one problem why nothing can be shown, or shows it and lists what was wrong.

use std::ops::Range;

use super::{
    article::{article, summary},
    comments::{Unsettled, comments},
    find::find,
    levels::{Levels, alone, apart, is_mark},
    model::{Document, Problem, Shown, Untold},
    node::{Depth, Fields, Key, Node},
    parse::{NotJson, TOO_DEEP},
    problems::{About, MOST, Problems, problem},
    reactions::reactions,
    reader::Reader,
    repair::repair,
    scan::Parts,
    settling::Settling,
    text::Source,
};

/// Reads a document, leniently: what is wrong or missing is replaced and listed.
///
/// # Errors
/// One problem where nothing can be shown at all: the text is not JSON, there is no article in it, or that article
/// has neither headline nor body.
pub fn read(json: &str) -> Result<(Document, Vec<Problem>), Problem> {
    let (document, problems) = read_whole(json, MOST)?;
    Ok((document, problems.finish()))
}

fn read_whole(json: &str, told: usize) -> Result<(Document, Problems), Problem> {
    with_root(json, Depth::Whole, told, |root, problems| {
        let (Shown { article, summary }, mut reader, mut fields) = understand(root, problems)?;
        // Comments are too many to look each one's references up.
        reader.things = Vec::new();
        let comments = comments(&mut reader, &mut fields, &article);
        let reactions = reactions(&mut reader, &mut fields);
        Ok((Document { article, summary, comments, reactions }, reader.problems))
    })
}

/// Reads a long document in steps; what comes out is what [`read`] makes of it. Of the text, no more than a step needs is
/// held beside what was read.
pub struct Reading<'a> {
    source: Source<'a>,
    /// Nothing where all is read at once.
    parts: Option<&'a Parts>,
    /// How many bytes of comments a step reads at most, unless one alone has more.
    most: usize,
    /// Up to here it is read.
    reached: usize,
    /// How many problems of a kind are told one by one.
    told: usize,
    /// How many of those with comments are only counted, once all is read.
    untold: Untold,
    /// What is known once the frame is read.
    begun: Option<(Shown, Reader<'a>, Fields<'a>, Stage<'a>)>,
}

/// What is being done with comments.
enum Stage<'a> {
    /// Each one's properties are read.
    Reading(Unsettled, Levels<'a>),
    /// They get their ids and parents.
    Settling(Settling),
}

impl<'a> Reading<'a> {
    /// How many comments one step takes: a few milliseconds on a slow phone.
    const STEP: usize = 512;
    /// And so many bytes of them.
    const BYTES: usize = 1 << 18;
    /// How many get an id or a parent in one step, which costs less.
    const SETTLED: usize = 4_096;

    /// Nothing is read yet; `parts` are those of the text.
    #[must_use]
    pub fn new(text: impl Into<Source<'a>>, parts: &'a Parts) -> Self {
        Self { parts: Some(parts), ..Self::whole(text) }
    }

    /// Nothing is read yet; the text has no parts, so one step reads all of it.
    #[must_use]
    pub fn whole(text: impl Into<Source<'a>>) -> Self {
        let (source, untold) = (text.into(), Untold::default());
        Self { source, parts: None, most: Self::BYTES, reached: 0, told: MOST, untold, begun: None }
    }

    /// Reads no more bytes of comments in a step than these, unless one alone has more and none in it.
    #[must_use]
    pub fn at_most(mut self, bytes: usize) -> Self {
        self.most = bytes;
        self
    }

    /// Tells so many problems of a kind one by one.
    #[must_use]
    pub fn telling(mut self, most: usize) -> Self {
        self.told = most;
        self
    }

    /// How many problems with comments are only counted, once all is read.
    #[must_use]
    pub fn untold(&self) -> Untold {
        self.untold
    }

    /// How far it has come, from 0 to 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "lengths in memory stay below 2^53")]
    pub fn done(&self) -> f64 {
        match &self.begun {
            None => 0.0,
            Some((_, _, _, Stage::Reading(..))) => {
                0.9 * self.reached as f64 / self.source.bytes().max(1) as f64
            }
            Some((_, _, _, Stage::Settling(settling))) => 0.9 + 0.1 * settling.done(),
        }
    }

    /// Goes a step further; at the end, gives what was read. Nothing is left to do after that.
    ///
    /// # Errors
    /// As [`read`].
    pub fn step(&mut self) -> Option<Result<(Document, Vec<Problem>), Problem>> {
        let read = self.go_on()?;
        Some(read.map(|(document, problems)| {
            self.untold = problems.untold();
            (document, problems.finish())
        }))
    }

    fn go_on(&mut self) -> Option<Result<(Document, Problems), Problem>> {
        let Some((Shown { article, .. }, reader, _, stage)) = &mut self.begun else {
            return if self.begin() { None } else { Some(self.at_once()) };
        };
        let comments = match stage {
            Stage::Reading(unsettled, levels) => {
                let Some(batch) = levels.next(Self::STEP, self.most) else {
                    *stage = Stage::Settling(std::mem::take(unsettled).settle());
                    return None;
                };
                let (whole, within) = (batch.whole(), batch.within);
                let text = self.source.part(whole.clone());
                let parts = if text.len() > self.most { apart(&text) } else { None };
                let alone = parts.as_ref().and_then(|parts| alone(parts, within));
                let inner = parts.as_ref().filter(|_| alone.is_some());
                let item = |place: &Range<usize>| {
                    let json = text.get(place.start - whole.start..place.end - whole.start)?;
                    Node::read_within(json, Depth::Whole, within).ok()
                };
                let items = match alone {
                    Some(fields) => Some(vec![Node::Object(fields)]),
                    None => batch.places.iter().map(item).collect::<Option<Vec<_>>>(),
                };
                let Some(items) = items else { return Some(self.at_once()) };
                let (problems, spots) =
                    (std::mem::take(&mut reader.problems), std::mem::take(&mut reader.spots));
                // One that does not outlive the text of this step.
                let mut brief = Reader { problems, spots, ..Reader::default() };
                let (number, list) = (unsettled.count(), (batch.first, batch.outer));
                unsettled.read(&mut brief, items, list, article);
                (reader.problems, reader.spots) = (brief.problems, brief.spots);
                self.reached = if inner.is_some() { whole.start } else { whole.end };
                if let Some(inner) = inner {
                    levels.go_into(inner, whole.start, within, number);
                }
                return None;
            }
            Stage::Settling(settling) => settling.step(reader, article, Self::SETTLED)?,
        };
        let (Shown { article, summary }, mut reader, mut fields, _) = self.begun.take()?;
        let reactions = reactions(&mut reader, &mut fields);
        Some(Ok((Document { article, summary, comments, reactions }, reader.problems)))
    }

    fn at_once(&self) -> Result<(Document, Problems), Problem> {
        read_whole(&self.source.part(0..self.source.bytes()), self.told)
    }

    /// Reads the frame; false where there is none, or the comments are not those of the article in it, or it is not
    /// quite JSON.
    fn begin(&mut self) -> bool {
        let Some(parts) = self.parts else { return false };
        let Ok(root) = Node::read(&parts.frame, Depth::Whole) else { return false };
        let problems = Problems::at_most(self.told);
        let Ok((shown, mut reader, fields)) = understand(root, problems) else { return false };
        // Comments are too many to look each one's references up.
        reader.things = Vec::new();
        let is_theirs = matches!(fields.get(Key::Comment), Some(Node::List(list)) if is_mark(list));
        let unsettled = Unsettled::with_room(parts.comments.len());
        self.begun = Some((shown, reader, fields, Stage::Reading(unsettled, Levels::of(parts))));
        is_theirs
    }
}

/// Reads the article and its summary only. Comments and counts are skipped, whatever is in them, so that the first
/// paint need not wait for them and the first download need not hold the code for them.
///
/// # Errors
/// As [`read`].
pub fn read_article(json: &str) -> Result<(Shown, Vec<Problem>), Problem> {
    with_root(json, Depth::Article, MOST, |root, problems| {
        let (shown, reader, _) = understand(root, problems)?;
        Ok((shown, reader.problems.finish()))
    })
}

impl Parts {
    /// Reads the article and its summary, as [`read_article`] does in the whole document.
    ///
    /// # Errors
    /// As [`read`], also where something beside the comments is not quite JSON: then the whole is to be looked at.
    pub fn read_article(&self) -> Result<(Shown, Vec<Problem>), Problem> {
        let root = Node::read(&self.frame, Depth::Article).map_err(|error| not_json(&self.frame, error))?;
        let (shown, reader, _) = understand(root, Problems::default())?;
        Ok((shown, reader.problems.finish()))
    }
}

fn with_root<T>(
    json: &str,
    depth: Depth,
    singly: usize,
    then: impl FnOnce(Node<'_>, Problems) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let json = json.trim_start_matches('\u{feff}');
    let mut problems = Problems::at_most(singly);
    let mended;
    let root = match Node::read(json, depth) {
        Ok(root) => root,
        Err(error) => {
            mended = repair(json).ok_or_else(|| not_json(json, error))?;
            // The places in the mended text are not those in the editor's.
            let root = Node::read(&mended, depth).map_err(|_later| not_json(json, error))?;
            problems.add(
                About::Article,
                &"document",
                format_args!("is not quite JSON ({})", told(json, error)),
                "it is mended",
            );
            root
        }
    };
    then(root, problems)
}

fn understand(root: Node<'_>, mut problems: Problems) -> Result<(Shown, Reader<'_>, Fields<'_>), Problem> {
    let (mut fields, things) = find(root, &mut problems)?;
    let mut reader = Reader { problems, things, ..Reader::default() };
    let article = article(&mut reader, &mut fields);
    if article.headline.is_empty() {
        let what = format_args!("is missing, and so is articleBody");
        return Err(problem(&Key::Headline, what, "nothing can be shown"));
    }
    let summary = summary(&mut reader, &mut fields);
    Ok((Shown { article, summary }, reader, fields))
}

fn not_json(json: &str, error: NotJson) -> Problem {
    let (what, instead) = (told(json, error), "nothing can be shown");
    if error.what == TOO_DEEP {
        problem(&"document", format_args!("is {what}"), instead)
    } else {
        problem(&"document", format_args!("is not JSON: {what}"), instead)
    }
}

/// What is the matter with a text that is no JSON, and where.
fn told(json: &str, error: NotJson) -> String {
    let before = json.get(..error.at).unwrap_or(json);
    let line = before.split('\n').count();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("{} at line {line} column {column}", error.what)
}
