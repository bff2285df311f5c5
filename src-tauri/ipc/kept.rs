//! Answers that are kept at hand because they are asked for again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The answers given last, newest first. An answer must be a pure function of its question.
pub struct Kept<Q, A> {
    most: usize,
    answers: Mutex<VecDeque<Arc<Asked<Q, A>>>>,
}

struct Asked<Q, A> {
    question: Q,
    answer: OnceLock<Arc<A>>,
}

impl<Q: PartialEq, A> Kept<Q, A> {
    /// Keeps so many answers.
    pub const fn new(most: usize) -> Self {
        Self { most, answers: Mutex::new(VecDeque::new()) }
    }

    /// The answer to a question: the one kept, or the one worked out now. Who asks the same meanwhile waits for that
    /// answer; other questions wait for nothing.
    pub fn answer(&self, question: Q, work_out: impl FnOnce(&Q) -> A) -> Arc<A> {
        let mut known = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = match known.iter().find(|asked| asked.question == question) {
            Some(asked) => Arc::clone(asked),
            None => {
                let asked = Arc::new(Asked { question, answer: OnceLock::new() });
                known.push_front(Arc::clone(&asked));
                known.truncate(self.most);
                asked
            }
        };
        drop(known);
        Arc::clone(asked.answer.get_or_init(|| Arc::new(work_out(&asked.question))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_that_several_ask_at_once_is_worked_out_once() {
        let kept: Kept<u8, u8> = Kept::new(2);
        let worked = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let answer = kept.answer(7, |question| {
                        worked.lock().unwrap().push(*question);
                        *question + 1
                    });
                    assert_eq!(*answer, 8);
                });
            }
        });
        assert_eq!(*worked.lock().unwrap(), [7]);
    }

    #[test]
    fn only_the_newest_questions_are_kept() {
        let kept: Kept<u8, u8> = Kept::new(2);
        for question in [1, 2, 3] {
            kept.answer(question, |question| *question);
        }
        assert_eq!(*kept.answer(3, |_| 0), 3);
        assert_eq!(*kept.answer(1, |_| 0), 0);
    }
}
