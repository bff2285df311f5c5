//! Tags: labels in a tree, named by their path (`military/air strikes`).

mod dated;
mod recent;
mod together;
mod tree;
mod write;

pub use dated::{By, Dated, dated, uses};
pub use recent::{Used, on_keys, recently_used};
pub use together::{MOST, Scope, Together, standing_together, together};
pub use tree::{Node, Tree, matching, tree};
pub use write::{add, delete, describe, find_or_add, pin, set_color, set_path};

use crate::library::LibraryError;

/// The segments of a path, trimmed.
///
/// # Errors
/// A path without a name, or with an empty one between slashes.
pub fn segments(path: &str) -> Result<Vec<String>, LibraryError> {
    let segments: Vec<String> =
        path.split('/').map(|name| name.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    if segments.iter().any(String::is_empty) {
        return Err(LibraryError::Refused(if path.trim().is_empty() {
            "A tag needs a name.".to_owned()
        } else {
            format!("“{path}” names a tag without a name. Write a path as in “rescue/ships”.")
        }));
    }
    Ok(segments)
}
