//! What the tools, the choices and the emoji do to the text in a composer's field.

use web_sys::Element;

use super::{
    Composer, ComposerProps, Deed, Field,
    choices::Choices,
    edit::{Change, bytes},
    quoted, selection, typed,
};
use crate::response::state::writing::Emoji;

impl Composer {
    /// `:name:` becomes the emoji of that name as soon as its second colon is typed.
    pub(super) fn complete_emoji(&self, props: &ComposerProps) {
        let Emoji::Here(catalog) = &props.writing.emoji else {
            return;
        };
        let Some((text, caret)) = self.caret() else {
            return;
        };
        if let Some((range, name)) = typed::closed(&text, caret)
            && let Some(emoji) = catalog.named(name)
        {
            self.change(&Change::replace(&text, range, &emoji.glyph), props);
        }
    }

    pub(super) fn choose(&mut self, number: Option<usize>, props: &ComposerProps) {
        let Some(Choices { range, list, active }) = self.choices.take() else {
            return;
        };
        let (Some(choice), Some(field)) = (list.get(number.unwrap_or(active)), Field::of(&self.field)) else {
            return;
        };
        let text = field.text();
        if text.get(range.clone()).is_some() {
            self.dismissed = Some(range.start);
            // A space that is there already is the one after the name.
            let spaced = text[range.end..].starts_with(' ');
            let by = if spaced { choice.text.trim_end() } else { &choice.text };
            self.change(&Change::replace(&text, range, by), props);
        }
    }

    pub(super) fn insert(&self, words: &str, props: &ComposerProps) {
        if let Some(field) = Field::of(&self.field) {
            let text = field.text();
            self.change(&Change::replace(&text, bytes(&text, field.selected()), words), props);
        }
    }

    pub(super) fn make(&self, deed: Deed, props: &ComposerProps) {
        let Some(field) = Field::of(&self.field) else {
            return;
        };
        let text = field.text();
        // Words selected in the comment above are what is meant, not the line at the caret.
        let quote = if deed == Deed::Quote { self.quotation() } else { None };
        let change = quote.map_or_else(
            || deed.on(&text, field.selected()),
            |quote| {
                let new = quoted::under(&text, &quote);
                let end = new.len();
                Change::between(&text, &new, end..end)
            },
        );
        self.change(&change, props);
    }

    pub(super) fn quotation(&self) -> Option<String> {
        let words = selection::words_above(&self.form.cast::<Element>()?)?;
        Some(quoted::quoted(&words)).filter(|quote| !quote.is_empty())
    }

    pub(super) fn change(&self, change: &Change, props: &ComposerProps) {
        if let Some(field) = Field::of(&self.field) {
            field.make(change);
            self.tell(props);
        }
    }
}
