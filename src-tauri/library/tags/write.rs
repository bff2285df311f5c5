//! Tags made, renamed, moved, merged, deleted.

use rusqlite::{Connection, params};

use super::tree::{COLUMNS, of_row};
use super::{segments, tree};
use crate::library::wording::quoted;
use crate::library::{Change, LibraryError, ask};
use crate::model::{Color, Tag, TagId};

fn child(connection: &Connection, parent: Option<TagId>, name: &str) -> Result<Option<TagId>, LibraryError> {
    ask::first(
        connection,
        "looking for a tag",
        "SELECT id FROM tag WHERE ifnull(parent, x'') = ifnull(?1, x'') AND name = ?2 COLLATE NOCASE",
        params![parent, name],
        |row| row.get(0),
    )
}

/// The tag of this path; it and its missing ancestors are made.
pub fn find_or_add(change: &Change<'_>, path: &str) -> Result<TagId, LibraryError> {
    let mut parent = None;
    for name in segments(path)? {
        let id = match child(change.connection(), parent, &name)? {
            Some(id) => id,
            None => {
                let id = TagId::from_bits(change.id());
                ask::run(
                    change.connection(),
                    "making a tag",
                    "INSERT INTO tag (id, parent, name) VALUES (?1, ?2, ?3)",
                    params![id, parent, name],
                )?;
                id
            }
        };
        parent = Some(id);
    }
    parent.ok_or_else(|| LibraryError::Refused("A tag needs a name.".to_owned()))
}

/// The tag of this path, with this colour.
pub fn add(change: &Change<'_>, path: &str, color: Option<Color>) -> Result<Tag, LibraryError> {
    let id = find_or_add(change, path)?;
    if color.is_some() {
        set_color(change, id, color)?;
    }
    change.say(format!("Add the tag {}", quoted(path)));
    get(change.connection(), id)
}

fn get(connection: &Connection, id: TagId) -> Result<Tag, LibraryError> {
    ask::first(
        connection,
        "reading a tag",
        &format!("SELECT {COLUMNS} FROM tag WHERE id = ?1"),
        [id],
        of_row,
    )?
    .ok_or_else(|| ask::not_found("tag", id))
}

/// Colours a tag; `None` gives it its parent's colour again.
pub fn set_color(change: &Change<'_>, id: TagId, color: Option<Color>) -> Result<(), LibraryError> {
    let tag = get(change.connection(), id)?;
    if tag.color != color {
        let name = quoted(&tag.name);
        change.say(match color {
            Some(_) => format!("Colour the tag {name}"),
            None => format!("Take the colour off the tag {name}"),
        });
        ask::run(
            change.connection(),
            "colouring a tag",
            "UPDATE tag SET color = ?2 WHERE id = ?1",
            params![id, color],
        )?;
    }
    Ok(())
}

/// Says what a tag stands for.
pub fn describe(change: &Change<'_>, id: TagId, description: &str) -> Result<(), LibraryError> {
    let tag = get(change.connection(), id)?;
    let description = description.trim();
    if tag.description != description {
        change.say(format!("Describe the tag {}", quoted(&tag.name)));
        ask::run(
            change.connection(),
            "describing a tag",
            "UPDATE tag SET description = ?2 WHERE id = ?1",
            params![id, description],
        )?;
    }
    Ok(())
}

/// Gives a tag the lowest number key that is free, or takes its own away.
///
/// # Errors
/// When all nine keys are taken.
pub fn pin(change: &Change<'_>, id: TagId, pinned: bool) -> Result<(), LibraryError> {
    let connection = change.connection();
    let tag = get(connection, id)?;
    if tag.pin.is_some() == pinned {
        return Ok(());
    }
    let taken: Vec<u8> =
        ask::all(connection, "reading pins", "SELECT pin FROM tag WHERE pin IS NOT NULL", [], |row| {
            row.get(0)
        })?;
    let free = (1..=9_u8).find(|key| !taken.contains(key));
    let name = quoted(&tag.name);
    let key = match (pinned, free) {
        (false, _) => None,
        (true, Some(key)) => Some(key),
        (true, None) => {
            return Err(LibraryError::Refused(format!(
                "All nine number keys have a tag. Take one of them off its key before {name} gets one."
            )));
        }
    };
    change.say(match key {
        Some(key) => format!("Put the tag {name} on key {key}"),
        None => format!("Take the tag {name} off its key"),
    });
    ask::run(connection, "pinning a tag", "UPDATE tag SET pin = ?2 WHERE id = ?1", params![id, key])
        .map(|_| ())
}

/// Gives a tag a new path: renames it, or moves it with all below it. Where the path has a tag already,
/// the two become one.
pub fn set_path(change: &Change<'_>, id: TagId, path: &str) -> Result<(), LibraryError> {
    let connection = change.connection();
    let tag = get(connection, id)?;
    let mut names = segments(path)?;
    let name = names.pop().unwrap_or_default();
    let parent = match names.is_empty() {
        true => None,
        false => Some(find_or_add(change, &names.join("/"))?),
    };
    let inside = tree(connection)?.with_descendants(id);
    if parent.is_some_and(|parent| inside.contains(&parent)) {
        return Err(LibraryError::Refused(format!(
            "The tag {} can't lie below itself. Choose a path outside of it.",
            quoted(&tag.name)
        )));
    }
    match child(connection, parent, &name)? {
        Some(other) if other != id => {
            change.say(format!("Merge the tag {} into {}", quoted(&tag.name), quoted(path)));
            merge(change, id, other)
        }
        _ if tag.parent == parent && tag.name == name => Ok(()),
        _ => {
            change.say(format!("Rename the tag {} to {}", quoted(&tag.name), quoted(path)));
            ask::run(
                connection,
                "renaming a tag",
                "UPDATE tag SET parent = ?2, name = ?3 WHERE id = ?1",
                params![id, parent, name],
            )
            .map(|_| ())
        }
    }
}

/// Makes one tag of two; children of the same name become one as well.
fn merge(change: &Change<'_>, from: TagId, into: TagId) -> Result<(), LibraryError> {
    let connection = change.connection();
    for sql in [
        "UPDATE annotation_tag SET tag = ?2 WHERE tag = ?1
         AND annotation NOT IN (SELECT annotation FROM annotation_tag WHERE tag = ?2)",
        "UPDATE event_tag SET tag = ?2 WHERE tag = ?1
         AND event NOT IN (SELECT event FROM event_tag WHERE tag = ?2)",
    ] {
        ask::run(connection, "merging tags", sql, params![from, into])?;
    }
    let children: Vec<(TagId, String)> = ask::all(
        connection,
        "merging tags",
        "SELECT id, name FROM tag WHERE parent = ?1 ORDER BY row",
        [from],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    for (id, name) in children {
        match child(connection, Some(into), &name)? {
            Some(other) => merge(change, id, other)?,
            None => {
                ask::run(
                    connection,
                    "merging tags",
                    "UPDATE tag SET parent = ?2 WHERE id = ?1",
                    params![id, into],
                )?;
            }
        }
    }
    // What the other tag lacks, it takes over: a description, a key.
    let gone = get(connection, from)?;
    ask::run(connection, "merging tags", "DELETE FROM tag WHERE id = ?1", [from])?;
    ask::run(
        connection,
        "merging tags",
        "UPDATE tag SET description = CASE description WHEN '' THEN ?2 ELSE description END, pin = ifnull(pin, ?3)
         WHERE id = ?1",
        params![into, gone.description, gone.pin],
    )
    .map(|_| ())
}

/// Deletes a tag and all below it; what carried it stays.
pub fn delete(change: &Change<'_>, id: TagId) -> Result<(), LibraryError> {
    let tag = get(change.connection(), id)?;
    change.say(format!("Delete the tag {}", quoted(&tag.name)));
    ask::run(change.connection(), "deleting a tag", "DELETE FROM tag WHERE id = ?1", [id]).map(|_| ())
}
