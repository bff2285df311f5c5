//! Events with their people, places, tags and evidence.

mod evidence;
mod fill;
mod list;
mod write;

pub use evidence::{NewEvidence, add_evidence, evidence_of, remove_evidence, update_evidence};
pub use fill::{Filled, fill};
pub use list::{Happened, ListAsk, Sort, alike, dated_between, get, like, list, of_article, of_entity, rows};
pub use write::{New, Patch, add, delete, star, update};
