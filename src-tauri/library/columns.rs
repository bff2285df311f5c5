//! How the plain types lie in columns: ids as 16-byte blobs, names as text, edges of dates as seconds.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Value, ValueRef};

use serde::de::DeserializeOwned;

use crate::model::{
    AnchorState, AnnotationId, ArticleId, CollectionId, Color, EntityId, EntityKind, EventDate, EventId,
    EvidenceId, Genre, Instant, LaneBy, NoteId, ReadingId, Role, Stance, TagId, TimelineId, Timestamp,
    VersionId,
};
use crate::temporal::edtf;

macro_rules! ids_as_blobs {
    ($($id:ident)*) => {$(
        impl ToSql for $id {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Owned(Value::Blob(self.bits().to_be_bytes().to_vec())))
            }
        }

        impl FromSql for $id {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let bytes = <[u8; 16]>::column_result(value)?;
                Ok($id::from_bits(u128::from_be_bytes(bytes)))
            }
        }
    )*};
}

ids_as_blobs! { ArticleId VersionId AnnotationId EventId EvidenceId EntityId TagId NoteId TimelineId ReadingId CollectionId }

/// A closed list of things that are stored by name.
trait Named: Copy + 'static {
    const NAMES: &'static [(Self, &'static str)];
}

macro_rules! stored_by_name {
    ($($kind:ident { $($variant:ident $name:literal)* })*) => {$(
        impl Named for $kind {
            const NAMES: &'static [(Self, &'static str)] = &[$(($kind::$variant, $name)),*];
        }

        impl ToSql for $kind {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(match self { $($kind::$variant => $name),* }))
            }
        }

        impl FromSql for $kind {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let text = value.as_str()?;
                let found = $kind::NAMES.iter().find(|(_, name)| *name == text);
                found.map(|(kind, _)| *kind).ok_or(FromSqlError::InvalidType)
            }
        }
    )*};
}

stored_by_name! {
    Color { Amber "amber" Moss "moss" Sky "sky" Rose "rose" Plum "plum" }
    Stance { Supports "supports" Disputes "disputes" Context "context" }
    EntityKind { Person "person" Organisation "organisation" Place "place" }
    Genre { News "news" Narrative "narrative" }
    Role { Participant "participant" Place "place" }
    LaneBy {
        None "none" Tag "tag" Article "article" Person "person" Place "place"
        Publisher "publisher" Collection "collection" Stance "stance"
    }
    AnchorState { Exact "exact" Moved "moved" Changed "changed" Ambiguous "ambiguous" Lost "lost" }
}

impl ToSql for Timestamp {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0))
    }
}

impl FromSql for Timestamp {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(Timestamp)
    }
}

/// A value that lies in its column as JSON. One that can't be read is an error, never an empty value that the
/// next change would write over what is there.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?).map(Json).map_err(FromSqlError::other)
    }
}

/// A date as its six columns: `written, edtf, start_min, start_max, end_min, end_max`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DateColumns {
    /// As typed, or as the source gives it.
    pub written: Option<String>,
    /// Canonical EDTF.
    pub edtf: Option<String>,
    /// The edges in seconds since 1970, in the order of the columns; `None` is unbounded.
    pub edges: [Option<i64>; 4],
}

impl DateColumns {
    /// The columns of a date; all NULL without one. What is no EDTF keeps its words and gets no edges.
    pub fn of(date: Option<&EventDate>) -> Self {
        let Some(date) = date else { return Self::default() };
        let edges = edtf::parse(&date.edtf).map(|date| date.bounds()).map_or([None; 4], |bounds| {
            [bounds.start_min, bounds.start_max, bounds.end_min, bounds.end_max]
                .map(|edge| edge.map(Instant::seconds))
        });
        Self { written: Some(date.written.clone()), edtf: Some(date.edtf.clone()), edges }
    }
}

/// The date that two columns, `written` and `edtf`, hold.
pub fn date(written: Option<String>, edtf: Option<String>) -> Option<EventDate> {
    edtf.map(|edtf| EventDate { written: written.unwrap_or_else(|| edtf.clone()), edtf })
}
