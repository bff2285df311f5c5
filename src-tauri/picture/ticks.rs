//! The axis: `ui/src/timeline/scene/ticks.ts` in Rust. Both are held to the same file of windows and labels.

use super::scale::Scale;
use super::words::{Civil, DAY, YEAR, civil_of, clock_words, day_words, year_words};
use crate::temporal::calendar::{civil, day_number};
use crate::temporal::words::month_name;

/// A line of the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Its pixel.
    pub x: f64,
    /// Whether a larger unit begins here.
    pub major: bool,
    /// Whether its words are set bold.
    pub bold: bool,
    /// Its words; empty where they would run into a neighbour's.
    pub label: String,
    /// Pixel at which the words begin.
    pub label_x: f64,
}

/// The axis of a window.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Its lines, from left to right.
    pub ticks: Vec<Tick>,
    /// What all labels leave unsaid, for the corner: "1928" over days.
    pub context: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Minute,
    Hour,
    Day,
    Month,
    Year,
}

#[derive(Debug, Clone, Copy)]
struct Step {
    unit: Unit,
    every: i64,
    /// Mean length in seconds.
    seconds: f64,
    /// Pixels that a label of this step needs from one to the next.
    room: f64,
}

fn steps() -> impl Iterator<Item = Step> {
    let of = |unit: Unit, each: f64, room: f64, counts: &'static [i64]| {
        counts.iter().map(move |every| Step { unit, every: *every, seconds: *every as f64 * each, room })
    };
    of(Unit::Minute, 60.0, 56.0, &[1, 2, 5, 10, 15, 30])
        .chain(of(Unit::Hour, 3_600.0, 56.0, &[1, 2, 3, 6, 12]))
        .chain(of(Unit::Day, DAY, 46.0, &[1, 2, 5, 10]))
        .chain(of(Unit::Month, YEAR / 12.0, 84.0, &[1, 3, 6]))
}

fn years(wanted: f64) -> Step {
    let power = 10_f64.powf((wanted / YEAR).max(1.0).log10().floor());
    let every = [1.0, 2.0, 5.0, 10.0].map(|n| n * power).into_iter().find(|n| n * YEAR >= wanted);
    let every = every.unwrap_or(power * 10.0);
    let room = if every >= 1_000.0 { 110.0 } else { 56.0 };
    Step { unit: Unit::Year, every: every as i64, seconds: every * YEAR, room }
}

/// The finest step whose labels have room.
fn step_for(scale: &Scale) -> Step {
    let per_pixel = scale.seconds_per_pixel();
    steps().find(|step| step.seconds >= step.room * per_pixel).unwrap_or_else(|| {
        let fine = years(56.0 * per_pixel);
        if fine.every >= 1_000 { years(110.0 * per_pixel) } else { fine }
    })
}

struct Moment {
    at: f64,
    major: bool,
    words: String,
    /// What it says when it stands first and no larger unit begins in view.
    full: String,
}

fn clock_moments(step: &Step, from: f64, to: f64) -> Vec<Moment> {
    let first = (from / step.seconds).ceil() as i64;
    let last = (to / step.seconds).floor() as i64;
    (first..=last)
        .map(|n| {
            let at = n as f64 * step.seconds;
            let day = civil_of(at);
            let major = at.rem_euclid(DAY) == 0.0;
            let date = format!("{} {}", day.day, month_name(day.month));
            let full = format!("{date}, {}", clock_words(at));
            Moment { at, major, words: if major { date } else { clock_words(at) }, full }
        })
        .collect()
}

fn day_moments(step: &Step, from: f64, to: f64) -> Vec<Moment> {
    let (first, last) = ((from / DAY).ceil() as i64, (to / DAY).floor() as i64);
    let moment = |n: i64| {
        let (year, month, day) = civil(n);
        let major = day == 1;
        // The last days of a month would crowd the next one's first.
        let skipped = i64::from(day) % step.every != 0 || f64::from(day) > 31.0 - step.every as f64 / 2.0;
        if !major && skipped {
            return None;
        }
        let full = format!("{day} {}", month_name(month));
        let words = match (major, month) {
            (true, 1) => day_words(Civil { year, month, day }),
            (true, _) => full.clone(),
            _ => day.to_string(),
        };
        Some(Moment { at: n as f64 * DAY, major, words, full })
    };
    (first..=last).filter_map(moment).collect()
}

fn month_moments(step: &Step, from: f64, to: f64) -> Vec<Moment> {
    let first = civil_of(from);
    let begin = (i64::from(first.month) - 1) / step.every * step.every;
    (0..)
        .map(|n| day_number(first.year, begin + n * step.every + 1, 1))
        .take_while(|days| *days as f64 * DAY <= to)
        .filter(|days| *days as f64 * DAY >= from)
        .map(|days| {
            let (year, month, _) = civil(days);
            let major = month == 1;
            let full = format!("{} {}", month_name(month), year_words(year));
            let words = if major { year_words(year) } else { month_name(month).to_owned() };
            Moment { at: days as f64 * DAY, major, words, full }
        })
        .collect()
}

fn year_moments(step: &Step, from: f64, to: f64) -> Vec<Moment> {
    // Round numbers of years: multiples on either side of the missing year 0, and year 1 between them.
    let astronomical = |n: i64| match n {
        1.. => n * step.every,
        0 => 1,
        _ => 1 + n * step.every,
    };
    let first = civil_of(from).year.div_euclid(step.every) - 1;
    (first..)
        .filter(|n| step.every != 1 || *n != 0)
        .map(|n| (n, astronomical(n), day_number(astronomical(n), 1, 1) as f64 * DAY))
        .take_while(|(_, _, at)| *at <= to)
        .filter(|(_, _, at)| *at >= from)
        .map(|(n, year, at)| {
            let words = if n == 0 { "1 CE".to_owned() } else { year_words(year) };
            Moment { at, major: n % 10 == 0, full: words.clone(), words }
        })
        .collect()
}

fn context_of(step: &Step, scale: &Scale) -> String {
    let (first, last) = (civil_of(scale.from), civil_of(scale.to));
    match step.unit {
        Unit::Minute | Unit::Hour => day_words(first),
        Unit::Day if first.year == last.year => year_words(first.year),
        Unit::Day => format!("{} – {}", year_words(first.year), year_words(last.year)),
        Unit::Month | Unit::Year => String::new(),
    }
}

const GAP: f64 = 10.0;
/// Bold words stand freer.
const BOLD_GAP: f64 = 13.0;

/// The words already placed: from, to, bold.
type Taken = Vec<(f64, f64, bool)>;

/// The axis of a scale: lines at whole units, the first of each larger unit in full words. Larger units get
/// their words first; the others only where they leave a gap, so no two labels touch. `measure` gives the
/// width of a label, plain or bold, in pixels.
pub fn axis_of(scale: &Scale, measure: impl Fn(&str, bool) -> f64) -> Axis {
    let step = step_for(scale);
    let moments = match step.unit {
        Unit::Minute | Unit::Hour => clock_moments(&step, scale.from, scale.to),
        Unit::Day => day_moments(&step, scale.from, scale.to),
        Unit::Month => month_moments(&step, scale.from, scale.to),
        Unit::Year => year_moments(&step, scale.from, scale.to),
    };
    let bare = |moment: &Moment| Tick {
        x: scale.pixel(moment.at),
        major: moment.major,
        bold: false,
        label: String::new(),
        label_x: 0.0,
    };
    let mut ticks: Vec<Tick> = moments.iter().map(bare).collect();
    let mut taken = Taken::new();
    let mut place = |tick: &mut Tick, words: &str, bold: bool| {
        let width = measure(words, bold);
        let start = if bold { tick.x } else { tick.x - width / 2.0 };
        if start < scale.left - 1.0 || start + width > scale.right + 12.0 {
            return;
        }
        let gap = |other: bool| if bold || other { BOLD_GAP } else { GAP };
        if taken.iter().any(|(a, b, other)| start < b + gap(*other) && start + width + GAP > *a) {
            return;
        }
        taken.push((start, start + width, bold));
        *tick = Tick { label: words.to_owned(), label_x: start, bold, ..tick.clone() };
    };
    for (tick, moment) in ticks.iter_mut().zip(&moments).filter(|(_, moment)| moment.major) {
        place(tick, &moment.words, true);
    }
    // The first line says its unit in full, unless a larger unit begins right after it.
    if let (Some(tick), Some(moment)) = (ticks.first_mut(), moments.first())
        && !moment.major
        && step.unit != Unit::Year
    {
        place(tick, &moment.full, true);
    }
    for (tick, moment) in ticks.iter_mut().zip(&moments) {
        if !moment.major && tick.label.is_empty() {
            place(tick, &moment.words, false);
        }
    }
    Axis { ticks, context: context_of(&step, scale) }
}
