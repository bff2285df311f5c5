//! Search over articles, annotations, events and notes.

use serde::{Deserialize, Serialize};

use super::common::SnippetPart;
use crate::model::{ArticleId, PositionSelector};
use super::common::DateView;
use super::error::IpcError;
use super::show::snippet;
use crate::library::filter::Filter;
use crate::library::search::{Hit, Kind};
use crate::library::{self, Connection, Library, LibraryError};
use crate::model::{AnnotationId, EntityKind, EventId, NoteId};

/// What to look for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchAsk {
    /// Words and filters in the words of the search box.
    pub text: String,
    /// How many of each kind at most.
    pub limit: u32,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchHits {
    /// The hits, best first within each kind; kinds in the order article, annotation, event, note, entity.
    pub hits: Vec<SearchHit>,
    /// Whether there are more of some kind.
    pub more: bool,
}

/// One hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchHit {
    /// What was found.
    pub kind: HitKind,
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Publisher and date, an event's date, an annotation's article.
    pub detail: String,
    /// The hit in its context.
    pub snippet: Vec<SnippetPart>,
    /// The article to open, for articles and annotations.
    pub article: Option<ArticleId>,
    /// Where in the article's newest version.
    pub place: Option<PositionSelector>,
}

/// What a hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum HitKind {
    /// An article.
    Article,
    /// An annotation.
    Annotation,
    /// An event.
    Event,
    /// A note.
    Note,
    /// A person, organisation or place.
    Entity,
}

/// Searches everything. Nothing typed finds nothing.
pub fn search(library: &Library, ask: SearchAsk) -> Result<SearchHits, IpcError> {
    let filter = Filter::parse(&ask.text)?;
    if filter.is_empty() {
        return Ok(SearchHits { hits: Vec::new(), more: false });
    }
    Ok(library.read(|connection| {
        let (found, mut more) = library::search::search(connection, &filter, ask.limit)?;
        let mut hits = found.iter().map(|hit| shown(connection, hit)).collect::<Result<Vec<_>, _>>()?;
        let mut entities = library::entities::like(connection, ask.text.trim(), ask.limit.saturating_add(1))?;
        more |= entities.len() > ask.limit as usize;
        entities.truncate(ask.limit as usize);
        hits.extend(entities.into_iter().map(|entity| SearchHit {
            kind: HitKind::Entity,
            id: entity.id.to_string(),
            title: entity.name,
            detail: match entity.kind {
                EntityKind::Person => "Person",
                EntityKind::Organisation => "Organisation",
                EntityKind::Place => "Place",
            }
            .to_owned(),
            snippet: Vec::new(),
            article: None,
            place: None,
        }));
        Ok(SearchHits { hits, more })
    })?)
}

/// A hit with its title and what tells it apart.
fn shown(connection: &Connection, hit: &Hit) -> Result<SearchHit, LibraryError> {
    let snippet = snippet(hit.excerpt.as_ref());
    Ok(match hit.kind {
        Kind::Article => {
            let id = ArticleId::from_bits(hit.id);
            let found = library::articles::get(connection, id)?;
            let metadata = found.article.metadata;
            let published = DateView::published(metadata.published.value.as_deref()).map(|date| date.words);
            let detail = [metadata.publisher.value, published].into_iter().flatten().collect::<Vec<_>>();
            SearchHit {
                kind: HitKind::Article,
                id: id.to_string(),
                title: found.title,
                detail: detail.join(", "),
                snippet,
                article: Some(id),
                place: hit.excerpt.as_ref().and_then(|excerpt| excerpt.place),
            }
        }
        Kind::Annotation => {
            let id = AnnotationId::from_bits(hit.id);
            let marked = library::annotations::get(connection, id, None)?;
            SearchHit {
                kind: HitKind::Annotation,
                id: id.to_string(),
                title: marked.annotation.selector.quote.unwrap_or_default().exact,
                detail: marked.article_title,
                snippet,
                article: Some(marked.annotation.article),
                place: marked.placed.place,
            }
        }
        Kind::Event => {
            let id = EventId::from_bits(hit.id);
            let happened = library::events::get(connection, id)?;
            SearchHit {
                kind: HitKind::Event,
                id: id.to_string(),
                title: happened.event.title,
                detail: happened.event.when.as_ref().map(|date| DateView::of(date).words).unwrap_or_default(),
                snippet,
                article: None,
                place: None,
            }
        }
        Kind::Note => {
            let id = NoteId::from_bits(hit.id);
            let note = library::notes::get(connection, id)?;
            SearchHit {
                kind: HitKind::Note,
                id: id.to_string(),
                title: note.title,
                detail: "Note".to_owned(),
                snippet,
                article: None,
                place: None,
            }
        }
    })
}
