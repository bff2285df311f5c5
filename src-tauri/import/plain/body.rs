//! Where the body of a pasted text begins and ends: the contiguous run of lines with the best score.

use std::ops::Range;

use crate::model::FoldReason;

use super::edges;
use super::lines::Line;

/// The run of lines that holds the body. Empty when there are no lines.
pub(super) fn find(lines: &[Line<'_>]) -> Range<usize> {
    let scores = scores(lines);
    let (mut best, mut best_run) = (0.0, 0..0);
    let mut from = 0;
    while from < lines.len() {
        let run = run(&scores, from);
        // Comments and further stories stand below; a run that begins late must be the longer for it.
        let late = run.start as f64 / lines.len() as f64;
        let sum = scores.get(run.clone()).unwrap_or_default().iter().sum::<f64>();
        let headed = edges::title(lines, &run).map_or(0.0, |(score, _)| score);
        let weighed = sum * (1.0 - 0.7 * late) * (1.0 + 0.4 * headed);
        if weighed > best {
            (best, best_run) = (weighed, run.clone());
        }
        from = run.end.max(from + 1);
    }
    if best <= 0.0 {
        // Nothing looks like prose: a list, a poem, a short note. All of it is the text.
        return 0..lines.len();
    }
    let end = stop(lines, &best_run);
    best_run.start..end
}

/// How far the sum of scores may fall below its peak before a run is over.
const FALL: f64 = 18.0;

/// The next run that begins at `from` or later: from a line that speaks for the body to the peak of the sum, before
/// it falls too far.
fn run(scores: &[f64], from: usize) -> Range<usize> {
    let start = (from..scores.len())
        .find(|at| scores.get(*at).is_some_and(|score| *score > 0.0))
        .unwrap_or(scores.len());
    let (mut sum, mut peak, mut end) = (0.0, 0.0, start);
    for (at, score) in scores.iter().enumerate().skip(start) {
        sum += score;
        if sum > peak {
            (peak, end) = (sum, at + 1);
        }
        if sum <= 0.0 || sum < peak - FALL {
            break;
        }
    }
    start..end
}

/// The lines' scores; short lines weigh more the more of them stand together, as menus do.
fn scores(lines: &[Line<'_>]) -> Vec<f64> {
    let mut short = 0.0;
    lines
        .iter()
        .map(|line| {
            let own = score(line);
            short = if own < -0.5 && line.cue.is_none() {
                f64::min(short + 1.0, 12.0)
            } else if own > 0.5 {
                0.0
            } else {
                short
            };
            if own < 0.0 { own * (1.0 + 0.25 * f64::max(short - 1.0, 0.0)) } else { own }
        })
        .collect()
}

/// How much a line speaks for being within the body.
fn score(line: &Line<'_>) -> f64 {
    let words = line.words as f64;
    match line.cue {
        Some(FoldReason::Related | FoldReason::Comments | FoldReason::Footer) if line.words <= 12 => {
            return -7.0;
        }
        Some(_) => return -3.0,
        None => {}
    }
    if line.repeats || line.occurrences > 2 {
        return -1.5;
    }
    if line.words >= 25 {
        let prose = (words / 10.0).min(8.0);
        return if line.sentence { prose + 1.0 } else { prose * 0.4 };
    }
    if line.sentence && line.words >= 8 {
        return words / 8.0;
    }
    if line.sentence && line.words >= 3 {
        return 0.3;
    }
    if line.words >= 12 { -0.2 } else { -0.9 }
}

/// The end of the body within its run: before the credit line that closes it, when what follows is small
/// beside the body.
fn stop(lines: &[Line<'_>], run: &Range<usize>) -> usize {
    let length = |range: Range<usize>| {
        lines.get(range).unwrap_or_default().iter().map(|line| line.length).sum::<usize>()
    };
    for at in run.clone() {
        let Some(line) = lines.get(at) else { break };
        let closes = matches!(line.cue, Some(FoldReason::Credit | FoldReason::Footer | FoldReason::Comments));
        if closes && length(at..run.end) * 5 < length(run.start..at) * 2 {
            return at;
        }
    }
    run.end
}
