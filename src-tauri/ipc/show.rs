//! From what the library holds to what the ui shows.

use super::annotations::{AnnotationEvent, AnnotationView};
use super::common::{DateView, EntityChip, SnippetPart, TagChip};
use super::events::{EventRow, EventView, EvidenceView, Source};
use super::words::moment;
use crate::library::annotations::{Marked, Together, Uses, uses, uses_of};
use crate::library::events::{Happened, evidence_of};
use crate::library::search::Excerpt;
use crate::library::tags::{Tree, tree};
use crate::library::{Connection, LibraryError, annotations, articles, events};
use crate::model::{AnnotationId, ArticleId, EventId, PositionSelector, Role, TagId};

/// Shows things in one state of the library; the tag tree is read once.
pub struct Show<'a> {
    connection: &'a Connection,
    tree: Tree,
}

impl<'a> Show<'a> {
    /// In the state that this connection reads.
    pub fn new(connection: &'a Connection) -> Result<Self, LibraryError> {
        Ok(Self { connection, tree: tree(connection)? })
    }

    /// Tags as chips.
    pub fn tags(&self, ids: &[TagId]) -> Vec<TagChip> {
        ids.iter()
            .filter_map(|id| self.tree.node(*id))
            .map(|node| TagChip { id: node.tag.id, path: node.path.clone(), color: node.color })
            .collect()
    }

    /// An annotation.
    pub fn annotation(&self, marked: Marked) -> Result<AnnotationView, LibraryError> {
        let events = uses(self.connection, marked.annotation.id)?;
        Ok(self.used(marked, events))
    }

    /// Annotations, in their order; what they are evidence for is read together.
    pub fn annotations(&self, marked: Vec<Marked>) -> Result<Vec<AnnotationView>, LibraryError> {
        let ids: Vec<AnnotationId> = marked.iter().map(|marked| marked.annotation.id).collect();
        self.annotations_with(marked, Together::These(&ids))
    }

    /// The annotations of one article.
    pub fn annotations_of(
        &self,
        article: ArticleId,
        marked: Vec<Marked>,
    ) -> Result<Vec<AnnotationView>, LibraryError> {
        self.annotations_with(marked, Together::Of(article))
    }

    fn annotations_with(
        &self,
        marked: Vec<Marked>,
        together: Together<'_>,
    ) -> Result<Vec<AnnotationView>, LibraryError> {
        let events = uses_of(self.connection, together)?;
        let shown = marked.into_iter().map(|marked| {
            // One that stands in several groups is shown in each.
            let events = events.get(&marked.annotation.id).cloned().unwrap_or_default();
            self.used(marked, events)
        });
        Ok(shown.collect())
    }

    fn used(&self, marked: Marked, events: Vec<Uses>) -> AnnotationView {
        let Marked { annotation, article_title, made_on, placed, now } = marked;
        let events = events.into_iter().map(|used| AnnotationEvent {
            evidence: used.evidence,
            event: used.event,
            title: used.title,
            when: used.when.as_ref().map(DateView::of),
            stance: used.stance,
            supports: used.supports,
            disputes: used.disputes,
        });
        AnnotationView {
            id: annotation.id,
            article: annotation.article,
            article_title,
            color: annotation.color,
            quote: annotation.selector.quote.unwrap_or_default().exact,
            note: annotation.note,
            tags: self.tags(&annotation.tags),
            place: placed.place,
            state: placed.state,
            accepted: placed.accepted,
            now,
            candidates: placed.candidates,
            made_on,
            events: events.collect(),
            created: moment(annotation.created),
        }
    }

    /// An event in a list.
    pub fn event_row(&self, happened: &Happened) -> EventRow {
        let chips = |role: Role| {
            let of_role = happened.entities.iter().filter(move |entity| entity.3 == role);
            of_role
                .map(|(id, kind, name, _)| EntityChip { id: Some(*id), kind: *kind, name: name.clone() })
                .collect()
        };
        let [supports, disputes, contexts] = happened.stances;
        EventRow {
            id: happened.event.id,
            title: happened.event.title.clone(),
            when: happened.event.when.as_ref().map(DateView::of),
            places: chips(Role::Place),
            people: chips(Role::Participant),
            tags: self.tags(&happened.event.tags),
            supports,
            disputes,
            contexts,
            starred: happened.event.starred,
        }
    }

    /// Events in a list.
    pub fn event_rows(&self, happened: &[Happened]) -> Vec<EventRow> {
        happened.iter().map(|happened| self.event_row(happened)).collect()
    }

    /// An article as a citation shows it.
    pub fn source(&self, id: ArticleId) -> Result<Source, LibraryError> {
        let found = articles::get(self.connection, id)?;
        let metadata = found.article.metadata;
        Ok(Source {
            article: id,
            title: found.title,
            publisher: metadata.publisher.value,
            authors: metadata.authors.value.unwrap_or_default(),
            published: DateView::published(metadata.published.value.as_deref()),
        })
    }

    /// An event whole.
    pub fn event(&self, id: EventId) -> Result<EventView, LibraryError> {
        let happened = events::get(self.connection, id)?;
        let mut evidence = Vec::new();
        for link in evidence_of(self.connection, id)? {
            let marked = annotations::get(self.connection, link.annotation, None)?;
            let source = self.source(marked.annotation.article)?;
            let annotation = self.annotation(marked)?;
            let dates = [link.claims.as_ref(), happened.event.when.as_ref()];
            let date_words =
                dates.into_iter().flatten().find_map(|date| place_of(&annotation.quote, &date.written));
            let claims = link.claims.as_ref().map(DateView::of);
            evidence.push(EvidenceView {
                id: link.id,
                stance: link.stance,
                claims,
                annotation,
                date_words,
                source,
            });
        }
        Ok(EventView {
            row: self.event_row(&happened),
            description: happened.event.description.clone(),
            evidence,
            created: moment(happened.event.created),
            changed: moment(happened.event.changed),
        })
    }
}

/// Where words stand in a text, code points.
fn place_of(text: &str, words: &str) -> Option<PositionSelector> {
    let byte = text.find(words).filter(|_| !words.is_empty())?;
    let start = u32::try_from(text.get(..byte)?.chars().count()).ok()?;
    let length = u32::try_from(words.chars().count()).ok()?;
    Some(PositionSelector { start, end: start.saturating_add(length) })
}

/// The parts of an excerpt.
pub fn snippet(excerpt: Option<&Excerpt>) -> Vec<SnippetPart> {
    let parts = excerpt.map_or(&[][..], |excerpt| &excerpt.parts);
    parts.iter().map(|(text, hit)| SnippetPart { text: text.clone(), hit: *hit }).collect()
}
