//! `dateline edtf`: reads EDTF dates.

use dateline::model::{Bounds, Instant};
use dateline::temporal::calendar::civil;
use dateline::temporal::edtf::{NotEdtf, Widening, parse_with_level};
use dateline::temporal::words::in_words;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::process::ExitCode;

/// `dateline edtf STRING…`
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Dates in EDTF: 1928-05-25, 192X, 2011-21, 1984~/2004-06
    #[arg(required = true, value_name = "STRING", allow_hyphen_values = true)]
    strings: Vec<String>,
    /// Moves the outer edges of a doubtful date (?, ~, %) by so many percent of its length.
    #[arg(long, value_name = "PERCENT", default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=10_000))]
    widen: u32,
}

/// Prints each string's level, bounds and words; fails when any is no EDTF date.
///
/// # Errors
/// When the output cannot be written.
pub(crate) fn run(args: &Args, json: bool) -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let mut valid = true;
    let widening = Widening { approximate: args.widen, uncertain: args.widen };
    for text in &args.strings {
        match parse_with_level(text) {
            Ok((date, level)) => {
                let bounds = date.bounds_widened(widening);
                if json {
                    let object = json!({
                        "edtf": text,
                        "valid": true,
                        "level": level,
                        "canonical": date.to_string(),
                        "words": in_words(&date),
                        "bounds": bounds_json(&bounds),
                        "approximate": date.is_approximate(),
                        "uncertain": date.is_uncertain(),
                    });
                    writeln!(out, "{object}")?;
                } else {
                    writeln!(out, "{text}: {}", in_words(&date))?;
                    writeln!(out, "  level {level}, canonical {date}")?;
                    writeln!(out, "  begins {}", between(bounds.start_min, bounds.start_max))?;
                    writeln!(out, "  ends {}", between(bounds.end_min, bounds.end_max))?;
                }
            }
            Err(error) => {
                valid = false;
                report(&mut out, text, &error, json)?;
            }
        }
    }
    Ok(if valid { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn report(out: &mut impl Write, text: &str, error: &NotEdtf, json: bool) -> io::Result<()> {
    if json {
        let object = json!({ "edtf": text, "valid": false, "error": error.to_string() });
        return writeln!(out, "{object}");
    }
    writeln!(out, "{text}: not EDTF")?;
    eprintln!("{text}: {error}");
    Ok(())
}

fn bounds_json(bounds: &Bounds) -> Value {
    let edge = |instant: Option<Instant>| instant.map(written);
    json!({
        "start_min": edge(bounds.start_min),
        "start_max": edge(bounds.start_max),
        "end_min": edge(bounds.end_min),
        "end_max": edge(bounds.end_max),
    })
}

fn between(from: Option<Instant>, to: Option<Instant>) -> String {
    match (from, to) {
        (None, None) => "never: it is open".to_owned(),
        (Some(from), Some(to)) => format!("{} to {}", written(from), written(to)),
        (Some(from), None) => format!("{} or later", written(from)),
        (None, Some(to)) => format!("{} or earlier", written(to)),
    }
}

/// `1928-05-25T00:00:00`; years of more than four digits as they are, years before 0 with a minus.
fn written(instant: Instant) -> String {
    if instant == Instant::FIRST {
        return "-∞".to_owned();
    }
    if instant == Instant::LAST {
        return "∞".to_owned();
    }
    let (year, month, day) = civil(instant.day);
    let (hour, minute, second) = (instant.second / 3600, instant.second / 60 % 60, instant.second % 60);
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}", year.abs())
}
