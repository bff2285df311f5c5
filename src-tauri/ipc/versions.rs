//! Two versions of an article compared: what changed, and which annotations and events a change touches.

use serde::{Deserialize, Serialize};

use super::annotations::AnnotationView;
use super::error::IpcError;
use super::events::EventRow;
use super::show::Show;
use crate::anchor::{Change, ChangeKind, Text, diff};
use crate::library::annotations::{Marked, in_version};
use crate::library::{self, Library};
use crate::model::{ArticleId, PositionSelector, VersionId};

/// Which versions to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CompareAsk {
    /// The article.
    pub article: ArticleId,
    /// The version that is the older one of the two.
    pub older: VersionId,
    /// The version that is the newer one.
    pub newer: VersionId,
}

/// Two versions beside each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Comparison {
    /// Stretches in reading order; together they cover both texts.
    pub runs: Vec<ComparedRun>,
    /// How many of them are no longer the same.
    pub changes: u32,
    /// Annotations that a change touches, in the order of the newer text; those without a place in it first.
    pub touched: Vec<TouchedAnnotation>,
    /// Events whose evidence a change touches, in time order.
    pub events: Vec<EventRow>,
}

/// A stretch of the older text beside a stretch of the newer one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ComparedRun {
    /// What became of it.
    pub kind: RunKind,
    /// Code points in the older text; empty where something was added.
    pub old: PositionSelector,
    /// Code points in the newer text; empty where something was removed.
    pub new: PositionSelector,
    /// The older words.
    pub old_text: String,
    /// The newer words.
    pub new_text: String,
}

/// What became of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum RunKind {
    /// The words are the same; white space and typography may differ.
    Same,
    /// Only the newer text has it.
    Added,
    /// Only the older text has it.
    Removed,
    /// Other words stand in its place.
    Changed,
}

/// An annotation that a change touches.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TouchedAnnotation {
    /// The annotation as it stands in the newer version.
    pub annotation: AnnotationView,
    /// Indexes of the stretches that touch it, rising.
    pub runs: Vec<u32>,
}

/// Compares two versions of an article word by word.
pub fn compare_versions(library: &Library, ask: CompareAsk) -> Result<Comparison, IpcError> {
    Ok(library.read(|connection| {
        let older = library::articles::version_of(connection, ask.article, ask.older)?;
        let newer = library::articles::version_of(connection, ask.article, ask.newer)?;
        let changes = diff(&older.text, &newer.text);
        let before = in_version(connection, ask.article, ask.older)?;
        let after = in_version(connection, ask.article, ask.newer)?;
        let show = Show::new(connection)?;
        let mut touched = Vec::new();
        for marked in after {
            let old = before.iter().find(|other| other.annotation.id == marked.annotation.id);
            let runs = touching(&changes, old, &marked);
            if !runs.is_empty() {
                touched.push(TouchedAnnotation { annotation: show.annotation(marked)?, runs });
            }
        }
        touched.sort_by_key(|touched| touched.annotation.place.map(|place| (place.start, place.end)));
        let of_article = library::events::of_article(connection, ask.article)?;
        let shaken = |event| {
            let mut uses = touched.iter().flat_map(|touched| &touched.annotation.events);
            uses.any(|used| used.event == event)
        };
        let events: Vec<_> = of_article.into_iter().filter(|happened| shaken(happened.event.id)).collect();
        Ok(Comparison {
            changes: changes.iter().filter(|change| change.kind != ChangeKind::Same).count() as u32,
            runs: compared(&changes, &older.text, &newer.text),
            touched,
            events: show.event_rows(&events),
        })
    })?)
}

/// Indexes of the changes that touch an annotation's place in the older or the newer text.
fn touching(changes: &[Change], old: Option<&Marked>, new: &Marked) -> Vec<u32> {
    let meets = |range: &std::ops::Range<u32>, place: Option<PositionSelector>| {
        place.is_some_and(|place| {
            let inside = range.start < place.end && place.start < range.end;
            // Where words were put in or taken out, the range is a point: strictly inside, it touches.
            inside || (range.is_empty() && place.start < range.start && range.start < place.end)
        })
    };
    let old_place = old.and_then(|old| old.placed.place);
    (0..)
        .zip(changes)
        .filter(|(_, change)| change.kind != ChangeKind::Same)
        .filter(|(_, change)| meets(&change.old, old_place) || meets(&change.new, new.placed.place))
        .map(|(index, _)| index)
        .collect()
}

/// The stretches with their words.
pub(super) fn compared(changes: &[Change], old: &str, new: &str) -> Vec<ComparedRun> {
    let (old, new) = (Text::new(old), Text::new(new));
    changes.iter().map(|change| run(change, &old, &new)).collect()
}

fn run(change: &Change, old: &Text<'_>, new: &Text<'_>) -> ComparedRun {
    let place = |range: &std::ops::Range<u32>| PositionSelector { start: range.start, end: range.end };
    let words = |text: &Text<'_>, range: &std::ops::Range<u32>| {
        text.slice(range.clone()).unwrap_or_default().to_owned()
    };
    ComparedRun {
        kind: match change.kind {
            ChangeKind::Same => RunKind::Same,
            ChangeKind::Added => RunKind::Added,
            ChangeKind::Removed => RunKind::Removed,
            ChangeKind::Replaced => RunKind::Changed,
        },
        old: place(&change.old),
        new: place(&change.new),
        old_text: words(old, &change.old),
        new_text: words(new, &change.new),
    }
}
