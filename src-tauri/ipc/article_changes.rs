//! An article asked for again: what is other than in the answer before, so that one more mark on a long article does
//! not send its thousands of others once more.

use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::annotations::AnnotationView;
use super::articles::{ArticleAsk, ArticleState, ArticleView, ExpressionView, ReadArticle, read};
use super::error::IpcError;
use super::expressions::Dates;
use crate::library::Library;
use crate::model::{AnnotationId, ArticleId, VersionId};

/// Answers that are remembered: those of the articles that are open beside each other.
const ANSWERS: usize = 4;

/// Which article, in which version, and what of it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticleChangesAsk {
    /// The article.
    pub id: ArticleId,
    /// The version; the newest when `null`.
    pub version: Option<VersionId>,
    /// The version that was answered before.
    pub known: VersionId,
    /// The revision of that answer.
    #[cfg_attr(test, ts(type = "number"))]
    pub since: u64,
}

/// What is other than before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ArticleChanges {
    /// Everything: another version is shown, or the answer before is not remembered.
    Whole {
        /// The article.
        view: Box<ArticleView>,
    },
    /// The same version with what may have changed about it.
    Changed {
        /// What may have changed.
        change: Box<ArticleChange>,
    },
}

/// What may have changed about an article while the same version is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticleChange {
    /// How it stands now, whole.
    #[serde(flatten)]
    pub state: ArticleState,
    /// Annotations that are new or other than before, in the order of the text.
    pub annotations: Vec<AnnotationView>,
    /// Annotations that are there no more.
    pub gone: Vec<AnnotationId>,
    /// All date expressions, where one of them is other than before.
    pub expressions: Option<Vec<ExpressionView>>,
}

/// What was answered last, newest first: one answer a version.
#[derive(Default)]
pub(super) struct Answered(Mutex<VecDeque<Answer>>);

struct Answer {
    version: VersionId,
    revision: u64,
    annotations: Vec<AnnotationView>,
    dates: Arc<Dates>,
    hidden: Vec<Range<u32>>,
}

impl Answer {
    fn of(read: &ReadArticle) -> Self {
        Self {
            version: read.view.version.id,
            revision: read.view.state.revision,
            annotations: read.view.annotations.clone(),
            dates: Arc::clone(&read.dates),
            hidden: read.hidden.clone(),
        }
    }
}

impl Answered {
    /// Remembers what was answered of a version; gives back what had been.
    fn remember(&self, now: Answer) -> Option<Answer> {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = answers.iter().position(|answer| answer.version == now.version);
        let before = at.and_then(|at| answers.remove(at));
        answers.push_front(now);
        answers.truncate(ANSWERS);
        before
    }
}

/// An article to read, remembered for the next question about it.
///
/// # Errors
/// When the article or the version is not there, or the library cannot be read.
pub(super) fn whole(library: &Library, ask: ArticleAsk) -> Result<ArticleView, IpcError> {
    let read = read(library, ask)?;
    library.kept::<Answered>().remember(Answer::of(&read));
    Ok(ArticleView { expressions: read.dates.views(&read.hidden), ..read.view })
}

/// What is other about an article than in the answer before.
///
/// # Errors
/// When the article or the version is not there, or the library cannot be read.
pub fn article_changes(library: &Library, ask: ArticleChangesAsk) -> Result<ArticleChanges, IpcError> {
    let read = read(library, ArticleAsk { id: ask.id, version: ask.version })?;
    let annotations = &read.view.annotations;
    let before = library.kept::<Answered>().remember(Answer::of(&read));
    let before = before.filter(|answer| answer.version == ask.known && answer.revision == ask.since);
    let Some(before) = before else {
        let view = ArticleView { expressions: read.dates.views(&read.hidden), ..read.view };
        return Ok(ArticleChanges::Whole { view: Box::new(view) });
    };
    let same_dates = (Arc::ptr_eq(&read.dates, &before.dates) || read.dates == before.dates)
        && read.hidden == before.hidden;
    let known: HashMap<AnnotationId, &AnnotationView> =
        before.annotations.iter().map(|each| (each.id, each)).collect();
    let still: HashSet<AnnotationId> = annotations.iter().map(|each| each.id).collect();
    let change = ArticleChange {
        state: read.view.state,
        annotations: annotations.iter().filter(|each| known.get(&each.id) != Some(each)).cloned().collect(),
        gone: known.keys().filter(|id| !still.contains(id)).copied().collect(),
        expressions: (!same_dates).then(|| read.dates.views(&read.hidden)),
    };
    Ok(ArticleChanges::Changed { change: Box::new(change) })
}
