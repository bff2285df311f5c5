//! Amounts in digits and in words, in half steps: "two" is 4, "2 1/2" is 5.

use super::class::Class;
use super::lexicon::Lexicon;
use super::token::{Gap, Kind, Token};

/// How many words an amount may have.
const LONGEST: usize = 12;

/// Reads an amount at a place: twice its value, and the place after it.
pub(crate) fn read(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(i32, usize)> {
    let first = tokens.get(at)?;
    match first.kind {
        Kind::Number => Some(digits(tokens, at, first)),
        Kind::Word => words(tokens, at, lexicon),
        Kind::Mark => None,
    }
}

fn digits(tokens: &[Token], at: usize, first: &Token) -> (i32, usize) {
    let whole = i32::try_from(first.value).unwrap_or(i32::MAX / 4).min(i32::MAX / 4) * 2;
    let mark = |place: usize, mark: char| tokens.get(at + place).is_some_and(|t| t.is_mark(mark));
    let number = |place: usize, value: u32| {
        tokens.get(at + place).is_some_and(|t| t.kind == Kind::Number && t.value == value)
    };
    if mark(1, '½') {
        return (whole + 1, at + 2);
    }
    if mark(2, '/') && number(1, 1) && number(3, 2) {
        return (whole + 1, at + 4);
    }
    if mark(1, '-') && mark(3, '/') && number(2, 1) && number(4, 2) {
        return (whole + 1, at + 5);
    }
    if mark(1, '.') && number(2, 5) && tokens.get(at + 2).is_some_and(|t| t.gap == Gap::None && t.digits == 1)
    {
        return (whole + 1, at + 3);
    }
    (whole, at + 1)
}

fn words(tokens: &[Token], start: usize, lexicon: &Lexicon) -> Option<(i32, usize)> {
    let (mut total, mut part, mut at) = (0_i64, 0_i64, start);
    let mut end = start;
    // What may come next: 0 anything, 1 after tens, 2 after ones.
    let mut state = 0;
    while let Some(token) = tokens.get(at) {
        if at - start > LONGEST || (at > start && token.gap == Gap::Paragraph) {
            break;
        }
        if token.is_mark('-') && end == at && state == 1 {
            at += 1;
            continue;
        }
        if token.kind != Kind::Word {
            break;
        }
        if token.is(Class::Tens) && state == 0 {
            part += i64::from(token.value_in(Class::Tens, lexicon));
            state = 1;
        } else if token.is(Class::Ones) && state < 2 {
            let ones = i64::from(token.value_in(Class::Ones, lexicon));
            if state == 1 && ones > 9 {
                break;
            }
            part += ones;
            state = 2;
        } else if token.is(Class::Scale) && (end > start || at == start) {
            let scale = i64::from(token.value_in(Class::Scale, lexicon));
            if scale >= 1_000 {
                total += part.max(1).saturating_mul(scale);
                part = 0;
            } else {
                part = part.max(1).saturating_mul(scale);
            }
            state = 0;
        } else {
            break;
        }
        at += 1;
        end = at;
    }
    let amount = i32::try_from((total + part).min(100_000_000)).ok()?;
    (end > start).then_some((amount * 2, end))
}
