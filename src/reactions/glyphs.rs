//! The drawn face of each mood, as SVG path data.
//!
//! All faces share one grid of 24 × 24 and one pen: drawn as strokes 1.6 wide with round caps and joins, never filled.
//! A stroke of almost no length makes an eye.

/// The head that all faces share.
const HEAD: &str = "M2 12a10 10 0 1 1 20 0 10 10 0 1 1-20 0";

/// The head with its upper right left open for a spark.
const OPEN_HEAD: &str = "M12.5 2A10 10 0 1 0 22 11.5";

/// The strokes of the face for the mood `id`: values for the `d` of one SVG `<path>` each.
///
/// A mood of the publisher's own, which nobody drew, gets a face that shows none.
#[must_use]
pub fn glyph(id: &str) -> &'static [&'static str] {
    match id {
        "happy" => &[HEAD, "M8.5 9v1M15.5 9v1M7.5 14q4.5 5 9 0"],
        "inspired" => &[
            OPEN_HEAD,
            "M8 9.5v1M14 9.5v1M7.5 14.5q4 4 8 0",
            "M19 1.5q0 3.5 3.5 3.5-3.5 0-3.5 3.5 0-3.5-3.5-3.5 3.5 0 3.5-3.5",
        ],
        "amused" => &[HEAD, "M7 10l1.5-2L10 10M14 10l1.5-2L17 10M7 13h10q-.5 5-5 5t-5-5"],
        "sad" => &[HEAD, "M7 8.5L9.5 7M17 8.5L14.5 7M8.5 11v.5M15.5 11v.5M8.5 17q3.5-3.5 7 0"],
        "angry" => &[HEAD, "M6.5 7.5L10 9.5M17.5 7.5L14 9.5M9 11.5v.5M15 11.5v.5M8.5 17q3.5-3 7 0"],
        "afraid" => &[
            HEAD,
            "M6.5 8q2-.5 3-2M17.5 8q-2-.5-3-2M8.5 10.5v1M15.5 10.5v1M9 16.5a3 2.5 0 1 1 6 0 3 2 0 1 1-6 0",
        ],
        "annoyed" => &[HEAD, "M6.5 9h4M13.5 9h4M9.5 9.5v1M16.5 9.5v1M9 16.5l6-2"],
        "indifferent" => &[HEAD, "M8.5 9.5v.5M15.5 9.5v.5M8 15h8"],
        _ => &[HEAD, "M8.5 10v.5M15.5 10v.5"],
    }
}
