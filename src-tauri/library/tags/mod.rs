//! Tags: labels in a tree, named by their path (`military/air strikes`).

mod tree;
mod write;

pub use tree::{Node, Tree, matching, tree};
pub use write::{add, delete, find_or_add, set_color, set_path};

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
