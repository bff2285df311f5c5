//! Where the known stretches of the older text went: runs of equal words, chained in the order of both texts.

use std::ops::Range;

use super::page::Page;
use super::words::Word;

/// A word that stands in the new text so often or less begins a run.
const RARE_WORD: usize = 4;
/// The same for two words in a row.
const RARE_PAIR: usize = 8;
/// Runs that weigh less than this are met by chance, in bits.
const LEAST_RUN_BITS: f32 = 10.0;
/// Runs looked back at for the one that a chain continues; beyond, the best chain so far is asked.
const LOOK_BACK: usize = 48;
/// What a change of the distance between two runs costs, in bits for each doubling of the code points.
const SHIFT_COST: f32 = 0.5;
/// Less than this share of other parts of the old text may stand within a passage, in bits: equal by chance.
const FEW_OTHERS: f32 = 0.1;
/// Words of a place that are asked where they came from; of longer places, every second, third, and so on.
const MOST_CLAIMED: usize = 512;
/// Comparisons of words allowed for each word of both texts.
const STEPS_PER_WORD: usize = 64;

/// The runs that keep the order of both texts, and weigh most together.
#[derive(Debug, Default)]
pub(super) struct Course {
    /// The words of the old text, as far as it is known, at their places in it.
    words: Vec<Word>,
    runs: Vec<Equal>,
}

/// A word that stands in both texts, with what speaks for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Mark {
    /// Where the word ends in the old text on the left of a passage, or begins on its right, in code points.
    pub(super) old: u32,
    /// The same in the new text.
    pub(super) new: u32,
    /// How much the words of its run say that lie on this side of the passage, in bits.
    pub(super) bits: f32,
}

/// A run of equal words: index in the old text, index in the new one, length.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Equal {
    old: usize,
    new: usize,
    len: usize,
    bits: f32,
}

impl Equal {
    fn old_end(&self) -> usize {
        self.old + self.len
    }

    fn new_end(&self) -> usize {
        self.new + self.len
    }

    fn share(&self, len: usize) -> f32 {
        self.bits * len as f32 / self.len.max(1) as f32
    }
}

impl Course {
    /// Follows stretches of the old text, each with the position at which it begins.
    pub(super) fn new<'s>(page: &mut Page<'_>, stretches: impl Iterator<Item = (u32, &'s str)>) -> Course {
        let mut words: Vec<Word> = Vec::new();
        for (from, text) in stretches {
            // Between two stretches stands what no text has.
            words.push(Word { id: u32::MAX, start: from, end: from });
            words.extend(page.lexicon.words(text).into_iter().map(|word| Word {
                id: word.id,
                start: word.start.saturating_add(from),
                end: word.end.saturating_add(from),
            }));
        }
        let ids: Vec<u32> = words.iter().map(|word| word.id).collect();
        let (runs, _) = equal_runs(page, &ids);
        let runs = chain(runs, ids.len(), &Distance { old: &words, new: &page.words });
        Course { words, runs }
    }

    /// What is known on the left of a position in the old text, nearest first.
    pub(super) fn before(&self, page: &Page<'_>, position: u32) -> impl Iterator<Item = Mark> {
        let word = self.words.partition_point(|word| word.end <= position);
        let runs = self.runs.partition_point(|run| run.old < word);
        self.runs.get(..runs).unwrap_or_default().iter().rev().filter_map(move |run| {
            let len = run.len.min(word - run.old);
            let old = self.words.get(run.old + len - 1)?;
            let new = page.words.get(run.new + len - 1)?;
            Some(Mark { old: old.end, new: new.end, bits: run.share(len) })
        })
    }

    /// What is known on the right of a position in the old text, nearest first.
    pub(super) fn after(&self, page: &Page<'_>, position: u32) -> impl Iterator<Item = Mark> {
        let word = self.words.partition_point(|word| word.start < position);
        let runs = self.runs.partition_point(|run| run.old_end() <= word);
        self.runs.get(runs..).unwrap_or_default().iter().filter_map(move |run| {
            let skipped = word.saturating_sub(run.old);
            let old = self.words.get(run.old + skipped)?;
            let new = page.words.get(run.new + skipped)?;
            Some(Mark { old: old.start, new: new.start, bits: run.share(run.len - skipped) })
        })
    }
}

/// What the chain says of a place in the new text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Claim {
    /// How much its words say that are followed from the passage itself, in bits.
    pub(super) own: f32,
    /// How much its words say that are followed from other parts of the old text, in bits.
    pub(super) others: f32,
}

impl Course {
    /// The words of the new text from the first to the last that is followed from a part of the old text; `None`
    /// when nothing of it is, or other parts of the old text stand between.
    pub(super) fn spread(&self, page: &Page<'_>, old: &Range<u32>) -> Option<(Range<usize>, Claim)> {
        let first = self.words.partition_point(|word| word.end <= old.start);
        let last = self.words.partition_point(|word| word.start < old.end);
        let from = self.runs.partition_point(|run| run.old_end() <= first);
        let to = self.runs.partition_point(|run| run.old < last);
        let (low, high) = (self.runs.get(from)?, self.runs.get(to.checked_sub(1)?)?);
        let start = low.new + first.saturating_sub(low.old);
        let end = high.new + (last - high.old).min(high.len);
        let claim = (start < end).then(|| self.claim(page, &(start..end), old))?;
        (claim.others < FEW_OTHERS * claim.own).then_some((start..end, claim))
    }

    /// From where in the old text the words of a place are followed.
    pub(super) fn claim(&self, page: &Page<'_>, words: &Range<usize>, old: &Range<u32>) -> Claim {
        let mut claim = Claim::default();
        let from = self.runs.partition_point(|run| run.new_end() <= words.start);
        let step = words.len() / MOST_CLAIMED + 1;
        for run in self.runs.iter().skip(from).take_while(|run| run.new < words.end) {
            for new in (run.new.max(words.start)..run.new_end().min(words.end)).step_by(step) {
                let Some(word) = self.words.get(run.old + new - run.new) else { continue };
                let bits = page.ids.get(new).map_or(0.0, |id| page.bits(*id) * step as f32);
                let inside = word.start < old.end && old.start < word.end;
                *(if inside { &mut claim.own } else { &mut claim.others }) += bits;
            }
        }
        claim
    }
}

/// The longest runs of equal words through a rare word, or two rare together, and the comparisons it took.
fn equal_runs(page: &Page<'_>, ids: &[u32]) -> (Vec<Equal>, usize) {
    let mut runs = Vec::new();
    // How far each diagonal of the table of both texts has been read.
    let mut read = vec![0usize; ids.len() + page.ids.len()];
    let most = STEPS_PER_WORD.saturating_mul(ids.len() + page.ids.len());
    // The longer the text, the more is met by chance.
    let least = LEAST_RUN_BITS.max(2.0 + (page.ids.len() as f32).max(1.0).log2());
    let mut steps = 0;
    for (at, id) in ids.iter().enumerate() {
        let single = Some(page.places(*id)).filter(|places| places.len() <= RARE_WORD).unwrap_or_default();
        let pair = ids.get(at..at + 2).map(|two| page.pair_places(two)).unwrap_or_default();
        let pair = Some(pair).filter(|places| places.len() <= RARE_PAIR).unwrap_or_default();
        for place in single.iter().copied().chain(pair.iter().map(|(_, place)| *place)) {
            let place = place as usize;
            let diagonal = place + ids.len() - at;
            let Some(done) = read.get_mut(diagonal) else { continue };
            let done_until = *done;
            if done_until > at {
                continue;
            }
            let same = |old: usize, new: usize| ids.get(old).is_some_and(|id| page.ids.get(new) == Some(id));
            let reach = (at - done_until).min(place);
            let back = (1..=reach).take_while(|back| same(at - back, place - back)).count();
            let len = back + (0..).take_while(|on| same(at + on, place + on)).count();
            let old = at - back;
            *done = old + len + 1;
            let bits = ids.get(old..old + len).unwrap_or_default().iter().map(|id| page.bits(*id)).sum();
            if bits >= least {
                runs.push(Equal { old, new: place - back, len, bits });
            }
            steps += len + 1;
            if steps > most {
                return (runs, steps);
            }
        }
    }
    (runs, steps)
}

/// How the distances between words differ in the two texts.
struct Distance<'a> {
    old: &'a [Word],
    new: &'a [Word],
}

impl Distance<'_> {
    /// What it costs that one run follows another, in bits.
    fn cost(&self, a: &Equal, b: &Equal) -> f32 {
        let gap = |words: &[Word], end: usize, next: usize| -> i64 {
            let end = end.checked_sub(1).and_then(|last| words.get(last)).map_or(0, |word| word.end);
            let next = words.get(next).map_or(end, |word| word.start);
            i64::from(next) - i64::from(end)
        };
        let change = gap(self.old, a.old_end(), b.old) - gap(self.new, a.new_end(), b.new);
        SHIFT_COST * (1.0 + change.unsigned_abs() as f32).log2()
    }
}

/// The runs of the heaviest chain, rising in both texts; where two overlap, the later one is cut.
fn chain(mut runs: Vec<Equal>, old_words: usize, distance: &Distance<'_>) -> Vec<Equal> {
    runs.sort_unstable_by_key(|run| (run.new, run.old));
    let mut by_end: Vec<usize> = (0..runs.len()).collect();
    by_end.sort_unstable_by_key(|at| runs.get(*at).map(Equal::new_end));
    let mut by_end = by_end.into_iter().peekable();
    let mut ended = Highest::new(old_words + 1);
    let mut links: Vec<Link> = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        while let Some(past) =
            by_end.next_if(|past| *past < at && runs.get(*past).is_some_and(|p| p.new_end() <= run.new))
        {
            if let (Some(run), Some(link)) = (runs.get(past), links.get(past)) {
                ended.raise(run.old_end(), link.total, past);
            }
        }
        let mut link = Link { total: run.bits, before: None };
        let near = (at.saturating_sub(LOOK_BACK)..at).rev();
        for before in near.chain(ended.up_to(run.old)) {
            let (Some(a), Some(so_far)) = (runs.get(before), links.get(before)) else { continue };
            if a.old >= run.old || a.new >= run.new {
                continue;
            }
            let overlap = a.old_end().saturating_sub(run.old).max(a.new_end().saturating_sub(run.new));
            if overlap >= run.len {
                continue;
            }
            let kept = run.share(run.len - overlap);
            let total = so_far.total + kept - distance.cost(a, run);
            if total > link.total {
                link = Link { total, before: Some(before) };
            }
        }
        links.push(link);
    }
    let mut next = (0..links.len()).max_by(|a, b| {
        let total = |at: &usize| links.get(*at).map_or(0.0, |link| link.total);
        total(a).total_cmp(&total(b))
    });
    let mut chained = Vec::new();
    while let Some(at) = next {
        chained.extend(runs.get(at).copied());
        next = links.get(at).and_then(|link| link.before);
    }
    chained.reverse();
    cut_overlaps(chained)
}

fn cut_overlaps(runs: Vec<Equal>) -> Vec<Equal> {
    let mut cut: Vec<Equal> = Vec::with_capacity(runs.len());
    for mut run in runs {
        if let Some(last) = cut.last() {
            let overlap = last.old_end().saturating_sub(run.old).max(last.new_end().saturating_sub(run.new));
            if overlap >= run.len {
                continue;
            }
            let len = run.len - overlap;
            run = Equal { old: run.old + overlap, new: run.new + overlap, len, bits: run.share(len) };
        }
        cut.push(run);
    }
    cut
}

/// How much a chain weighs that ends in a run, and the run before.
struct Link {
    total: f32,
    before: Option<usize>,
}

/// The heaviest chain that ends up to a word of the old text (a binary indexed tree of maxima).
struct Highest {
    tree: Vec<(f32, usize)>,
}

impl Highest {
    fn new(len: usize) -> Highest {
        Highest { tree: vec![(0.0, usize::MAX); len + 1] }
    }

    fn raise(&mut self, end: usize, total: f32, at: usize) {
        let mut node = end + 1;
        while let Some(slot) = self.tree.get_mut(node) {
            if slot.0 < total {
                *slot = (total, at);
            }
            node += node & node.wrapping_neg();
        }
    }

    fn up_to(&self, end: usize) -> Option<usize> {
        let mut node = end + 1;
        let mut top = (0.0, usize::MAX);
        while node > 0 {
            if let Some(slot) = self.tree.get(node)
                && slot.0 > top.0
            {
                top = *slot;
            }
            node &= node - 1;
        }
        (top.1 != usize::MAX).then_some(top.1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Course, STEPS_PER_WORD, equal_runs};
    use crate::anchor::Text;
    use crate::anchor::page::Page;

    fn numbered(numbers: impl Iterator<Item = u32>) -> String {
        numbers.map(|number| format!("w{number} ")).collect()
    }

    #[test]
    fn the_text_around_an_edit_and_a_moved_part_keeps_its_course() {
        let old = numbered(0..400);
        let new = numbered((0..100).chain(900..910).chain(130..400).chain(100..130));
        let text = Text::new(&new);
        let mut page = Page::new(&text);
        let course = Course::new(&mut page, std::iter::once((0, old.as_str())));
        let place = |text: &str, word: &str| text.find(word).map(|byte| byte as u32);
        let (from, to) = (place(&old, "w100 ").unwrap(), place(&old, "w130 ").unwrap());
        let before = course.before(&page, from).next().unwrap();
        let after = course.after(&page, to).next().unwrap();
        assert_eq!((Some(before.new + 1), Some(after.new)), (place(&new, "w900 "), place(&new, "w130 ")));
        assert_eq!((before.old + 1, after.old), (from, to));
    }

    #[test]
    fn stretches_of_the_old_text_are_held_at_their_distance() {
        let like = "The harbour office said that nothing was heard of the airship at all.";
        let new = format!("{like} {}{like} {}", numbered(0..60), numbered(60..90));
        let text = Text::new(&new);
        let mut page = Page::new(&text);
        let at = new.rfind("The harbour").unwrap() as u32;
        let stretches = [(at, like), (at + like.len() as u32 + 1, "w60 w61 w62 w63 w64 w65")];
        let course = Course::new(&mut page, stretches.into_iter());
        let found = course.before(&page, at + like.len() as u32).next().unwrap();
        assert_eq!(found.new, at + like.len() as u32);
    }

    proptest! {
        #[test]
        fn any_two_texts_are_compared_in_steps_linear_in_their_length(
            old in "((the|ship|ice|Oslo|one|two|a|b|c|\\.) ){0,300}",
            new in "((the|ship|ice|Oslo|one|two|a|b|c|\\.) ){0,300}",
            copies in 1usize..4,
        ) {
            let new = new.repeat(copies);
            let text = Text::new(&new);
            let mut page = Page::new(&text);
            let ids: Vec<u32> = page.lexicon.words(&old).iter().map(|word| word.id).collect();
            let (runs, steps) = equal_runs(&page, &ids);
            let longest = runs.iter().map(|run| run.len).max().unwrap_or(0);
            prop_assert!(steps <= (STEPS_PER_WORD + 1) * (ids.len() + page.ids.len()) + longest);
            for run in &runs {
                prop_assert_eq!(ids.get(run.old..run.old_end()), page.ids.get(run.new..run.new_end()));
            }
            let course = Course::new(&mut page, std::iter::once((0, old.as_str())));
            let rises = |two: &[super::Equal]| two[0].old_end() <= two[1].old && two[0].new_end() <= two[1].new;
            prop_assert!(course.runs.windows(2).all(rises));
        }
    }
}
