//! Numbers, names and quotations in all their forms, what stands beside the body, and languages other than English.

use article_widget::{article::model::Article, summary::support::Checker, time::Timestamp};

use crate::{article, doubts, english, hold};

#[test]
fn quotation_marks_and_space_may_differ_in_what_is_word_for_word() {
    let checker = english("She said: “It’s not ‘over’  yet.” Nobody in Lyon knew 7 of them.");
    assert_eq!(doubts(&checker, "She said: \"It's not 'over' yet.\""), [""; 0]);
    assert_eq!(
        doubts(&checker, "She said: \"It's not 'over' yet.\" Nobody in Lyon knew 7 of them."),
        [""; 0]
    );
}

#[test]
fn numbers_are_the_same_however_they_are_written() {
    let checker = english(
        "The city paid $3.5 million for 1,200 trees, 5 percent of them oaks, planted by fifteen crews in twenty-one parks. \
         About two dozen people came at 10:30 a.m. on the third day, and 6ft trees cost £2bn.",
    );
    hold(
        &checker,
        &[
            ("The city paid $3,500,000 for 1200 trees.", &[]),
            ("The city paid 3.5 million dollars for trees.", &[]),
            ("Of the trees, 5% are oaks planted by 15 crews in 21 parks.", &[]),
            ("Five per cent of the trees are oaks.", &[]),
            ("24 people came at 10.30am on the 3rd day.", &[]),
            ("Trees of 6 ft cost £2 billion.", &[]),
            ("The city paid $3.6 million for 1,200 trees.", &["number $3.6 million"]),
            ("The city paid $3.5 billion for 1,200 trees.", &["number $3.5 billion"]),
            (
                "It was planted by fifty crews in twenty-two parks.",
                &["number fifty crews", "number twenty-two parks"],
            ),
            ("7 percent of the trees are oaks.", &["number 7 percent"]),
            ("The city planted about 1,300 trees.", &["number 1,300 trees"]),
            // Each number is there, but for something else.
            ("The city paid $3.5 million for 15 trees, 5 percent of them oaks.", &["number 15 trees"]),
        ],
    );
}

#[test]
fn names_are_the_same_in_all_their_forms() {
    let checker = english(
        "Ann Lee of the Federal Trade Commission flew to Russia on Monday. The FBI and J. K. Rowling’s lawyers met in \
         America. Bob Stone paid the bill for the British guests.",
    );
    hold(
        &checker,
        &[
            ("On Monday, Lee flew to Russia.", &[]),
            ("On Monday, Ms. Lee of the FTC flew to Russia.", &[]),
            ("Lee, a Russian speaker, flew to Russia.", &[]),
            ("The lawyers of J.K. Rowling met the FBI in the U.S. for talks.", &[]),
            ("The lawyers of Rowling met the Federal Bureau of Investigation in America.", &[]),
            ("The bill for guests from Britain was paid by Stone.", &[]),
            ("On Monday, Ann Kim flew to Russia.", &["name Ann Kim"]),
            ("On Monday, Ann Lee of the Federal Trade Commission flew to Prussia.", &["name Prussia"]),
            ("Bob Stone of the Federal Trade Commission flew to Russia on Monday.", &["name Bob Stone"]),
        ],
    );
}

#[test]
fn what_stands_beside_the_body_counts_as_the_article() {
    let beside = Article {
        headline: "Flood takes 14 houses in Porto".to_owned(),
        authors: vec!["Maria Reis".to_owned()],
        dateline: Some("LISBON".to_owned()),
        // Thursday 5 March 2015.
        published: Some(Timestamp(1_425_556_800_000)),
        ..article(Some("en"), &["The river rose at night and the water took the houses near the old bridge."])
    };
    let checker = Checker::new(&beside);
    hold(
        &checker,
        &[
            ("On Thursday, March 5, the river in Porto took 14 houses, Maria Reis writes from Lisbon.", &[]),
            ("On Friday, March 5, the river took 14 houses.", &["date Friday"]),
            ("The river took 15 houses in 2015.", &["number 15 houses"]),
            ("The river took the houses in 2014.", &["date 2014"]),
        ],
    );
}

#[test]
fn other_languages_have_numbers_and_quotations_and_no_guesses() {
    let german = Checker::new(&article(
        Some("de"),
        &[
            "Der Bürgermeister sagte am Montag, 1.200 Menschen seien gekommen. „Wir sind nicht zufrieden“, sagte er in Köln.",
        ],
    ));
    hold(
        &german,
        &[
            ("Am Montag kamen 1200 Menschen, sagte der Bürgermeister.", &[]),
            ("Der Bürgermeister ist zufrieden, und der Rat kam nach Köln.", &[]),
            ("Am Montag kamen 1.300 Menschen, sagte der Bürgermeister.", &["number 1.300 Menschen"]),
            ("Er sagte: „Wir sind sehr zufrieden“.", &["quotation Wir sind sehr zufrieden"]),
        ],
    );
    let french = Checker::new(&article(
        Some("fr"),
        &["La ministre Claire Martin a visité Lyon avec 3,5 millions d’euros et 20\u{a0}000 arbres."],
    ));
    hold(
        &french,
        &[
            ("Claire Martin a visité Lyon avec 20000 arbres.", &[]),
            ("La ministre Claire Dupont a visité Lyon.", &["name Claire Dupont"]),
            ("La ministre a visité Lyon avec 30\u{202f}000 arbres.", &["number 30\u{202f}000 arbres"]),
        ],
    );
    let japanese =
        Checker::new(&article(Some("ja"), &["市長は15人が来たと述べた。「とても嬉しい」と話した。"]));
    hold(
        &japanese,
        &[
            ("市長は15人が来たと話した。", &[]),
            ("市長は１５人が来たと話した。", &[]),
            ("市長は16人が来たと話した。", &["number 16人"]),
            ("市長は「とても悲しい」と述べた。", &["quotation とても悲しい"]),
        ],
    );
    let unknown = Checker::new(&article(None, &["Xenu bal Torvik en dat, nit Ostrel 12 gromen val sute."]));
    assert_eq!(doubts(&unknown, "Xenu bal Brandak en dat, nit Ostrel 12 gromen val sute."), [""; 0]);
}

#[test]
fn capitals_that_mark_no_names_raise_no_doubt() {
    let checker = english(
        "The council voted on the budget. The mayor closed two schools in Leeds after a long debate.",
    );
    hold(
        &checker,
        &[
            ("Mayor Closes Two Schools After Debate", &[]),
            ("THE MAYOR CLOSED TWO SCHOOLS IN LEEDS.", &[]),
            ("However, the mayor closed two schools.", &[]),
            ("Councillors voted on the budget.", &[]),
        ],
    );
    let shouted = english("THE COUNCIL VOTED ON THE BUDGET. THE MAYOR CLOSED TWO SCHOOLS IN LEEDS.");
    assert_eq!(doubts(&shouted, "The mayor of Leeds closed two schools."), [""; 0]);
    assert_eq!(doubts(&shouted, "The mayor of Leeds closed nine schools."), ["number nine schools"]);
}
