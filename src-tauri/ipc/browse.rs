//! Annotations browsed over the whole library: which, in what order and groups, in what surroundings, and changed
//! many at once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::annotations::{AnnotationIds, AnnotationView};
use super::error::IpcError;
use super::events::Source;
use super::show::Show;
use super::words::moment;
use crate::library::annotations::{self as stored, Order, Orders, Question, Shared};
use crate::library::filter::Filter;
use crate::library::{self, Connection, Library, LibraryError, articles};
use crate::model::{AnnotationId, ArticleId, BlockKind, Color, PositionSelector, TagId, VersionId};

/// Which annotations, in what order and groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BrowseOrder {
    /// Filter in the words of the search box; empty for all.
    pub filter: String,
    /// In what order.
    pub sort: AnnotationSort,
    /// The other way round; within an article the order of the text stays.
    pub descending: bool,
    /// What stands together.
    pub group: AnnotationGroup,
}

/// By what annotations are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum AnnotationSort {
    /// Article title, then the order of the text.
    Place,
    /// The article's date of publication, then the order of the text; without a date last.
    Published,
    /// When they were made.
    Made,
    /// When they were last changed.
    Changed,
}

/// What annotations are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum AnnotationGroup {
    /// Nothing.
    None,
    /// Article.
    Article,
    /// Tag; an annotation with several tags stands in each group.
    Tag,
    /// Colour.
    Color,
    /// Publisher.
    Publisher,
}

/// A page of browsed annotations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BrowseAsk {
    /// Which, and how.
    pub order: BrowseOrder,
    /// How many rows to pass over. Where an annotation stands in several groups, each is a row.
    pub offset: u32,
    /// How many rows at most.
    pub limit: u32,
}

/// A page of browsed annotations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BrowsePage {
    /// Annotations that match, each counted once.
    pub total: u32,
    /// The rows asked for.
    pub rows: Vec<BrowseRow>,
}

/// An annotation in the browser.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BrowseRow {
    /// The annotation.
    pub annotation: AnnotationView,
    /// Its article.
    pub source: Source,
    /// When it was last changed, in words.
    pub changed: String,
}

/// The groups of browsed annotations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BrowseGroups {
    /// Annotations that match, each counted once.
    pub total: u32,
    /// Annotations in the library, the trash apart.
    pub all: u32,
    /// The groups in order, their rows one after another; empty without grouping.
    pub groups: Vec<BrowseGroup>,
}

/// A group of browsed annotations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BrowseGroup {
    /// What they share: a title, a path, a colour, a publisher; empty where they share that there is none.
    pub name: String,
    /// Colour of a tag, or the colour shared.
    pub color: Option<Color>,
    /// The article shared.
    pub article: Option<ArticleId>,
    /// How many rows it has.
    pub count: u32,
}

/// What is done to many annotations, as one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnnotationsPatch {
    /// The annotations. One that is gone is passed over.
    pub ids: Vec<AnnotationId>,
    /// Their new colour.
    pub color: Option<Color>,
    /// Paths of tags to put on them; those that do not exist are made.
    pub add: Vec<String>,
    /// Tags to take off them.
    pub remove: Vec<TagId>,
}

/// What became of many annotations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnnotationsChanged {
    /// How many are different now.
    pub changed: u32,
}

/// Asks for a passage in its surroundings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ContextAsk {
    /// The annotation.
    pub id: AnnotationId,
    /// How many paragraphs to show before the passage, and after it.
    pub around: u32,
}

/// A passage in its surroundings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PassageContext {
    /// The annotation.
    pub row: BrowseRow,
    /// The version that the paragraphs are from: the newest; the one it was made on where it has no place in that.
    pub version: VersionId,
    /// Its number.
    pub number: u32,
    /// Whether it is the newest.
    pub newest: bool,
    /// Where the passage stands in it.
    pub place: PositionSelector,
    /// The paragraphs that it touches and their neighbours, without folded ones.
    pub paragraphs: Vec<ContextParagraph>,
    /// Paragraphs before those shown.
    pub before: u32,
    /// Paragraphs after them.
    pub after: u32,
}

/// A paragraph round a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ContextParagraph {
    /// What it is.
    pub kind: BlockKind,
    /// Position of its first code point.
    pub start: u32,
    /// Its text.
    pub text: String,
}

impl BrowseOrder {
    fn question(&self) -> Question {
        Question {
            filter: self.filter.trim().to_owned(),
            sort: match self.sort {
                AnnotationSort::Place => stored::Sort::Place,
                AnnotationSort::Published => stored::Sort::Published,
                AnnotationSort::Made => stored::Sort::Made,
                AnnotationSort::Changed => stored::Sort::Changed,
            },
            descending: self.descending,
            group: match self.group {
                AnnotationGroup::None => stored::GroupBy::None,
                AnnotationGroup::Article => stored::GroupBy::Article,
                AnnotationGroup::Tag => stored::GroupBy::Tag,
                AnnotationGroup::Color => stored::GroupBy::Color,
                AnnotationGroup::Publisher => stored::GroupBy::Publisher,
            },
        }
    }
}

/// Works with the order that is asked for, in one state of the library.
fn ordered<T>(
    library: &Library,
    order: &BrowseOrder,
    work: impl FnOnce(&Connection, &Order) -> Result<T, LibraryError>,
) -> Result<T, IpcError> {
    let filter = Filter::parse(&order.filter)?;
    let orders = library.kept::<Orders>();
    Ok(library.read(|connection| {
        let revision = library::revision(connection)?;
        let order: Arc<Order> = orders.answer(connection, revision, &order.question(), &filter)?;
        work(connection, &order)
    })?)
}

/// A page of annotations over the library.
pub fn browse_annotations(library: &Library, ask: BrowseAsk) -> Result<BrowsePage, IpcError> {
    ordered(library, &ask.order, |connection, order| {
        let page = order.page(connection, ask.offset, ask.limit)?;
        Ok(BrowsePage { total: order.total, rows: rows_of(connection, page)? })
    })
}

/// The groups into which annotations fall, with their counts.
pub fn browse_groups(library: &Library, ask: BrowseOrder) -> Result<BrowseGroups, IpcError> {
    ordered(library, &ask, |connection, order| {
        let show = Show::new(connection)?;
        let mut titles: HashMap<ArticleId, String> = HashMap::new();
        if order.groups.iter().any(|(shared, _)| matches!(shared, Shared::Article(_))) {
            titles = articles::titles(connection)?.into_iter().collect();
        }
        let groups = order.groups.iter().map(|(shared, count)| {
            let (name, color, article) = match shared {
                Shared::Article(id) => (titles.get(id).cloned().unwrap_or_default(), None, Some(*id)),
                Shared::Color(color) => (color.name().to_owned(), Some(*color), None),
                Shared::Publisher(name) => (name.clone(), None, None),
                Shared::Tag(tag) => match tag.and_then(|tag| show.tags(&[tag]).pop()) {
                    Some(chip) => (chip.path, chip.color, None),
                    None => (String::new(), None, None),
                },
            };
            BrowseGroup { name, color, article, count: *count }
        });
        let counts = library::counts::annotations(connection)?;
        Ok(BrowseGroups { total: order.total, all: counts, groups: groups.collect() })
    })
}

/// All annotations that match, each once: for choosing them all.
pub fn browse_ids(library: &Library, ask: BrowseOrder) -> Result<AnnotationIds, IpcError> {
    ordered(library, &ask, |_, order| Ok(AnnotationIds { ids: order.ids() }))
}

/// Colours annotations, puts tags on them and takes tags off them, as one step.
pub fn change_annotations(
    library: &Library,
    patch: AnnotationsPatch,
) -> Result<AnnotationsChanged, IpcError> {
    let changed = library.change("Change annotations", |change| {
        let asked = stored::ForAll { color: patch.color, add: &patch.add, remove: &patch.remove };
        stored::change_all(change, &patch.ids, &asked)
    })?;
    Ok(AnnotationsChanged { changed })
}

/// A passage in its surroundings: the paragraphs that it touches, and their neighbours.
pub fn passage_context(library: &Library, ask: ContextAsk) -> Result<PassageContext, IpcError> {
    Ok(library.read(|connection| {
        let marked = stored::get(connection, ask.id, None)?;
        let article = articles::get(connection, marked.annotation.article)?.article;
        let own = marked.annotation.selector.position;
        // Without a place in the newest version, the passage is shown where it was marked.
        let (version, place) = match marked.placed.place {
            Some(place) => (article.version, place),
            None => (marked.annotation.version, own.unwrap_or(PositionSelector { start: 0, end: 0 })),
        };
        let version = articles::version(connection, version)?;
        let folded = articles::folded(connection, &version)?;
        let shown: Vec<_> = (0_u32..)
            .zip(&version.blocks)
            .filter(|(index, block)| {
                let touched = block.start < place.end && place.start < block.end;
                touched || (!folded.contains(index) && block.start < block.end)
            })
            .map(|(_, block)| block)
            .collect();
        let around = ask.around as usize;
        let first = shown.partition_point(|block| block.end <= place.start);
        let last = shown.partition_point(|block| block.start < place.end);
        let (from, to) = (first.saturating_sub(around), last.saturating_add(around).min(shown.len()));
        let text = crate::anchor::Text::new(&version.text);
        let paragraphs = shown.get(from..to).unwrap_or_default().iter().map(|block| ContextParagraph {
            kind: block.kind.clone(),
            start: block.start,
            text: text.slice(block.start..block.end).unwrap_or_default().to_owned(),
        });
        let show = Show::new(connection)?;
        let row = BrowseRow {
            changed: moment(marked.annotation.changed),
            source: show.source(marked.annotation.article)?,
            annotation: show.annotation(marked)?,
        };
        Ok(PassageContext {
            row,
            version: version.id,
            number: version.number,
            newest: version.id == article.version,
            place,
            paragraphs: paragraphs.collect(),
            before: u32::try_from(from).unwrap_or(u32::MAX),
            after: u32::try_from(shown.len().saturating_sub(to)).unwrap_or(u32::MAX),
        })
    })?)
}

/// Annotations with their articles, each of which is read once.
fn rows_of(connection: &Connection, marked: Vec<stored::Marked>) -> Result<Vec<BrowseRow>, LibraryError> {
    let show = Show::new(connection)?;
    let changed: Vec<String> = marked.iter().map(|marked| moment(marked.annotation.changed)).collect();
    let mut sources: HashMap<ArticleId, Source> = HashMap::new();
    show.annotations(marked)?
        .into_iter()
        .zip(changed)
        .map(|(annotation, changed)| {
            let source = match sources.entry(annotation.article) {
                Entry::Occupied(known) => known.get().clone(),
                Entry::Vacant(place) => place.insert(show.source(annotation.article)?).clone(),
            };
            Ok(BrowseRow { annotation, source, changed })
        })
        .collect()
}
