//! Whether a sentence looks back or ahead, by the verbs nearest to a place.

use super::class::Class;
use super::token::{Gap, Kind, Token};

/// The way a sentence looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Present,
    Future,
    Unknown,
}

/// How many tokens to each side are looked at.
const REACH: usize = 24;

/// The tense about the tokens `from..to`: the verb before in the same sentence, or else the first after.
pub(crate) fn tense(tokens: &[Token], from: usize, to: usize, past_ending: &dyn Fn(&Token) -> bool) -> Tense {
    let cue = |token: &Token| {
        if token.is(Class::FutureVerb) {
            Some(Tense::Future)
        } else if token.is(Class::PastVerb) || past_ending(token) {
            Some(Tense::Past)
        } else if token.is(Class::PresentVerb) {
            Some(Tense::Present)
        } else {
            None
        }
    };
    let mut before = None;
    let mut distance_before = REACH * 2;
    let mut at = from;
    while at > 0 && from - at < REACH {
        let Some(here) = tokens.get(at) else { break };
        if here.gap == Gap::Paragraph {
            break;
        }
        at -= 1;
        let Some(token) = tokens.get(at) else { break };
        if ends_sentence(tokens, at) {
            break;
        }
        if let Some(found) = cue(token) {
            before = Some(found);
            distance_before = from - at;
            break;
        }
    }
    for at in to..(to + REACH).min(tokens.len()) {
        let Some(token) = tokens.get(at) else { break };
        if token.gap == Gap::Paragraph || ends_sentence(tokens, at) {
            break;
        }
        if let Some(found) = cue(token) {
            let distance = at - to + 1;
            if before.is_none() || distance * 3 < distance_before {
                return found;
            }
            break;
        }
    }
    before.unwrap_or(Tense::Unknown)
}

/// Whether a sentence ends at this token: a full stop before a capital, unless a short form ends in it.
pub(crate) fn ends_sentence(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    if token.is_mark('!') || token.is_mark('?') {
        return true;
    }
    if !token.is_mark('.') {
        return false;
    }
    let short = at
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|before| before.kind == Kind::Word && before.end - before.start <= 3 && before.capital);
    let next_capital = tokens.get(at + 1).is_none_or(|next| next.capital || next.kind == Kind::Mark);
    next_capital && !short
}
