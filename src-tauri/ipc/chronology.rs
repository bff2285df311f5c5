//! What the order of events tells: neighbours in time, silences, contradictions, and who reported when.

use serde::{Deserialize, Serialize};

use super::common::DateView;
use super::error::IpcError;
use super::events::EventAsk;
use super::timeline::{EventMark, FilteredAsk, TimelineMembers};
use super::viewport::{event, members};
use crate::library::Library;
use crate::library::filter::Filter;
use crate::model::LaneBy;
use crate::timeline::{self, Lanes, Page};

/// How other events lie to one, in time. An event whose date leaves several of these open stands in several
/// of the lists, each time as a maybe.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EventNeighbours {
    /// Over before it began; the nearest first, as in every list after what is certain.
    pub before: Vec<Neighbour>,
    /// Within it, from its first to its last second at most.
    pub during: Vec<Neighbour>,
    /// At the same time in part, or around it.
    pub overlapping: Vec<Neighbour>,
    /// Begun after it was over.
    pub after: Vec<Neighbour>,
}

/// An event near another one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Neighbour {
    /// The event.
    pub event: EventMark,
    /// Whether it lies so whatever the true days are: yes, or maybe.
    pub certain: bool,
}

/// Where to look for silences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GapsAsk {
    /// Which events, in the words of the search box.
    pub filter: String,
    /// What the lanes stand for.
    pub lanes: LaneBy,
    /// Depth of lanes by tag, as it was asked for the timeline.
    #[serde(default)]
    #[cfg_attr(test, ts(optional = nullable))]
    pub depth: Option<u32>,
    /// The lane's key.
    pub lane: String,
    /// How many at most, the longest first.
    pub limit: u32,
}

/// A stretch in which no event of a lane can have happened. Of an event with an open or unknown end only the
/// beginning counts, or nothing after it would ever be silent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Gap {
    /// First second of it.
    pub from: f64,
    /// Last second of it.
    pub to: f64,
    /// The event that ends last before it.
    pub before: EventMark,
    /// The event that begins first after it.
    pub after: EventMark,
}

/// In which order events were reported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reporting {
    /// Events with a date and with evidence from an article that has one.
    pub total: u32,
    /// Those asked for, in the order in which they were first reported.
    pub reports: Vec<Reported>,
}

/// An event with the article that first reported it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reported {
    /// The event.
    pub event: EventMark,
    /// Its place in the order of happening, from 1.
    pub happened: u32,
    /// Its place in the order of being reported, from 1.
    pub reported: u32,
    /// When it was first reported.
    pub published: Option<DateView>,
    /// By whom: the publisher, or the article's title.
    pub source: String,
    /// Days from its earliest begin to the report; negative where it was announced before.
    pub days: f64,
}

/// Events near one in time.
pub fn event_neighbours(library: &Library, ask: EventAsk) -> Result<EventNeighbours, IpcError> {
    let found = timeline::neighbours(library, ask.id)?;
    let list = |near: Vec<timeline::Near>| {
        near.into_iter().map(|near| Neighbour { event: event(near.shown), certain: near.certain }).collect()
    };
    Ok(EventNeighbours {
        before: list(found.before),
        during: list(found.during),
        overlapping: list(found.overlapping),
        after: list(found.after),
    })
}

/// The longest silences in a lane.
pub fn timeline_gaps(library: &Library, ask: GapsAsk) -> Result<Vec<Gap>, IpcError> {
    let filter = Filter::parse(&ask.filter)?;
    let lanes = Lanes { by: ask.lanes, depth: ask.depth };
    let gaps = timeline::gaps(library, &filter, lanes, &ask.lane, ask.limit)?;
    Ok(gaps
        .into_iter()
        .map(|gap| Gap {
            from: gap.from as f64,
            to: gap.to as f64,
            before: event(gap.before),
            after: event(gap.after),
        })
        .collect())
}

/// Events whose sources claim different dates: disputed ones, and those with claims that can't all be true.
pub fn timeline_disputed(library: &Library, ask: FilteredAsk) -> Result<TimelineMembers, IpcError> {
    let filter = Filter::parse(&ask.filter)?;
    let page = Page { offset: ask.offset, limit: ask.limit };
    Ok(members(timeline::disputed(library, &filter, page)?))
}

/// The order in which articles reported events, against the order in which they happened.
pub fn reporting_order(library: &Library, ask: FilteredAsk) -> Result<Reporting, IpcError> {
    let filter = Filter::parse(&ask.filter)?;
    let page = Page { offset: ask.offset, limit: ask.limit };
    let (reports, total) = timeline::reporting(library, &filter, page)?;
    let reported = |report: timeline::Report| Reported {
        event: event(report.shown),
        happened: report.happened,
        reported: report.reported,
        published: DateView::published(Some(&report.published)),
        source: report.source,
        days: report.days,
    };
    Ok(Reporting { total, reports: reports.into_iter().map(reported).collect() })
}
