//! How a comment will look, while it is being written.

use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use yew::prelude::*;

use super::people::People;
use crate::{
    markdown::{self, Block, has_markup, with_mentions},
    ui::{locale::LocaleHandle, rich_text},
};

/// Properties of [`Preview`].
#[derive(PartialEq, Properties)]
pub struct PreviewProps {
    /// What was typed so far.
    pub text: AttrValue,
    /// Who can be mentioned.
    pub people: Rc<People>,
    /// The reader's language.
    pub locale: LocaleHandle,
}

/// See the module. It is read anew once for each frame, however fast somebody types.
pub struct Preview {
    blocks: Vec<Block>,
    frame: Option<AnimationFrame>,
}

impl Component for Preview {
    /// A frame has come.
    type Message = ();
    type Properties = PreviewProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self { blocks: read(ctx.props()), frame: None }
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &PreviewProps) -> bool {
        if self.frame.is_none() {
            let link = ctx.link().clone();
            self.frame = Some(request_animation_frame(move |_| link.send_message(())));
        }
        false
    }

    fn update(&mut self, ctx: &Context<Self>, (): ()) -> bool {
        self.frame = None;
        let before = std::mem::replace(&mut self.blocks, read(ctx.props()));
        before != self.blocks
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        // Where nothing looks any different, the field itself shows it.
        if !has_markup(&self.blocks) {
            return Html::default();
        }
        let name = ctx.props().locale.text("composer.preview").to_owned();
        html! { <div class="aw-preview" role="group" aria-label={name}>{ rich_text::view(&self.blocks, Vec::new()) }</div> }
    }
}

fn read(props: &PreviewProps) -> Vec<Block> {
    with_mentions(markdown::parse(&markdown::calm(&props.text)), &|text| props.people.name_at(text))
}
