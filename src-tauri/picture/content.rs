//! What a picture shows: lanes with all their marks, events without a date, sources. Read from the library
//! once; everything after it is drawing.

use super::error::PictureError;
use super::shape::Edges;
use super::words::civil_of;
use crate::library::filter::Filter;
use crate::library::{Library, sources};
use crate::model::{Color, Metadata};
use crate::temporal::{edtf, words};
use crate::timeline::{self, AnsweredLane, Lanes, Mark, Page, Shown, Viewport, Which};

/// The most marks that a picture holds.
const MOST: usize = 20_000;

/// Lanes read at once.
const LANES_AT_ONCE: u32 = 200;

/// Sources, and events without a date, that are listed at most.
const LISTED: u32 = 400;

/// A picture has all the height it needs, so that marks may stand nearer to each other than on screen; while a
/// page of lanes has no more marks than [`LEGIBLE`], they are gathered this many times less.
const FINER: [f64; 3] = [4.0, 2.0, 1.0];

/// The most marks for which a picture is finer than the screen.
const LEGIBLE: usize = 600;

/// Clusters of so few are drawn one by one: a picture can't be opened.
const OPENED: u32 = 3;

/// What is asked of the library.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// What the lanes stand for.
    pub lanes: Lanes,
    /// First and last second; `None` shows everything.
    pub window: Option<(f64, f64)>,
    /// Width in pixels over which the window lies.
    pub width: f64,
}

/// What is in a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// First and last second of the axis.
    pub window: (f64, f64),
    /// First and last second to be named: the window that was asked, or the events' own extent.
    pub shown: (f64, f64),
    /// Lanes in their order.
    pub lanes: Vec<Lane>,
    /// Events that pass the filter, and of these those in the window.
    pub total: u32,
    /// Events that possibly touch the window.
    pub inside: u32,
    /// Titles of events without a date.
    pub undated: Vec<String>,
    /// How many of those there are.
    pub undated_total: u32,
    /// Articles that the events rest on.
    pub sources: Vec<Metadata>,
    /// How many of those there are.
    pub source_total: u32,
}

/// A lane.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// Its name, a tag's path in full.
    pub name: String,
    /// Its colour.
    pub color: Option<Color>,
    /// Events in it.
    pub count: u32,
    /// What is drawn.
    pub items: Vec<Item>,
}

/// A mark to be placed.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// One event.
    Event(Happening),
    /// Several.
    Cluster {
        /// How many.
        count: u32,
        /// First and last begin in seconds.
        span: (f64, f64),
        /// Title of one of them.
        title: String,
    },
}

/// An event.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening {
    /// Its title.
    pub title: String,
    /// After the title, fainter: that it is disputed.
    pub sub: String,
    /// All about it in a line, for who points at it or has it read out.
    pub told: String,
    /// Its date's edges.
    pub edges: Edges,
    /// Drawn hatched.
    pub approximate: bool,
    /// No passage stands behind it.
    pub hollow: bool,
    /// The seconds of other sources' dates.
    pub ghosts: Vec<f64>,
}

/// Reads what a picture of the events that pass a filter shows.
///
/// # Errors
/// A library that can't be read, and more marks than a picture holds.
pub fn read(library: &Library, filter: &Filter, reading: Reading) -> Result<Content, PictureError> {
    let mut lanes = Vec::new();
    let mut marks = 0;
    let (mut window, mut extent, mut total, mut inside, mut undated_total) = ((0.0, 1.0), None, 0, 0, 0);
    loop {
        let skip = u32::try_from(lanes.len()).unwrap_or(u32::MAX);
        let mut answer = None;
        for finer in FINER {
            let ask = Viewport {
                lanes: reading.lanes,
                rows: Some((skip, LANES_AT_ONCE)),
                window: reading.window,
                width: reading.width * finer,
            };
            let found = timeline::viewport(library, filter, ask)?;
            let count: usize = found.lanes.iter().map(|lane| lane.marks.len()).sum();
            let legible = count <= LEGIBLE;
            answer = Some((found, count));
            if legible {
                break;
            }
        }
        let Some((answer, count)) = answer else { break };
        marks += count;
        if marks > MOST {
            return Err(PictureError::TooMuch { marks, lanes: answer.lane_total, most: MOST });
        }
        (window, extent, total, inside) = (answer.window, answer.extent, answer.total, answer.inside);
        undated_total = answer.undated;
        let read = answer.lanes.len();
        for answered in answer.lanes {
            lanes.push(lane(library, filter, reading.lanes, answered)?);
        }
        if read == 0 || lanes.len() >= answer.lane_total as usize {
            break;
        }
    }
    let (undated, _) = timeline::undated(library, filter, Page { offset: 0, limit: LISTED })?;
    let (sources, source_total) = library.read(|connection| {
        let events = filter.events(connection)?;
        sources::of_events(connection, &events, (window.0.floor() as i64, window.1.ceil() as i64), LISTED)
    })?;
    let undated = undated.into_iter().map(|event| event.title).collect();
    let whole = extent.filter(|_| reading.window.is_none()).map(|(from, to)| (from as f64, to as f64));
    let shown = whole.unwrap_or(window);
    Ok(Content { window, shown, lanes, total, inside, undated, undated_total, sources, source_total })
}

fn lane(
    library: &Library,
    filter: &Filter,
    lanes: Lanes,
    answered: AnsweredLane,
) -> Result<Lane, PictureError> {
    let AnsweredLane { name, count, marks } = answered;
    let mut items = Vec::with_capacity(marks.len());
    for mark in marks {
        match mark {
            Mark::Event(shown) => items.push(Item::Event(happening(shown))),
            Mark::Cluster(cluster, _) if cluster.count <= OPENED => {
                let which = Which::Cluster(cluster.members.to_string());
                let page = Page { offset: 0, limit: OPENED };
                let (members, _) = timeline::members(library, filter, lanes, (&name.key, &which), page)?;
                items.extend(members.into_iter().map(|shown| Item::Event(happening(shown))));
            }
            Mark::Cluster(cluster, title) => {
                let span = (cluster.from as f64, cluster.to as f64);
                items.push(Item::Cluster { count: cluster.count, span, title });
            }
        }
    }
    Ok(Lane { name: name.name, color: name.color, count, items })
}

fn happening(shown: Shown) -> Happening {
    let date = edtf::parse(&shown.edtf).ok();
    let edges = Edges::of(&shown.bounds);
    // The year of the event's own date goes without saying.
    let year = edges.start_min.or(edges.end_max).map(|second| civil_of(second).year);
    let short = |claimed: &str| match edtf::parse(claimed) {
        Ok(claimed) => words::in_short_words(&claimed, year),
        Err(_) => claimed.to_owned(),
    };
    let sub = match shown.claims.as_slice() {
        [] => String::new(),
        _ if shown.disputes == 0 => String::new(),
        [one] => format!("disputed: {}", short(&one.when.edtf)),
        [first, rest @ ..] => format!("disputed: {} and {} more", short(&first.when.edtf), rest.len()),
    };
    let mut told = date.as_ref().map_or_else(|| shown.edtf.clone(), words::in_words);
    told = format!("{told}: {}", shown.title);
    for (count, what) in [(shown.supports, "supported"), (shown.disputes, "disputed")] {
        if count > 0 {
            told.push_str(&format!("; {what} by {count}"));
        }
    }
    for claim in &shown.claims {
        let date = edtf::parse(&claim.when.edtf)
            .map_or_else(|_| claim.when.edtf.clone(), |date| words::in_words(&date));
        told.push_str(&format!("; {}: {date}", claim.source));
    }
    Happening {
        sub,
        told,
        edges,
        approximate: date.is_some_and(|date| date.is_approximate()),
        hollow: shown.supports + shown.disputes + shown.contexts == 0,
        ghosts: shown.claims.iter().map(|claim| Edges::of(&claim.bounds).middle()).collect(),
        title: shown.title,
    }
}
