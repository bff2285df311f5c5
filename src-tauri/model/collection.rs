//! Articles put together by hand.

use serde::{Deserialize, Serialize};

use super::id::CollectionId;

/// A collection. An article may be in several; each keeps its own order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Collection {
    /// Identifier.
    pub id: CollectionId,
    /// Its name, which no other collection has.
    pub name: String,
}
