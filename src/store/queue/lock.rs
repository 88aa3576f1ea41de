//! One tab of this browser at a time: the Web Locks API, where there is one.

use std::cell::RefCell;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

thread_local! {
    /// The locks that this page holds, for all widgets on it.
    static HERE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock(Option<(String, Function)>);

impl Lock {
    fn of(name: &str, release: Function) -> Self {
        HERE.with_borrow_mut(|here| here.push(name.to_owned()));
        Self(Some((name.to_owned(), release)))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some((name, release)) = self.0.take() {
            HERE.with_borrow_mut(|here| here.retain(|other| *other != name));
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Whether a widget on this page holds the lock of this name.
pub(super) fn is_here(name: &str) -> bool {
    HERE.with_borrow(|here| here.iter().any(|other| other == name))
}

/// Waits for the lock of this name; `None` once the signal is given. A page that is not secure has no locks, and one
/// without an origin or with its storage blocked is refused them: there every tab holds it, and client-made ids have to do.
pub(super) async fn take(name: &str, signal: &AbortSignal) -> Option<Lock> {
    let Some((locks, request)) = locks() else { return Some(Lock(None)) };
    // Set before `new` returns. A function by default would be made of a text, which a strict policy forbids.
    let mut release: Function = JsValue::UNDEFINED.unchecked_into();
    let released = Promise::new(&mut |resolve, _| release = resolve);
    let mut grant: Function = JsValue::UNDEFINED.unchecked_into();
    let granted = Promise::new(&mut |resolve, _| grant = resolve);
    let on_granted = Closure::once_into_js(move || {
        let _ = grant.call0(&JsValue::UNDEFINED);
        released
    });
    let options = Object::new();
    let _ = Reflect::set(&options, &"signal".into(), signal);
    let asked = request.call3(&locks, &name.into(), &options, &on_granted);
    let Ok(asked) = asked.and_then(JsCast::dyn_into::<Promise>) else { return Some(Lock(None)) };
    // The request itself ends only with the lock, or fails.
    match JsFuture::from(Promise::race(&Array::of2(&granted, &asked))).await {
        Ok(_) => Some(Lock::of(name, release)),
        // Where it is granted all the same, it goes on to the next.
        Err(_) if signal.aborted() => {
            let _ = release.call0(&JsValue::UNDEFINED);
            None
        }
        Err(_) => Some(Lock(None)),
    }
}

fn locks() -> Option<(JsValue, Function)> {
    let locks = Reflect::get(&web_sys::window()?.navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
