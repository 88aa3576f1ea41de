//! Waiting for the page: frame by frame until something holds, never for a time.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

use super::seen;

/// After how many frames without what is waited for a test fails: about five seconds.
const FRAMES: u32 = 300;

/// Waits until the page has drawn a frame.
pub(crate) async fn frame() {
    let drawn = Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(drawn).await.unwrap();
}

/// Waits until there is something to be had.
pub(crate) async fn until_some<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    for _ in 0..FRAMES {
        if let Some(found) = look() {
            return found;
        }
        frame().await;
    }
    panic!("never came: {what}. The page:\n{}", seen::outline());
}

/// Waits until something holds.
pub(crate) async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    until_some(what, || holds().then_some(())).await;
}

/// Waits until something is as it should be.
pub(crate) async fn until_eq<T: PartialEq + std::fmt::Debug>(
    what: &str,
    mut look: impl FnMut() -> T,
    wanted: T,
) {
    for _ in 0..FRAMES {
        if look() == wanted {
            return;
        }
        frame().await;
    }
    assert_eq!(look(), wanted, "{what}. The page:\n{}", seen::outline());
}
