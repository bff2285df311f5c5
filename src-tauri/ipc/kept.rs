//! Answers that are kept at hand because they are asked for again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// The answers given last, newest first. An answer must be a pure function of its question.
pub struct Kept<Q, A> {
    most: usize,
    answers: Mutex<VecDeque<(Q, Arc<A>)>>,
}

impl<Q: PartialEq, A> Kept<Q, A> {
    /// Keeps so many answers.
    pub const fn new(most: usize) -> Self {
        Self { most, answers: Mutex::new(VecDeque::new()) }
    }

    /// The answer to a question: the one kept, or the one worked out now. Others may ask meanwhile.
    pub fn answer(&self, question: Q, work_out: impl FnOnce(&Q) -> A) -> Arc<A> {
        let known = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, answer)) = known.iter().find(|(asked, _)| *asked == question) {
            return Arc::clone(answer);
        }
        drop(known);
        let answer = Arc::new(work_out(&question));
        let mut known = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        known.push_front((question, Arc::clone(&answer)));
        known.truncate(self.most);
        answer
    }
}
