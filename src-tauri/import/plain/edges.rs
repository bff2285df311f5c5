//! What the lines before, within and after the body are.

use std::collections::HashSet;
use std::ops::Range;

use crate::import::metadata::byline;
use crate::model::{BlockKind, FoldReason};

use super::Judgement;
use super::lines::Line;

/// All lines judged.
pub(super) struct Judged {
    /// Which line is the title.
    pub(super) title: Option<usize>,
    /// A judgement for each line.
    pub(super) lines: Vec<Judgement>,
}

/// Judges every line, given where the body is.
pub(super) fn judge(lines: &[Line<'_>], body: Range<usize>) -> Judged {
    let title = title(lines, &body).map(|(_, at)| at);
    let headline = title.and_then(|at| lines.get(at)).map(|line| line.text);
    let judgements = lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            if Some(line.text) == headline {
                Judgement::folded(FoldReason::Title)
            } else if at < body.start {
                before(line, title.is_some_and(|title| at > title))
            } else if at < body.end {
                within(lines, at, &body)
            } else {
                after(lines, at)
            }
        })
        .collect();
    Judged { title, lines: judgements }
}

/// The line above the body (or its first) that reads most like a headline: no full sentence, of a headline's
/// length, sharing words with the body, near to it. With the score that it got.
pub(super) fn title(lines: &[Line<'_>], body: &Range<usize>) -> Option<(f64, usize)> {
    let vocabulary: HashSet<String> = lines
        .get(body.clone())
        .unwrap_or_default()
        .iter()
        .take(12)
        .flat_map(|line| significant(line.text))
        .collect();
    let running: String = lines
        .get(body.clone())
        .unwrap_or_default()
        .iter()
        .take(12)
        .map(|line| line.text.to_lowercase() + "\n")
        .collect();
    let first = body.start.saturating_sub(40);
    // A lone first line of the body may be its headline, when the run began with it.
    let last = body.start.max(1).min(lines.len());
    let mut best: Option<(f64, usize)> = None;
    for (at, line) in lines.iter().enumerate().take(last).skip(first) {
        let own: Vec<String> = significant(line.text).collect();
        let is_first_of_body = at == body.start;
        if line.words < 2
            || line.words > 30
            || line.length > 200
            || line.bullet
            || matches!(line.cue, Some(FoldReason::Navigation | FoldReason::Controls | FoldReason::Footer))
            || byline::is_byline(line.text)
            || (is_first_of_body && line.is_prose())
        {
            continue;
        }
        let shared = own.iter().filter(|word| vocabulary.contains(*word)).count() as f64;
        let share = shared / own.len().max(1) as f64;
        let length = if (4..=18).contains(&line.words) { 1.5 } else { 0.0 };
        let nearness = 0.04 * (at.saturating_sub(first)) as f64;
        let early = if line.repeats { -1.0 } else { 0.0 };
        let ending = if line.text.ends_with('.') { -1.5 } else { 0.0 };
        // Captions and names stand word for word in the text; headlines hardly ever do.
        let quoted = if running.contains(&line.text.to_lowercase()) { -2.5 } else { 0.0 };
        let score = 2.0 * share + 0.35 * shared.min(5.0) + length + nearness + early + ending + quoted;
        if score > 1.2 && best.is_none_or(|(best, _)| score > best) {
            best = Some((score, at));
        }
    }
    best
}

/// Words that carry meaning: of five letters or more, lower case.
fn significant(text: &str) -> impl Iterator<Item = String> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4)
        .map(str::to_lowercase)
}

/// A line above the body.
fn before(line: &Line<'_>, below_title: bool) -> Judgement {
    if byline::is_byline(line.text) {
        return Judgement::folded(FoldReason::Byline);
    }
    if let Some(reason) = line.cue {
        return Judgement::folded(reason);
    }
    if !below_title {
        return Judgement::folded(FoldReason::Navigation);
    }
    if line.is_prose() {
        return Judgement::kept(BlockKind::Paragraph);
    }
    if line.bullet {
        return Judgement::folded(FoldReason::Navigation);
    }
    // Between headline and text stands the picture: its caption, often doubled by its alternative text.
    if line.words >= 2 {
        Judgement::folded(FoldReason::Caption)
    } else {
        Judgement::folded(FoldReason::Navigation)
    }
}

/// A line within the body.
fn within(lines: &[Line<'_>], at: usize, body: &Range<usize>) -> Judgement {
    let Some(line) = lines.get(at) else { return Judgement::kept(BlockKind::Paragraph) };
    if let Some(reason) = line.cue {
        return Judgement::folded(reason);
    }
    if line.occurrences > 1 && !line.is_prose() {
        return Judgement::folded(if line.repeats { FoldReason::Repetition } else { FoldReason::Caption });
    }
    if line.repeats {
        return Judgement::folded(FoldReason::Repetition);
    }
    if byline::is_byline(line.text) && at < body.start + 3 {
        return Judgement::folded(FoldReason::Byline);
    }
    if line.bullet {
        return Judgement::kept(BlockKind::ListItem { depth: 0, number: None });
    }
    if is_heading(lines, at) {
        return Judgement::kept(BlockKind::Heading { level: 2 });
    }
    Judgement::kept(BlockKind::Paragraph)
}

/// A short line that is no sentence, between paragraphs: a heading inside the text.
fn is_heading(lines: &[Line<'_>], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let prose = |line: Option<&Line<'_>>| line.is_some_and(Line::is_prose);
    let next = lines.get(at + 1);
    let asks = line.text.ends_with('?');
    (!line.sentence || asks || line.text.ends_with(':'))
        && line.words <= 14
        && line.words >= 1
        && line.length <= 100
        && line
            .text
            .starts_with(|first: char| first.is_uppercase() || first.is_numeric() || !first.is_ascii())
        && !line.text.ends_with(':')
        && prose(next)
}

/// A line below the body.
fn after(lines: &[Line<'_>], at: usize) -> Judgement {
    match lines.get(at).and_then(|line| line.cue) {
        Some(FoldReason::Credit) => Judgement::folded(FoldReason::Credit),
        Some(reason @ (FoldReason::Comments | FoldReason::Related | FoldReason::Advertisement)) => {
            Judgement::folded(reason)
        }
        _ => Judgement::folded(FoldReason::Footer),
    }
}
