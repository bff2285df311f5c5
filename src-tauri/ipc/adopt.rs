//! Annotations made elsewhere: what would become of them, and taking them in.

use std::fs;

use serde::{Deserialize, Serialize};

use super::error::{Code, IpcError};
use crate::import::annotations::{AnnotationFormat, Foreign, Read, SetAside, read};
use crate::library::annotations::{Fate, Placement, adopt, plan};
use crate::library::wording::counted;
use crate::library::{Change, Connection, Library, LibraryError};
use crate::model::{AnchorState, AnnotationId, ArticleId};

/// Annotations to take in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnnotationImportAsk {
    /// What the export holds: JSON-LD, Hypothesis' JSON, Readwise's CSV, or Dateline's Markdown.
    pub text: String,
    /// The file of the export, which is read in place of `text`.
    #[serde(default)]
    pub path: Option<String>,
}

/// What became of annotations made elsewhere, or would become of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnnotationImportReport {
    /// What the export was recognised as.
    pub format: AnnotationFormat,
    /// How many were added.
    pub added: u32,
    /// How many were here already.
    pub known: u32,
    /// How many were set aside.
    pub set_aside: u32,
    /// Each annotation, in the order of the export.
    pub results: Vec<AnnotationImportResult>,
}

/// What became of one annotation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnnotationImportResult {
    /// The words it marks.
    pub quote: String,
    /// What became of it.
    pub outcome: AnnotationImportOutcome,
    /// How well its words were found; `null` when it was not looked for.
    pub state: Option<AnchorState>,
    /// The article it marks.
    pub article: Option<ArticleId>,
    /// That article's title.
    pub article_title: Option<String>,
    /// The annotation, once it is in the library.
    pub annotation: Option<AnnotationId>,
    /// Why it was set aside.
    pub reason: Option<String>,
}

/// What became of an annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum AnnotationImportOutcome {
    /// Added.
    Added,
    /// Here already.
    Known,
    /// Set aside; the reason says why.
    SetAside,
}

/// What would become of annotations, without writing.
pub fn preview_annotations(
    library: &Library,
    ask: AnnotationImportAsk,
) -> Result<AnnotationImportReport, IpcError> {
    let read = opened(&ask)?;
    let fates = library.read(|connection| planned(connection, &read))?;
    Ok(report(&read, &fates, &[]))
}

/// Takes annotations in, as one change; those that find no place are set aside with the reason.
pub fn import_annotations(
    library: &Library,
    ask: AnnotationImportAsk,
) -> Result<AnnotationImportReport, IpcError> {
    let read = opened(&ask)?;
    let report = library.change("Import annotations", |change: &Change<'_>| {
        let fates = planned(change.connection(), &read)?;
        let pairs: Vec<(&Foreign, &Fate)> = read.items.iter().flatten().zip(&fates).collect();
        let ids = adopt(change, &pairs)?;
        let report = report(&read, &fates, &ids);
        let number = counted(report.added as usize, "annotation", "annotations");
        change.say(format!("Import {number} from {}", read.format.name()));
        Ok(report)
    })?;
    Ok(report)
}

fn opened(ask: &AnnotationImportAsk) -> Result<Read, IpcError> {
    let from_file = ask.path.as_deref().map(text_of).transpose()?;
    read(from_file.as_deref().unwrap_or(&ask.text))
        .map_err(|error| IpcError::new(Code::Unreadable, error.to_string()))
}

/// Largest export that is read, in bytes.
const LARGEST: u64 = 256 << 20;

/// What a file holds as text.
fn text_of(path: &str) -> Result<String, IpcError> {
    let unreadable = |why: String| IpcError::new(Code::Unreadable, format!("{path} {why}"));
    let length = fs::metadata(path).map_or(0, |metadata| metadata.len());
    if length > LARGEST {
        let (size, most) = (length >> 20, LARGEST >> 20);
        return Err(unreadable(format!(
            "holds {size} MB, more than the {most} MB that an export of annotations may. Export less at a time."
        )));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(format!("can't be read: {error}.")))?;
    String::from_utf8(bytes).map_err(|_| unreadable("is not text in UTF-8. Export it again.".to_owned()))
}

/// What becomes of each annotation that could be read.
fn planned(connection: &Connection, read: &Read) -> Result<Vec<Fate>, LibraryError> {
    let all: Vec<&Foreign> = read.items.iter().flatten().collect();
    plan(connection, &all)
}

fn report(read: &Read, fates: &[Fate], ids: &[Option<AnnotationId>]) -> AnnotationImportReport {
    let mut next = fates.iter().enumerate();
    let results: Vec<AnnotationImportResult> = read
        .items
        .iter()
        .filter_map(|item| match item {
            Err(aside) => Some(unread(aside)),
            Ok(foreign) => {
                next.next().map(|(at, fate)| result(foreign, fate, ids.get(at).copied().flatten()))
            }
        })
        .collect();
    let count = |outcome| results.iter().filter(|result| result.outcome == outcome).count() as u32;
    AnnotationImportReport {
        format: read.format,
        added: count(AnnotationImportOutcome::Added),
        known: count(AnnotationImportOutcome::Known),
        set_aside: count(AnnotationImportOutcome::SetAside),
        results,
    }
}

fn unread(aside: &SetAside) -> AnnotationImportResult {
    AnnotationImportResult {
        quote: aside.quote.clone(),
        outcome: AnnotationImportOutcome::SetAside,
        state: None,
        article: None,
        article_title: None,
        annotation: None,
        reason: Some(aside.reason.clone()),
    }
}

fn result(foreign: &Foreign, fate: &Fate, id: Option<AnnotationId>) -> AnnotationImportResult {
    let (outcome, annotation, reason) = match &fate.place {
        Ok(Placement::On(..)) => (AnnotationImportOutcome::Added, id, None),
        Ok(Placement::Here(id)) => (AnnotationImportOutcome::Known, Some(*id), None),
        Err(reason) => (AnnotationImportOutcome::SetAside, None, Some(reason.clone())),
    };
    AnnotationImportResult {
        quote: foreign.selector.quote.as_ref().map(|quote| quote.exact.clone()).unwrap_or_default(),
        outcome,
        state: fate.state,
        article: fate.article.as_ref().map(|(id, _)| *id),
        article_title: fate.article.as_ref().map(|(_, title)| title.clone()),
        annotation,
        reason,
    }
}
