//! Where a reader writes: a new comment, a reply, an edit. What is typed is a draft from the first letter on.

mod account;
mod brought;
pub mod catalog;
mod choices;
mod code;
pub mod deed;
mod doing;
pub mod edit;
mod field;
mod grid;
mod keys;
mod lines;
pub mod link;
mod marks;
pub mod people;
pub mod picker;
pub mod plain;
pub mod preview;
pub mod quoted;
mod selection;
pub mod toolbar;
pub mod typed;
mod view;

use std::rc::Rc;

use web_sys::{Element, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::{
    comments::model::MAX_TEXT,
    response::state::{
        Draft, Slot,
        action::Action,
        writing::{self, Writing},
    },
    ui::locale::LocaleHandle,
};
use account::Way;
use choices::Choices;
use deed::Deed;
use edit::bytes;
use field::Field;
use typed::Typed;

/// Properties of [`Composer`].
#[derive(PartialEq, Properties)]
pub struct ComposerProps {
    /// What is being written.
    pub slot: Slot,
    /// Its accessible name and placeholder.
    pub label: AttrValue,
    /// What was typed so far.
    pub draft: AttrValue,
    /// The reader's name, as remembered.
    pub author: AttrValue,
    /// What all composers share.
    pub writing: Rc<Writing>,
    /// It opened because the reader asked for it: take the focus.
    #[prop_or_default]
    pub focus: bool,
    /// The reader's language.
    pub locale: LocaleHandle,
    /// Where actions go.
    pub on_action: Callback<Action>,
}

/// What happens to a composer.
pub enum Msg {
    /// The text was changed by typing.
    Typed,
    /// The caret may have moved.
    Moved,
    /// The text was changed by a tool.
    Changed,
    /// The next choice, or the one before.
    Step(bool),
    /// This choice, or the one that Enter takes, is the one.
    Choose(Option<usize>),
    /// No choice.
    Dismiss,
    /// A tool was chosen.
    Do(Deed),
    /// The emoji are shown, or put away.
    Picking(bool),
    /// This emoji was picked.
    Pick(String),
    /// The reader went to the server's door.
    AtDoor,
    /// Send this text under this name.
    Send(String, String),
}

/// A text field that grows, its tools, a name, and what to do with them.
pub struct Composer {
    form: NodeRef,
    field: NodeRef,
    name: NodeRef,
    choices: Option<Choices>,
    /// Where the reader wants nothing completed.
    dismissed: Option<usize>,
    picking: bool,
    /// It has just opened.
    is_new: bool,
    /// Whether the reader went from here to sign in or out.
    way: Way,
}

impl Component for Composer {
    type Message = Msg;
    type Properties = ComposerProps;

    fn create(_: &Context<Self>) -> Self {
        let node = NodeRef::default;
        let (form, field, name) = (node(), node(), node());
        Self {
            form,
            field,
            name,
            choices: None,
            dismissed: None,
            picking: false,
            is_new: true,
            way: Way::Here,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ComposerProps) -> bool {
        let props = ctx.props();
        if props.slot != old.slot {
            (self.is_new, self.picking, self.choices) = (true, false, None);
        } else if props.writing != old.writing {
            // What was waited for may be here.
            self.look(props);
            if self.way == Way::Away
                && props.writing.account.who.is_some() != old.writing.account.who.is_some()
            {
                self.way = Way::Back;
            }
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let props = ctx.props();
        match msg {
            Msg::Typed => {
                self.complete_emoji(props);
                self.look(props);
            }
            Msg::Moved => {
                let before = self.choices.clone();
                self.look(props);
                return before != self.choices;
            }
            Msg::Changed => self.tell(props),
            Msg::Step(on) => {
                if let Some(choices) = &mut self.choices {
                    if on { choices.step(1) } else { choices.back() }
                }
            }
            Msg::Choose(number) => self.choose(number, props),
            Msg::Dismiss => {
                self.dismissed = self.choices.take().map(|choices| choices.range.start);
                return self.dismissed.is_some();
            }
            Msg::Do(deed) => self.make(deed, props),
            Msg::Picking(picking) => {
                self.picking = picking;
                if !picking && let Some(field) = Field::of(&self.field) {
                    field.focus();
                }
            }
            Msg::Pick(emoji) => {
                self.picking = false;
                self.insert(&emoji, props);
            }
            Msg::AtDoor => {
                self.way = Way::Away;
                return false;
            }
            Msg::Send(..) if account::is_shut(&props.writing.account) => account::knock(props),
            Msg::Send(text, author) => {
                if is_sendable(&text) {
                    (self.picking, self.choices) = (false, None);
                    props.on_action.emit(sending(&props.slot, author.trim(), text));
                }
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        view::form(self, ctx)
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let props = ctx.props();
        let is_new = std::mem::take(&mut self.is_new);
        let Some(field) = Field::of(&self.field) else {
            return;
        };
        if is_new && props.focus {
            // Before the focus goes to the field, and with it what is selected.
            let quote = match props.slot {
                Slot::Reply(_) => self.quotation(),
                Slot::Top | Slot::Edit(_) => None,
            };
            field.focus();
            if let Some(quote) = quote {
                field.fill(&quoted::under(&props.draft, &quote));
                self.tell(props);
            }
        }
        if self.way == Way::Back {
            self.way = Way::Here;
            field.focus();
        }
        field.grow();
        if is_new
            && props.focus
            && let Some(form) = self.form.cast::<Element>()
        {
            // The focus brings the field into view, but not the buttons under it.
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            form.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }
}

impl Composer {
    /// Tells what stands in the field now.
    fn tell(&self, props: &ComposerProps) {
        if let Some(field) = Field::of(&self.field) {
            props.on_action.emit(Action::Type(props.slot.clone(), field.text()));
        }
    }

    /// Looks what can be completed at the caret.
    fn look(&mut self, props: &ComposerProps) {
        self.choices = None;
        let Some((text, caret)) = self.caret() else {
            return;
        };
        let found = typed::typed(&text, caret);
        let start = found.as_ref().map(|(range, _)| range.start);
        if self.dismissed.is_some() && self.dismissed == start {
            return;
        }
        self.dismissed = None;
        if let Some((_, Typed::Emoji(_))) = found {
            want_emoji(props);
        }
        self.choices = Choices::at(&text, caret, &props.writing);
    }

    /// The text, and the byte where the caret is; nothing where words are selected.
    fn caret(&self) -> Option<(String, usize)> {
        let field = Field::of(&self.field)?;
        let (text, selected) = (field.text(), field.selected());
        let caret = bytes(&text, selected.clone()).start;
        selected.is_empty().then_some((text, caret))
    }

    /// Sends what stands in the fields when it is called: the last letter may be newer than the last rendering.
    fn sender(&self, props: &ComposerProps) -> impl Fn() -> Msg + use<> {
        let (field, name) = (self.field.clone(), self.name.clone());
        let account = props.writing.account.who.as_ref().map(|who| who.name.to_string());
        move || {
            let text = Field::of(&field).map(|field| field.text()).unwrap_or_default();
            let given = || name.cast::<HtmlInputElement>().map(|name| name.value()).unwrap_or_default();
            let author = account.clone().unwrap_or_else(given);
            Msg::Send(text, author)
        }
    }
}

fn want_emoji(props: &ComposerProps) {
    if props.writing.wants_emoji() {
        let language = props.locale.words.language.clone();
        props.on_action.emit(Action::Writing(writing::Action::WantEmoji(language)));
    }
}

fn is_sendable(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= MAX_TEXT
}

fn sending(slot: &Slot, author: &str, text: String) -> Action {
    let draft = |parent| Draft { parent, author: author.to_owned(), text: text.clone() };
    match slot {
        Slot::Top => Action::Submit(draft(None)),
        Slot::Reply(parent) => Action::Submit(draft(Some(parent.clone()))),
        Slot::Edit(id) => Action::SubmitEdit(id.clone(), text),
    }
}
