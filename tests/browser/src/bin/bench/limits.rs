//! What a thread may take as it grows: `--only growth --check` fails where it takes more.

use crate::figures::Row;

/// Another size that a figure is held against.
const BIG: usize = 100_000;
const HUGE: usize = 1_000_000;

/// How much a figure may be.
#[derive(Clone, Copy, Debug)]
enum Most {
    /// So much, in the figure's own unit.
    Be(f64),
    /// So many times what the plain page takes.
    Times(f64),
    /// So many times what it is at [`BIG`] comments.
    Grow(f64),
}

/// The deed, the sizes from and to which it is held, and how much it may be.
const LIMITS: [(&str, usize, usize, Most); 9] = [
    ("first paint", BIG, BIG, Most::Be(1_000.0)),
    ("change of order", BIG, BIG, Most::Times(1.0 / 3.0)),
    ("change of order", HUGE, HUGE, Most::Grow(2.0)),
    ("longest task so far", 1, BIG, Most::Be(50.0)),
    ("longest task of an export", 1, BIG, Most::Be(50.0)),
    ("longest task of an import", 1, BIG, Most::Be(50.0)),
    ("bytes a comment beyond its words", 10_000, BIG, Most::Be(400.0)),
    // Of 240 frames; the browser itself misses some.
    ("frames dropped in a long flick", 1, BIG, Most::Be(12.0)),
    ("frames dropped from end to end", 1, BIG, Most::Be(12.0)),
];

/// What was too much, in words, of all that was measured at each number of comments.
pub(crate) fn faults(grown: &[(usize, Vec<Row>)]) -> Vec<String> {
    let figure = |count: usize, deed: &str| {
        let (_, rows) = grown.iter().find(|(size, _)| *size == count)?;
        rows.iter().find(|row| row.deed == deed)
    };
    let mut faults = Vec::new();
    for (count, rows) in grown {
        for (deed, from, to, most) in LIMITS {
            let Some(row) = rows.iter().find(|row| row.deed == deed).filter(|_| (from..=to).contains(count))
            else {
                continue;
            };
            let limit = match most {
                Most::Be(most) => most,
                Most::Times(times) => times * row.plain.median(),
                Most::Grow(times) => match figure(BIG, deed) {
                    Some(before) => times * before.widget.median(),
                    None => continue,
                },
            };
            let is = row.widget.median();
            if is > limit {
                faults.push(format!("{deed} at {count} comments: {is:.1}, {limit:.1} at most"));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(deed: &'static str, widget: f64, plain: f64) -> Row {
        let mut row = Row::of(deed);
        row.widget.add(widget);
        row.plain.add(plain);
        row
    }

    fn told(grown: &[(usize, Row)]) -> Vec<String> {
        let grown: Vec<_> = grown.iter().map(|(count, row)| (*count, vec![row.clone()])).collect();
        faults(&grown)
    }

    #[test]
    fn what_is_within_its_limits_is_no_fault() {
        let order = |widget, plain| row("change of order", widget, plain);
        assert_eq!(
            told(&[(10_000, order(90.0, 10.0)), (BIG, order(20.0, 90.0)), (HUGE, order(40.0, 90.0))]),
            [""; 0]
        );
        assert_eq!(told(&[(HUGE, order(900.0, 90.0))]), [""; 0], "nothing to hold it against");
        assert_eq!(told(&[(100, row("bytes a comment beyond its words", 2_000.0, 600.0))]), [""; 0]);
    }

    #[test]
    fn what_is_more_is_named_with_both_figures() {
        let order = |widget, plain| row("change of order", widget, plain);
        let faults = told(&[(BIG, order(40.0, 90.0)), (HUGE, order(81.0, 900.0))]);
        let [ratio, growth] = faults.as_slice() else { panic!("{faults:?}") };
        assert_eq!(ratio, "change of order at 100000 comments: 40.0, 30.0 at most");
        assert_eq!(growth, "change of order at 1000000 comments: 81.0, 80.0 at most");
        assert_eq!(told(&[(100, row("frames dropped in a long flick", 13.0, 0.0))]).len(), 1);
    }
}
