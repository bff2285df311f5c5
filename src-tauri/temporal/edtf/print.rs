//! Canonical EDTF: the plainest notation of the same date.

use super::{Date, Doubt, Edge, Edtf, Member, Offset, Time, Within, Year};
use std::fmt::{Display, Formatter, Result};

impl Display for Edtf {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            Edtf::Date(date) => date.fmt(out),
            Edtf::Interval(from, to) => write!(out, "{from}/{to}"),
            Edtf::OneOf(members) => list(out, "[", members, "]"),
            Edtf::AllOf(members) => list(out, "{", members, "}"),
        }
    }
}

fn list(out: &mut Formatter<'_>, open: &str, members: &[Member], close: &str) -> Result {
    out.write_str(open)?;
    for (place, member) in members.iter().enumerate() {
        if place > 0 {
            out.write_str(",")?;
        }
        member.fmt(out)?;
    }
    out.write_str(close)
}

impl Display for Member {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            Member::Date(date) => date.fmt(out),
            Member::Range(from, to) => write!(out, "{from}..{to}"),
            Member::OrEarlier(date) => write!(out, "..{date}"),
            Member::OrLater(date) => write!(out, "{date}.."),
        }
    }
}

impl Display for Edge {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            Edge::Date(date) => date.fmt(out),
            Edge::Open => out.write_str(".."),
            Edge::Unknown => Ok(()),
        }
    }
}

impl Display for Date {
    /// Doubt that the first parts share is written once, after them (`2004-06~`); any other stands before
    /// its own part (`2004-06-~11`).
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let parts = self.parts();
        let [shared, ..] = self.doubt;
        let covered = self.doubt.iter().take(parts).take_while(|doubt| **doubt == shared).count();
        for (place, doubt) in self.doubt.iter().enumerate().take(parts) {
            if place > 0 {
                out.write_str("-")?;
            }
            if place >= covered {
                out.write_str(sign(*doubt))?;
            }
            match (place, self.within) {
                (0, _) => self.year.fmt(out)?,
                (1, Within::Season(season)) => write!(out, "{season}")?,
                (1, Within::Month(month) | Within::Day(month, _) | Within::Time(month, ..)) => {
                    month.fmt(out)?;
                }
                (2, Within::Day(_, day) | Within::Time(_, day, _)) => day.fmt(out)?,
                _ => {}
            }
            if place + 1 == covered {
                out.write_str(sign(shared))?;
            }
        }
        if let Within::Time(_, _, time) = self.within { time.fmt(out) } else { Ok(()) }
    }
}

fn sign(doubt: Doubt) -> &'static str {
    match (doubt.uncertain, doubt.approximate) {
        (false, false) => "",
        (true, false) => "?",
        (false, true) => "~",
        (true, true) => "%",
    }
}

impl Display for Year {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let significant = match self {
            Year::Four { negative, digits, significant } => {
                write!(out, "{}{digits}", if *negative { "-" } else { "" })?;
                significant
            }
            Year::Long { mantissa, exponent, significant } => {
                write!(out, "Y{mantissa}")?;
                if let Some(exponent) = exponent {
                    write!(out, "E{exponent}")?;
                }
                significant
            }
        };
        significant.map_or(Ok(()), |digits| write!(out, "S{digits}"))
    }
}

impl Display for Time {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        write!(out, "T{:02}:{:02}", self.hour, self.minute)?;
        if let Some(second) = self.second {
            write!(out, ":{second:02}")?;
        }
        match self.offset {
            None => Ok(()),
            Some(Offset::Utc) => out.write_str("Z"),
            Some(Offset::Hours(hours)) => {
                write!(out, "{}{:02}", if hours < 0 { '-' } else { '+' }, hours.unsigned_abs())
            }
            Some(Offset::Minutes(minutes)) => {
                let size = minutes.unsigned_abs();
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(out, "{sign}{:02}:{:02}", size / 60, size % 60)
            }
        }
    }
}
