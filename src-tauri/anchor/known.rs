//! What is known of an older text around its passages: all of it, or what selectors that overlap tell together.

use std::ops::Range;

use super::positions::Text;
use crate::model::{QuoteSelector, Selector};

/// The most that is looked at on each side of a passage, in code points.
const WIDE: usize = 160;

/// The text before and after a passage, as far as it is known and looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Surroundings {
    /// The text before; ends with the selector's prefix.
    pub(super) before: String,
    /// The text after; begins with the selector's suffix.
    pub(super) after: String,
}

/// Gathers for each selector the text around it, from those it overlaps.
///
/// Selectors whose positions lie, or whose words contradict those before them, stand for themselves.
pub(super) fn from_selectors(selectors: &[Selector]) -> Vec<Surroundings> {
    let mut order: Vec<(u32, usize)> = selectors
        .iter()
        .enumerate()
        .filter_map(|(index, selector)| Some((begin(selector)?, index)))
        .collect();
    order.sort_unstable();
    let mut surroundings: Vec<Surroundings> = selectors.iter().map(own).collect();
    let mut piece = Piece::default();
    let mut members: Vec<usize> = Vec::new();
    for (from, index) in order {
        let Some(quote) = selectors.get(index).and_then(|selector| selector.quote.as_ref()) else { continue };
        if !piece.takes(from, quote) {
            piece.tell(selectors, &members, &mut surroundings);
            piece = Piece { from, letters: Vec::new() };
            members.clear();
            piece.takes(from, quote);
        }
        members.push(index);
    }
    piece.tell(selectors, &members, &mut surroundings);
    surroundings
}

/// Takes for each selector the text around it from the old text itself, where its quote stands there.
pub(super) fn from_text(old: &Text<'_>, selectors: &[Selector]) -> Vec<Surroundings> {
    let wide = u32::try_from(WIDE).unwrap_or(u32::MAX);
    let around = |selector: &Selector| {
        let (quote, position) = (selector.quote.as_ref()?, selector.position?);
        (old.slice(position.start..position.end)? == quote.exact).then_some(())?;
        let before = old.slice(position.start.saturating_sub(wide)..position.start)?;
        let after = old.slice(position.end..position.end.saturating_add(wide).min(old.len()))?;
        (before.ends_with(&quote.prefix) && after.starts_with(&quote.suffix))
            .then(|| Surroundings { before: before.to_owned(), after: after.to_owned() })
    };
    selectors.iter().map(|selector| around(selector).unwrap_or_else(|| own(selector))).collect()
}

fn own(selector: &Selector) -> Surroundings {
    let quote = selector.quote.clone().unwrap_or_default();
    Surroundings { before: quote.prefix, after: quote.suffix }
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

    /// Tells each member what stood around it.
    fn tell(&self, selectors: &[Selector], members: &[usize], surroundings: &mut [Surroundings]) {
        if members.len() < 2 {
            return;
        }
        for index in members {
            let Some(position) = selectors.get(*index).and_then(|selector| selector.position) else {
                continue;
            };
            let at = |position: u32| position.saturating_sub(self.from) as usize;
            let (start, end) = (at(position.start), at(position.end));
            let text = |range: Range<usize>| -> String {
                self.letters.get(range).unwrap_or_default().iter().collect()
            };
            if let Some(slot) = surroundings.get_mut(*index) {
                *slot = Surroundings {
                    before: text(start.saturating_sub(WIDE)..start),
                    after: text(end..end.saturating_add(WIDE).min(self.letters.len())),
                };
            }
        }
    }
}
