//! The demo article: true sentences about it, and such as are not.

use article_widget::{
    article::model::Article,
    document,
    summary::{sentences::split, support::Checker},
};

use crate::{doubts, hold, source};

fn demo() -> Article {
    document::read(include_str!("../../demo/story.json")).expect("the demo is a document").0.article
}

/// Sentences about the demo article, each with the doubts that it must raise.
const CASES: &[(&str, &[&str])] = &[
    // True, in other words.
    ("Talks on Syria open in New York on Friday, December 18.", &[]),
    ("Three hours of talks in Moscow moved the two powers a little nearer to one another.", &[]),
    ("Kerry saw President Putin on December 15.", &[]),
    ("John Kerry met Putin on Dec. 15.", &[]),
    ("The International Syria Support Group is a circle of seventeen nations.", &[]),
    ("More than 250,000 people have been killed since March 2011.", &[]),
    ("The war has killed over 250 thousand people.", &[]),
    ("More than 4 and a half years of fighting have killed over 250,000 people.", &[]),
    ("A monitoring group reported thirty-four civilian deaths in air raids.", &[]),
    ("The State Department’s spokesman, Kirby, said he expected New York to match the pace of Vienna.", &[]),
    ("Mr. Lavrov says the two governments will do more together against terrorism.", &[]),
    ("Lavrov named the Nusra Front, tied to Al-Qaeda, as a danger to everyone.", &[]),
    ("Russia is Assad’s ally and has sent aircraft and ships.", &[]),
    ("Kerry denied that the United States sets out to isolate Moscow.", &[]),
    ("The Syrian president’s opponents met in Riyadh, the Saudi capital.", &[]),
    ("Moscow settled none of the three points.", &[]),
    ("Ukraine was on the agenda as well on Tuesday.", &[]),
    ("Obama promised to hunt down the leaders of Islamic State.", &[]),
    ("The ISSG has met twice in Vienna.", &[]),
    ("Seventeen nations are to take their seats in New York.", &[]),
    ("On Wednesday the Example Courier wrote that Kerry and Putin clear the way for a Syria meeting.", &[]),
    // A number.
    ("The International Syria Support Group is a circle of 18 nations.", &["number 18 nations"]),
    ("The fighting has killed over 350,000 people.", &["number 350,000 people"]),
    ("An organization reported 43 civilian deaths in air raids.", &["number 43 civilian"]),
    (
        "Five hours of talks in the Russian capital moved Washington and Moscow nearer.",
        &["number Five hours"],
    ),
    ("An organization reported that 34% of the deaths were civilian and 12% were not.", &["number 12%"]),
    // A date.
    ("A new round of diplomacy on Syria will open in New York on Monday, December 18.", &["date Monday"]),
    // The article was published on that day, but Kerry saw Putin on another.
    ("John Kerry saw President Vladimir Putin on December 16.", &["date December 16"]),
    ("John Kerry saw President Vladimir Putin on December 12.", &["date December 12"]),
    ("The fighting, which began in March 2012, has killed over 250,000 people.", &["date 2012"]),
    ("The fighting, which began in June 2011, has killed over 250,000 people.", &["date June"]),
    ("The transition that the powers outlined in Vienna in October.", &["date October"]),
    // A name.
    ("John Kerry saw President Angela Merkel on December 15.", &["name President Angela Merkel"]),
    (
        "The State Department’s spokesman, John Miller, said he expected New York to match the pace.",
        &["name John Miller"],
    ),
    (
        "At a conference in Geneva, the Swiss capital, rebel groups called for the president to go.",
        &["name Geneva", "name Swiss"],
    ),
    ("He and Sergei Lavrov, the Chinese foreign minister, set out what had been settled.", &["name Chinese"]),
    (
        "Mr. Lavrov repeated the American view that the president is not the man to govern Syria.",
        &["name Lavrov"],
    ),
    ("Iran is Mr. Assad’s ally, and it has sent aircraft and ships.", &["name Iran"]),
    // A quotation.
    ("Kerry said a truce was “on the ground”.", &[]),
    ("Russia objected that some were “in its eyes, terrorists”.", &[]),
    ("Russia objected that some were “in its eyes, criminals”.", &["quotation in its eyes, criminals"]),
    ("The text “puts the world’s weight … two parallel efforts”.", &[]),
    (
        "Mr. Kerry argued that Islamic State “will never be beaten at all”.",
        &["quotation will never be beaten at all"],
    ),
    // The contrary.
    (
        "Mr. Kerry argued that Islamic State can be beaten while the wider Syrian war burns on around it.",
        &["negation cannot"],
    ),
    (
        "Mr. Kerry repeated the American view that the president is the man to govern Syria in the years ahead.",
        &["negation not"],
    ),
    ("Syria is all that divides the two countries.", &["negation not"]),
    ("Russian and American jets do not fly combat missions over Syria.", &["negation not"]),
    ("American officials say that Russia has not signed up to a political transition.", &["negation not"]),
    // Nothing of it.
    ("The bakery sells fresh bread and cinnamon rolls every morning.", &["most"]),
];

#[test]
fn sentences_about_the_demo_article_raise_the_doubts_that_they_should() {
    assert!(CASES.len() >= 40);
    hold(&Checker::new(&demo()), CASES);
}

#[test]
fn the_source_is_the_sentence_that_bears_it_out() {
    let article = demo();
    let checker = Checker::new(&article);
    let found = |text: &str| source(&article, &checker.check(text)).to_owned();
    assert!(
        found("Kerry met Vladimir Putin on December 15.")
            .starts_with("John Kerry, the U.S. secretary of state")
    );
    assert!(found("Russia has sent ships and aircraft to Assad.").starts_with("Russia is Mr. Assad’s ally"));
    let two = found("Ukraine was on Tuesday’s agenda, and Syria is not all that divides the two countries.");
    assert!(two.starts_with("Syria is not all") && two.ends_with("every conversation."), "{two}");
    assert_eq!(checker.check("The bakery sells cinnamon rolls.").source, None);
}

#[test]
fn a_sentence_of_the_article_has_itself_as_source_and_no_doubts() {
    let article = demo();
    let checker = Checker::new(&article);
    for block in &article.body {
        for range in split(block.text()) {
            let text = &block.text()[range];
            let sentence = checker.check(text);
            assert_eq!((sentence.doubts.as_slice(), source(&article, &sentence)), (&[][..], text));
        }
    }
    assert_eq!(doubts(&checker, &article.headline), [""; 0]);
}
