//! What is known of an older text around its passages: all of it, or what selectors that overlap tell together.

use std::borrow::Cow;

use super::positions::Text;
use crate::model::{QuoteSelector, Selector};

/// So much is looked at on each side of a passage, in code points.
const WIDE: usize = 160;
/// At most so much, so that the sentence at the end of it is whole.
const WIDEST: usize = 480;
/// A suffix shorter than this, where there is a prefix, ends with the text: others would have been longer.
const SHORT_SUFFIX: usize = 16;

/// The text before and after a passage, as far as it is known and looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Surroundings {
    /// The text before; ends with the selector's prefix.
    pub(super) before: String,
    /// The text after; begins with the selector's suffix.
    pub(super) after: String,
    /// Whether nothing stood before what is known before the passage.
    pub(super) from_start: bool,
    /// Whether nothing stood after what is known after the passage.
    pub(super) to_end: bool,
}

/// All that is known of an older text.
pub(super) struct Known<'a> {
    /// For each selector, the text around it.
    pub(super) around: Vec<Surroundings>,
    /// Stretches of the text, rising, each with the position at which it begins.
    pub(super) stretches: Vec<(u32, Cow<'a, str>)>,
}

/// Gathers for each selector the text around it, from those it overlaps.
///
/// Selectors whose positions lie, or whose words contradict those before them, stand for themselves.
pub(super) fn from_selectors(selectors: &[Selector]) -> Known<'static> {
    let mut order: Vec<(u32, usize)> = selectors
        .iter()
        .enumerate()
        .filter_map(|(index, selector)| Some((begin(selector)?, index)))
        .collect();
    order.sort_unstable();
    let mut around: Vec<Surroundings> = selectors.iter().map(own).collect();
    let mut stretches = Vec::new();
    let mut piece = Piece::default();
    let mut members: Vec<usize> = Vec::new();
    for (from, index) in order {
        let Some(quote) = selectors.get(index).and_then(|selector| selector.quote.as_ref()) else { continue };
        if !piece.takes(from, quote) {
            piece.tell(selectors, &members, &mut around);
            stretches.push(piece.stretch());
            piece = Piece { from, letters: Vec::new() };
            members.clear();
            piece.takes(from, quote);
        }
        members.push(index);
    }
    piece.tell(selectors, &members, &mut around);
    stretches.push(piece.stretch());
    Known { around, stretches }
}

/// Takes for each selector the text around it from the old text itself, where its quote stands there.
pub(super) fn from_text<'a>(old: &Text<'a>, selectors: &[Selector]) -> Known<'a> {
    let widest = u32::try_from(WIDEST).unwrap_or(u32::MAX);
    let around_one = |selector: &Selector| {
        let (quote, position) = (selector.quote.as_ref()?, selector.position?);
        (old.slice(position.start..position.end)? == quote.exact).then_some(())?;
        let before: Vec<char> =
            old.slice(position.start.saturating_sub(widest)..position.start)?.chars().collect();
        let after: Vec<char> =
            old.slice(position.end..position.end.saturating_add(widest).min(old.len()))?.chars().collect();
        let all = (
            before.len() == position.start as usize,
            position.end as usize + after.len() == old.len() as usize,
        );
        let told = Surroundings::new(&before, &after, all);
        (told.before.ends_with(&quote.prefix) && told.after.starts_with(&quote.suffix)).then_some(told)
    };
    let around = selectors.iter().map(|selector| around_one(selector).unwrap_or_else(|| own(selector)));
    Known { around: around.collect(), stretches: vec![(0, Cow::Borrowed(old.as_str()))] }
}

impl Surroundings {
    /// What is looked at of the text before and after a passage; `all` says whether nothing stood beyond either.
    fn new(before: &[char], after: &[char], all: (bool, bool)) -> Surroundings {
        let stops = |c: &char| matches!(c, '.' | '!' | '?' | '\n' | '。');
        let far = |stop: Option<usize>| stop.map_or(WIDEST, |at| WIDE + at + 2);
        let to_left = far(before.iter().rev().skip(WIDE).position(stops)).min(before.len());
        let to_right = far(after.iter().skip(WIDE).position(stops)).min(after.len());
        Surroundings {
            before: before.get(before.len() - to_left..).unwrap_or_default().iter().collect(),
            after: after.get(..to_right).unwrap_or_default().iter().collect(),
            from_start: all.0 && to_left == before.len(),
            to_end: all.1 && to_right == after.len(),
        }
    }
}

fn own(selector: &Selector) -> Surroundings {
    let quote = selector.quote.clone().unwrap_or_default();
    let from_start = begin(selector) == Some(0);
    let to_end = ends_text(&quote, from_start);
    Surroundings { before: quote.prefix, after: quote.suffix, from_start, to_end }
}

/// Whether a selector probably reached the end of its text, because its suffix is short and its prefix is not.
fn ends_text(quote: &QuoteSelector, from_start: bool) -> bool {
    let count = |text: &str| text.chars().count();
    count(&quote.suffix) < SHORT_SUFFIX && (from_start || count(&quote.prefix) >= SHORT_SUFFIX)
}

/// Where a selector's prefix begins in the old text, when its position can be true.
fn begin(selector: &Selector) -> Option<u32> {
    let (quote, position) = (selector.quote.as_ref()?, selector.position?);
    let count = |text: &str| u32::try_from(text.chars().count()).ok();
    (position.end.checked_sub(position.start)? == count(&quote.exact)?).then_some(())?;
    position.start.checked_sub(count(&quote.prefix)?)
}

/// A stretch of the old text that overlapping selectors tell together.
#[derive(Default)]
struct Piece {
    from: u32,
    letters: Vec<char>,
}

impl Piece {
    /// Adds what a selector tells when it overlaps and agrees; says whether it did.
    fn takes(&mut self, from: u32, quote: &QuoteSelector) -> bool {
        let Some(offset) = from.checked_sub(self.from).map(|offset| offset as usize) else { return false };
        if offset > self.letters.len() || (offset == self.letters.len() && offset > 0) {
            return false;
        }
        let mut told = quote.prefix.chars().chain(quote.exact.chars()).chain(quote.suffix.chars());
        let known = self.letters.get(offset..).unwrap_or_default();
        for letter in known {
            match told.next() {
                Some(same) if same == *letter => {}
                Some(_) => return false,
                None => return true,
            }
        }
        self.letters.extend(told);
        true
    }

    fn stretch(&self) -> (u32, Cow<'static, str>) {
        (self.from, Cow::Owned(self.letters.iter().collect()))
    }

    /// Tells each member what stood around it.
    fn tell(&self, selectors: &[Selector], members: &[usize], surroundings: &mut [Surroundings]) {
        if members.len() < 2 {
            return;
        }
        let ends = |index: &usize| {
            let selector = selectors.get(*index)?;
            let (quote, from) = (selector.quote.as_ref()?, begin(selector)?);
            let told = quote.prefix.chars().chain(quote.exact.chars()).chain(quote.suffix.chars()).count();
            let reaches = (from - self.from) as usize + told == self.letters.len();
            Some(reaches && ends_text(quote, from == 0))
        };
        let ends_text = members.iter().any(|index| ends(index) == Some(true));
        for index in members {
            let Some(position) = selectors.get(*index).and_then(|selector| selector.position) else {
                continue;
            };
            let at = |position: u32| position.saturating_sub(self.from) as usize;
            let (start, end) = (at(position.start), at(position.end));
            let before = self.letters.get(start.saturating_sub(WIDEST)..start).unwrap_or_default();
            let after_end = end.saturating_add(WIDEST).min(self.letters.len());
            let after = self.letters.get(end..after_end).unwrap_or_default();
            let all = (before.len() == position.start as usize, ends_text && after_end == self.letters.len());
            if let Some(slot) = surroundings.get_mut(*index) {
                *slot = Surroundings::new(before, after, all);
            }
        }
    }
}
