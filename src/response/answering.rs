//! What the element's methods are answered.

use wasm_bindgen::JsCast;

use super::{Request, Response, exchange, state::action::Action};
use crate::reactions::model::ReactionId;

impl Response {
    pub(super) fn answer(&self, request: Request) -> Result<String, String> {
        match request {
            Request::Import(..) if self.state.reading.is_some() => {
                Err("the comments are still being read".to_owned())
            }
            Request::Import(pieces, resolve, reject) => {
                let to = (resolve, reject);
                exchange::method::import(
                    pieces.unchecked_into(),
                    &self.ask,
                    to,
                    &self.waiting,
                    &self.on_action,
                );
                Ok(String::new())
            }
            Request::Export(resolve, reject) => {
                let mut exports = self.exports.borrow_mut();
                exports.push((resolve, reject));
                exports.give(&self.state, &self.state, &self.document, &self.on_action);
                Ok(String::new())
            }
            Request::React(choice) => {
                let offered = |id: &ReactionId| self.state.tally.counts.iter().any(|(known, _)| known == id);
                if !choice.as_ref().is_none_or(offered) {
                    return Err("the id is not one of the attribute reactions".to_owned());
                }
                self.on_action.emit(Action::React(choice));
                Ok(String::new())
            }
        }
    }
}
