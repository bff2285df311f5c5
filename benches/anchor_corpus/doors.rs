//! The doors through which passages are asked for: from outside, from the library, and Hypothesis' method.

use std::ops::Range;

use dateline::anchor::{Considered, Text, consider, resolve_from, resolve_line};
use dateline::model::{AnchorState, Selector};
use serde_json::{Value, json};

use super::hypothesis;

/// What the doors are called, in the order in which they are asked.
pub(crate) const TITLES: [&str; 3] =
    ["from outside (--jsonl)", "from the library, which has the old text", "Hypothesis' published method"];

/// Passages of an older text, to be found in a newer one.
pub(crate) struct Asked {
    pub(crate) old: String,
    pub(crate) new: String,
    pub(crate) selectors: Vec<Selector>,
}

/// What one door answered for one passage.
pub(crate) struct Answer {
    pub(crate) state: AnchorState,
    pub(crate) range: Option<Range<u32>>,
    pub(crate) candidates: Vec<Range<u32>>,
    pub(crate) score: f64,
}

impl Asked {
    /// The line as `dateline anchor --jsonl` reads it.
    fn line(&self) -> String {
        let selector = |selector: &Selector| {
            let quote = selector.quote.clone().unwrap_or_default();
            let position = selector.position;
            json!({
                "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix,
                "start": position.map(|p| p.start), "end": position.map(|p| p.end),
            })
        };
        let selectors: Vec<Value> = self.selectors.iter().map(selector).collect();
        json!({"id": "case", "text": self.new, "selectors": selectors}).to_string()
    }
}

/// Through the door of `dateline anchor --jsonl`: the line and its answer as text, without the old text.
pub(crate) fn outside(asked: &Asked) -> Vec<Answer> {
    let answer = resolve_line(&asked.line()).unwrap_or_default();
    let value: Value = serde_json::from_str(&answer).unwrap_or_default();
    let place = |value: &Value| {
        let end = |name| u32::try_from(value[name].as_u64()?).ok();
        Some(end("start")?..end("end")?)
    };
    value["results"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| Answer {
            state: serde_json::from_value(one["state"].clone()).unwrap_or(AnchorState::Lost),
            range: place(one),
            candidates: one["candidates"].as_array().into_iter().flatten().filter_map(place).collect(),
            score: one["score"].as_f64().unwrap_or_default(),
        })
        .collect()
}

/// Through the library's door, which knows the old text.
pub(crate) fn inside(asked: &Asked) -> Vec<Answer> {
    resolve_from(&Text::new(&asked.old), &Text::new(&asked.new), &asked.selectors)
        .into_iter()
        .map(|one| Answer {
            state: one.state,
            range: one.range,
            candidates: one.candidates,
            score: f64::from(one.score),
        })
        .collect()
}

/// The places that are considered for each passage, with or without the old text.
pub(crate) fn considered(asked: &Asked, with_old: bool) -> Vec<Vec<Considered>> {
    let old = Text::new(&asked.old);
    consider(with_old.then_some(&old), &Text::new(&asked.new), &asked.selectors)
}

/// A row for each place that is considered: what answering it, nothing, or all of them is worth, and its traits.
pub(crate) fn print_traits<V: std::fmt::Debug>(
    head: &str,
    asked: &Asked,
    judge: impl Fn(usize, &Answer) -> V,
) {
    for with_old in [false, true] {
        for (index, places) in considered(asked, with_old).into_iter().enumerate() {
            let ranges: Vec<Range<u32>> = places.iter().map(|place| place.range.clone()).collect();
            let answer = |state, range: Option<Range<u32>>, candidates: Vec<Range<u32>>| {
                judge(index, &Answer { state, range, candidates, score: 0.0 })
            };
            let lost = answer(AnchorState::Lost, None, Vec::new());
            let all = answer(AnchorState::Ambiguous, None, ranges);
            for place in places {
                let here = answer(AnchorState::Changed, Some(place.range.clone()), Vec::new());
                let traits: Vec<String> = place.traits.iter().map(|number| format!("{number:.4}")).collect();
                println!(
                    "R,{head},{},{index},{lost:?},{all:?},{here:?},{},{},{}",
                    u8::from(with_old),
                    place.range.start,
                    place.range.end,
                    traits.join(",")
                );
            }
        }
    }
}

/// By Hypothesis' published method.
pub(crate) fn theirs(asked: &Asked) -> Vec<Answer> {
    let text: Vec<char> = asked.new.chars().collect();
    let answer = |selector| {
        let range = hypothesis_answer(&text, selector);
        let state = if range.is_some() { AnchorState::Exact } else { AnchorState::Lost };
        Answer { state, range, candidates: Vec::new(), score: 0.0 }
    };
    asked.selectors.iter().map(answer).collect()
}

fn hypothesis_answer(text: &[char], selector: &Selector) -> Option<Range<u32>> {
    let quote = selector.quote.as_ref()?;
    let chars = |text: &str| text.chars().collect::<Vec<char>>();
    let (exact, prefix, suffix) = (chars(&quote.exact), chars(&quote.prefix), chars(&quote.suffix));
    let start = selector.position.map_or(usize::MAX / 2, |position| position.start as usize);
    hypothesis::anchor(text, &hypothesis::Quote { exact: &exact, prefix: &prefix, suffix: &suffix, start })
}

/// A place with what stands around it.
pub(crate) fn around(text: &Text<'_>, range: Range<u32>) -> String {
    let before = text.slice(range.start.saturating_sub(120)..range.start).unwrap_or_default();
    let after = text.slice(range.end..(range.end + 120).min(text.len())).unwrap_or_default();
    format!("{range:?} {before}[[{}]]{after}", text.slice(range.clone()).unwrap_or_default())
}
