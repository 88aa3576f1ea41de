//! Documents that were brought in: kept in pieces, given back whole, and forgotten to the last piece.

use article_widget::store::indexeddb::{IndexedDb, imports::Import};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::with_database;

fn pieces(texts: &[&str]) -> Array {
    texts.iter().map(|text| Uint8Array::from(text.as_bytes())).collect()
}

/// The keys, with the bytes of each document.
fn told(imports: &[Import]) -> Vec<(String, String)> {
    let text = |pieces: &Array| {
        let bytes = pieces.iter().flat_map(|piece| piece.unchecked_into::<Uint8Array>().to_vec());
        String::from_utf8(bytes.collect()).unwrap()
    };
    imports.iter().map(|(key, pieces)| (key.clone(), text(pieces))).collect()
}

fn named(key: &str, text: &str) -> (String, String) {
    (key.to_owned(), text.to_owned())
}

#[wasm_bindgen_test]
async fn documents_are_kept_in_pieces_and_each_is_forgotten_by_itself() {
    let (disk, other) = (IndexedDb::new("imports-pieces"), IndexedDb::new("imports-pieces-2"));
    let many: Vec<String> = (0..12).map(|number| format!("{number},")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    disk.keep_import("a", &pieces(&many)).await.unwrap();
    disk.keep_import("ab", &pieces(&["{", "}"])).await.unwrap();
    other.keep_import("a", &pieces(&["of another thread"])).await.unwrap();
    let first = named("a", "0,1,2,3,4,5,6,7,8,9,10,11,");
    assert_eq!(told(&disk.imports().await.unwrap()), [first, named("ab", "{}")]);
    disk.forget_import("a").await.unwrap();
    assert_eq!(told(&disk.imports().await.unwrap()), [named("ab", "{}")]);
    assert_eq!(told(&other.imports().await.unwrap()), [named("a", "of another thread")]);
    let left = with_database(
        "return (await done(db.transaction('imports').objectStore('imports').getAllKeys()))
            .filter(([thread]) => thread === 'imports-pieces').length",
    );
    assert_eq!(left.await.as_f64(), Some(2.0), "nothing is left of what was forgotten");
}

#[wasm_bindgen_test]
async fn a_document_that_was_kept_in_one_piece_is_there_and_can_be_forgotten() {
    let disk = IndexedDb::new("imports-whole");
    assert_eq!(told(&disk.imports().await.unwrap()), []);
    with_database(
        "const all = db.transaction('imports', 'readwrite');
         all.objectStore('imports').put(new TextEncoder().encode('{}'), ['imports-whole', 'old']);
         await done(all)",
    )
    .await;
    disk.keep_import("new", &pieces(&["[", "]"])).await.unwrap();
    assert_eq!(told(&disk.imports().await.unwrap()), [named("new", "[]"), named("old", "{}")]);
    disk.forget_import("old").await.unwrap();
    assert_eq!(told(&disk.imports().await.unwrap()), [named("new", "[]")]);
}

#[wasm_bindgen_test]
async fn a_document_with_a_piece_that_cannot_be_kept_is_not_kept_at_all() {
    let disk = IndexedDb::new("imports-none");
    let broken = pieces(&["one", "two"]);
    // What cannot be copied cannot be kept.
    broken.push(&js_sys::Function::new_no_args(""));
    assert!(disk.keep_import("a", &broken).await.is_err());
    assert_eq!(told(&disk.imports().await.unwrap()), []);
}
