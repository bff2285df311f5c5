//! Annotations made, changed, deleted.

use rusqlite::params;

use super::place::place_all;
use super::{get, tags_of};
use crate::anchor::{self, Text};
use crate::library::wording::{counted, quoted};
use crate::library::{Change, LibraryError, articles, ask, tags};
use crate::model::{AnnotationId, ArticleId, Color, QuoteSelector, TagId, VersionId};

/// A passage of a version, code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    /// The article.
    pub article: ArticleId,
    /// The version.
    pub version: VersionId,
    /// First position.
    pub start: u32,
    /// Position after the last code point.
    pub end: u32,
}

/// A new annotation.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    /// What is marked.
    pub passage: Passage,
    /// Colour.
    pub color: Color,
    /// Note, Markdown.
    pub note: &'a str,
    /// Tag paths.
    pub tags: &'a [String],
}

/// New values; `None` leaves a value alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct Patch<'a> {
    /// Colour.
    pub color: Option<Color>,
    /// Note, Markdown.
    pub note: Option<&'a str>,
    /// Tag paths.
    pub tags: Option<&'a [String]>,
    /// A new place.
    pub passage: Option<Passage>,
}

/// A passage as it is remembered: its range without the white space around it, and its selector.
struct Described {
    start: u32,
    end: u32,
    quote: QuoteSelector,
}

fn describe(change: &Change<'_>, passage: &Passage) -> Result<Described, LibraryError> {
    let version = articles::version_of(change.connection(), passage.article, passage.version)?;
    let text = Text::new(&version.text);
    let Some(words) = (passage.start < passage.end)
        .then(|| text.slice(passage.start..passage.end))
        .flatten()
        .filter(|words| !words.trim().is_empty())
    else {
        return Err(LibraryError::Refused(format!(
            "The selection from {} to {} holds no words of this version, which has {}.",
            passage.start,
            passage.end,
            counted(text.len() as usize, "character", "characters")
        )));
    };
    let blanks = |of: &str| u32::try_from(of.chars().count()).unwrap_or(u32::MAX);
    let start = passage.start + blanks(words) - blanks(words.trim_start());
    let end = passage.end - (blanks(words) - blanks(words.trim_end()));
    let hidden = articles::folded_ranges(change.connection(), &version)?
        .into_iter()
        .filter(|range| range.start < end && start < range.end)
        .count();
    if hidden > 0 {
        return Err(LibraryError::Refused(format!(
            "The selection spans {}. Show {}, or select on one side.",
            counted(hidden, "hidden line", "hidden lines"),
            if hidden == 1 { "it" } else { "them" }
        )));
    }
    Ok(Described { start, end, quote: anchor::describe(&text, start..end).quote.unwrap_or_default() })
}

/// Marks a passage.
///
/// # Errors
/// A passage without words, outside the version, or over folded text; a tag without a name.
pub fn add(change: &Change<'_>, new: &New<'_>) -> Result<AnnotationId, LibraryError> {
    let described = describe(change, &new.passage)?;
    let id = AnnotationId::from_bits(change.id());
    change.say(format!("Mark {}", quoted(&described.quote.exact)));
    ask::run(
        change.connection(),
        "marking a passage",
        "INSERT INTO annotation (id, article, version, start, end, exact, prefix, suffix, color, note, created, changed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11)",
        params![
            id,
            new.passage.article,
            new.passage.version,
            described.start,
            described.end,
            described.quote.exact,
            described.quote.prefix,
            described.quote.suffix,
            new.color,
            new.note.trim(),
            change.now,
        ],
    )?;
    set_tags(change, id, new.tags)?;
    place_in_newest(change, new.passage.article, new.passage.version)?;
    Ok(id)
}

/// The annotation that marks exactly this passage in this version, where there is one.
pub fn find_at(change: &Change<'_>, passage: &Passage) -> Result<Option<AnnotationId>, LibraryError> {
    let described = describe(change, passage)?;
    ask::first(
        change.connection(),
        "looking for an annotation",
        "SELECT id FROM annotation WHERE version = ?1 AND start = ?2 AND end = ?3 ORDER BY row LIMIT 1",
        params![passage.version, described.start, described.end],
        |row| row.get(0),
    )
}

/// A mark on an older version is looked for in the newest as well.
fn place_in_newest(change: &Change<'_>, article: ArticleId, version: VersionId) -> Result<(), LibraryError> {
    let newest = articles::get(change.connection(), article)?.article.version;
    if newest == version { Ok(()) } else { place_all(change, article, newest) }
}

/// Gives an annotation new values.
pub fn update(change: &Change<'_>, id: AnnotationId, patch: &Patch<'_>) -> Result<(), LibraryError> {
    let connection = change.connection();
    let old = get(connection, id, None)?.annotation;
    let name = quoted(old.selector.quote.as_ref().map_or("", |quote| &quote.exact));
    let mut touched = false;
    if let Some(color) = patch.color.filter(|color| *color != old.color) {
        change.say(format!("Colour {name} {}", color.name()));
        ask::run(
            connection,
            "colouring an annotation",
            "UPDATE annotation SET color = ?2 WHERE id = ?1",
            params![id, color],
        )?;
        touched = true;
    }
    if let Some(note) = patch.note.map(str::trim).filter(|note| *note != old.note) {
        change.say(format!("Note on {name}"));
        ask::run(connection, "noting", "UPDATE annotation SET note = ?2 WHERE id = ?1", params![id, note])?;
        touched = true;
    }
    if let Some(paths) = patch.tags
        && set_tags(change, id, paths)?
    {
        change.say(format!("Tag {name}"));
        touched = true;
    }
    if let Some(passage) = patch.passage {
        let before = get(connection, id, Some(passage.version))?.placed.place;
        let overlaps = before.is_some_and(|before| before.start < passage.end && passage.start < before.end);
        change.say(if overlaps {
            format!("Change where {name} begins and ends")
        } else {
            format!("Attach {name} to other words")
        });
        reattach(change, id, old.article, &passage)?;
        touched = true;
    }
    if touched {
        ask::run(
            connection,
            "changing an annotation",
            "UPDATE annotation SET changed = ?2 WHERE id = ?1",
            params![id, change.now],
        )?;
    }
    Ok(())
}

fn reattach(
    change: &Change<'_>,
    id: AnnotationId,
    article: ArticleId,
    passage: &Passage,
) -> Result<(), LibraryError> {
    if passage.article != article {
        return Err(LibraryError::Refused(
            "An annotation stays with its article. Mark the passage in the other article anew.".to_owned(),
        ));
    }
    let described = describe(change, passage)?;
    let connection = change.connection();
    ask::run(connection, "attaching", "DELETE FROM placement WHERE annotation = ?1", [id])?;
    ask::run(
        connection,
        "attaching",
        "UPDATE annotation SET version = ?2, start = ?3, end = ?4, exact = ?5, prefix = ?6, suffix = ?7 WHERE id = ?1",
        params![
            id,
            passage.version,
            described.start,
            described.end,
            described.quote.exact,
            described.quote.prefix,
            described.quote.suffix
        ],
    )?;
    place_in_newest(change, article, passage.version)
}

/// Sets the tags; says whether anything changed.
pub(super) fn set_tags(
    change: &Change<'_>,
    id: AnnotationId,
    paths: &[String],
) -> Result<bool, LibraryError> {
    let connection = change.connection();
    let mut wanted: Vec<TagId> = Vec::new();
    for path in paths {
        let tag = tags::find_or_add(change, path)?;
        if !wanted.contains(&tag) {
            wanted.push(tag);
        }
    }
    if tags_of(connection, id)? == wanted {
        return Ok(false);
    }
    ask::run(connection, "tagging", "DELETE FROM annotation_tag WHERE annotation = ?1", [id])?;
    for (position, tag) in (0_u32..).zip(&wanted) {
        ask::run(
            connection,
            "tagging",
            "INSERT INTO annotation_tag (annotation, tag, position) VALUES (?1, ?2, ?3)",
            params![id, tag, position],
        )?;
    }
    Ok(true)
}

/// Deletes annotations, and with them their place as evidence.
pub fn delete(change: &Change<'_>, ids: &[AnnotationId]) -> Result<(), LibraryError> {
    let mut last = String::new();
    for id in ids {
        let marked = get(change.connection(), *id, None)?;
        last = marked.annotation.selector.quote.map(|quote| quote.exact).unwrap_or_default();
        ask::run(
            change.connection(),
            "deleting an annotation",
            "DELETE FROM annotation WHERE id = ?1",
            [id],
        )?;
    }
    change.say(match ids.len() {
        1 => format!("Delete the mark on {}", quoted(&last)),
        number => format!("Delete {}", counted(number, "annotation", "annotations")),
    });
    Ok(())
}
