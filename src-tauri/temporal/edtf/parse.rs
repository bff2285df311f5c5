//! Reading EDTF: one pass, no backtracking.

use super::bounds::{first_start, has_any_day, last_start};
use super::{Date, Digits, Doubt, Edge, Edtf, Member, NotEdtf, Offset, Time, Within, Year};
use crate::temporal::calendar::{FARTHEST_YEAR, days_in_month};
use crate::temporal::words::{MONTHS, spoken_year};

/// Reads an EDTF date of level 0, 1 or 2. No white space, no lower case.
///
/// # Errors
/// Says what stands where it cannot, or which date does not exist.
pub fn parse(text: &str) -> Result<Edtf, NotEdtf> {
    parse_with_level(text).map(|(date, _)| date)
}

/// The same, with the level (0, 1, 2) of the notation that was used, which may be higher than needed:
/// `%2001` is level 2, and means the same as `2001%`, level 1.
///
/// # Errors
/// As [`parse`].
pub fn parse_with_level(text: &str) -> Result<(Edtf, u8), NotEdtf> {
    if text.is_empty() {
        return Err(NotEdtf::Empty);
    }
    let mut reader = Reader { text, at: 0, level: 0 };
    let date = match reader.peek() {
        Some(b'[') => reader.set(b']').map(Edtf::OneOf)?,
        Some(b'{') => reader.set(b'}').map(Edtf::AllOf)?,
        _ => reader.date_or_interval()?,
    };
    reader.end()?;
    Ok((date, reader.level))
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    level: u8,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next_is(&self, text: &str) -> bool {
        self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(text.as_bytes()))
    }

    fn take(&mut self, text: &str) -> bool {
        let found = self.next_is(text);
        if found {
            self.at += text.len();
        }
        found
    }

    fn unexpected(&self, expected: &'static str) -> NotEdtf {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let found = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        NotEdtf::Unexpected { position: before.chars().count(), found, expected }
    }

    fn end(&self) -> Result<(), NotEdtf> {
        if self.at == self.text.len() { Ok(()) } else { Err(self.unexpected("the end of the date")) }
    }

    fn raise(&mut self, level: u8) {
        self.level = self.level.max(level);
    }

    fn date_or_interval(&mut self) -> Result<Edtf, NotEdtf> {
        let from = self.edge()?;
        if !self.take("/") {
            return match from {
                Edge::Date(date) => Ok(Edtf::Date(date)),
                Edge::Open | Edge::Unknown => Err(self.unexpected("a year, or “/” and a date")),
            };
        }
        let to = self.edge()?;
        match (from, to) {
            (Edge::Date(from), Edge::Date(to)) => self.check_range(&from, &to)?,
            (Edge::Unknown, Edge::Unknown) => return Err(NotEdtf::NothingKnown),
            (Edge::Date(date), _) | (_, Edge::Date(date)) => {
                self.raise(1);
                self.check_inside(&date)?;
            }
            _ => self.raise(1),
        }
        Ok(Edtf::Interval(from, to))
    }

    fn edge(&mut self) -> Result<Edge, NotEdtf> {
        if self.take("..") {
            return Ok(Edge::Open);
        }
        match self.peek() {
            None | Some(b'/') => Ok(Edge::Unknown),
            Some(_) => self.date().map(Edge::Date),
        }
    }

    fn check_range(&mut self, from: &Date, to: &Date) -> Result<(), NotEdtf> {
        self.check_inside(from)?;
        self.check_inside(to)?;
        if first_start(from) > last_start(to) {
            return Err(NotEdtf::Reversed { from: from.to_string(), to: to.to_string() });
        }
        Ok(())
    }

    fn set(&mut self, close: u8) -> Result<Vec<Member>, NotEdtf> {
        self.at += 1;
        self.raise(2);
        let mut members = Vec::new();
        loop {
            let member = if members.is_empty() && self.take("..") {
                Member::OrEarlier(self.inside()?)
            } else {
                let date = self.inside()?;
                if !self.take("..") {
                    Member::Date(date)
                } else if self.peek() == Some(close) {
                    Member::OrLater(date)
                } else {
                    let last = self.inside()?;
                    self.check_range(&date, &last)?;
                    Member::Range(date, last)
                }
            };
            members.push(member);
            match self.peek() {
                Some(byte) if byte == close => {
                    self.at += 1;
                    return Ok(members);
                }
                Some(b',') if !matches!(member, Member::OrLater(_)) => self.at += 1,
                _ => return Err(self.unexpected("“,” or the closing bracket")),
            }
        }
    }

    fn inside(&mut self) -> Result<Date, NotEdtf> {
        let date = self.date()?;
        self.check_inside(&date)?;
        Ok(date)
    }

    /// Intervals and sets hold plain dates; unspecified digits in them are level 2.
    fn check_inside(&mut self, date: &Date) -> Result<(), NotEdtf> {
        if level_of_unspecified(date) > 0 {
            self.raise(2);
        }
        match (date.within, date.year) {
            (Within::Time(..), _) => Err(NotEdtf::TimeInside),
            (_, Year::Long { .. }) => Err(NotEdtf::LongYearInside),
            _ => Ok(()),
        }
    }

    fn date(&mut self) -> Result<Date, NotEdtf> {
        let before = self.doubt();
        if self.take("Y") {
            let date = Date { year: self.long_year()?, within: Within::Whole, doubt: [Doubt::NONE; 3] };
            let after = self.doubt();
            return self.finish(date, [before, Doubt::NONE, Doubt::NONE], [after, Doubt::NONE, Doubt::NONE]);
        }
        let year = self.year()?;
        let mut own = [before, Doubt::NONE, Doubt::NONE];
        let mut after = [self.doubt(), Doubt::NONE, Doubt::NONE];
        let mut date = Date { year, within: Within::Whole, doubt: [Doubt::NONE; 3] };
        let exact_year = matches!(year, Year::Four { significant: None, .. });
        if exact_year && self.take("-") {
            own[1] = self.doubt();
            let month = self.two("a month of two digits")?;
            after[1] = self.doubt();
            date.within = match month.known() {
                Some(1..=12) => Within::Month(month),
                Some(season @ 21..=41) => Within::Season(season as u8),
                None if (1..=12).any(|number| month.fits(number)) => Within::Month(month),
                _ => return Err(NotEdtf::NoSuchMonth(month.to_string())),
            };
            if let Within::Season(season) = date.within {
                self.raise(if season > 24 { 2 } else { 1 });
            } else if self.take("-") {
                own[2] = self.doubt();
                let day = self.two("a day of two digits")?;
                after[2] = self.doubt();
                date.within = Within::Day(month, day);
                check_day(&date, month, day)?;
                if self.peek() == Some(b'T') {
                    date.within = Within::Time(month, day, self.time_of(&date, own, after)?);
                }
            }
        }
        self.finish(date, own, after)
    }

    /// Combines the doubts: before a part, about it alone; after a part, about it and all before it.
    fn finish(&mut self, mut date: Date, own: [Doubt; 3], after: [Doubt; 3]) -> Result<Date, NotEdtf> {
        let [year, month, day] = after;
        date.doubt = [own[0].and(year).and(month).and(day), own[1].and(month).and(day), own[2].and(day)];
        let last = date.parts() - 1;
        let inner = own.iter().any(|doubt| *doubt != Doubt::NONE)
            || after.iter().take(last).any(|doubt| *doubt != Doubt::NONE);
        if inner {
            self.raise(2);
        } else if date.any_doubt() != Doubt::NONE {
            self.raise(1);
        }
        self.raise(level_of_unspecified(&date));
        Ok(date)
    }

    fn doubt(&mut self) -> Doubt {
        let doubt = match self.peek() {
            Some(b'?') => Doubt::UNCERTAIN,
            Some(b'~') => Doubt::APPROXIMATE,
            Some(b'%') => Doubt::UNCERTAIN.and(Doubt::APPROXIMATE),
            _ => return Doubt::NONE,
        };
        self.at += 1;
        doubt
    }

    fn year(&mut self) -> Result<Year, NotEdtf> {
        let negative = self.take("-");
        let start = self.at;
        let mut digits = [0; 4];
        for digit in &mut digits {
            *digit = self.digit_or_x("a year of four digits")?;
        }
        let Some(digits) = Digits::from_ascii(digits) else {
            self.at = start;
            return Err(self.unexpected("a year of four digits"));
        };
        if negative {
            self.raise(1);
            if digits.known() == Some(0) {
                return Err(NotEdtf::MinusZero);
            }
        }
        let significant = if digits.known().is_some() { self.significant()? } else { None };
        Ok(Year::Four { negative, digits, significant })
    }

    fn long_year(&mut self) -> Result<Year, NotEdtf> {
        self.raise(1);
        let negative = self.take("-");
        let size = self.number("the digits of the year")?;
        let mut value = size;
        let mut exponent = None;
        if self.take("E") {
            self.raise(2);
            let power = self.number("the exponent")?;
            for _ in 0..power.min(40) {
                value = value.saturating_mul(10);
            }
            exponent = Some(u8::try_from(power).map_err(|_| NotEdtf::YearTooFar)?);
        }
        if value > FARTHEST_YEAR {
            return Err(NotEdtf::YearTooFar);
        }
        if value <= 9_999 {
            let sign = if negative && value > 0 { "-" } else { "" };
            return Err(NotEdtf::LongYearNotNeeded(format!("{sign}{value:04}")));
        }
        let mantissa = if negative { -size } else { size };
        Ok(Year::Long { mantissa, exponent, significant: self.significant()? })
    }

    fn significant(&mut self) -> Result<Option<u8>, NotEdtf> {
        if !self.take("S") {
            return Ok(None);
        }
        self.raise(2);
        let at = self.at;
        match u8::try_from(self.number("the number of significant digits")?) {
            Ok(digits) if digits > 0 => Ok(Some(digits)),
            _ => {
                self.at = at;
                Err(self.unexpected("how many digits are significant, 1 to 255"))
            }
        }
    }

    /// Digits without a leading zero.
    fn number(&mut self, expected: &'static str) -> Result<i64, NotEdtf> {
        let start = self.at;
        let mut number: i64 = 0;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            if self.at > start && number == 0 {
                return Err(self.unexpected("no digit after a leading zero"));
            }
            number = number.saturating_mul(10).saturating_add(i64::from(digit - b'0'));
            self.at += 1;
        }
        if self.at == start { Err(self.unexpected(expected)) } else { Ok(number) }
    }

    fn digit_or_x(&mut self, expected: &'static str) -> Result<u8, NotEdtf> {
        match self.peek() {
            Some(byte @ (b'0'..=b'9' | b'X')) => {
                self.at += 1;
                Ok(byte)
            }
            _ => Err(self.unexpected(expected)),
        }
    }

    fn two(&mut self, expected: &'static str) -> Result<Digits<2>, NotEdtf> {
        let digits = [self.digit_or_x(expected)?, self.digit_or_x(expected)?];
        Digits::from_ascii(digits).ok_or_else(|| self.unexpected(expected))
    }

    fn clock(&mut self) -> Result<u8, NotEdtf> {
        let digits = self.two("two digits")?;
        let number = digits.known().and_then(|number| u8::try_from(number).ok());
        number.ok_or_else(|| self.unexpected("two digits"))
    }

    fn time_of(&mut self, date: &Date, own: [Doubt; 3], after: [Doubt; 3]) -> Result<Time, NotEdtf> {
        let plain = own.iter().chain(&after).all(|doubt| *doubt == Doubt::NONE);
        if !plain || level_of_unspecified(date) > 0 {
            return Err(self.unexpected("the end: a time needs a day that is whole and beyond doubt"));
        }
        self.at += 1;
        let start = self.at;
        let hour = self.clock()?;
        if !self.take(":") {
            return Err(self.unexpected("“:” and the minutes"));
        }
        let minute = self.clock()?;
        let second = if self.take(":") { Some(self.clock()?) } else { None };
        let offset = self.offset()?;
        let far = offset.is_some_and(|offset| offset.minutes().abs() >= 24 * 60);
        if hour > 23 || minute > 59 || second > Some(59) || far {
            let written = self.text.get(start..self.at).unwrap_or_default();
            return Err(NotEdtf::NoSuchTime(written.to_owned()));
        }
        Ok(Time { hour, minute, second, offset })
    }

    fn offset(&mut self) -> Result<Option<Offset>, NotEdtf> {
        if self.take("Z") {
            return Ok(Some(Offset::Utc));
        }
        let west = match self.peek() {
            Some(b'+') => false,
            Some(b'-') => true,
            _ => return Ok(None),
        };
        let start = self.at;
        self.at += 1;
        let hours = i16::from(self.clock()?);
        if !self.take(":") {
            let hours = hours.min(99) as i8;
            return Ok(Some(Offset::Hours(if west { -hours } else { hours })));
        }
        let minutes = i16::from(self.clock()?);
        if minutes > 59 {
            let written = self.text.get(start..self.at).unwrap_or_default();
            return Err(NotEdtf::NoSuchTime(written.to_owned()));
        }
        let minutes = hours * 60 + minutes;
        Ok(Some(Offset::Minutes(if west { -minutes } else { minutes })))
    }
}

fn check_day(date: &Date, month: Digits<2>, day: Digits<2>) -> Result<(), NotEdtf> {
    if has_any_day(date) {
        return Ok(());
    }
    let (Year::Four { negative, digits, .. }, Some(month)) = (date.year, month.known()) else {
        return Err(NotEdtf::DayNever(day.to_string()));
    };
    let (Some(year), Some(name)) = (digits.known(), MONTHS.get(month as usize - 1)) else {
        return Err(NotEdtf::DayNever(day.to_string()));
    };
    if day.known() == Some(0) {
        return Err(NotEdtf::DayNever(day.to_string()));
    }
    let year = if negative { -i64::from(year) } else { i64::from(year) };
    Err(NotEdtf::NoSuchDay { year: spoken_year(year), month: name, days: days_in_month(year, month) })
}

/// Level 1 allows unspecified digits only at the right of the year, or whole months and days after it.
fn level_of_unspecified(date: &Date) -> u8 {
    let Year::Four { digits: year, .. } = date.year else {
        return 0;
    };
    let (month, day) = match date.within {
        Within::Whole | Within::Season(_) => (0, 0),
        Within::Month(month) => (month.unspecified(), 0),
        Within::Day(month, day) | Within::Time(month, day, _) => (month.unspecified(), day.unspecified()),
    };
    match (year.unspecified(), month, day, date.within) {
        (0, 0, 0, _) => 0,
        (1 | 2, 0, 0, Within::Whole) if year.unspecified_at_end() => 1,
        (0, 2, 0, Within::Month(_)) | (0, 0 | 2, 2, Within::Day(..)) => 1,
        _ => 2,
    }
}
