//! A line of a pasted text and what its shape says.

use std::collections::HashMap;

use crate::import::cues;
use crate::model::FoldReason;

/// A line (paragraph) with what can be seen of it at a glance.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line<'a> {
    /// The text, trimmed.
    pub(super) text: &'a str,
    /// Its length in code points.
    pub(super) length: usize,
    /// Its number of words.
    pub(super) words: usize,
    /// Whether it ends as a sentence does.
    pub(super) sentence: bool,
    /// Whether it begins with a bullet.
    pub(super) bullet: bool,
    /// What its own words say it is.
    pub(super) cue: Option<FoldReason>,
    /// How often the same line occurs in the text.
    pub(super) occurrences: usize,
    /// Whether an equal line stands before it.
    pub(super) repeats: bool,
}

const BULLETS: [char; 8] = ['•', '◦', '▪', '■', '●', '·', '‣', '►'];

impl<'a> Line<'a> {
    /// Looks at a line.
    pub(super) fn new(text: &'a str) -> Self {
        let text = text.trim();
        Self {
            text,
            length: text.chars().count(),
            words: cues::words(text),
            sentence: cues::ends_as_sentence(text),
            bullet: text.starts_with(BULLETS) || text.starts_with("* ") || text.starts_with("- "),
            cue: cues::cue(text),
            occurrences: 1,
            repeats: false,
        }
    }

    /// The text as the reader sees it: without the bullet, which the block's kind stands for.
    pub(super) fn shown(&self) -> &'a str {
        if self.bullet {
            self.text.trim_start_matches(BULLETS).trim_start_matches(['*', '-', ' '])
        } else {
            self.text
        }
    }

    /// Running text by its shape: long, or of some length and ending as a sentence does.
    pub(super) fn is_prose(&self) -> bool {
        self.words >= 25 || (self.sentence && self.words >= 8)
    }
}

/// Counts equal lines.
pub(super) fn note_repetitions(lines: &mut [Line<'_>]) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for line in lines.iter_mut() {
        let count = counts.entry(line.text).or_default();
        *count += 1;
        line.repeats = *count > 1;
    }
    for line in lines {
        line.occurrences = counts.get(line.text).copied().unwrap_or(1);
    }
}
