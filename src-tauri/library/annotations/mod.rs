//! Annotations: marks on passages, and where they stand in each version.

mod adopt;
mod browse;
mod bulk;
mod catalogue;
mod list;
mod place;
mod write;

pub use adopt::{Fate, Placement, adopt, plan};
pub use browse::{GroupBy, Order, Orders, Question, Shared, Sort};
pub use bulk::{ForAll, change_all};
pub use list::{ListAsk, Marked, Together, Uses, get, in_version, list, page_of, tags_of, uses, uses_of};
pub use place::{Placed, accept, detach, place_all};
pub use write::{New, Passage, Patch, add, delete, find_at, update};
