//! Where annotations stand in versions other than their own.

use std::ops::Range;

use rusqlite::{Connection, Row, params};

use crate::anchor::{self, Text};
use crate::library::wording::quoted;
use crate::library::{Change, LibraryError, articles, ask};
use crate::model::{
    AnchorState, AnnotationId, ArticleId, PositionSelector, QuoteSelector, Selector, VersionId,
};

/// Where an annotation stands in a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// How well it was found.
    pub state: AnchorState,
    /// Where; `None` when ambiguous or lost.
    pub place: Option<PositionSelector>,
    /// The equally good places of an ambiguous one.
    pub candidates: Vec<PositionSelector>,
    /// Whether a person agreed.
    pub accepted: bool,
}

impl Placed {
    /// In its own version.
    pub(super) fn own(start: u32, end: u32) -> Self {
        Self {
            state: AnchorState::Exact,
            place: Some(PositionSelector { start, end }),
            candidates: Vec::new(),
            accepted: true,
        }
    }

    pub(super) fn of(resolution: &anchor::Resolution) -> Self {
        let position = |range: &Range<u32>| PositionSelector { start: range.start, end: range.end };
        Self {
            state: resolution.state,
            place: resolution.range.as_ref().map(position),
            candidates: resolution.candidates.iter().map(position).collect(),
            accepted: false,
        }
    }

    /// Reads `state, start, end, candidates, accepted` from this column on; `None` where there is no placement.
    pub(super) fn of_row(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<Self>> {
        let Some(state) = row.get::<_, Option<AnchorState>>(first)? else { return Ok(None) };
        let (start, end): (Option<u32>, Option<u32>) = (row.get(first + 1)?, row.get(first + 2)?);
        let candidates: String = row.get(first + 3)?;
        Ok(Some(Self {
            state,
            place: start.zip(end).map(|(start, end)| PositionSelector { start, end }),
            candidates: serde_json::from_str(&candidates).unwrap_or_default(),
            accepted: row.get(first + 4)?,
        }))
    }
}

/// What is remembered of an annotation for a later text: its own selector, or, where a person agreed to a
/// place in a version since, the description of that place.
struct Remembered {
    id: AnnotationId,
    made_on: VersionId,
    own: Selector,
    /// The version in which a person agreed last, with the place.
    agreed: Option<(VersionId, u32, u32)>,
    start: u32,
}

fn remembered(
    connection: &Connection,
    article: ArticleId,
    target: VersionId,
) -> Result<Vec<Remembered>, LibraryError> {
    ask::all(
        connection,
        "reading what annotations remember",
        "SELECT annotation.id, annotation.version, annotation.start, annotation.end, annotation.exact,
                annotation.prefix, annotation.suffix, agreed.version, agreed.start, agreed.end
         FROM annotation LEFT JOIN placement AS agreed ON agreed.row = (
             SELECT placement.row FROM placement JOIN version ON version.id = placement.version
             WHERE placement.annotation = annotation.id AND placement.accepted = 1
               AND placement.version <> ?2 AND placement.start IS NOT NULL
             ORDER BY version.number DESC LIMIT 1)
         WHERE annotation.article = ?1 AND annotation.version <> ?2
         ORDER BY annotation.version, annotation.start, annotation.row",
        params![article, target],
        |row| {
            let start = row.get(2)?;
            let quote = QuoteSelector { exact: row.get(4)?, prefix: row.get(5)?, suffix: row.get(6)? };
            let agreed: (Option<VersionId>, Option<u32>, Option<u32>) =
                (row.get(7)?, row.get(8)?, row.get(9)?);
            Ok(Remembered {
                id: row.get(0)?,
                made_on: row.get(1)?,
                own: Selector {
                    quote: Some(quote),
                    position: Some(PositionSelector { start, end: row.get(3)? }),
                },
                agreed: match agreed {
                    (Some(version), Some(start), Some(end)) => Some((version, start, end)),
                    _ => None,
                },
                start,
            })
        },
    )
}

/// Looks for every annotation of an article in one of its versions, other than those made on it. Gives
/// each with its place, without writing.
pub(super) fn resolve(
    connection: &Connection,
    article: ArticleId,
    target: VersionId,
) -> Result<Vec<(AnnotationId, Placed)>, LibraryError> {
    let mut remembered = remembered(connection, article, target)?;
    if remembered.is_empty() {
        return Ok(Vec::new());
    }
    let version = articles::version(connection, target)?;
    let text = Text::new(&version.text);
    for one in &mut remembered {
        if let Some((agreed, start, end)) = one.agreed {
            let old = articles::version(connection, agreed)?;
            one.own = anchor::describe(&Text::new(&old.text), start..end);
            one.made_on = agreed;
            one.start = start;
        }
    }
    // Those that belong to one older text are looked for together: neighbours help each other.
    remembered.sort_by_key(|one| (one.made_on, one.start));
    let mut placed = Vec::with_capacity(remembered.len());
    for together in remembered.chunk_by(|a, b| a.made_on == b.made_on) {
        let Some(first) = together.first() else { continue };
        let old = articles::version(connection, first.made_on)?;
        let selectors: Vec<Selector> = together.iter().map(|one| one.own.clone()).collect();
        let found = anchor::resolve_from(&Text::new(&old.text), &text, &selectors);
        placed.extend(together.iter().zip(&found).map(|(one, found)| (one.id, Placed::of(found))));
    }
    Ok(placed)
}

/// Looks for every annotation of an article in one of its versions and keeps what was found, but for places
/// to which a person agreed.
pub fn place_all(change: &Change<'_>, article: ArticleId, target: VersionId) -> Result<(), LibraryError> {
    for (id, placed) in resolve(change.connection(), article, target)? {
        write(change, id, target, &placed)?;
    }
    Ok(())
}

fn write(
    change: &Change<'_>,
    id: AnnotationId,
    version: VersionId,
    placed: &Placed,
) -> Result<(), LibraryError> {
    ask::run(
        change.connection(),
        "placing an annotation",
        "INSERT INTO placement (annotation, version, state, start, end, candidates, accepted)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (annotation, version) DO UPDATE SET state = excluded.state, start = excluded.start,
             end = excluded.end, candidates = excluded.candidates, accepted = excluded.accepted
         WHERE placement.accepted = 0 OR excluded.accepted = 1",
        params![
            id,
            version,
            placed.state,
            placed.place.map(|place| place.start),
            placed.place.map(|place| place.end),
            serde_json::to_string(&placed.candidates).unwrap_or_default(),
            placed.accepted,
        ],
    )
    .map(|_| ())
}

/// Says of an annotation: this is its place in that version.
pub fn accept(
    change: &Change<'_>,
    id: AnnotationId,
    version: VersionId,
    place: PositionSelector,
) -> Result<(), LibraryError> {
    let connection = change.connection();
    let marked = super::get(connection, id, None)?;
    let version = articles::version_of(connection, marked.annotation.article, version)?;
    let words = Text::new(&version.text).slice(place.start..place.end).unwrap_or_default().to_owned();
    if words.trim().is_empty() {
        return Err(LibraryError::Refused(
            "That place holds no words in this version. Select the passage to attach it to.".to_owned(),
        ));
    }
    if version.id == marked.annotation.version {
        return Err(LibraryError::Refused(
            "The annotation was made on this version; its place is known.".to_owned(),
        ));
    }
    let quote = marked.annotation.selector.quote.unwrap_or_default().exact;
    let state = if words == quote { AnchorState::Moved } else { AnchorState::Changed };
    change.say(format!("Keep the annotation at {}", quoted(&words)));
    let placed = Placed { state, place: Some(place), candidates: Vec::new(), accepted: true };
    write(change, id, version.id, &placed)
}

/// Says of an annotation: in that version it has no place. It stays with the version on which it was made.
pub fn detach(change: &Change<'_>, id: AnnotationId, version: VersionId) -> Result<(), LibraryError> {
    let connection = change.connection();
    let marked = super::get(connection, id, None)?;
    let version = articles::version_of(connection, marked.annotation.article, version)?;
    if version.id == marked.annotation.version {
        return Err(LibraryError::Refused(
            "The annotation was made on this version. Delete it, or attach it to other words.".to_owned(),
        ));
    }
    let quote = marked.annotation.selector.quote.unwrap_or_default().exact;
    change.say(format!("Detach {}", quoted(&quote)));
    let placed = Placed { state: AnchorState::Lost, place: None, candidates: Vec::new(), accepted: true };
    write(change, id, version.id, &placed)
}
