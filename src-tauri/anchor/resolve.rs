//! Passages → where they are now, or that nobody can say.

use std::collections::HashMap;
use std::ops::Range;

use super::align::rising;
use super::belief::belief;
use super::candidate::Candidate;
use super::course::Course;
use super::fragment::Fragment;
use super::known::{self, Known, Surroundings};
use super::neighbours::{Beside, Bracket, Neighbour, agreement};
use super::page::Page;
use super::positions::Text;
use super::search::{Found, add_torn, in_place, keep_best, search};
use super::traits::Question;
use crate::model::{AnchorState, Selector};

/// The best place must lead the second best by this much merit.
const MARGIN: f32 = 0.2;
/// A place that has this much merit, and leads by twice the margin, tells where its neighbours went.
const CERTAIN: f32 = 1.7;
/// A context of so many code points is not met by chance where a passage stood.
const LONG_CONTEXT: usize = 16;
/// Agreement with the neighbours below which a place is on its own.
const STRAY: f32 = 0.25;
/// The same for a passage without neighbours: some 530 code points from where it stood.
const STRAY_ALONE: f32 = 0.22;
/// A place is answered from this belief on: less, and more answers are wrong; more, and more passages are lost.
const BELIEVED: f32 = 0.85;
/// Several places that are believed so much or more are offered.
const OFFERED: f32 = 0.2;
/// Ambiguous places offered at most.
const MOST_OFFERED: usize = 12;

/// What became of one passage.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolution {
    /// How well it was found.
    pub state: AnchorState,
    /// Where it is, in code points; `None` when ambiguous or lost.
    pub range: Option<Range<u32>>,
    /// How likely the best place is the right one, 0 to 1, as learnt from edited texts.
    pub score: f32,
    /// The places to choose from when ambiguous, best first; empty otherwise.
    pub candidates: Vec<Range<u32>>,
}

impl Resolution {
    fn ambiguous(score: f32, candidates: Vec<Range<u32>>) -> Resolution {
        Resolution { state: AnchorState::Ambiguous, range: None, score, candidates }
    }

    fn lost(score: f32) -> Resolution {
        Resolution { state: AnchorState::Lost, range: None, score, candidates: Vec::new() }
    }
}

/// Finds passages again in a text, one answer a selector, in their order.
///
/// The selectors of one call belong to one older text, in the order in which they stand there: neighbours
/// tell where a passage went, and where selectors overlap, they tell each other more of that text. Exact and
/// edited places compete together; the best must reach a floor that is higher for short quotes, and lead the
/// second best by a margin. A wrong place is worse than [`AnchorState::Ambiguous`] or [`AnchorState::Lost`].
///
/// What the states mean:
/// - [`AnchorState::Exact`]: the same words (white space, quotation marks, dashes and the like may differ) with
///   three quarters of prefix and of suffix around them, in their order among the other passages;
/// - [`AnchorState::Moved`]: the same words, in other surroundings or in another order;
/// - [`AnchorState::Changed`]: words of the passage were edited, taken out or put in; the range is what it became;
/// - [`AnchorState::Ambiguous`]: several places have about the same merit, and are offered;
/// - [`AnchorState::Lost`]: no place is believed.
///
/// Positions outside the text, or reversed, are passed over, and the quote decides. A selector without a
/// quote cannot be verified: its place, if the text has it, is offered as the only ambiguous candidate.
///
/// Takes time linear in the text plus, for each selector, time linear in its length.
pub fn resolve(text: &Text<'_>, selectors: &[Selector]) -> Vec<Resolution> {
    resolve_around(text, selectors, &known::from_selectors(selectors))
}

/// Finds passages again in a text when the older text is there too: as [`resolve`], with all that stood around
/// each passage.
pub fn resolve_from(old: &Text<'_>, new: &Text<'_>, selectors: &[Selector]) -> Vec<Resolution> {
    resolve_around(new, selectors, &known::from_text(old, selectors))
}

fn resolve_around(text: &Text<'_>, selectors: &[Selector], known: &Known<'_>) -> Vec<Resolution> {
    let mut page = Page::new(text);
    let fragments = fragments(&mut page, selectors, known);
    if let Some(unchanged) = all_in_place(&page, selectors, &fragments) {
        return unchanged;
    }
    let (passages, course) = settled(&mut page, selectors, &fragments, known);
    let mut resolutions: Vec<Resolution> = passages
        .iter()
        .zip(selectors)
        .map(|(passage, selector)| {
            decide(&passage.question(&page, &course, selector, selectors.len()), selector)
        })
        .collect();
    mark_moved(&mut resolutions);
    resolutions
}

fn fragments<'s>(
    page: &mut Page<'_>,
    selectors: &'s [Selector],
    known: &'s Known<'_>,
) -> Vec<Option<Fragment<'s>>> {
    let read = |(selector, around)| Fragment::new(selector, around, page);
    selectors.iter().zip(&known.around).map(read).collect()
}

/// Every passage with its places, after the neighbours have spoken.
fn settled(
    page: &mut Page<'_>,
    selectors: &[Selector],
    fragments: &[Option<Fragment<'_>>],
    known: &Known<'_>,
) -> (Vec<Passage>, Course) {
    let course = Course::new(page, known.stretches.iter().map(|(from, text)| (*from, text.as_ref())));
    let mut passages = search_all(page, selectors, fragments, &known.around, &course);
    for _ in 0..2 {
        settle(&mut passages, page.text.len());
    }
    (passages, course)
}

/// A place that was considered, with what was measured of it.
#[derive(Debug, Clone)]
pub struct Considered {
    /// Where it is.
    pub range: Range<u32>,
    /// What is measured.
    pub traits: Vec<f32>,
}

/// The places that are considered for each selector.
pub fn consider(old: Option<&Text<'_>>, text: &Text<'_>, selectors: &[Selector]) -> Vec<Vec<Considered>> {
    let known = match old {
        Some(old) => known::from_text(old, selectors),
        None => known::from_selectors(selectors),
    };
    let mut page = Page::new(text);
    let fragments = fragments(&mut page, selectors, &known);
    if all_in_place(&page, selectors, &fragments).is_some() {
        return selectors.iter().map(|_| Vec::new()).collect();
    }
    let (passages, course) = settled(&mut page, selectors, &fragments, &known);
    passages
        .iter()
        .zip(selectors)
        .map(|(passage, selector)| {
            let question = passage.question(&page, &course, selector, selectors.len());
            let considered = |place: &Candidate| Considered {
                range: place.range.clone(),
                traits: question.traits(place).to_vec(),
            };
            passage.candidates.iter().map(considered).collect()
        })
        .collect()
}

/// The answer when every passage stands where it stood, in its context: nothing needs to be looked for.
fn all_in_place(
    page: &Page<'_>,
    selectors: &[Selector],
    fragments: &[Option<Fragment<'_>>],
) -> Option<Vec<Resolution>> {
    let one = |(selector, fragment): (&Selector, &Option<Fragment<'_>>)| {
        let (position, fragment) = (selector.position?, fragment.as_ref()?);
        let place = in_place(page, fragment, position.start)
            .filter(|place| stands_unchanged(page, fragment, &place.range))?;
        (place.range == (position.start..position.end)).then_some(Resolution {
            state: AnchorState::Exact,
            range: Some(place.range),
            score: 1.0,
            candidates: Vec::new(),
        })
    };
    selectors.iter().zip(fragments).map(one).collect()
}

/// Whether prefix and suffix stand around a place to the letter, and are enough to tell.
fn stands_unchanged(page: &Page<'_>, fragment: &Fragment<'_>, range: &Range<u32>) -> bool {
    let text = page.text.as_str();
    let around = page.text.byte(range.start).zip(page.text.byte(range.end));
    let Some((before, after)) = around.and_then(|(start, end)| text.get(..start).zip(text.get(end..))) else {
        return false;
    };
    let long = |context: &str| context.chars().count() >= LONG_CONTEXT;
    before.ends_with(fragment.prefix)
        && after.starts_with(fragment.suffix)
        && (long(fragment.prefix) || before == fragment.prefix)
        && (long(fragment.suffix) || after == fragment.suffix)
}

/// One passage with the places it may have gone to.
#[derive(Default)]
pub(super) struct Passage {
    old: Option<Range<u32>>,
    candidates: Vec<Candidate>,
    /// The sentence in which it stood, as far as it is known.
    sentence: Option<Range<u32>>,
    /// What is found again beside its sentence.
    beside: Beside,
    /// Whether what stood before the passage is now followed by what stood after it.
    removed: bool,
}

impl Passage {
    fn question<'p>(
        &'p self,
        page: &'p Page<'p>,
        course: &'p Course,
        selector: &Selector,
        together: usize,
    ) -> Question<'p> {
        let count = |text: &str| text.chars().count();
        let context =
            selector.quote.as_ref().map_or((0, 0), |quote| (count(&quote.prefix), count(&quote.suffix)));
        Question {
            page,
            course,
            old: self.old.as_ref(),
            touching: self.old.as_ref().map(|old| Beside::of(course, page, old)).unwrap_or_default(),
            beside: &self.beside,
            removed: self.removed,
            candidates: &self.candidates,
            context,
            together,
        }
    }

    fn credible(&self) -> impl Iterator<Item = &Candidate> {
        self.candidates.iter().filter(|place| place.credible(self.removed))
    }
}

/// Finds every passage's places; equal quotes in equal surroundings are looked for once.
fn search_all(
    page: &Page<'_>,
    selectors: &[Selector],
    fragments: &[Option<Fragment<'_>>],
    around: &[Surroundings],
    course: &Course,
) -> Vec<Passage> {
    let mut known: HashMap<(&Surroundings, &str, bool), Found> = HashMap::new();
    let mut passages = Vec::with_capacity(selectors.len());
    for ((selector, fragment), around) in selectors.iter().zip(fragments).zip(around) {
        let old = selector.position.filter(|p| p.start <= p.end).map(|p| p.start..p.end);
        let Some(fragment) = fragment else {
            passages.push(Passage { old, ..Passage::default() });
            continue;
        };
        let here = old.as_ref().and_then(|old| in_place(page, fragment, old.start));
        let key = (around, fragment.exact, fragment.from_start);
        let Found { mut candidates, removed } =
            known.entry(key).or_insert_with(|| search(page, fragment)).clone();
        if let Some(here) = here {
            keep_best(&mut candidates, here);
        }
        if let Some((spread, claim)) = old.as_ref().and_then(|old| course.spread(page, old)) {
            add_torn(page, fragment, &spread, claim, &mut candidates);
        }
        let sentence = old.as_ref().filter(|old| fragment.place.len() == old.len()).map(|old| {
            let (from, to) = (fragment.place.start, fragment.place.end);
            let sentence = fragment.sentence();
            old.start.saturating_sub(from - sentence.start)..old.end.saturating_add(sentence.end - to)
        });
        let beside = sentence.as_ref().map(|sentence| Beside::of(course, page, sentence)).unwrap_or_default();
        passages.push(Passage { old, candidates, sentence, beside, removed });
    }
    passages
}

/// Lets the passages whose place is certain speak for the places of their neighbours.
fn settle(passages: &mut [Passage], end: u32) {
    let certain: Vec<Option<Neighbour>> = passages
        .iter()
        .map(|passage| {
            let best = passage.credible().max_by(|a, b| a.merit().total_cmp(&b.merit()))?;
            let second = passage
                .candidates
                .iter()
                .filter(|place| place.range != best.range)
                .map(Candidate::merit)
                .fold(0.0, f32::max);
            ((best.merit() >= CERTAIN || best.is_witness()) && best.merit() - second >= 2.0 * MARGIN)
                .then(|| Neighbour { old: passage.old.clone(), new: best.range.clone() })
        })
        .collect();
    for (index, passage) in passages.iter_mut().enumerate() {
        let bracketed = certain.iter().enumerate().any(|(other, place)| other != index && place.is_some());
        let bracket = Bracket::beside(&passage.beside).zip(passage.sentence.clone()).or_else(|| {
            let old = passage.old.clone()?;
            Some((Bracket::of(&certain, index, &old)?, old))
        });
        for candidate in &mut passage.candidates {
            candidate.contradicted =
                bracket.as_ref().is_some_and(|(bracket, old)| bracket.contradicts(old, &candidate.range));
            let agreement = agreement(
                &certain,
                index,
                &passage.beside,
                passage.old.as_ref(),
                passage.sentence.as_ref(),
                &candidate.range,
                end,
            );
            candidate.neighbours = agreement.unwrap_or(0.0);
            let least = if bracketed { STRAY } else { STRAY_ALONE };
            candidate.stray = agreement.is_some_and(|agreement| agreement < least);
        }
    }
}

fn decide(question: &Question<'_>, selector: &Selector) -> Resolution {
    if selector.quote.is_none() {
        let place = question.old.cloned().filter(|old| old.end <= question.page.text.len());
        return match place {
            Some(place) => Resolution::ambiguous(0.0, vec![place]),
            None => Resolution::lost(0.0),
        };
    }
    let mut places: Vec<(f32, &Candidate)> =
        question.candidates.iter().map(|place| (belief(&question.traits(place)), place)).collect();
    places.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.range.start.cmp(&b.1.range.start)));
    let Some((score, best)) = places.first().copied() else { return Resolution::lost(0.0) };
    let equal = question.equal_places(best);
    if equal.len() > 1 {
        return Resolution::ambiguous(score, equal.into_iter().take(MOST_OFFERED).collect());
    }
    if score >= BELIEVED {
        let state = match (best.same, best.in_context()) {
            (true, true) => AnchorState::Exact,
            (true, false) => AnchorState::Moved,
            (false, _) => AnchorState::Changed,
        };
        return Resolution { state, range: Some(best.range.clone()), score, candidates: Vec::new() };
    }
    let offered: Vec<Range<u32>> = places
        .iter()
        .take_while(|(belief, _)| *belief >= OFFERED)
        .take(MOST_OFFERED)
        .map(|(_, place)| place.range.clone())
        .collect();
    if offered.len() > 1 {
        return Resolution::ambiguous(score, offered);
    }
    Resolution::lost(score)
}

/// Exact passages that left the order of the others were moved.
fn mark_moved(resolutions: &mut [Resolution]) {
    let placed: Vec<(usize, (u32, usize))> = resolutions
        .iter()
        .enumerate()
        .filter_map(|(index, resolution)| Some((index, (resolution.range.as_ref()?.start, index))))
        .collect();
    let mut kept = vec![false; resolutions.len()];
    for at in rising(&placed, |(_, key)| *key) {
        if let Some((index, _)) = placed.get(at)
            && let Some(slot) = kept.get_mut(*index)
        {
            *slot = true;
        }
    }
    for (resolution, kept) in resolutions.iter_mut().zip(kept) {
        if !kept && resolution.state == AnchorState::Exact {
            resolution.state = AnchorState::Moved;
        }
    }
}
