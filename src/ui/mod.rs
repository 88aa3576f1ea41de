//! What several panels share: the language of numbers and dates, icons, rich text.

pub mod compact;
pub mod console;
pub mod dialog;
pub mod icon;
pub mod locale;
pub mod menu;
pub mod nearing;
pub mod rich_text;
pub mod slices;
pub mod style;
pub mod touches;

/// The reader asked the system for less motion.
#[must_use]
pub fn wants_less_motion() -> bool {
    web_sys::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten())
        .is_some_and(|query| query.matches())
}

/// Brings an element to the middle of the screen, gliding unless the reader asked for less motion.
pub fn bring_into_view(element: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    options.set_behavior(if wants_less_motion() {
        web_sys::ScrollBehavior::Auto
    } else {
        web_sys::ScrollBehavior::Smooth
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
