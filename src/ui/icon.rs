//! Small drawings made of strokes, in the color of the text around them.

use yew::prelude::*;

/// Draws paths on a 24 × 24 grid. Says nothing to assistive technology: the control around it has a name.
pub fn strokes(class: &'static str, paths: &'static [&'static str]) -> Html {
    html! {
        <svg class={class} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            { for paths.iter().map(|path| html! { <path d={*path} /> }) }
        </svg>
    }
}

/// A thumb that points up.
pub const LIKE: &[&str] = &[
    "M7 11v9H4v-9zM7 11l4-8c1.8 0 2.7 1.2 2.4 3L13 9.5h5.5c1.3 0 2.2 1.2 1.9 2.4l-1.5 6.3c-.3 1.1-1.2 1.8-2.3 1.8H7",
];
/// A thumb that points down.
pub const DISLIKE: &[&str] = &[
    "M17 13V4h3v9zM17 13l-4 8c-1.8 0-2.7-1.2-2.4-3l.4-3.5H5.5c-1.3 0-2.2-1.2-1.9-2.4l1.5-6.3C5.4 4.7 6.3 4 7.4 4H17",
];
/// An arrow that turns back.
pub const REPLY: &[&str] = &["M9 6l-5 5 5 5M4 11h9c4 0 7 2.5 7 7"];
/// A pen.
pub const EDIT: &[&str] = &["M4 20l1-4L16 5l3 3L8 19zM14 7l3 3"];
/// A bin.
pub const DELETE: &[&str] = &["M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13"];
/// Two links of a chain.
pub const LINK: &[&str] =
    &["M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"];
/// A spark.
pub const SPARK: &[&str] = &["M12 3c.8 5 3 7.5 8 9-5 1.5-7.2 4-8 9-.8-5-3-7.5-8-9 5-1.5 7.2-4 8-9z"];
/// A cross.
pub const CLOSE: &[&str] = &["M6 6l12 12M18 6L6 18"];
/// Two sheets, one behind the other.
pub const COPY: &[&str] = &["M9 9h11v11H9zM15 9V4H4v11h5"];
/// A tick.
pub const DONE: &[&str] = &["M5 13l5 5L20 7"];
/// An arrow that goes round.
pub const AGAIN: &[&str] = &["M20 12a8 8 0 1 1-2.4-5.7M20 3v4.5h-4.5"];
/// A triangle with an exclamation mark.
pub const WARNING: &[&str] = &["M12 4L2.8 20h18.4zM12 10v4.5M12 17.2v.1"];
/// A circle with a letter i.
pub const INFO: &[&str] = &["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.7v.1"];
/// Three dots.
pub const MORE: &[&str] = &["M5 12v.1M12 12v.1M19 12v.1"];
/// A flag.
pub const FLAG: &[&str] = &["M5 21V4c5-2.5 9 2.5 14 0v10c-5 2.5-9-2.5-14 0"];
/// An eye that is struck out.
pub const HIDE: &[&str] = &[
    "M4 4l16 16M10 5.3c5.5-1.2 9.5 3 11 6.7-.6 1.5-1.6 3-3 4.2M6.3 7.6C4.8 8.8 3.7 10.3 3 12c1.9 4.6 7 8 12.2 5.7",
];
/// An eye.
pub const SHOW: &[&str] = &[
    "M3 12c1.6-4 5-6.5 9-6.5s7.4 2.5 9 6.5c-1.6 4-5 6.5-9 6.5S4.6 16 3 12z",
    "M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
];
/// A magnifying glass.
pub const FIND: &[&str] = &["M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20"];
/// A line that hangs under another, with an arrow.
pub const IN_THREAD: &[&str] = &["M5 4v9c0 2 1 3 3 3h11M15 12l4 4-4 4"];
/// A pin.
pub const PIN: &[&str] = &["M9 4h6l-1 6 3 3v1.5H7V13l3-3zM12 14.5V21"];
/// An arrow that points to where one came from; turned where one reads from the right.
pub const BACK: &[&str] = &["M11 5l-7 7 7 7M4 12h16"];
