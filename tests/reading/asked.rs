//! Stories of the summary that a reader asks for: it comes, is called off, is asked for once more or in another way.

use std::rc::Rc;

use article_widget::{
    embed::config::SummaryFrom,
    reading::{Action, SummaryPhase},
    summary::model::{Ask, Failure, Form, Length, Maker, Note, Sentence, Stage, Summary, Work},
};

use crate::{
    article, begun, by, by_publisher, config, done, loaded, start, summarized, summary, told, working,
};

#[test]
fn a_summary_is_made_step_by_step() {
    let asked = start([article("News"), Action::Summarize]);
    assert_eq!(asked.summary, begun());
    let half = told(&asked, [Action::Summarizing(working(50))]);
    assert_eq!(half.summary, SummaryPhase::Working(working(50)));
    assert_eq!(told(&half, [summarized()]).summary, SummaryPhase::Ready(summary()));
}

#[test]
fn sentences_that_come_one_by_one_are_there_while_the_rest_is_written() {
    let sentences = vec![Sentence::told("First.")];
    let work = Work { stage: Stage::Writing, done: None, sentences };
    let state = start([article("News"), Action::Summarize, Action::Summarizing(work.clone())]);
    assert_eq!(state.summary, SummaryPhase::Working(work));
}

#[test]
fn asking_while_one_is_made_changes_nothing() {
    let half = start([article("News"), Action::Summarize, Action::Summarizing(working(50))]);
    assert_eq!(told(&half, [Action::Summarize]), half);
}

#[test]
fn a_summary_that_cannot_be_made_says_why() {
    let state = start([article("News"), Action::Summarize, Action::Summarized(Err("too short".to_owned()))]);
    assert_eq!(state.summary, SummaryPhase::Failed("too short".to_owned()));
    assert_eq!(told(&state, [Action::Summarize]).summary, begun());
}

#[test]
fn nobody_makes_one_where_the_host_allows_none() {
    for (from, allowed) in [
        (SummaryFrom::Auto, true),
        (SummaryFrom::Device, true),
        (SummaryFrom::BuiltIn, true),
        (SummaryFrom::Service("/chat".to_owned()), true),
        (SummaryFrom::Publisher, false),
        (SummaryFrom::Off, false),
    ] {
        let state = start([config(from.clone()), article("News"), Action::Summarize]);
        assert_eq!((state.may_summarize(), state.is_summarizing()), (allowed, allowed), "{from:?}");
    }
}

#[test]
fn what_was_called_off_and_comes_in_late_is_ignored() {
    let off =
        start([article("News"), Action::Summarize, Action::Summarizing(working(40)), Action::FoldSummary]);
    assert_eq!(off.summary, SummaryPhase::Folded);
    for late in [Action::Summarizing(working(90)), summarized(), Action::Summarized(Err("late".to_owned()))] {
        assert_eq!(told(&off, [late]), off);
    }
}

#[test]
fn a_second_answer_does_not_replace_the_first() {
    let ready = start([article("News"), Action::Summarize, summarized()]);
    let late = [Action::Summarizing(working(10)), Action::Summarized(Err("late".to_owned()))];
    assert_eq!(told(&ready, late), ready);
}

#[test]
fn another_length_is_made_anew_and_kept_for_the_next_time() {
    let ready = start([article("News"), Action::Summarize, summarized(), Action::Reveal(Some(0))]);
    let longer = told(&ready, [Action::Lengthen(Length::Long)]);
    assert_eq!((longer.summary.clone(), longer.ask.length, longer.marked), (begun(), Length::Long, None));
    assert_eq!(longer.before, Some((Ask::default(), summary())), "the one before stays on the page");
    let long = by(Maker::Device, "Long.");
    let again = told(&longer, [done(&long), Action::FoldSummary, Action::Summarize]);
    assert_eq!((again.summary, again.ask.length), (SummaryPhase::Ready(long), Length::Long));
}

#[test]
fn a_second_look_costs_nothing() {
    let (medium, short) = (summary(), by(Maker::Device, "Short."));
    let state = start([article("News"), Action::Summarize, done(&medium)]);
    let state = told(&state, [Action::Lengthen(Length::Short), done(&short)]);
    let back = told(&state, [Action::Lengthen(Length::Medium)]);
    assert_eq!(back.summary, SummaryPhase::Ready(medium));
    let hidden = told(&back, [Action::Lengthen(Length::Short), Action::FoldSummary]);
    assert_eq!(told(&hidden, [Action::Summarize]).summary, SummaryPhase::Ready(short));
}

#[test]
fn asking_again_goes_past_what_was_made_before() {
    let ready = start([article("News"), Action::Summarize, summarized()]);
    let again = told(&ready, [Action::Renew]);
    assert_eq!((&again.summary, &again.ask), (&begun(), &ready.ask));
    let other = by(Maker::Device, "Other.");
    let after = told(&again, [done(&other), Action::FoldSummary, Action::Summarize]);
    assert_eq!(after.summary, SummaryPhase::Ready(other), "the new one is kept in its place");
}

#[test]
fn who_waits_no_longer_for_another_one_has_the_one_before() {
    let ready = start([article("News"), Action::Summarize, summarized()]);
    for ask in [Action::Renew, Action::Lengthen(Length::Long)] {
        let off = told(&ready, [ask.clone(), Action::Summarizing(working(40)), Action::FoldSummary]);
        assert_eq!((&off.summary, off.ask), (&ready.summary, ready.ask), "{ask:?}");
        assert_eq!(told(&off, [Action::FoldSummary]).summary, SummaryPhase::Folded, "{ask:?}");
    }
}

#[test]
fn what_stood_in_for_another_is_asked_for_again_the_next_time() {
    for note in [Note::Instead(Failure::Unreachable), Note::NoModel] {
        let stand_in = Rc::new(Summary { notes: vec![note.clone()], ..Summary::clone(&summary()) });
        let story =
            [article("News"), Action::Summarize, done(&stand_in), Action::FoldSummary, Action::Summarize];
        assert_eq!(start(story).summary, begun(), "{note:?}");
    }
}

#[test]
fn what_was_made_is_dropped_with_the_article_and_with_its_writer() {
    let ready = start([article("News"), Action::Summarize, summarized()]);
    for other in [article("Other"), config(SummaryFrom::Device)] {
        let after = told(&ready, [other.clone(), Action::Summarize]);
        assert_eq!(after.summary, begun(), "{other:?}");
    }
}

#[test]
fn another_form_is_asked_of_a_model_and_needs_nothing_new_of_a_device() {
    let paragraph = Action::Reform(Form::Paragraph);
    for (maker, is_asked) in
        [(Maker::Device, false), (Maker::Publisher, false), (Maker::Browser, true), (Maker::Service, true)]
    {
        let ready = start([article("News"), Action::Summarize, done(&by(maker, "First."))]);
        let after = told(&ready, [paragraph.clone()]);
        assert_eq!(after.ask.form, Form::Paragraph, "{maker:?}");
        assert_eq!(after.is_summarizing(), is_asked, "{maker:?}");
        let back = told(&after, [Action::FoldSummary, Action::Summarize]);
        assert!(!back.is_summarizing(), "{maker:?}: one of them is there");
    }
}

#[test]
fn what_the_reader_did_with_a_summary_goes_with_it() {
    let ready = start([article("News"), Action::Summarize, summarized()]);
    let copied = told(&ready, [Action::Copied(true)]);
    assert_eq!((copied.copied, copied.useful), (Some(true), None));
    let judged = told(&copied, [Action::Judge(false)]);
    assert_eq!((judged.copied, judged.useful), (None, Some(false)));
    let again = told(&judged, [Action::Renew, summarized()]);
    assert_eq!((again.copied, again.useful), (None, None));
}

#[test]
fn the_same_article_once_more_takes_nothing_from_what_the_reader_did() {
    let news = || Action::Loaded(loaded("News", &["One."]));
    let judged = start([news(), Action::Judge(true)]);
    assert_eq!(told(&judged, [news()]).useful, Some(true));
}

#[test]
fn where_the_publisher_wrote_one_that_is_the_summary_which_the_host_asks_for() {
    let news = Action::Loaded(loaded("News", &["One."]));
    let state = start([news.clone(), Action::Summarize]);
    assert_eq!(state.summary, by_publisher(&["One."]));
    let device = start([config(SummaryFrom::Device), news, Action::Summarize]);
    assert_eq!(device.summary, begun());
    let back = told(&device, [done(&summary()), config(SummaryFrom::Auto), Action::Summarize]);
    assert_eq!(back.summary, by_publisher(&["One."]));
}
