//! The line above a comment: who wrote it, when, and how it stands out.

use yew::prelude::*;

use super::{ItemProps, earlier, text};
use crate::{document::date, ui::icon};

/// The line above a comment whose author is called so.
pub(super) fn head(props: &ItemProps, name: &str) -> Html {
    let (comment, locale) = (&props.row.comment, &props.locale);
    let written = locale.date(comment.created);
    html! {
        <p class="aw-comment-head">
            if comment.pinned {
                <span class="aw-pinned">{ icon::strokes("aw-icon", icon::PIN) }{ locale.text("comment.pinned") }</span>
            }
            <span class="aw-author" dir="auto">{ text::author(props, name) }</span>
            if let Some(badge) = &comment.badge {
                <span class="aw-badge aw-staff" dir="auto">{ &**badge }</span>
            }
            if comment.mine {
                <span class="aw-badge">{ locale.text("comment.you") }</span>
            }
            if let Some(answers) = &props.answers {
                <span class="aw-small" dir="auto">{ locale.fill("comment.reply-to", &[("name", answers)]) }</span>
            }
            <a class="aw-when" href={format!("#comment-{}", comment.id.as_str())} title={written.clone()}>
                <time datetime={date::format(comment.created)}>{ locale.ago(comment.created, props.now) }</time>
            </a>
            { earlier::edited(props) }
        </p>
    }
}
