//! What the shells may ask and what they get.
//!
//! One list, [`calls`], names every call with its input and its output; the desktop shell, the tests and
//! the generated TypeScript types are all drawn from it. A *query* only reads; a *change* goes through the
//! library's one door for writes and can be undone. Inputs and outputs are plain data: ids travel as text,
//! positions as code points, moments on the time line as seconds since 1970 (numbers), dates as EDTF with
//! their words beside them.

#![allow(
    clippy::needless_pass_by_value,
    reason = "every call takes its input whole, so that one list can answer them all"
)]

pub mod adopt;
pub mod annotations;
pub mod article_changes;
pub mod article_dates;
pub mod article_picture;
pub mod articles;
pub mod browse;
pub mod calls;
pub mod chronology;
pub mod collections;
pub mod common;
pub mod compose;
pub mod cooccurrence;
pub mod dates;
mod drawn;
pub mod entities;
pub mod error;
pub mod events;
pub mod export;
pub mod expressions;
pub mod history;
pub mod import;
mod kept;
pub mod libraries;
pub mod metadata_patch;
mod names;
pub mod notes;
mod periods;
pub mod picture;
pub mod readings;
mod said;
pub mod search;
mod sentence;
mod show;
pub mod similar;
pub mod suggestions;
pub mod tags;
mod telling;
pub mod timeline;
mod timex;
pub mod versions;
pub mod viewport;
mod words;

#[cfg(test)]
mod bindings;

pub use error::{Code, IpcError};
