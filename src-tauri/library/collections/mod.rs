//! Collections: articles put together by hand. An article may be in several; each keeps its own order.

use rusqlite::{Connection, params};

use super::wording::{counted, quoted};
use super::{Change, LibraryError, articles, ask};
use crate::model::{ArticleId, Collection, CollectionId};

/// A collection with its counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The collection.
    pub collection: Collection,
    /// How many articles it has; those in the trash are not counted.
    pub articles: u32,
}

/// All collections in their order.
pub fn list(connection: &Connection) -> Result<Vec<Counted>, LibraryError> {
    ask::all(
        connection,
        "listing collections",
        "SELECT id, name, (SELECT count(*) FROM collection_article
                           JOIN article ON article.id = collection_article.article
                           WHERE collection_article.collection = collection.id AND article.trashed IS NULL)
         FROM collection ORDER BY position, row",
        [],
        |row| {
            Ok(Counted {
                collection: Collection { id: row.get(0)?, name: row.get(1)? },
                articles: row.get(2)?,
            })
        },
    )
}

/// The collection of this id.
pub fn get(connection: &Connection, id: CollectionId) -> Result<Collection, LibraryError> {
    let sql = "SELECT id, name FROM collection WHERE id = ?1";
    ask::first(connection, "reading a collection", sql, [id], |row| {
        Ok(Collection { id: row.get(0)?, name: row.get(1)? })
    })?
    .ok_or_else(|| ask::not_found("collection", id))
}

/// The collections that an article is in, in their order.
pub fn of_article(connection: &Connection, article: ArticleId) -> Result<Vec<Collection>, LibraryError> {
    ask::all(
        connection,
        "reading collections",
        "SELECT collection.id, collection.name FROM collection_article
         JOIN collection ON collection.id = collection_article.collection
         WHERE collection_article.article = ?1 ORDER BY collection.position, collection.row",
        [article],
        |row| Ok(Collection { id: row.get(0)?, name: row.get(1)? }),
    )
}

/// A name as it is kept, which no other collection has.
fn checked(connection: &Connection, name: &str, own: Option<CollectionId>) -> Result<String, LibraryError> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(LibraryError::Refused("A collection needs a name.".to_owned()));
    }
    let taken = ask::count(
        connection,
        "looking for a collection's name",
        "SELECT count(*) FROM collection WHERE name = ?1 COLLATE NOCASE AND id IS NOT ?2",
        params![name, own],
    )?;
    if taken > 0 {
        return Err(LibraryError::Refused(format!(
            "There is a collection {} already. Choose another name.",
            quoted(&name)
        )));
    }
    Ok(name)
}

/// Makes a collection after the others.
pub fn add(change: &Change<'_>, name: &str) -> Result<Collection, LibraryError> {
    let name = checked(change.connection(), name, None)?;
    let id = CollectionId::from_bits(change.id());
    change.say(format!("Make the collection {}", quoted(&name)));
    ask::run(
        change.connection(),
        "making a collection",
        "INSERT INTO collection (id, name, position)
         VALUES (?1, ?2, (SELECT ifnull(max(position), 0) + 1 FROM collection))",
        params![id, name],
    )?;
    Ok(Collection { id, name })
}

/// Gives a collection another name.
pub fn rename(change: &Change<'_>, id: CollectionId, name: &str) -> Result<Collection, LibraryError> {
    let old = get(change.connection(), id)?;
    let name = checked(change.connection(), name, Some(id))?;
    change.say(format!("Rename the collection {} to {}", quoted(&old.name), quoted(&name)));
    ask::run(
        change.connection(),
        "renaming a collection",
        "UPDATE collection SET name = ?2 WHERE id = ?1 AND name <> ?2",
        params![id, name],
    )?;
    Ok(Collection { id, name })
}

/// Moves a collection to a place among the others, counted from 0; beyond the last it becomes the last.
pub fn move_to(change: &Change<'_>, id: CollectionId, place: usize) -> Result<(), LibraryError> {
    let moved = get(change.connection(), id)?;
    change.say(format!("Move the collection {}", quoted(&moved.name)));
    let all = list(change.connection())?;
    let mut order: Vec<CollectionId> =
        all.iter().map(|counted| counted.collection.id).filter(|other| *other != id).collect();
    order.insert(place.min(order.len()), id);
    for (position, id) in (1_i64..).zip(order) {
        ask::run(
            change.connection(),
            "ordering collections",
            "UPDATE collection SET position = ?2 WHERE id = ?1 AND position <> ?2",
            params![id, position],
        )?;
    }
    Ok(())
}

/// Deletes a collection; its articles stay.
pub fn delete(change: &Change<'_>, id: CollectionId) -> Result<(), LibraryError> {
    let collection = get(change.connection(), id)?;
    change.say(format!("Delete the collection {}", quoted(&collection.name)));
    ask::run(change.connection(), "deleting a collection", "DELETE FROM collection WHERE id = ?1", [id])
        .map(|_| ())
}

/// Puts articles at the end of a collection, in this order; those that are in it already stay where they are.
pub fn put(change: &Change<'_>, id: CollectionId, ids: &[ArticleId]) -> Result<(), LibraryError> {
    let collection = get(change.connection(), id)?;
    let mut titles = Vec::new();
    for article in ids {
        let title = articles::get(change.connection(), *article)?.title;
        let rows = ask::run(
            change.connection(),
            "filling a collection",
            "INSERT INTO collection_article (collection, article, position)
             VALUES (?1, ?2, (SELECT ifnull(max(position), 0) + 1 FROM collection_article WHERE collection = ?1))
             ON CONFLICT (collection, article) DO NOTHING",
            params![id, article],
        )?;
        if rows > 0 {
            titles.push(title);
        }
    }
    change.say(format!("Put {} in {}", named(&titles), quoted(&collection.name)));
    Ok(())
}

/// Takes articles out of a collection; they stay in the library.
pub fn take_out(change: &Change<'_>, id: CollectionId, ids: &[ArticleId]) -> Result<(), LibraryError> {
    let collection = get(change.connection(), id)?;
    let mut titles = Vec::new();
    for article in ids {
        let rows = ask::run(
            change.connection(),
            "emptying a collection",
            "DELETE FROM collection_article WHERE collection = ?1 AND article = ?2",
            params![id, article],
        )?;
        if rows > 0 {
            titles.push(articles::get(change.connection(), *article)?.title);
        }
    }
    change.say(format!("Take {} out of {}", named(&titles), quoted(&collection.name)));
    Ok(())
}

/// Moves articles of a collection before another one of it, in the order given, or to the end.
pub fn order(
    change: &Change<'_>,
    id: CollectionId,
    ids: &[ArticleId],
    before: Option<ArticleId>,
) -> Result<(), LibraryError> {
    let collection = get(change.connection(), id)?;
    let all = in_order(change.connection(), id)?;
    if let Some(stranger) = ids.iter().chain(&before).find(|article| !all.contains(article)) {
        let title = articles::get(change.connection(), *stranger)?.title;
        return Err(LibraryError::Refused(format!(
            "{} is not in the collection {}. Put it in first.",
            quoted(&title),
            quoted(&collection.name)
        )));
    }
    let mut order: Vec<ArticleId> = all.into_iter().filter(|article| !ids.contains(article)).collect();
    let place =
        before.and_then(|before| order.iter().position(|article| *article == before)).unwrap_or(order.len());
    let mut moved: Vec<ArticleId> = Vec::new();
    for article in ids {
        if !moved.contains(article) {
            moved.push(*article);
        }
    }
    order.splice(place..place, moved);
    for (position, article) in (1_i64..).zip(order) {
        ask::run(
            change.connection(),
            "ordering a collection",
            "UPDATE collection_article SET position = ?3
             WHERE collection = ?1 AND article = ?2 AND position <> ?3",
            params![id, article, position],
        )?;
    }
    change.say(format!("Order the collection {}", quoted(&collection.name)));
    Ok(())
}

/// The articles of a collection in its own order, those in the trash too.
pub fn in_order(connection: &Connection, id: CollectionId) -> Result<Vec<ArticleId>, LibraryError> {
    ask::all(
        connection,
        "reading a collection",
        "SELECT article FROM collection_article WHERE collection = ?1 ORDER BY position, row",
        [id],
        |row| row.get(0),
    )
}

/// The collection of this name, whatever the case of its letters.
pub fn named_so(connection: &Connection, name: &str) -> Result<Option<Collection>, LibraryError> {
    let sql = "SELECT id, name FROM collection WHERE name = ?1 COLLATE NOCASE";
    ask::first(connection, "looking for a collection", sql, [name.trim()], |row| {
        Ok(Collection { id: row.get(0)?, name: row.get(1)? })
    })
}

fn named(titles: &[String]) -> String {
    match titles {
        [title] => quoted(title),
        more => counted(more.len(), "article", "articles"),
    }
}
