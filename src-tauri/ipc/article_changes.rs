//! An article asked for again: what is other than in the answer before, so that one more mark on a long article does
//! not send its thousands of others once more.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::annotations::AnnotationView;
use super::articles::{ArticleAsk, ArticleState, ArticleView, ReadArticle, read};
use super::error::IpcError;
use crate::library::Library;
use crate::model::{AnnotationId, ArticleId, Version, VersionId};

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
}

/// What was answered last, newest first: one answer a version.
#[derive(Default)]
pub(super) struct Answered(Mutex<VecDeque<Answer>>);

struct Answer {
    version: Arc<Version>,
    revision: u64,
    annotations: Vec<AnnotationView>,
}

impl Answered {
    /// A version that was answered.
    fn version(&self, id: VersionId) -> Option<Arc<Version>> {
        let answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        answers.iter().find(|answer| answer.version.id == id).map(|answer| Arc::clone(&answer.version))
    }

    /// Remembers what was answered of a version; gives back what had been.
    fn remember(&self, article: &ReadArticle) -> Option<Answer> {
        let now = Answer {
            version: Arc::clone(&article.version),
            revision: article.state.revision,
            annotations: article.annotations.clone(),
        };
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = answers.iter().position(|answer| answer.version.id == now.version.id);
        let before = at.and_then(|at| answers.remove(at));
        answers.push_front(now);
        answers.truncate(ANSWERS);
        before
    }
}

impl ReadArticle {
    fn view(self) -> ArticleView {
        let version = Arc::unwrap_or_clone(self.version);
        ArticleView { state: self.state, version, annotations: self.annotations }
    }
}

/// An article to read, remembered for the next question about it.
///
/// # Errors
/// When the article or the version is not there, or the library cannot be read.
pub(super) fn whole(library: &Library, ask: ArticleAsk) -> Result<ArticleView, IpcError> {
    let answered = library.kept::<Answered>();
    let article = read(library, ask, |version| answered.version(version))?;
    answered.remember(&article);
    Ok(article.view())
}

/// What is other about an article than in the answer before.
///
/// # Errors
/// When the article or the version is not there, or the library cannot be read.
pub fn article_changes(library: &Library, ask: ArticleChangesAsk) -> Result<ArticleChanges, IpcError> {
    let answered = library.kept::<Answered>();
    let asked = ArticleAsk { id: ask.id, version: ask.version };
    let article = read(library, asked, |version| answered.version(version))?;
    let before = answered.remember(&article);
    let before = before.filter(|answer| answer.version.id == ask.known && answer.revision == ask.since);
    let Some(before) = before else { return Ok(ArticleChanges::Whole { view: Box::new(article.view()) }) };
    let mut gone: HashMap<AnnotationId, AnnotationView> =
        before.annotations.into_iter().map(|each| (each.id, each)).collect();
    let mut annotations = article.annotations;
    annotations.retain(|each| gone.remove(&each.id).as_ref() != Some(each));
    let gone = gone.into_keys().collect();
    let change = ArticleChange { state: article.state, annotations, gone };
    Ok(ArticleChanges::Changed { change: Box::new(change) })
}
