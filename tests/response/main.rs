//! Stories of what readers add to an article: each action changes the state by `reduce` and asks the world for
//! exactly the effects that are listed here.
#![cfg(not(target_arch = "wasm32"))]

mod account;
mod app;
mod asides;
mod below;
mod clocks;
mod deliveries;
mod drafts;
mod earlier;
mod export;
mod imports;
mod imports_counted;
mod imports_long;
mod looking;
mod news;
mod on_demand;
mod people;
mod places;
mod posting;
mod reactions;
mod reload;
mod seeking;
mod shared;
mod sorting;
mod store;
mod store_ids;
mod story;
mod votes;
mod writing;
