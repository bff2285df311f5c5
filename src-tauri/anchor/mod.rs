//! Passages that are found again: a passage → what is remembered of it → where it is in a changed text.
//!
//! [`describe`] remembers a passage as W3C Web Annotation selectors; [`resolve`] finds it in another text, and
//! says honestly when it does not ([`crate::model::AnchorState`]). [`Text`] is the one place where positions
//! (Unicode code points) become bytes. Pure: no I/O, no clock, no database.
//!
//! How a passage is found: what is known of the older text around it is gathered (`known`); the new text is read into words that do not change with typography (`words`); the
//! passage with its surroundings (`fragment`) is looked for by the rare words they share (`page`,
//! `search`); each place is aligned (`align`, `locate`) and measured (`candidate`, `context`); the
//! passages whose place is certain speak for their neighbours (`neighbours`); then one place must win
//! clearly, or none does ([`resolve`]).

mod align;
mod belief;
mod candidate;
mod context;
mod course;
mod describe;
mod diff;
mod fragment;
mod known;
mod line;
mod locate;
mod neighbours;
mod page;
mod positions;
mod resolve;
mod search;
mod traits;
mod words;

pub use describe::describe;
pub use diff::{Change, ChangeKind, diff};
pub use line::{LineError, resolve_line};
pub use positions::Text;
pub use resolve::{Considered, Resolution, consider, resolve, resolve_from};
