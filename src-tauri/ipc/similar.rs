//! Articles with nearly the same text, and what differs between two of them.

use serde::{Deserialize, Serialize};

use super::common::DateView;
use super::error::IpcError;
use super::versions::{ComparedRun, compared};
use crate::anchor::{ChangeKind, diff};
use crate::library::{self, Library};
use crate::model::ArticleId;

/// Of which article similar ones are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SimilarAsk {
    /// The article.
    pub id: ArticleId,
}

/// An article with nearly the same text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SimilarArticle {
    /// The article.
    pub id: ArticleId,
    /// Its headline, or its first words.
    pub title: String,
    /// Publisher.
    pub publisher: Option<String>,
    /// Date of publication.
    pub published: Option<DateView>,
    /// Percent of the shorter text's word sequences that stand in the longer one too.
    pub percent: u8,
}

/// Two articles that are to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CompareArticlesAsk {
    /// The one whose words count as the older ones.
    pub first: ArticleId,
    /// The other one.
    pub second: ArticleId,
}

/// Two articles beside each other, in their newest versions, without what is folded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticleComparison {
    /// Title of the first.
    pub first: String,
    /// Title of the second.
    pub second: String,
    /// Stretches in reading order; together they cover both texts. Positions count in the texts as shown here.
    pub runs: Vec<ComparedRun>,
    /// How many of them are not the same.
    pub changes: u32,
}

/// The articles whose text is nearly the same as this one's, the most alike first.
pub fn similar_articles(library: &Library, ask: SimilarAsk) -> Result<Vec<SimilarArticle>, IpcError> {
    Ok(library.read(|connection| {
        library::articles::similar(connection, ask.id)?
            .into_iter()
            .map(|alike| {
                let found = library::articles::get(connection, alike.article)?;
                let metadata = found.article.metadata;
                Ok(SimilarArticle {
                    id: alike.article,
                    title: found.title,
                    publisher: metadata.publisher.value.filter(|name| !name.is_empty()),
                    published: DateView::published(metadata.published.value.as_deref()),
                    percent: alike.percent,
                })
            })
            .collect()
    })?)
}

/// Compares the newest versions of two articles word by word.
pub fn compare_articles(library: &Library, ask: CompareArticlesAsk) -> Result<ArticleComparison, IpcError> {
    Ok(library.read(|connection| {
        let first = library::articles::get(connection, ask.first)?;
        let second = library::articles::get(connection, ask.second)?;
        let old = library::articles::shown_text(connection, first.article.version)?;
        let new = library::articles::shown_text(connection, second.article.version)?;
        let changes = diff(&old, &new);
        Ok(ArticleComparison {
            first: first.title,
            second: second.title,
            changes: changes.iter().filter(|change| change.kind != ChangeKind::Same).count() as u32,
            runs: compared(&changes, &old, &new),
        })
    })?)
}
