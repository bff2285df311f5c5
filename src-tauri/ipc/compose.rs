//! What the event composer opens with: everything that the sentence already says.

use std::ops::Range;

use super::dates::readings;
use super::error::IpcError;
use super::events::{ComposeAsk, DateReadings, Draft};
use super::expressions::found;
use super::names::names;
use super::sentence::{sentences, title};
use super::show::Show;
use crate::library::{self, Connection, Library, LibraryError};
use crate::model::{Entity, EventId, Expression, ExpressionKind, PositionSelector, TagId, Version};
use crate::temporal::edtf;

/// Words in a passage from which on it has a title in itself; a shorter one takes its sentence's.
const ENOUGH_WORDS: usize = 5;
/// Events proposed as alike.
const MOST_ALIKE: u32 = 5;
/// Seconds around a date in which another event is near.
const NEAR: i64 = 3 * 86_400;

/// Prepares an event from a passage or annotation.
pub fn compose(library: &Library, ask: ComposeAsk) -> Result<Draft, IpcError> {
    Ok(library.read(|connection| draft(connection, &ask))?)
}

/// The passage asked for: its version, its place in it, and the tags of its annotation.
fn passage(
    connection: &Connection,
    ask: &ComposeAsk,
) -> Result<(Version, PositionSelector, Vec<TagId>), LibraryError> {
    match ask {
        ComposeAsk::Passage(passage) => {
            let version = library::articles::version_of(connection, passage.article, passage.version)?;
            Ok((version, PositionSelector { start: passage.start, end: passage.end }, Vec::new()))
        }
        ComposeAsk::Annotation { id } => {
            let annotation = library::annotations::get(connection, *id, None)?.annotation;
            let version = library::articles::version(connection, annotation.version)?;
            let place = annotation.selector.position.unwrap_or(PositionSelector { start: 0, end: 0 });
            Ok((version, place, annotation.tags))
        }
    }
}

fn draft(connection: &Connection, ask: &ComposeAsk) -> Result<Draft, LibraryError> {
    let (version, place, tags) = passage(connection, ask)?;
    let metadata = library::articles::get(connection, version.article)?.article.metadata;
    let dates = found(connection, &version)?;
    let expressions = &dates.expressions;
    let text: Vec<char> = version.text.chars().collect();
    let Some(quote) = text.get(place.start as usize..place.end as usize).filter(|quote| !quote.is_empty())
    else {
        return Err(LibraryError::Refused("The selection is outside the text of this version.".to_owned()));
    };
    let sentence = sentence_at(&text, &version, place);
    let words = text.get(sentence.clone()).unwrap_or(quote);
    let dates = inside(expressions, &sentence);
    let date = date_for(expressions, place, &sentence);
    let reading =
        date.map_or(DateReadings { readings: Vec::new(), problem: None }, |date| reading(date, &metadata));
    let known: Vec<Entity> =
        library::entities::list(connection, None)?.into_iter().map(|(entity, _)| entity).collect();
    let show = Show::new(connection)?;
    let title = title(words, &dates);
    Ok(Draft {
        similar: show.event_rows(&similar(connection, &title, &reading)?),
        entities: names(words, &dates, &known),
        tags: show.tags(&tags),
        quote: quote.iter().collect(),
        source: show.source(version.article)?,
        when: date.map(|date| date.text.clone()).unwrap_or_default(),
        reading,
        title,
    })
}

/// The sentence that the title is taken from: the passage's first, or the one around a short passage.
fn sentence_at(text: &[char], version: &Version, place: PositionSelector) -> Range<usize> {
    let passage = place.start as usize..place.end as usize;
    let words = text.get(passage.clone()).unwrap_or_default();
    let enough = words.split(|c| c.is_whitespace()).filter(|word| !word.is_empty()).count() >= ENOUGH_WORDS;
    let around = if enough {
        passage
    } else {
        let block = version.blocks.iter().find(|block| block.start <= place.start && place.start < block.end);
        block.map_or(0..text.len(), |block| block.start as usize..block.end as usize)
    };
    let inside = sentences(text.get(around.clone()).unwrap_or_default());
    let ranges = inside.into_iter().map(|range| around.start + range.start..around.start + range.end);
    let mut ranges = ranges.filter(|range| range.end > place.start as usize);
    ranges.next().unwrap_or(around)
}

/// The date expressions inside a stretch, as ranges of its characters. They come in the order of the text.
pub(super) fn inside(expressions: &[Expression], stretch: &Range<usize>) -> Vec<Range<usize>> {
    let from = expressions.partition_point(|one| (one.start as usize) < stretch.start);
    let here = expressions.iter().skip(from).take_while(|one| (one.start as usize) < stretch.end);
    here.filter(|one| matches!(one.kind, ExpressionKind::Date | ExpressionKind::Time) && one.edtf.is_some())
        .map(|one| one.start as usize..one.end as usize)
        .filter(|range| range.end <= stretch.end)
        .map(|range| range.start - stretch.start..range.end - stretch.start)
        .collect()
}

/// The date inside the passage, or inside its sentence, or the nearest before it.
fn date_for<'a>(
    expressions: &'a [Expression],
    place: PositionSelector,
    sentence: &Range<usize>,
) -> Option<&'a Expression> {
    let dated: Vec<&Expression> = expressions
        .iter()
        .filter(|one| matches!(one.kind, ExpressionKind::Date | ExpressionKind::Time) && one.edtf.is_some())
        .collect();
    let within = |from: usize, to: usize| {
        dated.iter().copied().find(|one| one.start as usize >= from && one.end as usize <= to)
    };
    within(place.start as usize, place.end as usize)
        .or_else(|| within(sentence.start, sentence.end))
        .or_else(|| dated.iter().copied().rfind(|one| one.end <= place.start))
}

/// What the expression was understood as; other readings of its words follow.
fn reading(expression: &Expression, metadata: &crate::model::Metadata) -> DateReadings {
    let reference = metadata.published.value.as_deref().and_then(|date| edtf::parse(date).ok());
    let mut others = readings(&expression.text, reference.as_ref());
    if let Some(edtf) = &expression.edtf {
        let date = super::common::DateView::of(&crate::model::EventDate {
            edtf: edtf.clone(),
            written: expression.text.clone(),
        });
        others.readings.retain(|other| other.date.edtf != date.edtf);
        others.readings.insert(0, super::events::DateReading { date, why: expression.reason.clone() });
        others.problem = None;
    }
    others
}

/// Events that may already be this one: near in time, or with two long words of the title in common.
fn similar(
    connection: &Connection,
    title: &str,
    reading: &DateReadings,
) -> Result<Vec<library::events::Happened>, LibraryError> {
    let mut found: Vec<library::events::Happened> = Vec::new();
    let mut seen: Vec<EventId> = Vec::new();
    let date = reading.readings.first().and_then(|reading| edtf::parse(&reading.date.edtf).ok());
    let bounds = date.map(|date| date.bounds());
    let edges = bounds.and_then(|bounds| bounds.start_min.zip(bounds.end_max));
    let words = long_words(title);
    let matching: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    let mut candidates = if matching.is_empty() {
        Vec::new()
    } else {
        library::events::alike(connection, &matching.join(" OR "), MOST_ALIKE * 4)?
    };
    candidates
        .retain(|one| long_words(&one.event.title).iter().filter(|word| words.contains(word)).count() >= 2);
    if let Some((from, to)) = edges {
        let stretch = (from.seconds().saturating_sub(NEAR), to.seconds().saturating_add(NEAR));
        candidates.extend(library::events::dated_between(connection, stretch, MOST_ALIKE)?);
    }
    for one in candidates {
        if !seen.contains(&one.event.id) && found.len() < MOST_ALIKE as usize {
            seen.push(one.event.id);
            found.push(one);
        }
    }
    Ok(found)
}

/// Words of four letters or more, in small letters.
fn long_words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 4);
    let mut words: Vec<String> = words.map(str::to_lowercase).collect();
    words.sort_unstable();
    words.dedup();
    words
}
