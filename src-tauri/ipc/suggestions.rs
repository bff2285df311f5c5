//! Events that an article's sentences suggest: a dated happening each, the most telling first. A suggestion is
//! nothing but an answer; an event comes of it when a person says yes, by `create_event`.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::articles::ArticleAsk;
use super::common::{DateView, EntityChip};
use super::compose::inside;
use super::error::IpcError;
use super::expressions::{found, options};
use super::names::names;
use super::sentence::{sentences, title};
use super::show::Show;
use super::telling::{Telling, telling};
use crate::library::{self, Connection, Library, LibraryError};
use crate::model::{Block, BlockKind, Entity, EventDate, Expression, ExpressionKind, Version};
use crate::temporal::{Happening, happening};

/// Most suggestions for one article.
const MOST: usize = 200;
/// Longest sentence that can tell of one happening, in code points: what is longer is a list, or has lost its
/// full stops. It also keeps the work on each sentence small.
const LONGEST: usize = 1_000;
/// Share of the words in common from which on two titles of one date tell the same.
const ALIKE: f64 = 0.6;
/// Marks of a photograph's credit.
const CREDITS: [&str; 8] =
    ["©", "photo:", "photo by", "photograph", "(ap photo", "getty images", "/reuters", "/afp"];

/// Words with which a note of the editors begins.
const NOTES: [&str; 4] = ["correction", "clarification", "editor", "editors"];

/// A sentence that tells of a dated happening.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Suggestion {
    /// What happened, drawn from the sentence.
    pub title: String,
    /// When.
    pub when: DateView,
    /// First position of the sentence (code points).
    pub start: u32,
    /// Position after its last code point.
    pub end: u32,
    /// The sentence.
    pub quote: String,
    /// Why it is suggested, in words.
    pub why: String,
    /// People, organisations and places of the library that it names.
    pub entities: Vec<EntityChip>,
}

/// The events that the version's sentences suggest, the most telling first. Left out: sentences that are
/// evidence of an event already, headings, folded lines, captions, credits, and what another sentence of the
/// same date has said.
pub fn suggestions(library: &Library, ask: ArticleAsk) -> Result<Vec<Suggestion>, IpcError> {
    Ok(library.read(|connection| suggested(connection, ask))?)
}

/// A sentence with its rank.
struct Candidate<'a> {
    range: Range<usize>,
    date: &'a Expression,
    told: Happening,
    title: String,
    telling: Telling,
}

fn suggested(connection: &Connection, ask: ArticleAsk) -> Result<Vec<Suggestion>, LibraryError> {
    let article = library::articles::get(connection, ask.id)?;
    let shown = ask.version.unwrap_or(article.article.version);
    let version = library::articles::version_of(connection, ask.id, shown)?;
    let language = options(connection, ask.id)?.language;
    let dates = found(connection, &version)?;
    let text: Vec<char> = version.text.chars().collect();
    let proven = proven(connection, &version)?;
    let headline = words_of(&article.title);
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    for block in blocks(connection, &version)? {
        let here = dated_in(&dates.expressions, block);
        if here.is_empty() {
            continue;
        }
        let letters = text.get(block.start as usize..block.end as usize).unwrap_or_default();
        for sentence in sentences(letters) {
            let range =
                trimmed(&text, block.start as usize + sentence.start..block.start as usize + sentence.end);
            if range.len() > LONGEST {
                continue;
            }
            let from = here.partition_point(|date| (date.start as usize) < range.start);
            let near = here.iter().skip(from).take_while(|date| (date.start as usize) < range.end);
            let dates: Vec<&Expression> = near.filter(|date| lies_in(date, &range)).collect();
            if dates.is_empty() || meets(&proven, &range) {
                continue;
            }
            let letters = text.get(range.clone()).unwrap_or_default();
            let quote: String = letters.iter().collect();
            if is_credit(&quote) || is_note(&quote) || words_of(&quote) == headline {
                continue;
            }
            let dated = inside(here, &range);
            let Some(told) = happening(&quote, &dated, language) else { continue };
            let best = dates
                .into_iter()
                .map(|date| (date, telling(date, &told, &quote, range.start, language)))
                .max_by(|a, b| a.1.rank.total_cmp(&b.1.rank));
            if let Some((date, telling)) = best.filter(|(_, telling)| telling.rank > 0.0) {
                let title = title(letters, &dated);
                candidates.push(Candidate { range, date, told, title, telling });
            }
        }
    }
    candidates
        .sort_by(|a, b| b.telling.rank.total_cmp(&a.telling.rank).then(a.range.start.cmp(&b.range.start)));
    let known: Vec<Entity> =
        library::entities::list(connection, None)?.into_iter().map(|(entity, _)| entity).collect();
    let kept = without_repetition(candidates);
    Ok(kept.into_iter().take(MOST).map(|candidate| candidate.shown(&text, &known)).collect())
}

impl Candidate<'_> {
    fn shown(self, text: &[char], known: &[Entity]) -> Suggestion {
        let letters = text.get(self.range.clone()).unwrap_or_default();
        let mut entities = names(letters, &[], known);
        // A name that the library does not know waits for a person to say who it is.
        entities.retain(|chip| chip.id.is_some());
        let edtf = self.date.edtf.clone().unwrap_or_default();
        Suggestion {
            title: self.title,
            when: DateView::of(&EventDate { edtf, written: self.date.text.clone() }),
            start: u32::try_from(self.range.start).unwrap_or(u32::MAX),
            end: u32::try_from(self.range.end).unwrap_or(u32::MAX),
            quote: letters.iter().collect(),
            why: self.telling.why(&self.told),
            entities,
        }
    }
}

/// Where evidence of events stands in a version: ascending, none touching another.
fn proven(connection: &Connection, version: &Version) -> Result<Vec<Range<usize>>, LibraryError> {
    let marked = library::annotations::in_version(connection, version.article, version.id)?;
    let annotations = Show::new(connection)?.annotations(marked)?;
    let places = annotations.iter().filter(|annotation| !annotation.events.is_empty());
    let mut ranges: Vec<Range<usize>> = places
        .filter_map(|annotation| annotation.place.as_ref())
        .map(|place| place.start as usize..place.end as usize)
        .collect();
    ranges.sort_by_key(|range| range.start);
    ranges.dedup_by(|next, kept| {
        let joined = next.start <= kept.end;
        if joined {
            kept.end = kept.end.max(next.end);
        }
        joined
    });
    Ok(ranges)
}

/// Whether a range has a character in common with one of these, which ascend and stand apart.
fn meets(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = ranges.partition_point(|known| known.end <= range.start);
    ranges.get(next).is_some_and(|known| known.start < range.end)
}

/// The blocks in which sentences are looked for.
fn blocks<'a>(connection: &Connection, version: &'a Version) -> Result<Vec<&'a Block>, LibraryError> {
    let folded: HashSet<u32> = library::articles::folded(connection, version)?.into_iter().collect();
    let telling = |block: &Block| {
        matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem { .. } | BlockKind::Footnote
        )
    };
    let blocks = (0_u32..).zip(&version.blocks);
    Ok(blocks
        .filter(|(index, block)| !folded.contains(index) && telling(block))
        .map(|(_, block)| block)
        .collect())
}

/// The expressions that stand in a block.
fn dated_in<'a>(expressions: &'a [Expression], block: &Block) -> &'a [Expression] {
    let from = expressions.partition_point(|one| one.start < block.start);
    let to = expressions.partition_point(|one| one.start < block.end);
    expressions.get(from..to).unwrap_or_default()
}

fn lies_in(expression: &Expression, range: &Range<usize>) -> bool {
    matches!(expression.kind, ExpressionKind::Date | ExpressionKind::Time)
        && expression.edtf.is_some()
        && range.start <= expression.start as usize
        && expression.end as usize <= range.end
}

/// A range without the white space at its ends.
fn trimmed(text: &[char], range: Range<usize>) -> Range<usize> {
    let letters = text.get(range.clone()).unwrap_or_default();
    let before = letters.iter().take_while(|c| c.is_whitespace()).count();
    let after = letters.iter().rev().take_while(|c| c.is_whitespace()).count();
    let start = range.start + before;
    start..range.end.saturating_sub(after).max(start)
}

fn is_credit(quote: &str) -> bool {
    let small = quote.to_lowercase();
    CREDITS.iter().any(|mark| small.contains(mark)) && small.split_whitespace().count() < 14
}

fn is_note(quote: &str) -> bool {
    words_of(quote).first().is_some_and(|first| NOTES.contains(&first.as_str()))
}

/// The words of a text in small letters, without what is between them.
fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Only the first of those that tell the same of one date.
fn without_repetition(candidates: Vec<Candidate<'_>>) -> Vec<Candidate<'_>> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut told: HashMap<Option<String>, Vec<Vec<usize>>> = HashMap::new();
    let mut kept = Vec::with_capacity(candidates.len().min(MOST));
    for candidate in candidates {
        if kept.len() == MOST {
            break;
        }
        let mut words: Vec<usize> = Vec::new();
        for word in words_of(&candidate.title) {
            let next = numbers.len();
            words.push(*numbers.entry(word).or_insert(next));
        }
        words.sort_unstable();
        words.dedup();
        let same_day = told.entry(candidate.date.edtf.clone()).or_default();
        let again = same_day.iter().any(|known| {
            in_common(&words, known) as f64 >= ALIKE * words.len().min(known.len()).max(1) as f64
        });
        if !again {
            same_day.push(words);
            kept.push(candidate);
        }
    }
    kept
}

/// How many numbers two ascending lists have in common.
fn in_common(one: &[usize], other: &[usize]) -> usize {
    let mut rest = other.iter().peekable();
    one.iter()
        .filter(|number| {
            while rest.next_if(|next| next < number).is_some() {}
            rest.next_if(|next| next == number).is_some()
        })
        .count()
}
