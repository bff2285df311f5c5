//! What is measured of a place, as numbers: what the belief in it is worked out from.

use std::ops::Range;

use super::candidate::Candidate;
use super::course::{Claim, Course};
use super::neighbours::Beside;
use super::page::Page;

/// How many numbers there are.
pub(super) const TRAITS: usize = 52;

/// Surroundings on both sides that differ by less together say the same.
const SAME_SURROUNDINGS: f32 = 0.4;

/// What is known of a passage beside its places.
pub(super) struct Question<'p> {
    pub(super) page: &'p Page<'p>,
    pub(super) course: &'p Course,
    pub(super) old: Option<&'p Range<u32>>,
    /// What is found again beside the passage, in its sentence too.
    pub(super) touching: Beside,
    /// What is found again beside its sentence.
    pub(super) beside: &'p Beside,
    pub(super) removed: bool,
    pub(super) candidates: &'p [Candidate],
    /// Code points of prefix and suffix.
    pub(super) context: (usize, usize),
    /// Passages asked for together.
    pub(super) together: usize,
}

impl Question<'_> {
    fn claim(&self, words: &Range<usize>) -> Claim {
        self.old.map(|old| self.course.claim(self.page, words, old)).unwrap_or_default()
    }

    /// The places with the same words in the same surroundings as this one, when nothing but the old position, if
    /// that, tells one from the other; only this one when it stands in the old position.
    pub(super) fn equal_places(&self, best: &Candidate) -> Vec<Range<u32>> {
        let nothing_beside = self.beside.before.is_empty() && self.beside.after.is_empty();
        let alone = self.old.is_none() || (self.together == 1 && nothing_beside);
        let in_place = self.old.is_some_and(|old| old.start == best.range.start);
        let around = |place: &Candidate| place.before + place.after;
        let equal =
            |other: &&Candidate| other.same && (around(other) - around(best)).abs() < SAME_SURROUNDINGS;
        if !alone || in_place || !best.same {
            return Vec::new();
        }
        self.candidates.iter().filter(equal).map(|place| place.range.clone()).collect()
    }

    /// The numbers of one of the places.
    pub(super) fn traits(&self, place: &Candidate) -> [f32; TRAITS] {
        let flag = |is: bool| f32::from(u8::from(is));
        let log = |count: u32| (1.0 + count as f32).log2();
        let rival = self
            .candidates
            .iter()
            .filter(|other| other.range != place.range)
            .max_by(|a, b| a.merit().total_cmp(&b.merit()));
        let same_elsewhere =
            self.candidates.iter().filter(|other| other.range != place.range && other.same).count();
        let claim = self.claim(&place.at);
        let around = place.at.start.saturating_sub(8)..(place.at.end + 8).min(self.page.ids.len());
        let wide = self.claim(&around);
        let held = |beside| self.old.map(|old| Held::of(beside, old, place)).unwrap_or_default();
        let (near, far) = (held(&self.touching), held(self.beside));
        let away = self.old.map_or(-1.0, |old| log(old.start.abs_diff(place.range.start)));
        let r = |of: &dyn Fn(&Candidate) -> f32| rival.map_or(-1.0, of);
        [
            // 0: the words of the quote.
            flag(place.same),
            flag(place.literal),
            place.quality,
            place.bits,
            place.wanted,
            // 5: the words around it.
            place.before,
            place.after,
            place.before.min(place.after),
            place.run_before,
            place.run_after,
            place.run_before.min(place.run_after),
            // 11: neighbours, and the text further off.
            place.neighbours,
            place.further.unwrap_or(-1.0),
            flag(place.contradicted),
            flag(place.stray),
            // 15: the sentence.
            flag(place.ending.clean),
            place.ending.bits,
            flag(place.ending.crosses),
            flag(place.sentence_known),
            // 19: what is known of the passage.
            place.words as f32,
            place.sentences as f32,
            self.context.0.min(64) as f32,
            self.context.1.min(64) as f32,
            flag(self.old.is_some()),
            flag(self.removed),
            self.together.min(32) as f32,
            log(self.page.text.len()),
            // 27: rivals.
            place.merit(),
            rival.map_or(2.0, |rival| place.merit() - rival.merit()),
            r(&|rival| flag(rival.same)),
            r(&|rival| rival.quality),
            r(&|rival| rival.before.min(rival.after)),
            r(&|rival| rival.before.max(rival.after)),
            r(&|rival| rival.neighbours),
            same_elsewhere as f32,
            self.candidates.len() as f32,
            // 36: from where the course of the text follows the words here.
            claim.own / place.bits.max(1.0),
            claim.others / place.bits.max(1.0),
            wide.own,
            wide.others,
            // 40: what is found again beside the passage, and beside its sentence.
            near.before,
            near.after,
            near.inside,
            near.room,
            far.before,
            far.after,
            far.inside,
            far.room,
            far.closest,
            // 49: the old position, and more of the rivals.
            away,
            r(&|rival| self.claim(&rival.at).own / rival.bits.max(1.0)),
            self.candidates
                .iter()
                .filter(|other| other.range != place.range && other.merit() >= place.merit())
                .count() as f32,
        ]
    }
}

/// How a place lies between what is found again beside its passage.
struct Held {
    /// How far from where the mark before foretells it, in doublings of code points; -1 without a mark.
    before: f32,
    /// The same for the mark after.
    after: f32,
    /// 1 between both, 0 outside of them, -1 when a mark is missing.
    inside: f32,
    /// How much of the room between the marks is left, in parts of the passage; -1 when a mark is missing.
    room: f32,
    /// How far the nearer mark was, in doublings of code points.
    closest: f32,
}

impl Default for Held {
    fn default() -> Held {
        Held { before: -1.0, after: -1.0, inside: -1.0, room: -9.0, closest: -1.0 }
    }
}

impl Held {
    fn of(beside: &Beside, old: &Range<u32>, place: &Candidate) -> Held {
        let log = |count: i64| (1.0 + count.unsigned_abs() as f32).log2();
        let (low, high) = (beside.before.first(), beside.after.first());
        let mut held = Held::default();
        if let Some(low) = low {
            let (was, is) = (
                i64::from(old.start) - i64::from(low.old),
                i64::from(place.range.start) - i64::from(low.new),
            );
            held.before = log(is - was);
            held.closest = log(was);
        }
        if let Some(high) = high {
            let (was, is) =
                (i64::from(high.old) - i64::from(old.end), i64::from(high.new) - i64::from(place.range.end));
            held.after = log(is - was);
            held.closest = if low.is_some() { held.closest.min(log(was)) } else { log(was) };
        }
        if let (Some(low), Some(high)) = (low, high) {
            held.inside = f32::from(u8::from(low.new <= place.range.end && place.range.start <= high.new));
            let (was, is) =
                (i64::from(high.old) - i64::from(low.old), i64::from(high.new) - i64::from(low.new));
            held.room = ((is - was) as f32 / (old.len().max(1)) as f32).clamp(-4.0, 4.0);
        }
        held
    }
}
