//! The wasm entry: makes the element's module ready, nothing else.

fn main() {
    article_widget::start();
}
