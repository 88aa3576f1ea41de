//! One element of a page, with what a reader can do to it and hear of it.

use anyhow::{Result, bail};
use axum::http::Method;
use serde_json::{Value, json};
use thirtyfour::{
    ElementId, RequestData, SessionId, TypingData, WebElement, common::command::FormatRequestData,
    error::WebDriverErrorInner,
};

use crate::{
    names::Role,
    page::{Page, see, see_all},
    wait::{PATIENCE, wait_for, wait_until},
};

/// An element that was found.
#[derive(Clone, Debug)]
pub struct Element {
    inner: WebElement,
}

impl Element {
    pub(crate) fn new(inner: WebElement) -> Self {
        Self { inner }
    }

    /// The driver's own handle, for what is not offered here.
    #[must_use]
    pub fn inner(&self) -> &WebElement {
        &self.inner
    }

    /// Presses it as a reader would: scrolled to, where it has come to rest, in its middle, and not through something
    /// that lies over it.
    ///
    /// # Errors
    /// When it cannot be pressed for a long time.
    pub async fn click(&self) -> Result<()> {
        let pressed = see(self.inner.handle(), "pressed", vec![self.inner.to_json()?]).await?.element()?;
        Self::new(pressed.clone()).rest().await?;
        wait_until("the element to take a click", PATIENCE, async || match pressed.click().await {
            Ok(()) => Ok(true),
            Err(error) => match &*error {
                WebDriverErrorInner::ElementClickIntercepted(_)
                | WebDriverErrorInner::ElementNotInteractable(_) => Ok(false),
                _ => bail!(error),
            },
        })
        .await
    }

    /// Waits until two looks find it in the same place: a driver presses where it was when it asked.
    async fn rest(&self) -> Result<()> {
        let mut last = Value::Null;
        wait_until("the element to come to rest", PATIENCE, async || {
            let place = self.ask("place").await?;
            let rests = place == last;
            last = place;
            Ok(rests)
        })
        .await
    }

    /// Scrolls until it begins at the top of the window, or as near as the page goes.
    ///
    /// # Errors
    /// When the element is gone.
    pub async fn show(&self) -> Result<()> {
        self.ask("show").await.map(drop)
    }

    /// Types text or keys into it.
    ///
    /// # Errors
    /// When it takes no keys.
    pub async fn type_in(&self, keys: impl Into<TypingData>) -> Result<()> {
        Ok(self.inner.send_keys(keys).await?)
    }

    /// Chooses the option with this value, as a list does: with the events `input` and `change`.
    ///
    /// # Errors
    /// When the page is gone.
    pub async fn choose(&self, value: &str) -> Result<()> {
        self.ask_with("choose", &[json!(value)]).await.map(drop)
    }

    /// Its text as it is read out, one space for every gap.
    ///
    /// # Errors
    /// When the element is gone.
    pub async fn text(&self) -> Result<String> {
        self.word("text").await
    }

    /// Its accessible name.
    ///
    /// # Errors
    /// When the element is gone.
    pub async fn name(&self) -> Result<String> {
        self.word("name").await
    }

    /// Its role, empty without one.
    ///
    /// # Errors
    /// When the element is gone.
    pub async fn role(&self) -> Result<String> {
        self.word("role").await
    }

    /// The role and the name that the browser itself gives to assistive technology.
    ///
    /// # Errors
    /// When the element is gone or the driver does not know.
    pub async fn computed(&self) -> Result<(String, String)> {
        let ask = async |endpoint| {
            let session = self.inner.handle();
            let question = Computed { element: self.inner.element_id(), endpoint };
            session.cmd(question).await?.value::<String>()
        };
        Ok((ask("computedrole").await?, ask("computedlabel").await?))
    }

    /// What is typed or chosen in it.
    ///
    /// # Errors
    /// When the element is gone.
    pub async fn value(&self) -> Result<String> {
        self.word("value").await
    }

    /// The level of a heading.
    ///
    /// # Errors
    /// When the element is gone.
    pub async fn level(&self) -> Result<u64> {
        Ok(self.ask("level").await?.as_u64().unwrap_or_default())
    }

    /// Whether it is checked.
    ///
    /// # Errors
    /// When the element is gone.
    pub async fn checked(&self) -> Result<bool> {
        self.holds("checked").await
    }

    /// Whether it has the keyboard.
    ///
    /// # Errors
    /// When the element is gone.
    pub async fn focused(&self) -> Result<bool> {
        self.holds("focused").await
    }

    /// Whether some of it lies on the screen.
    ///
    /// # Errors
    /// When the element is gone.
    pub async fn in_view(&self) -> Result<bool> {
        self.holds("inView").await
    }

    /// The value of an attribute.
    ///
    /// # Errors
    /// When the element is gone.
    pub async fn attribute(&self, name: &str) -> Result<Option<String>> {
        Ok(self.inner.attr(name.to_owned()).await?)
    }

    /// The first such thing in it, waited for.
    ///
    /// # Errors
    /// When there is none for a long time.
    pub async fn find(&self, wanted: &Role) -> Result<Self> {
        wait_for(&wanted.to_string(), PATIENCE, async || Ok(self.find_all(wanted).await?.into_iter().next()))
            .await
    }

    /// All such things that are in it now.
    ///
    /// # Errors
    /// When the element is gone.
    pub async fn find_all(&self, wanted: &Role) -> Result<Vec<Self>> {
        let args = vec![self.inner.to_json()?, json!(wanted.role), json!(wanted.name)];
        see_all(self.inner.handle(), args).await
    }

    async fn ask(&self, question: &str) -> Result<Value> {
        self.ask_with(question, &[]).await
    }

    async fn ask_with(&self, question: &str, more: &[Value]) -> Result<Value> {
        let args = [&[self.inner.to_json()?], more].concat();
        Ok(see(self.inner.handle(), question, args).await?.json().clone())
    }

    async fn word(&self, question: &str) -> Result<String> {
        Ok(self.ask(question).await?.as_str().unwrap_or_default().to_owned())
    }

    async fn holds(&self, question: &str) -> Result<bool> {
        Ok(self.ask(question).await? == json!(true))
    }
}

/// The W3C endpoints "Get Computed Role" and "Get Computed Label".
#[derive(Debug)]
struct Computed {
    element: ElementId,
    endpoint: &'static str,
}

impl FormatRequestData for Computed {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let path = format!("session/{session}/element/{}/{}", self.element, self.endpoint);
        RequestData::new(Method::GET, path)
    }
}

impl Page {
    /// The element that has the keyboard, looked for through shadow roots.
    ///
    /// # Errors
    /// When the page is gone or nothing has it.
    pub async fn active(&self) -> Result<Element> {
        Ok(Element::new(see(self.driver(), "active", Vec::new()).await?.element()?))
    }
}
