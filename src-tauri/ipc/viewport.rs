//! The call `timeline`: a window of time, drawn to its pixels.

use super::common::{DateView, Edges};
use super::error::IpcError;
use super::timeline::{
    ClaimMark, ClusterMark, EventMark, Lane, Nearest, TimelineAsk, TimelineMark, TimelineView,
};
use crate::library::Library;
use crate::library::filter::Filter;
use crate::model::{Bounds, TagId};
use crate::timeline::{Answer, AnsweredLane, Drawn, Shown, Viewport, viewport};

/// Answers a viewport.
pub fn timeline(library: &Library, ask: TimelineAsk) -> Result<TimelineView, IpcError> {
    let filter = Filter::parse(&ask.filter)?;
    let asked = Viewport { lanes: ask.lanes, window: ask.window, width: ask.width };
    let answer = library.read(|connection| viewport(connection, asked, &filter.events(connection)?))?;
    Ok(view(answer))
}

fn view(answer: Answer) -> TimelineView {
    let extent = answer.extent.map(|(from, to)| (from as f64, to as f64));
    TimelineView {
        window: answer.window,
        extent,
        lanes: answer.lanes.into_iter().map(lane).collect(),
        total: answer.total,
        inside: answer.inside,
        undated: answer.undated,
        density: answer.density,
        density_span: extent.unwrap_or(answer.window),
        nearest: answer.nearest.map(|(shown, at)| Nearest {
            event: shown.id,
            short: DateView::of(&shown.when).short,
            at: at as f64,
        }),
    }
}

fn lane(lane: AnsweredLane) -> Lane {
    let key = lane.name.key.and_then(|key| <[u8; 16]>::try_from(key).ok());
    Lane {
        key: key.map(|key| TagId::from_bits(u128::from_be_bytes(key)).to_string()).unwrap_or_default(),
        name: lane.name.name,
        color: lane.name.color,
        count: lane.count,
        marks: lane.marks.into_iter().map(mark).collect(),
    }
}

fn mark(drawn: Drawn) -> TimelineMark {
    match drawn {
        Drawn::Event(shown) => TimelineMark::Event(event(shown)),
        Drawn::Cluster { count, from, to, title } => {
            TimelineMark::Cluster(ClusterMark { count, from: from as f64, to: to as f64, title })
        }
    }
}

fn event(shown: Shown) -> EventMark {
    let date = DateView::of(&shown.when);
    let claims = shown.claims.into_iter().map(|claim| ClaimMark {
        edges: Edges::of(&claim.bounds),
        short: DateView::of(&claim.when).short,
        source: claim.source,
    });
    EventMark {
        id: shown.id,
        title: shown.title,
        words: date.words,
        edges: Edges::of(&shown.bounds),
        point: is_point(&shown.bounds),
        approximate: date.approximate,
        uncertain: date.uncertain,
        supports: shown.supports,
        disputes: shown.disputes,
        contexts: shown.contexts,
        claims: claims.collect(),
    }
}

/// Known to the day or finer: a point, whatever the zoom.
fn is_point(bounds: &Bounds) -> bool {
    match (bounds.start_min, bounds.end_max) {
        (Some(from), Some(to)) => to.seconds().saturating_sub(from.seconds()) < 86_400,
        _ => false,
    }
}
