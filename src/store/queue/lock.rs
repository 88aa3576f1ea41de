//! One tab of this browser at a time: the Web Locks API, where there is one.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

/// Held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock(Option<Function>);

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = self.0.take() {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Waits for the lock of this name; `None` once the signal is given. A page that is not secure has no locks: there
/// every tab holds it, and client-made ids have to do.
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
    let lock = Lock(Some(release));
    let asked =
        request.call3(&locks, &name.into(), &options, &on_granted).ok()?.dyn_into::<Promise>().ok()?;
    // The request itself ends only with the lock, or fails at the signal.
    JsFuture::from(Promise::race(&Array::of2(&granted, &asked))).await.ok()?;
    Some(lock)
}

fn locks() -> Option<(JsValue, Function)> {
    let locks = Reflect::get(&web_sys::window()?.navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
