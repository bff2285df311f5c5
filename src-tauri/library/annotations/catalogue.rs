//! All annotations as browsing sees them. Read once for each state of the library, so that every order and all groups
//! of them are a matter of numbers, and a filter need only say which rows pass.

use std::collections::HashMap;
use std::ops::Range;

use rusqlite::Connection;

use super::Sort;
use crate::library::{LibraryError, ask};
use crate::model::{AnnotationId, ArticleId, Color};

/// An annotation of an article that is not in the trash.
pub(super) struct Entry {
    pub(super) row: i64,
    pub(super) id: AnnotationId,
    /// The index of its article.
    pub(super) article: usize,
    pub(super) color: Color,
}

/// An article that is not in the trash.
pub(super) struct Listed {
    pub(super) id: ArticleId,
    /// Empty where it is not known.
    pub(super) publisher: String,
    /// Its annotations: indexes of entries, in the order of the text.
    entries: Range<usize>,
}

/// The annotations and their articles.
pub(super) struct Catalogue {
    /// Article after article, each in the order of the text.
    entries: Vec<Entry>,
    /// As they are called.
    articles: Vec<Listed>,
    /// Indexes of articles by date of publication, and of those without one as they came.
    dated: Vec<usize>,
    undated: Vec<usize>,
    /// Indexes of entries as they were made and as they were last changed.
    made: Vec<usize>,
    changed: Vec<usize>,
}

impl Catalogue {
    /// Reads all of them.
    pub(super) fn read(connection: &Connection) -> Result<Self, LibraryError> {
        let sql = "SELECT id, row, publisher, published_start FROM article
                   WHERE trashed IS NULL ORDER BY title COLLATE NOCASE, row";
        let read: Vec<(ArticleId, i64, String, Option<i64>)> =
            ask::all(connection, "reading articles", sql, [], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })?;
        let places: HashMap<ArticleId, usize> =
            read.iter().enumerate().map(|(place, (id, ..))| (*id, place)).collect();
        let sql = "SELECT row, id, article, start, created, changed, color FROM annotation";
        // Article, place in its text, and row; then what is kept.
        let mut marks = Vec::new();
        for (article, mark) in ask::all(connection, "reading annotations", sql, [], |row| {
            let (start, created, changed): (u32, i64, i64) = (row.get(3)?, row.get(4)?, row.get(5)?);
            let mark = (start, row.get::<_, i64>(0)?, row.get(1)?, created, changed, row.get(6)?);
            Ok((row.get::<_, ArticleId>(2)?, mark))
        })? {
            marks.extend(places.get(&article).map(|article| (*article, mark)));
        }
        marks.sort_unstable_by_key(|(article, (start, row, ..))| (*article, *start, *row));

        let mut by_making: Vec<_> = marks
            .iter()
            .enumerate()
            .map(|(at, (_, (_, row, _, created, ..)))| (*created, *row, at))
            .collect();
        let mut by_change: Vec<_> = marks
            .iter()
            .enumerate()
            .map(|(at, (_, (_, row, .., changed, _)))| (*changed, *row, at))
            .collect();
        by_making.sort_unstable();
        by_change.sort_unstable();
        let mut dated: Vec<_> = Vec::new();
        let mut undated: Vec<_> = Vec::new();
        for (place, (_, row, _, published)) in read.iter().enumerate() {
            match published {
                Some(start) => dated.push((*start, *row, place)),
                None => undated.push((0, *row, place)),
            }
        }
        dated.sort_unstable();
        undated.sort_unstable();

        let mut ends = vec![0; read.len()];
        for (article, _) in &marks {
            if let Some(end) = ends.get_mut(*article) {
                *end += 1;
            }
        }
        let mut start = 0;
        let articles = read.into_iter().zip(ends).map(|((id, _, publisher, _), count)| {
            let entries = start..start + count;
            start = entries.end;
            Listed { id, publisher, entries }
        });
        let last = |sorted: Vec<(i64, i64, usize)>| sorted.into_iter().map(|(.., at)| at).collect();
        Ok(Self {
            articles: articles.collect(),
            entries: marks
                .into_iter()
                .map(|(article, (_, row, id, _, _, color))| Entry { row, id, article, color })
                .collect(),
            dated: last(dated),
            undated: last(undated),
            made: last(by_making),
            changed: last(by_change),
        })
    }

    /// All entries, in no order that means something.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry at an index.
    pub(super) fn entry(&self, at: usize) -> Option<&Entry> {
        self.entries.get(at)
    }

    /// The article at an index.
    pub(super) fn article(&self, at: usize) -> Option<&Listed> {
        self.articles.get(at)
    }

    /// Indexes of all entries in this order; the other way round, the order within a text stays.
    pub(super) fn sorted(&self, sort: Sort, descending: bool) -> Vec<usize> {
        let turned = |all: &[usize]| -> Vec<usize> {
            if descending { all.iter().rev().copied().collect() } else { all.to_vec() }
        };
        let articles = match sort {
            Sort::Made => return turned(&self.made),
            Sort::Changed => return turned(&self.changed),
            Sort::Place => turned(&(0..self.articles.len()).collect::<Vec<_>>()),
            Sort::Published => [turned(&self.dated), turned(&self.undated)].concat(),
        };
        articles
            .into_iter()
            .filter_map(|at| self.articles.get(at))
            .flat_map(|one| one.entries.clone())
            .collect()
    }
}
