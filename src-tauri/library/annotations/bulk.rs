//! Many annotations changed in one step.

use rusqlite::params;

use crate::library::wording::{counted, quoted};
use crate::library::{Change, LibraryError, ask, tags};
use crate::model::{AnnotationId, Color, TagId};

/// What is done to many annotations at once.
#[derive(Debug, Clone, Copy, Default)]
pub struct ForAll<'a> {
    /// Their new colour.
    pub color: Option<Color>,
    /// Paths of tags to put on them; those that do not exist are made.
    pub add: &'a [String],
    /// Tags to take off them.
    pub remove: &'a [TagId],
}

/// Colours annotations, puts tags on them, takes tags off them; gives how many were changed. One that is gone
/// is passed over.
///
/// # Errors
/// A tag without a name.
pub fn change_all(
    change: &Change<'_>,
    ids: &[AnnotationId],
    asked: &ForAll<'_>,
) -> Result<u32, LibraryError> {
    let connection = change.connection();
    let add = asked.add.iter().map(|path| tags::find_or_add(change, path)).collect::<Result<Vec<_>, _>>()?;
    let mut changed = 0_u32;
    for id in ids {
        let mut touched = 0;
        if let Some(color) = asked.color {
            touched += ask::run(
                connection,
                "colouring annotations",
                "UPDATE annotation SET color = ?2 WHERE id = ?1 AND color <> ?2",
                params![id, color],
            )?;
        }
        for tag in &add {
            touched += ask::run(
                connection,
                "tagging annotations",
                "INSERT INTO annotation_tag (annotation, tag, position)
                 SELECT annotation.id, ?2, (SELECT ifnull(max(position) + 1, 0) FROM annotation_tag WHERE annotation = ?1)
                 FROM annotation WHERE annotation.id = ?1 ON CONFLICT DO NOTHING",
                params![id, tag],
            )?;
        }
        for tag in asked.remove {
            touched += ask::run(
                connection,
                "untagging annotations",
                "DELETE FROM annotation_tag WHERE annotation = ?1 AND tag = ?2",
                params![id, tag],
            )?;
        }
        if touched > 0 {
            ask::run(
                connection,
                "changing annotations",
                "UPDATE annotation SET changed = ?2 WHERE id = ?1",
                params![id, change.now],
            )?;
            changed += 1;
        }
    }
    change.say(words(asked, &counted(changed as usize, "annotation", "annotations")));
    Ok(changed)
}

/// "Colour 12 annotations rose", "Tag 3 annotations “press”".
fn words(asked: &ForAll<'_>, annotations: &str) -> String {
    match (asked.color, asked.add, asked.remove) {
        (Some(color), [], []) => format!("Colour {annotations} {}", color.name()),
        (None, [path], []) => format!("Tag {annotations} {}", quoted(path)),
        (None, [], [_]) => format!("Take a tag off {annotations}"),
        (None, [], [_, ..]) => format!("Take tags off {annotations}"),
        (None, [_, ..], []) => format!("Tag {annotations}"),
        _ => format!("Change {annotations}"),
    }
}
