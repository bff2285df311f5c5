//! Articles: the list, one to read, its metadata and folds.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::annotations::AnnotationView;
use super::common::Nothing;
use super::common::{DateView, Edges, SnippetPart};
use super::error::IpcError;
use super::events::EventRow;
use super::metadata_patch::MetadataPatch;
use super::readings::{OtherReading, SaidOfDate};
use super::show::{Show, snippet};
use super::words::moment;
use crate::library::filter::Filter;
use crate::library::wording::quoted;
use crate::library::{self, Library};
use crate::model::{Article, ArticleId, CollectionId, Expression, Genre, Version, VersionId};

/// Which articles, in which order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticlesAsk {
    /// Filter in the words of the search box (see `library::filter`); empty for all.
    pub filter: String,
    /// Column to sort by.
    pub sort: ArticleSort,
    /// Whether the last comes first.
    pub descending: bool,
    /// How many to pass over.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
    /// Whether to list the trash instead.
    pub trash: bool,
    /// Only the articles of this collection.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub collection: Option<CollectionId>,
}

/// Columns by which articles sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ArticleSort {
    /// Headline.
    Title,
    /// Publisher.
    Publisher,
    /// Date of publication.
    Published,
    /// When it was imported.
    Added,
    /// Number of annotations.
    Annotations,
    /// Number of events it is evidence for.
    Events,
    /// The order by hand in the collection; without one, when it was imported.
    ByHand,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticlesPage {
    /// How many match.
    pub total: u32,
    /// How many there are without the filter.
    pub all: u32,
    /// Those asked for.
    pub rows: Vec<ArticleRow>,
}

/// An article in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticleRow {
    /// Identifier.
    pub id: ArticleId,
    /// Headline, or its first words.
    pub title: String,
    /// Publisher.
    pub publisher: Option<String>,
    /// Date of publication.
    pub published: Option<DateView>,
    /// Whether the date is confirmed.
    pub published_verified: bool,
    /// Annotations.
    pub annotations: u32,
    /// Events.
    pub events: u32,
    /// Versions.
    pub versions: u32,
    /// Annotations to review in the newest version.
    pub to_review: u32,
    /// Whether import doubts its text.
    pub doubtful: bool,
    /// Whether it was opened before.
    pub read: bool,
    /// The hit in its context, while searching.
    pub snippet: Vec<SnippetPart>,
}

/// Which article to read, in which version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticleAsk {
    /// The article.
    pub id: ArticleId,
    /// The version; the newest when `null`.
    pub version: Option<VersionId>,
}

/// An article whose words were joined at the ends of lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct JoinedAsk {
    /// The article.
    pub article: ArticleId,
}

/// What may change about an article while the same version is shown, but for annotations and dates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticleState {
    /// The library's revision of which this is true.
    #[cfg_attr(test, ts(type = "number"))]
    pub revision: u64,
    /// The article.
    pub article: Article,
    /// Its headline, or its first words.
    pub title: String,
    /// Its date of publication in words.
    pub published: Option<DateView>,
    /// Which blocks are folded now: indexes into the version's blocks, ascending.
    pub folded: Vec<u32>,
    /// All versions, newest first.
    pub versions: Vec<VersionRow>,
    /// Against what relative dates are read, where a person chose; `null` leaves it to the text's evidence.
    pub genre: Option<Genre>,
    /// Events that this article is evidence for, in time order.
    pub events: Vec<EventRow>,
    /// Whether it lies in the trash.
    pub trashed: bool,
    /// Whether import doubts its text.
    pub doubtful: bool,
}

/// An article to read. Its dates are asked for apart, by `article_dates`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticleView {
    /// How it stands.
    #[serde(flatten)]
    pub state: ArticleState,
    /// The version shown.
    pub version: Version,
    /// Annotations in the order of the text; those without a place last.
    pub annotations: Vec<AnnotationView>,
}

/// A version in the list of versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct VersionRow {
    /// Identifier.
    pub id: VersionId,
    /// 1 for the first.
    pub number: u32,
    /// When it was captured, in words.
    pub captured: String,
    /// Name of the imported file.
    pub file_name: Option<String>,
    /// Size of the original in bytes.
    #[cfg_attr(test, ts(type = "number"))]
    pub size: u64,
    /// SHA-256 of the original, lower-case hex.
    pub original: String,
}

/// A date expression with its words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExpressionView {
    /// The expression.
    pub expression: Expression,
    /// Its value in words ("28 September 2015"); for durations and sets too ("3 months", "every Tuesday").
    pub words: String,
    /// Its edges, for dates and times that could be resolved.
    pub edges: Option<Edges>,
    /// Other dates that the words may mean, the likeliest first; where a person read them, what Dateline had
    /// read comes first.
    pub others: Vec<OtherReading>,
    /// That a person read them so.
    pub said: Option<SaidOfDate>,
}

/// What a person corrects of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticlePatch {
    /// The article.
    pub id: ArticleId,
    /// Its new values.
    #[serde(flatten)]
    pub metadata: MetadataPatch,
}

/// Folds or unfolds blocks of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FoldAsk {
    /// The version.
    pub version: VersionId,
    /// Indexes of its blocks.
    pub blocks: Vec<u32>,
    /// Whether they are to be folded.
    pub folded: bool,
}

/// Names articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticleIds {
    /// The articles.
    pub ids: Vec<ArticleId>,
}

impl ArticleSort {
    fn stored(self) -> library::articles::Sort {
        use library::articles::Sort;
        match self {
            ArticleSort::Title => Sort::Title,
            ArticleSort::Publisher => Sort::Publisher,
            ArticleSort::Published => Sort::Published,
            ArticleSort::Added => Sort::Added,
            ArticleSort::Annotations => Sort::Annotations,
            ArticleSort::Events => Sort::Events,
            ArticleSort::ByHand => Sort::ByHand,
        }
    }
}

impl ArticleRow {
    fn of(listed: library::articles::Listed) -> Self {
        Self {
            id: listed.id,
            title: listed.title,
            publisher: Some(listed.publisher).filter(|publisher| !publisher.is_empty()),
            published: DateView::published(listed.published.as_deref()),
            published_verified: listed.published_verified,
            annotations: listed.annotations,
            events: listed.events,
            versions: listed.versions,
            to_review: listed.to_review,
            doubtful: listed.doubtful,
            read: listed.read,
            snippet: snippet(listed.excerpt.as_ref()),
        }
    }
}

/// A page of the list.
pub fn articles(library: &Library, ask: ArticlesAsk) -> Result<ArticlesPage, IpcError> {
    let filter = Filter::parse(&ask.filter)?;
    let (rows, total, all) = library.read(|connection| {
        library::articles::list(
            connection,
            &library::articles::ListAsk {
                filter: &filter,
                sort: ask.sort.stored(),
                descending: ask.descending,
                offset: ask.offset,
                limit: ask.limit,
                trash: ask.trash,
                collection: ask.collection,
            },
        )
    })?;
    Ok(ArticlesPage { total, all, rows: rows.into_iter().map(ArticleRow::of).collect() })
}

/// An article to read, with its annotations placed in the version shown. Remembers that it was opened.
pub fn article(library: &Library, ask: ArticleAsk) -> Result<ArticleView, IpcError> {
    super::article_changes::whole(library, ask)
}

/// An article as it was read.
pub(super) struct ReadArticle {
    /// How it stands.
    pub(super) state: ArticleState,
    /// The version shown.
    pub(super) version: Arc<Version>,
    /// Annotations in the order of the text; those without a place last.
    pub(super) annotations: Vec<AnnotationView>,
}

/// Reads an article, and remembers that it was opened. `known` gives a version that is at hand: a version never
/// changes, so that it need not be read again.
pub(super) fn read(
    library: &Library,
    ask: ArticleAsk,
    known: impl FnOnce(VersionId) -> Option<Arc<Version>>,
) -> Result<ReadArticle, IpcError> {
    let (article, opened) = library.read(|connection| {
        let found = library::articles::get(connection, ask.id)?;
        let shown = ask.version.unwrap_or(found.article.version);
        let version = match known(shown).filter(|version| version.article == ask.id) {
            Some(version) => version,
            None => Arc::new(library::articles::version_of(connection, ask.id, shown)?),
        };
        let show = Show::new(connection)?;
        let versions = library::articles::versions(connection, ask.id)?.into_iter().map(|kept| VersionRow {
            id: kept.id,
            number: kept.number,
            captured: moment(kept.captured),
            file_name: kept.file_name,
            size: kept.size,
            original: kept.original,
        });
        let state = ArticleState {
            revision: library::revision(connection)?,
            title: found.title,
            published: DateView::published(found.article.metadata.published.value.as_deref()),
            folded: library::articles::folded(connection, &version)?,
            versions: versions.collect(),
            genre: library::articles::genre(connection, ask.id)?,
            events: show.event_rows(&library::events::of_article(connection, ask.id)?),
            trashed: found.trashed,
            doubtful: found.doubtful,
            article: found.article,
        };
        let annotations =
            show.annotations_of(ask.id, library::annotations::in_version(connection, ask.id, shown)?)?;
        Ok((ReadArticle { state, version, annotations }, library::articles::opened(connection, ask.id)?))
    })?;
    if !opened {
        library.remember_opened(ask.id)?;
    }
    Ok(article)
}

/// Gives an article's metadata new values; what a person sets is verified.
pub fn update_article(library: &Library, patch: ArticlePatch) -> Result<Nothing, IpcError> {
    let corrected = patch.metadata.understood()?;
    library.change("Describe an article", |change| {
        let found = library::articles::get(change.connection(), patch.id)?;
        let new = corrected.applied(found.article.metadata);
        change.say(format!("Describe {}", quoted(&found.title)));
        library::articles::set_metadata(change, patch.id, &new)
    })?;
    Ok(Nothing {})
}

/// A text without white space around it; nothing when it is empty.
pub(super) fn filled(text: String) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Folds or unfolds blocks.
pub fn fold(library: &Library, ask: FoldAsk) -> Result<Nothing, IpcError> {
    library.change("Fold", |change| library::articles::fold(change, ask.version, &ask.blocks, ask.folded))?;
    Ok(Nothing {})
}

/// Puts the hyphens back into the words of the newest version that import joined: a new version.
pub fn put_hyphens_back(library: &Library, ask: JoinedAsk) -> Result<Nothing, IpcError> {
    library.change("Put hyphens back", |change| {
        library::articles::put_hyphens_back(change, ask.article).map(|_| ())
    })?;
    Ok(Nothing {})
}

/// Moves articles to the trash.
pub fn trash_articles(library: &Library, ask: ArticleIds) -> Result<Nothing, IpcError> {
    library.change("Delete articles", |change| library::articles::trash(change, &ask.ids))?;
    Ok(Nothing {})
}

/// Takes articles back from the trash.
pub fn restore_articles(library: &Library, ask: ArticleIds) -> Result<Nothing, IpcError> {
    library.change("Restore articles", |change| library::articles::restore(change, &ask.ids))?;
    Ok(Nothing {})
}
