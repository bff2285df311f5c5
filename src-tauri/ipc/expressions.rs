//! Date expressions of an article, found when it is read.

use std::collections::VecDeque;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};
use std::sync::{Arc, Mutex, PoisonError};

use super::articles::ExpressionView;
use super::common::Edges;
use super::timex;
use crate::model::{Expression, Metadata, Version};
use crate::temporal::edtf::{self, Edtf};
use crate::temporal::{Options, Tongue, tag, words};

/// Texts whose expressions are kept at hand: reading on, marking and undoing ask for the same few again.
const KEPT: usize = 8;

/// What the expressions of a text depend on, and nothing else.
#[derive(Clone, PartialEq)]
struct Question {
    text: (u64, usize),
    reference: Option<String>,
    language: Option<String>,
}

/// Answers given last, newest first. They are a pure function of their questions.
static ANSWERS: Mutex<VecDeque<(Question, Arc<Vec<Expression>>)>> = Mutex::new(VecDeque::new());

/// The expressions of a text, against an article's date of publication and in its language.
pub fn found(text: &str, metadata: &Metadata) -> Arc<Vec<Expression>> {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let question = Question {
        text: (hasher.finish(), text.len()),
        reference: metadata.published.value.clone(),
        language: metadata.language.value.clone(),
    };
    let known = ANSWERS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, answer)) = known.iter().find(|(asked, _)| *asked == question) {
        return Arc::clone(answer);
    }
    drop(known);
    let reference: Option<Edtf> =
        question.reference.as_deref().and_then(|published| edtf::parse(published).ok());
    let language = question.language.as_deref().and_then(Tongue::of_tag).unwrap_or_default();
    let answer = Arc::new(tag(text, &Options { reference, language, ..Options::default() }));
    let mut known = ANSWERS.lock().unwrap_or_else(PoisonError::into_inner);
    known.push_front((question, Arc::clone(&answer)));
    known.truncate(KEPT);
    answer
}

/// The expressions of a version, each with its words.
pub fn expressions(version: &Version, metadata: &Metadata) -> Vec<ExpressionView> {
    found(&version.text, metadata).iter().map(view).collect()
}

fn view(expression: &Expression) -> ExpressionView {
    let date = expression.edtf.as_deref().and_then(|date| edtf::parse(date).ok());
    ExpressionView {
        words: match &date {
            Some(date) => words::in_words(date),
            None => timex::in_words(&expression.value).unwrap_or_else(|| expression.text.clone()),
        },
        edges: date.map(|date| Edges::of(&date.bounds())),
        expression: expression.clone(),
    }
}
