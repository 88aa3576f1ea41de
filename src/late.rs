//! The code that comes late: what stands below the article, and the summarizer.
//!
//! With the feature `split`, the release build cuts everything that only [`load`] reaches into a file of its own.
//! So the first download must name nothing of it but through [`Late`].

use std::rc::Rc;

use yew::{Callback, Html};

use crate::{
    article::model::Article,
    document::{
        self,
        model::{Document, Problem},
    },
    reading::Action,
    response::{self, ResponseProps},
    summary::{self, model::Length},
};

/// Entries into the code that comes late.
#[derive(Clone, Copy)]
pub struct Late {
    /// Reactions, comments and the call to action.
    pub response: fn(ResponseProps) -> Html,
    /// Reads a whole document, see [`document::read`].
    pub read: Read,
    /// Makes a summary of an article for as long as it is wanted, and tells of it by actions.
    pub summarize: fn(Rc<Article>, Length, Wanted, Callback<Action>),
}

/// Reads a document, or says why it cannot.
pub type Read = fn(&str) -> Result<(Document, Vec<Problem>), Problem>;

/// Whether an answer is still wanted.
pub type Wanted = Rc<dyn Fn() -> bool>;

const fn late() -> Late {
    Late { response: response::view, read: document::read, summarize: summary::run::start }
}

/// Why the code did not come.
#[derive(Debug)]
pub struct LateError;

impl std::fmt::Display for LateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a part of the widget could not be fetched")
    }
}

/// Fetches the code, once for the page; after a failure, another call tries again.
///
/// # Errors
/// Where the file cannot be fetched or run.
#[cfg(not(feature = "split"))]
#[expect(clippy::unused_async, reason = "the split build awaits a download here")]
pub async fn load() -> Result<Box<Late>, LateError> {
    Ok(Box::new(late()))
}

#[cfg(feature = "split")]
mod split {
    #![expect(
        unsafe_code,
        reason = "the macro declares the border between the two files as foreign functions"
    )]

    use super::{Late, LateError, late};

    impl From<wasm_split_helpers::SplitLoaderError> for LateError {
        fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
            Self
        }
    }

    /// Fetches the code, once for the page; after a failure, another call tries again.
    ///
    /// # Errors
    /// Where the file cannot be fetched or run.
    #[wasm_split_helpers::wasm_split(late, fallible)]
    pub fn load() -> Result<Box<Late>, LateError> {
        Ok(Box::new(late()))
    }
}

#[cfg(feature = "split")]
pub use split::load;
