//! The English names of months and weekdays, as mail headers and scripts write them.

/// The number of a month, 1 to 12, from its name or the start of it: `Dec`, `Sept.`, `december`.
pub(super) fn name_of_month(word: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    (1..).zip(MONTHS).find(|(_, name)| shortens(word, name)).map(|(number, _)| number)
}

/// Whether a word names a day of the week. Which one is not checked: the date counts.
pub(super) fn name_of_weekday(word: &str) -> bool {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        .iter()
        .any(|name| shortens(word, name))
}

/// Whether a word is a name, or its first three letters or more, in any case, with or without a full stop.
fn shortens(word: &str, name: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    word.len() >= 3 && name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}
