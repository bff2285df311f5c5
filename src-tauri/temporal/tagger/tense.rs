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

/// What the token at a place tells of the tense.
pub(crate) type Cue<'a> = &'a dyn Fn(usize) -> Option<Tense>;

/// The tense about the tokens `from..to`: the verb before it in the same clause, else the one after it in the
/// same clause, else either in the sentence.
pub(crate) fn tense(tokens: &[Token], from: usize, to: usize, cue: Cue<'_>) -> Tense {
    let before = before(tokens, from, cue);
    if let Some((found, true)) = before {
        return found;
    }
    let after = after(tokens, to, cue);
    match (before, after) {
        (_, Some((found, true))) | (Some((found, _)), _) | (None, Some((found, _))) => found,
        (None, None) => Tense::Unknown,
    }
}

/// The nearest cue before a place, and whether it stands in the same clause.
fn before(tokens: &[Token], from: usize, cue: Cue<'_>) -> Option<(Tense, bool)> {
    let mut same_clause = true;
    for at in (from.saturating_sub(REACH)..from).rev() {
        let token = tokens.get(at)?;
        if tokens.get(at + 1)?.gap == Gap::Paragraph || ends_sentence(tokens, at) {
            return None;
        }
        // "Last Friday, " and "(Friday" hang on what stands before.
        same_clause &= at + 1 == from || !ends_clause(token);
        if let Some(found) = cue(at) {
            let ahead =
                found == Tense::Present && tokens.get(at + 1).is_some_and(|next| next.is(Class::Infinitive));
            let found = if ahead { Tense::Future } else { helped(at, found, cue) };
            return Some((found, same_clause));
        }
    }
    None
}

/// "Will be named", "to be released", "could not be reached": the helping verb decides.
fn helped(at: usize, found: Tense, cue: Cue<'_>) -> Tense {
    let helper = |back: usize| at.checked_sub(back).and_then(cue);
    match found {
        // "Had been due".
        Tense::Future if helper(1) == Some(Tense::Past) && helper(2) == Some(Tense::Past) => Tense::Past,
        Tense::Past if [helper(1), helper(2)].contains(&Some(Tense::Future)) => {
            let back = [helper(2), helper(3)].contains(&Some(Tense::Past));
            if back { Tense::Past } else { Tense::Future }
        }
        _ => found,
    }
}

/// The nearest cue after a place, and whether it stands in the same clause.
fn after(tokens: &[Token], to: usize, cue: Cue<'_>) -> Option<(Tense, bool)> {
    let mut same_clause = true;
    for at in to..to + REACH {
        let token = tokens.get(at)?;
        if token.gap == Gap::Paragraph || ends_sentence(tokens, at) {
            return None;
        }
        same_clause &= at == to || !ends_clause(token);
        if let Some(found) = cue(at) {
            return Some((found, same_clause));
        }
    }
    None
}

fn ends_clause(token: &Token) -> bool {
    [',', ';', ':', '"', '“', '”', '(', ')', '–', '—'].into_iter().any(|mark| token.is_mark(mark))
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
