//! The calls `timeline`, `timeline_members`, `timeline_undated`: a window of time, drawn to its pixels, and
//! events listed one by one.

use super::common::Edges;
use super::drawn;
use super::error::IpcError;
use super::said::said;
use super::timeline::{
    ClaimMark, ClusterMark, EventMark, FilteredAsk, Lane, Nearest, TimelineAsk, TimelineMark,
    TimelineMembers, TimelineMembersAsk, TimelineView,
};
use crate::library::Library;
use crate::library::filter::Filter;
use crate::model::Bounds;
use crate::timeline::{self, Answer, AnsweredLane, Lanes, Mark, Members, Page, Shown, Viewport, Which};

/// Answers a viewport.
pub fn timeline(library: &Library, ask: TimelineAsk) -> Result<TimelineView, IpcError> {
    Ok(view(answered(library, &ask)?))
}

/// The same as the bytes of JSON, in a part of the time.
pub fn timeline_written(library: &Library, ask: TimelineAsk) -> Result<Vec<u8>, IpcError> {
    drawn::written(answered(library, &ask)?).map_err(|error| IpcError::unwritten(&error))
}

fn answered(library: &Library, ask: &TimelineAsk) -> Result<Answer, IpcError> {
    let filter = Filter::parse(&ask.filter)?;
    let asked = Viewport {
        lanes: Lanes { by: ask.lanes, depth: ask.depth },
        rows: ask.rows,
        window: ask.window,
        width: ask.width,
    };
    Ok(timeline::viewport(library, &filter, asked)?)
}

/// The events of a cluster or of a lane, in the order of time.
pub fn timeline_members(library: &Library, ask: TimelineMembersAsk) -> Result<TimelineMembers, IpcError> {
    let filter = Filter::parse(&ask.filter)?;
    let lanes = Lanes { by: ask.lanes, depth: ask.depth };
    let which = match ask.cluster {
        Some(key) => Which::Cluster(key),
        None => Which::Touching(ask.from.floor() as i64, ask.to.ceil() as i64),
    };
    let page = Page { offset: ask.offset, limit: ask.limit };
    Ok(members(timeline::members(library, &filter, lanes, (&ask.lane, &which), page)?))
}

/// The events without a date, in the order in which they were made.
pub fn timeline_undated(library: &Library, ask: FilteredAsk) -> Result<TimelineMembers, IpcError> {
    let filter = Filter::parse(&ask.filter)?;
    Ok(members(timeline::undated(library, &filter, Page { offset: ask.offset, limit: ask.limit })?))
}

/// A page of events and how many there are.
pub(super) fn members((events, total): (Vec<Shown>, u32)) -> TimelineMembers {
    TimelineMembers { total, events: events.into_iter().map(event).collect() }
}

pub(super) fn view(answer: Answer) -> TimelineView {
    let extent = answer.extent.map(|(from, to)| (from as f64, to as f64));
    TimelineView {
        window: answer.window,
        extent,
        lanes: answer.lanes.into_iter().map(lane).collect(),
        lane_total: answer.lane_total,
        total: answer.total,
        inside: answer.inside,
        undated: answer.undated,
        density: answer.density,
        density_span: extent.unwrap_or(answer.window),
        nearest: answer.nearest.map(|(shown, at)| Nearest {
            event: shown.id,
            short: said(&shown.edtf).short.clone(),
            at: at as f64,
        }),
    }
}

fn lane(lane: AnsweredLane) -> Lane {
    Lane {
        key: lane.name.key,
        name: lane.name.name,
        color: lane.name.color,
        count: lane.count,
        marks: lane.marks.into_iter().map(mark).collect(),
    }
}

fn mark(mark: Mark) -> TimelineMark {
    match mark {
        Mark::Event(shown) => TimelineMark::Event(event(shown)),
        Mark::Cluster(cluster, title) => TimelineMark::Cluster(ClusterMark {
            key: cluster.members.to_string(),
            through: matches!(cluster.members, Members::Through { .. }),
            count: cluster.count,
            from: cluster.from as f64,
            to: cluster.to as f64,
            title,
        }),
    }
}

/// An event as it is drawn.
pub(super) fn event(shown: Shown) -> EventMark {
    let said_of = said(&shown.edtf);
    let claims = shown.claims.into_iter().map(|claim| ClaimMark {
        edges: Edges::of(&claim.bounds),
        short: said(&claim.when.edtf).short.clone(),
        source: claim.source,
    });
    EventMark {
        id: shown.id,
        title: shown.title,
        words: said_of.words.clone(),
        edges: Edges::of(&shown.bounds),
        point: is_point(&shown.bounds),
        approximate: said_of.approximate,
        uncertain: said_of.uncertain,
        supports: shown.supports,
        disputes: shown.disputes,
        contexts: shown.contexts,
        starred: shown.starred,
        claims: claims.collect(),
    }
}

/// Known to the day or finer: a point, whatever the zoom.
pub(super) fn is_point(bounds: &Bounds) -> bool {
    match (bounds.start_min, bounds.end_max) {
        (Some(from), Some(to)) => to.seconds().saturating_sub(from.seconds()) < 86_400,
        _ => false,
    }
}
