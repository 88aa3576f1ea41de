//! Numbers for narrow places: "12K" for 12,345.

use std::cell::RefCell;

use js_sys::{Array, Function, Intl, Object, Reflect, wasm_bindgen::JsValue};

use super::locale::Locale;

/// From here on a number is shortened: what has four digits fits everywhere.
const FROM: u64 = 10_000;

thread_local! {
    /// The last language asked for, and what shortens numbers in it.
    static FORMAT: RefCell<Option<(String, Function)>> = const { RefCell::new(None) };
}

/// The number as the language writes it, shortened from 10,000 on. Say the full one where there is room.
#[must_use]
pub fn compact(locale: &Locale, number: u64) -> String {
    if number < FROM {
        return locale.number(number);
    }
    let language = &locale.words.language;
    let short = FORMAT.with_borrow_mut(|known| {
        if known.as_ref().is_none_or(|(of, _)| of != language) {
            *known = Some((language.clone(), format_of(language)));
        }
        #[expect(clippy::cast_precision_loss, reason = "three digits of it are shown")]
        let number = JsValue::from_f64(number as f64);
        known.as_ref().and_then(|(_, format)| format.call1(&JsValue::NULL, &number).ok()?.as_string())
    });
    short.unwrap_or_else(|| locale.number(number))
}

fn format_of(language: &str) -> Function {
    let options = Object::new();
    // Setting a property of a plain object cannot fail.
    let _ = Reflect::set(&options, &"notation".into(), &"compact".into());
    Intl::NumberFormat::new(&Array::of1(&language.into()), &options).format()
}
