//! What sources say of events: where they contradict each other, and who reported first.

use super::book::{self, ALL};
use super::index::Index;
use super::index::events::Slot;
use super::members::Page;
use super::shown::{Shown, shown};
use crate::library::filter::Filter;
use crate::library::{Library, LibraryError};

/// An event with the article that first reported it.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The event.
    pub shown: Shown,
    /// Its place in the order of happening, from 1.
    pub happened: u32,
    /// Its place in the order of being reported, from 1.
    pub reported: u32,
    /// When it was first reported, EDTF.
    pub published: String,
    /// By whom: the publisher, or the article's title.
    pub source: String,
    /// Days from its earliest begin to the report.
    pub days: f64,
}

/// The events that pass a filter and whose sources claim different dates, in the order of time, and how many
/// there are.
pub fn disputed(library: &Library, filter: &Filter, page: Page) -> Result<(Vec<Shown>, u32), LibraryError> {
    book::with(library, |state, connection| {
        state.passing(connection, filter)?;
        let passing = state.laid_out(filter, ALL).passing;
        let events = &state.index.events;
        let mut found: Vec<Slot> = passing.slots().filter(|slot| !events.claims(*slot).is_empty()).collect();
        found.sort_by_key(|slot| match events.is_dated(*slot) {
            true => (false, events.start(*slot), *slot),
            false => (true, events.row(*slot), *slot),
        });
        let listed = page.of(found.iter().copied());
        Ok((listed.into_iter().map(|slot| shown(&state.index, slot)).collect(), found.len() as u32))
    })
}

/// The first report of an event: when, and by which article.
fn first_report(index: &Index, slot: Slot) -> Option<(i64, u32)> {
    let published = |number: &u32| {
        let (_, second) = index.nouns.articles.get(*number)?.published.as_ref()?;
        Some((*second, *number))
    };
    index.articles(slot).iter().filter_map(published).min()
}

/// The events that pass a filter in the order in which articles reported them, each with its place in the
/// order of happening, and how many there are.
pub fn reporting(library: &Library, filter: &Filter, page: Page) -> Result<(Vec<Report>, u32), LibraryError> {
    book::with(library, |state, connection| {
        state.passing(connection, filter)?;
        let passing = state.laid_out(filter, ALL).passing;
        let index = &state.index;
        let mut reports: Vec<((i64, u32), u32, Slot)> = Vec::new();
        for slot in passing.in_order(&index.events) {
            if index.events.begin(slot).is_some()
                && let Some(first) = first_report(index, slot)
            {
                reports.push((first, reports.len() as u32 + 1, slot));
            }
        }
        reports.sort_by_key(|((second, _), happened, _)| (*second, *happened));
        let total = reports.len() as u32;
        let report = |(((second, article), happened, slot), reported): (((i64, u32), u32, Slot), u32)| {
            let article = index.nouns.articles.get(article)?;
            let begin = index.events.begin(slot)?;
            Some(Report {
                shown: shown(index, slot),
                happened,
                reported,
                published: article.published.as_ref()?.0.clone(),
                source: article.source().to_owned(),
                days: (second as f64 - begin as f64) / 86_400.0,
            })
        };
        let listed = page.of(reports.into_iter().zip(1..));
        Ok((listed.into_iter().filter_map(report).collect(), total))
    })
}
