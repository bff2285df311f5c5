//! `dateline timeline`: a window of the timeline, lane by lane, or the timeline as a picture.

use std::io::Write as _;
use std::process::ExitCode;

use clap::Args;
use dateline::ipc::picture::{self, PictureAsk, PictureFormat, PictureWrite};
use dateline::ipc::timeline::{TimelineAsk, TimelineMark};
use dateline::ipc::viewport;
use dateline::library::Library;
use dateline::model::{Instant, LaneBy};
use dateline::picture::{Paper, Theme};
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
    /// Width in pixels that the answer is meant for: what lies closer than a mark is gathered. 1000 where it
    /// is printed, 1200 for a picture; a PDF is as wide as its paper.
    #[arg(long, value_name = "PIXELS")]
    width: Option<f64>,
    /// Draws a picture instead: svg, png or pdf.
    #[arg(long, value_parser = format, requires = "output")]
    format: Option<PictureFormat>,
    /// The picture's file; `-` is standard output.
    #[arg(long, short, value_name = "PATH", requires = "format")]
    output: Option<String>,
    /// The picture's title; without it, the library's name.
    #[arg(long, default_value = "", requires = "format")]
    title: String,
    /// For PNG: so many pixels for one, 1 to 4.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=4), requires = "format")]
    scale: u32,
    /// light or dark.
    #[arg(long, default_value = "light", value_parser = theme, requires = "format")]
    theme: Theme,
    /// For PDF: a4 or letter, lying on the long side.
    #[arg(long, default_value = "a4", value_parser = paper, requires = "format")]
    paper: Paper,
}

fn lanes(name: &str) -> Result<LaneBy, String> {
    named(name, "the lanes are none, tag, article, person, place, publisher, collection and stance")
}

fn format(name: &str) -> Result<PictureFormat, String> {
    named(name, "a picture is svg, png or pdf")
}

fn theme(name: &str) -> Result<Theme, String> {
    named(name, "the themes are light and dark")
}

fn paper(name: &str) -> Result<Paper, String> {
    named(name, "the papers are a4 and letter")
}

/// What a word names, or what it could have named.
fn named<T: serde::de::DeserializeOwned>(name: &str, known: &str) -> Result<T, String> {
    serde_json::from_value(name.into()).map_err(|_| known.to_owned())
}

/// Prints the window.
pub fn run(common: &Common, args: &TimelineArgs) -> ExitCode {
    opened::ended(timeline(common, args))
}

fn timeline(common: &Common, args: &TimelineArgs) -> Result<(), Failure> {
    let from = edge(args.from.as_deref(), |bounds| bounds.start_min)?;
    let to = edge(args.to.as_deref(), |bounds| bounds.end_max)?;
    let library = opened::library(common)?;
    answered(common, args, &library, (from, to))?;
    // What can't be kept is made again the next time.
    let _ = dateline::timeline::prepare(&library);
    Ok(())
}

fn answered(
    common: &Common,
    args: &TimelineArgs,
    library: &Library,
    (from, to): (Option<f64>, Option<f64>),
) -> Result<(), Failure> {
    let mut ask = TimelineAsk {
        filter: args.filter.clone(),
        lanes: args.lanes,
        depth: args.depth,
        rows: None,
        window: None,
        width: args.width.unwrap_or(1_000.0),
    };
    if from.is_some() || to.is_some() {
        let all = viewport::timeline(library, ask.clone())?.window;
        ask.window = Some((from.unwrap_or(all.0), to.unwrap_or(all.1)));
    }
    if let (Some(format), Some(output)) = (args.format, &args.output) {
        return drawn(common, args, library, (format, output), ask.window);
    }
    let view = viewport::timeline(library, ask)?;
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

/// Writes the timeline as a picture.
fn drawn(
    common: &Common,
    args: &TimelineArgs,
    library: &Library,
    (format, output): (PictureFormat, &str),
    window: Option<(f64, f64)>,
) -> Result<(), Failure> {
    let ask = PictureAsk {
        title: args.title.clone(),
        filter: args.filter.clone(),
        lanes: args.lanes,
        depth: args.depth,
        window,
        width: args.width.unwrap_or(1_200.0),
        theme: args.theme,
        format,
        scale: args.scale,
        paper: args.paper,
    };
    if output == "-" {
        return Ok(std::io::stdout().lock().write_all(&picture::bytes(library, &ask)?)?);
    }
    let written = picture::picture_write(library, PictureWrite { ask, path: output.to_owned() })?;
    if common.json {
        print::json(&written)?;
    } else {
        print::line(&format!("{}: {} bytes", written.path, written.bytes))?;
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
