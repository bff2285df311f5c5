//! `dateline timeline`: a window of the timeline, lane by lane.

use std::process::ExitCode;

use clap::Args;
use dateline::ipc::timeline::{TimelineAsk, TimelineMark};
use dateline::ipc::viewport;
use dateline::model::{Instant, LaneBy};
use dateline::temporal::edtf;

use crate::opened::{self, Failure};
use crate::{Common, print};

/// What `timeline` takes.
#[derive(Debug, Args)]
pub struct TimelineArgs {
    /// From this date on (EDTF).
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Up to this date (EDTF).
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// What the lanes stand for: none, tag, article, person, place, publisher, collection or stance.
    #[arg(long, default_value = "none", value_parser = lanes)]
    lanes: LaneBy,
    /// For lanes by tag: deeper tags count as their ancestor at this depth, 0 for the outermost.
    #[arg(long, value_name = "NUMBER")]
    depth: Option<u32>,
    /// Only events that this filter finds, in the words of the search box.
    #[arg(long, default_value = "")]
    filter: String,
    /// Width in pixels that the answer is meant for: what lies closer than a mark is gathered.
    #[arg(long, default_value_t = 1_000.0)]
    width: f64,
}

fn lanes(name: &str) -> Result<LaneBy, String> {
    serde_json::from_value(name.into()).map_err(|_| {
        "the lanes are none, tag, article, person, place, publisher, collection and stance".to_owned()
    })
}

/// Prints the window.
pub fn run(common: &Common, args: &TimelineArgs) -> ExitCode {
    opened::ended(timeline(common, args))
}

fn timeline(common: &Common, args: &TimelineArgs) -> Result<(), Failure> {
    let from = edge(args.from.as_deref(), |bounds| bounds.start_min)?;
    let to = edge(args.to.as_deref(), |bounds| bounds.end_max)?;
    let library = opened::library(common)?;
    let mut ask = TimelineAsk {
        filter: args.filter.clone(),
        lanes: args.lanes,
        depth: args.depth,
        rows: None,
        window: None,
        width: args.width,
    };
    if from.is_some() || to.is_some() {
        let all = viewport::timeline(&library, ask.clone())?.window;
        ask.window = Some((from.unwrap_or(all.0), to.unwrap_or(all.1)));
    }
    let view = viewport::timeline(&library, ask)?;
    if common.json {
        return Ok(print::json(&view)?);
    }
    print::line(&format!("{} of {} events", view.inside, view.total))?;
    for lane in &view.lanes {
        print::line(&format!("\n{} ({})", lane.name, lane.count))?;
        for mark in &lane.marks {
            print::line(&match mark {
                TimelineMark::Event(event) => {
                    let claims: Vec<String> = event
                        .claims
                        .iter()
                        .map(|claim| format!("; {} says {}", claim.source, claim.short))
                        .collect();
                    format!("  {}  {}{}", event.words, print::cut(&event.title, 80), claims.concat())
                }
                TimelineMark::Cluster(cluster) => {
                    format!("  {} events, among them {}", cluster.count, cluster.title)
                }
            })?;
        }
    }
    Ok(())
}

/// The second at the edge of a date.
fn edge(
    date: Option<&str>,
    which: impl Fn(dateline::model::Bounds) -> Option<Instant>,
) -> Result<Option<f64>, Failure> {
    let Some(text) = date else { return Ok(None) };
    let date = edtf::parse(text).map_err(|error| Failure::Usage(error.to_string()))?;
    Ok(which(date.bounds()).map(|instant| instant.seconds() as f64))
}
