//! What a Yew app can ask of a widget: the element's methods, typed.

use std::{
    cell::{Ref, RefCell},
    rc::Rc,
};

use js_sys::{Array, Promise, Uint8Array};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::told::data;
use crate::embed::mount::View;

/// A widget that is in the page, as `on_mount` gives it. Kept for longer than the component, it says that the widget is gone.
#[derive(Clone, Default)]
pub struct Widget(pub(super) Rc<RefCell<Option<View>>>);

/// What came of a document that was brought in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// So many comments are new.
    pub added: u64,
    /// So many were there and are different now.
    pub updated: u64,
    /// So many were there as they are.
    pub unchanged: u64,
    /// What was not taken: the first 1,000 lines.
    pub refused: Vec<Line>,
    /// How many were not taken.
    pub refused_total: u64,
    /// What was taken another way than it stood there: as many lines at most.
    pub mended: Vec<Line>,
    /// How much was.
    pub mended_total: u64,
}

/// A line of a report.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Line {
    /// The id of the comment.
    pub id: String,
    /// What is wrong with it, as a sentence.
    pub problem: String,
}

impl Widget {
    /// Asks for the summary; `on_summary` tells of it.
    ///
    /// # Errors
    /// Where the widget is gone.
    pub fn summarize(&self) -> Result<(), String> {
        self.view().map(|view| view.summarize())
    }

    /// Gets the article again; `on_ready` tells of it.
    ///
    /// # Errors
    /// Where the widget is gone.
    pub fn refresh(&self) -> Result<(), String> {
        self.view().map(|view| view.refresh())
    }

    /// Chooses a mood by its id, or takes the choice back.
    ///
    /// # Errors
    /// Where the mood is not one of those offered, or the widget is gone.
    pub async fn react(&self, mood: Option<&str>) -> Result<(), String> {
        self.complete().await?;
        self.view()?.react(mood.map(str::to_owned)).map_err(|why| words(&why))
    }

    /// The whole thread, once all of it is here, as JSON text of a schema.org `NewsArticle`.
    ///
    /// # Errors
    /// Where the server does not give all of it, or the widget is gone.
    pub async fn export_thread(&self) -> Result<String, String> {
        self.complete().await?;
        let promise = self.view()?.export_thread();
        let pieces: Array = JsFuture::from(promise).await.map_err(|why| words(&why))?.unchecked_into();
        Ok(pieces.join("").into())
    }

    /// Brings in the comments of a document, given as JSON text.
    ///
    /// # Errors
    /// Where nothing of it can be taken, or the widget is gone.
    pub async fn import_thread(&self, document: &str) -> Result<Imported, String> {
        self.complete().await?;
        let whole = Array::of2(&Uint8Array::from(document.as_bytes()), &1.into());
        let promise = self.view()?.import_thread(Array::of1(&whole).values().unchecked_ref());
        let report = JsFuture::from(promise).await.map_err(|why| words(&why))?;
        data(&report).ok_or_else(|| "the report is not as it should be".to_owned())
    }

    fn view(&self) -> Result<Ref<'_, View>, String> {
        Ref::filter_map(self.0.borrow(), Option::as_ref).ok().ok_or_else(|| "the widget is gone".to_owned())
    }

    /// Waits for what comes late.
    async fn complete(&self) -> Result<(), String> {
        let whole = {
            let view = self.view()?;
            Promise::new(&mut |done, failed| view.whole(done, failed))
        };
        JsFuture::from(whole).await.map(drop).map_err(|why| words(&why))
    }
}

impl PartialEq for Widget {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::fmt::Debug for Widget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Widget")
    }
}

/// The message of an error as JavaScript has it.
fn words(why: &JsValue) -> String {
    js_sys::Error::from(why.clone()).message().into()
}
