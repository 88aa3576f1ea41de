//! Stories of the article and its summary: what comes, what fails, what is called off, and what stays on the page.
#![cfg(not(target_arch = "wasm32"))]

mod asked;
mod kept;

use std::rc::Rc;

use article_widget::{
    article::model::Article,
    document::model::{Document, Problem, Shown},
    embed::config::{Config, SummaryFrom},
    reading::{Action, LoadFailure, Loaded, Phase, Rest, State, SummaryPhase},
    summary::model::{Maker, Sentence, Source, Stage, Summary, Work},
};

/// The state after a story.
fn told(state: &State, story: impl IntoIterator<Item = Action>) -> State {
    story.into_iter().fold(state.clone(), |state, action| state.reduce(&action))
}

fn start(story: impl IntoIterator<Item = Action>) -> State {
    told(&State::default(), story)
}

fn loaded(headline: &str, summary: &[&str]) -> Rc<Loaded> {
    let article = Article { headline: headline.to_owned(), ..Article::default() };
    let summary = summary.iter().map(|text| (*text).to_owned()).collect();
    let rest = Rest::Read(Rc::new(Document::default()));
    Loaded::new(Shown { article, summary }, rest, Vec::new(), false)
}

fn article(headline: &str) -> Action {
    Action::Loaded(loaded(headline, &[]))
}

fn config(summary: SummaryFrom) -> Action {
    Action::Configured(Rc::new(Config { summary, ..Config::default() }))
}

fn summary() -> Rc<Summary> {
    by(Maker::Device, "First.")
}

fn by(maker: Maker, first: &str) -> Rc<Summary> {
    let sentence = |text: &str, start: usize| Sentence {
        source: Some(Source { block: 1, start, end: start + text.len() }),
        ..Sentence::told(text)
    };
    let sentences = vec![sentence(first, 0), sentence("Second.", 7)];
    Rc::new(Summary { sentences, maker, notes: Vec::new() })
}

fn working(done: u8) -> Work {
    Work { stage: Stage::Reading, done: Some(done), sentences: Vec::new() }
}

/// Asked for, and nothing done yet.
fn begun() -> SummaryPhase {
    SummaryPhase::Working(Work::default())
}

fn done(summary: &Rc<Summary>) -> Action {
    Action::Summarized(Ok(Rc::clone(summary)))
}

fn by_publisher(texts: &[&str]) -> SummaryPhase {
    let sentences = texts.iter().map(|text| Sentence::told(text)).collect();
    SummaryPhase::Ready(Rc::new(Summary { sentences, maker: Maker::Publisher, notes: Vec::new() }))
}

fn headline(state: &State) -> Option<&str> {
    state.article().map(|article| article.headline.as_str())
}

fn summarized() -> Action {
    Action::Summarized(Ok(summary()))
}

#[test]
fn a_widget_begins_by_loading() {
    assert_eq!(State::default().phase, Phase::Loading);
    assert_eq!(start([Action::Load]).phase, Phase::Loading);
    assert_eq!(State::default().article(), None);
}

#[test]
fn an_article_that_comes_is_there() {
    let state = start([Action::Load, article("News")]);
    assert_eq!(headline(&state), Some("News"));
    assert_eq!(state.summary, SummaryPhase::Folded);
}

#[test]
fn a_failure_is_told_until_the_article_is_asked_for_again() {
    let failed = start([Action::Load, Action::LoadFailed(LoadFailure::Status(503))]);
    assert_eq!(failed.phase, Phase::Failed(LoadFailure::Status(503)));
    let again = told(&failed, [Action::Load]);
    assert_eq!(again.phase, Phase::Loading);
    assert_eq!(headline(&told(&again, [article("News")])), Some("News"));
}

#[test]
fn a_failed_refresh_takes_nothing_away() {
    let ready = start([article("News"), Action::Summarize, summarized()]);
    let refreshed = told(&ready, [Action::Load, Action::LoadFailed(LoadFailure::Unreachable)]);
    assert_eq!(refreshed, ready);
}

#[test]
fn only_what_may_pass_can_be_tried_again() {
    let problem = Problem { property: "document".to_owned(), message: "document is not JSON".to_owned() };
    for (failure, retryable) in [
        (LoadFailure::Unreachable, true),
        (LoadFailure::Nothing, false),
        (LoadFailure::Unreadable(problem), false),
        (LoadFailure::Status(404), false),
        (LoadFailure::Status(403), false),
        (LoadFailure::Status(408), true),
        (LoadFailure::Status(425), true),
        (LoadFailure::Status(429), true),
        (LoadFailure::Status(500), true),
        (LoadFailure::Status(599), true),
    ] {
        assert_eq!(failure.is_retryable(), retryable, "{failure:?}");
    }
}

#[test]
fn a_failure_says_what_failed() {
    let problem = Problem { property: "headline".to_owned(), message: "headline is missing".to_owned() };
    for (failure, part) in [
        (LoadFailure::Unreachable, "src"),
        (LoadFailure::Status(404), "404"),
        (LoadFailure::Unreadable(problem), "headline is missing"),
        (LoadFailure::Nothing, "src"),
    ] {
        let message = failure.to_string();
        assert!(message.contains(part), "{message:?} lacks {part:?}");
    }
}

#[test]
fn the_summary_of_the_publisher_is_shown_at_once_unless_another_is_wanted() {
    for (from, shown) in [
        (SummaryFrom::Auto, true),
        (SummaryFrom::Publisher, true),
        (SummaryFrom::Device, false),
        (SummaryFrom::BuiltIn, false),
        (SummaryFrom::Service("/chat".to_owned()), false),
        (SummaryFrom::Off, false),
    ] {
        let state = start([config(from.clone()), Action::Loaded(loaded("News", &["One.", "Two."]))]);
        let expected = if shown { by_publisher(&["One.", "Two."]) } else { SummaryPhase::Folded };
        assert_eq!(state.summary, expected, "{from:?}");
    }
}

#[test]
fn a_change_of_the_attribute_summary_takes_effect_at_once() {
    let ready = start([Action::Loaded(loaded("News", &["One."]))]);
    let off = told(&ready, [config(SummaryFrom::Off)]);
    assert_eq!(off.summary, SummaryPhase::Folded);
    assert_eq!(told(&off, [config(SummaryFrom::Publisher)]).summary, by_publisher(&["One."]));
    let made = told(&ready, [config(SummaryFrom::Device), Action::Summarize, summarized()]);
    assert_eq!(told(&made, [config(SummaryFrom::Auto)]).summary, by_publisher(&["One."]));
}

#[test]
fn any_other_change_of_the_config_leaves_article_and_summary_as_they_are() {
    let ready = start([article("News"), Action::Summarize, summarized(), Action::Reveal(Some(1))]);
    let other = Rc::new(Config { heading_level: 2, lang: Some("de".to_owned()), ..Config::default() });
    let configured = told(&ready, [Action::Configured(Rc::clone(&other))]);
    assert_eq!(configured, State { config: other, ..ready });
}

#[test]
fn a_sentence_of_the_summary_leads_to_its_place_and_back() {
    let ready = start([article("News"), Action::Summarize, summarized()]);
    assert_eq!(ready.source(), None);
    let there = told(&ready, [Action::Reveal(Some(1))]);
    assert_eq!(there.source(), Some(Source { block: 1, start: 7, end: 14 }));
    assert_eq!(told(&there, [Action::Reveal(None)]), ready);
}

#[test]
fn what_has_no_place_in_the_article_marks_nothing() {
    let ready = start([article("News"), Action::Summarize, summarized()]);
    assert_eq!(told(&ready, [Action::Reveal(Some(9))]).source(), None);
    let publisher = start([Action::Loaded(loaded("News", &["One."])), Action::Reveal(Some(0))]);
    assert_eq!(publisher.source(), None);
    assert_eq!(start([Action::Reveal(Some(0))]).source(), None);
}

#[test]
fn a_mark_goes_with_the_summary_it_belongs_to() {
    let marked = start([article("News"), Action::Summarize, summarized(), Action::Reveal(Some(0))]);
    for (name, action) in [
        ("folded", Action::FoldSummary),
        ("asked again", Action::Renew),
        ("another article", article("Other")),
    ] {
        let after = told(&marked, [action, Action::Summarize, summarized()]);
        assert_eq!((after.marked, after.source()), (None, None), "{name}");
    }
}

#[test]
fn the_same_article_again_keeps_its_summary_and_another_folds_it() {
    let ready = start([article("News"), Action::Summarize, summarized()]);
    assert_eq!(told(&ready, [article("News")]).summary, SummaryPhase::Ready(summary()));
    let other = told(&ready, [article("Other")]);
    assert_eq!((headline(&other), &other.summary), (Some("Other"), &SummaryPhase::Folded));
    let half = Action::Summarizing(working(30));
    let late = start([article("News"), Action::Summarize, half, article("Other"), summarized()]);
    assert_eq!(late.summary, SummaryPhase::Folded);
}

#[test]
fn code_that_did_not_come_is_told_until_it_is_asked_for_again() {
    let stranded = start([article("News"), Action::Stranded(true)]);
    assert!(stranded.stranded);
    assert_eq!(headline(&stranded), Some("News"));
    assert!(!told(&stranded, [Action::Stranded(false)]).stranded);
}
