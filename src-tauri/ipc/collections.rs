//! Collections: articles put together by hand.

use serde::{Deserialize, Serialize};

use super::common::Nothing;
use super::error::IpcError;
use crate::library::{self, Library};
use crate::model::{ArticleId, Collection, CollectionId};

/// A collection in the sidebar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CollectionRow {
    /// Identifier.
    pub id: CollectionId,
    /// Its name.
    pub name: String,
    /// How many articles it has, without those in the trash.
    pub articles: u32,
    /// How many of the articles asked about are in it.
    pub holds: u32,
}

/// Which collections there are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CollectionsAsk {
    /// Articles of which to say in how many collections they are, as for a menu with check marks; may be empty.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<Vec<ArticleId>>", optional))]
    pub articles: Vec<ArticleId>,
}

/// A new collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewCollection {
    /// Its name.
    pub name: String,
    /// What is put in at once, in this order; may be empty.
    pub articles: Vec<ArticleId>,
}

/// A new name for a collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CollectionPatch {
    /// The collection.
    pub id: CollectionId,
    /// Its name.
    pub name: String,
}

/// A new place for a collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CollectionMove {
    /// The collection.
    pub id: CollectionId,
    /// Its place among all, counted from 0; beyond the last it becomes the last.
    pub place: u32,
}

/// Names a collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CollectionAsk {
    /// The collection.
    pub id: CollectionId,
}

/// Articles that are put into a collection or taken out of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CollectionArticles {
    /// The collection.
    pub collection: CollectionId,
    /// The articles.
    pub articles: Vec<ArticleId>,
}

/// Another order by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CollectionOrder {
    /// The collection.
    pub collection: CollectionId,
    /// The articles that move, in their new order.
    pub articles: Vec<ArticleId>,
    /// The article before which they come; the end when `null`.
    pub before: Option<ArticleId>,
}

/// All collections in their order.
pub fn collections(library: &Library, ask: CollectionsAsk) -> Result<Vec<CollectionRow>, IpcError> {
    Ok(library.read(|connection| {
        let mut rows: Vec<CollectionRow> =
            library::collections::list(connection)?.into_iter().map(|counted| row(counted, 0)).collect();
        for article in ask.articles {
            for collection in library::collections::of_article(connection, article)? {
                if let Some(row) = rows.iter_mut().find(|row| row.id == collection.id) {
                    row.holds += 1;
                }
            }
        }
        Ok(rows)
    })?)
}

fn row(counted: library::collections::Counted, holds: u32) -> CollectionRow {
    let Collection { id, name } = counted.collection;
    CollectionRow { id, name, articles: counted.articles, holds }
}

/// Makes a collection, and puts articles in at once.
pub fn create_collection(library: &Library, new: NewCollection) -> Result<Collection, IpcError> {
    Ok(library.change("Make a collection", |change| {
        let made = library::collections::add(change, &new.name)?;
        if !new.articles.is_empty() {
            let words = format!("Make the collection {}", library::wording::quoted(&made.name));
            library::collections::put(change, made.id, &new.articles)?;
            change.say(words);
        }
        Ok(made)
    })?)
}

/// Gives a collection another name.
pub fn update_collection(library: &Library, patch: CollectionPatch) -> Result<Collection, IpcError> {
    Ok(library.change("Rename a collection", |change| {
        library::collections::rename(change, patch.id, &patch.name)
    })?)
}

/// Gives a collection another place among them.
pub fn move_collection(library: &Library, ask: CollectionMove) -> Result<Nothing, IpcError> {
    let place = usize::try_from(ask.place).unwrap_or(usize::MAX);
    library.change("Move a collection", |change| library::collections::move_to(change, ask.id, place))?;
    Ok(Nothing {})
}

/// Deletes a collection; its articles stay.
pub fn delete_collection(library: &Library, ask: CollectionAsk) -> Result<Nothing, IpcError> {
    library.change("Delete a collection", |change| library::collections::delete(change, ask.id))?;
    Ok(Nothing {})
}

/// Puts articles at the end of a collection; those that are in it already stay where they are.
pub fn add_to_collection(library: &Library, ask: CollectionArticles) -> Result<Nothing, IpcError> {
    library.change("Fill a collection", |change| {
        library::collections::put(change, ask.collection, &ask.articles)
    })?;
    Ok(Nothing {})
}

/// Takes articles out of a collection; they stay in the library.
pub fn remove_from_collection(library: &Library, ask: CollectionArticles) -> Result<Nothing, IpcError> {
    library.change("Empty a collection", |change| {
        library::collections::take_out(change, ask.collection, &ask.articles)
    })?;
    Ok(Nothing {})
}

/// Orders the articles of a collection by hand.
pub fn order_collection(library: &Library, ask: CollectionOrder) -> Result<Nothing, IpcError> {
    library.change("Order a collection", |change| {
        library::collections::order(change, ask.collection, &ask.articles, ask.before)
    })?;
    Ok(Nothing {})
}
