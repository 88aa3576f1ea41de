//! Keys in the comments: which are ours, and when they are somebody else's.
#![cfg(not(target_arch = "wasm32"))]

use article_widget::comments::keys::{Key, Press, With, read};

const LETTERS: [(&str, Key); 9] = [
    ("j", Key::Next),
    ("k", Key::Previous),
    ("r", Key::Reply),
    ("e", Key::Edit),
    ("u", Key::Undo),
    ("/", Key::Find),
    ("?", Key::Help),
    ("PageDown", Key::Next),
    ("PageUp", Key::Previous),
];

fn press(key: &str) -> Press<'_> {
    Press { key, ..Press::default() }
}

#[test]
fn each_key_has_its_meaning_wherever_the_focus_is_in_a_comment() {
    for (key, meaning) in LETTERS {
        for on_row in [false, true] {
            assert_eq!(read(Press { on_row, ..press(key) }), Some(meaning), "{key}");
        }
    }
}

#[test]
fn arrows_and_enter_are_left_to_what_stands_in_a_comment() {
    for (key, meaning) in [("ArrowDown", Key::Next), ("ArrowUp", Key::Previous), ("Enter", Key::Open)] {
        assert_eq!(read(press(key)), None, "{key}");
        assert_eq!(read(Press { on_row: true, ..press(key) }), Some(meaning), "{key}");
    }
}

#[test]
fn no_key_with_a_modifier_is_ours_but_those_that_leave_the_list() {
    for (key, _) in LETTERS {
        assert_eq!(read(Press { with: With::Ctrl, on_row: true, ..press(key) }), None, "Ctrl+{key}");
        assert_eq!(read(Press { with: With::Other, on_row: true, ..press(key) }), None, "Alt+{key}");
    }
    for key in ["J", "PageDown", "ArrowDown", "Enter", "Home"] {
        assert_eq!(read(Press { with: With::Shift, on_row: true, ..press(key) }), None, "Shift+{key}");
    }
    assert_eq!(read(Press { with: With::Ctrl, ..press("Home") }), Some(Key::Before));
    assert_eq!(read(Press { with: With::Ctrl, ..press("End") }), Some(Key::After));
    assert_eq!((read(press("Home")), read(press("End"))), (None, None));
}

#[test]
fn caps_lock_changes_nothing_and_shift_types_what_it_types() {
    assert_eq!(read(press("J")), Some(Key::Next));
    assert_eq!(read(Press { with: With::Shift, ..press("?") }), Some(Key::Help));
    // A German keyboard has its slash on Shift and 7.
    assert_eq!(read(Press { with: With::Shift, code: "Digit7", ..press("/") }), Some(Key::Find));
}

#[test]
fn a_keyboard_without_latin_letters_has_the_keys_where_a_latin_one_has_them() {
    for (key, code, meaning) in [
        ("ت", "KeyJ", Key::Next),
        ("ن", "KeyK", Key::Previous),
        ("к", "KeyR", Key::Reply),
        ("у", "KeyE", Key::Edit),
        ("ظ", "Slash", Key::Find),
    ] {
        assert_eq!(read(Press { key, code, ..Press::default() }), Some(meaning), "{key}");
    }
    assert_eq!(
        read(Press { key: "؟", code: "Slash", with: With::Shift, ..Press::default() }),
        Some(Key::Help)
    );
    // A Latin keyboard of another order: what it types counts, not where.
    assert_eq!(read(Press { key: "h", code: "KeyJ", ..Press::default() }), None);
}
