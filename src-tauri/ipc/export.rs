//! Exports: previewed and written.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::{Code, IpcError};
use crate::export::{self, Format, Heading};
use crate::library::filter::Filter;
use crate::library::research::{self, Covered, Research};
use crate::library::{Condition, Library, LibraryError, articles, timelines};
use crate::model::{AnchorState, ArticleId, TimelineId};

/// Characters of a preview.
const PREVIEW: usize = 64_000;

/// What to export, as what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExportAsk {
    /// What.
    pub scope: ExportScope,
    /// As what.
    pub format: ExportFormat,
}

/// What is exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ExportScope {
    /// The whole library.
    All,
    /// One article with its annotations and events.
    Article {
        /// The article.
        id: ArticleId,
    },
    /// The events of a saved timeline with their evidence.
    Timeline {
        /// The timeline.
        id: TimelineId,
    },
    /// What a filter finds.
    Filter {
        /// In the words of the search box.
        filter: String,
    },
}

/// The formats there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ExportFormat {
    /// Research notes in Markdown.
    Markdown,
    /// W3C Web Annotation, JSON-LD.
    W3c,
    /// Events as comma-separated values.
    Csv,
}

/// How an export will look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExportPreview {
    /// Its beginning, at most some 64 KB.
    pub text: String,
    /// Whether the file goes on after it.
    pub cut: bool,
    /// Events in it.
    pub events: u32,
    /// Quoted passages in it.
    pub passages: u32,
    /// Articles in it.
    pub articles: u32,
    /// Passages whose text has changed since they were marked; they are quoted as marked.
    pub changed: u32,
    /// Proposed file name.
    pub file_name: String,
}

/// Writes an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExportWrite {
    /// What, as what.
    pub ask: ExportAsk,
    /// The file to write; replaced whole or left alone.
    pub path: String,
}

/// An export that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Exported {
    /// The file.
    pub path: String,
    /// Its size in bytes.
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
}

/// How an export will look.
pub fn export_preview(library: &Library, ask: ExportAsk) -> Result<ExportPreview, IpcError> {
    let (heading, research, format) = gathered(library, &ask)?;
    let mut text = format.write(&heading, &research);
    let cut = text.char_indices().nth(PREVIEW).map(|(byte, _)| byte);
    if let Some(byte) = cut {
        text.truncate(byte);
    }
    let changed = research.passages.iter().filter(|passage| !silent(passage.state)).count();
    Ok(ExportPreview {
        text,
        cut: cut.is_some(),
        events: count(research.events.len()),
        passages: count(research.passages.len()),
        articles: count(research.articles.len()),
        changed: count(changed),
        file_name: format.file_name(&heading.title),
    })
}

/// The whole text of an export.
pub fn text(library: &Library, ask: &ExportAsk) -> Result<String, IpcError> {
    let (heading, research, format) = gathered(library, ask)?;
    Ok(format.write(&heading, &research))
}

/// Writes an export. The file is complete on disk before it takes the place of an older one.
pub fn export_write(library: &Library, write: ExportWrite) -> Result<Exported, IpcError> {
    let text = text(library, &write.ask)?;
    replace(write.path, text.as_bytes())
}

/// Writes a file that a person named, whole or not at all.
pub(super) fn replace(named: String, bytes: &[u8]) -> Result<Exported, IpcError> {
    let path = Path::new(&named);
    let size = bytes.len() as u64;
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
        // A device or a pipe is written to, never replaced.
        return match fs::write(path, bytes) {
            Ok(()) => Ok(Exported { path: named, bytes: size }),
            Err(error) => Err(LibraryError::file(path, "written", &error).into()),
        };
    }
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".part");
    let written = fs::File::create(&unfinished)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&unfinished, path));
    if let Err(error) = written {
        let _ = fs::remove_file(&unfinished);
        return Err(LibraryError::file(path, "written", &error).into());
    }
    Ok(Exported { path: named, bytes: size })
}

fn gathered(library: &Library, ask: &ExportAsk) -> Result<(Heading, Research, &'static Format), IpcError> {
    let name = match ask.format {
        ExportFormat::Markdown => "markdown",
        ExportFormat::W3c => "w3c",
        ExportFormat::Csv => "csv",
    };
    let format = export::format(name)
        .ok_or_else(|| IpcError::new(Code::UnknownCall, format!("There is no export format “{name}”.")))?;
    let filter = match &ask.scope {
        ExportScope::Filter { filter } => Filter::parse(filter)?,
        ExportScope::All | ExportScope::Article { .. } | ExportScope::Timeline { .. } => Filter::default(),
    };
    let library_name = library.folder().name();
    let (title, research) = library.read(|connection| {
        let (title, covered, with_notes) = match &ask.scope {
            ExportScope::All => (library_name.clone(), everything(), true),
            ExportScope::Article { id } => (articles::get(connection, *id)?.title, of_article(*id), false),
            ExportScope::Timeline { id } => {
                let timeline = timelines::get(connection, *id)?;
                let filter = Filter::parse(&timeline.filter)
                    .map_err(|error| LibraryError::Refused(error.to_string()))?;
                (timeline.name, of_events(filter.events(connection)?), false)
            }
            ExportScope::Filter { .. } => {
                let covered = Covered {
                    events: filter.events(connection)?,
                    annotations: filter.annotations(connection)?,
                    articles: Condition::nothing(),
                };
                (library_name.clone(), covered, false)
            }
        };
        Ok((title, research::gather(connection, &covered, with_notes)?))
    })?;
    Ok((Heading { title, library: library_name, now: library.now() }, research, format))
}

fn everything() -> Covered {
    Covered { events: Condition::all(), annotations: Condition::all(), articles: Condition::all() }
}

fn of_events(events: Condition) -> Covered {
    Covered { events, annotations: Condition::nothing(), articles: Condition::nothing() }
}

fn of_article(id: ArticleId) -> Covered {
    Covered {
        events: Condition::of_article(
            "event.id IN (SELECT evidence.event FROM evidence
                          JOIN annotation ON annotation.id = evidence.annotation WHERE annotation.article = ?)",
            id,
        ),
        annotations: Condition::of_article("annotation.article = ?", id),
        articles: Condition::of_article("article.id = ?", id),
    }
}

const fn silent(state: AnchorState) -> bool {
    matches!(state, AnchorState::Exact | AnchorState::Moved)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
