//! What a rule's words mean: the actions that a language file may name, and the values a match has found.

use super::class::Class;
use super::pattern::Captures;
use super::point::Unit;

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a rule's words mean.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Action { $($(#[$doc])* $variant,)* }

        impl Action {
            /// The action of this name in a language file.
            pub(crate) fn named(name: &str) -> Option<Action> {
                match name { $($name => Some(Action::$variant),)* _ => None }
            }
        }
    };
}

actions! {
    /// A date from any of year, month, day, weekday, season, feast, part of the day, time of day.
    Date = "date",
    /// The week or weekend of a date.
    WeekOf = "week-of",
    /// A day or week of a month or year by its ordinal.
    NthOf = "nth-of",
    /// A decade.
    Decade = "decade",
    /// A century by its ordinal, or a millennium.
    Century = "century",
    /// A year in words ("nineteen eighty-four").
    SpelledYear = "spelled-year",
    /// A unit counted from an event, whose date is not worked out.
    Unplaced = "unplaced",
    /// A quarter by its ordinal.
    Quarter = "quarter",
    /// A quarter of the year before.
    QuarterYearBefore = "quarter-year-before",
    /// A half by its ordinal.
    HalfYear = "half-year",
    /// This, last or next unit.
    Relative = "relative",
    /// So long before now.
    Ago = "ago",
    /// So long after now.
    FromNow = "from-now",
    /// So long before the date just named.
    Earlier = "earlier",
    /// So long after the date just named.
    Later = "later",
    /// A length of time.
    Duration = "duration",
    /// A length of time in a decimal number of units.
    DecimalDuration = "decimal-duration",
    /// A length of time before or after an event, whose date is not worked out.
    DurationAnchored = "duration-anchored",
    /// A length of time, one more half unit than said.
    DurationAndHalf = "duration-and-half",
    /// A length of time of an amount that is not told.
    VagueDuration = "vague-duration",
    /// At least so long.
    DurationOrMore = "duration-or-more",
    /// At most so long.
    DurationOrLess = "duration-or-less",
    /// More than so long.
    DurationMore = "duration-more",
    /// Less than so long.
    DurationLess = "duration-less",
    /// About so long.
    DurationAbout = "duration-about",
    /// A repetition.
    Set = "set",
    /// Once in each unit.
    Rate = "rate",
    /// Past, present or future without more.
    Reference = "reference",
    /// The end of a range of years, given by its last two digits.
    RangeYear = "range-year",
    /// The end of a range of days within a month just named.
    RangeDay = "range-day",
    /// The last day of a unit.
    UnitEnd = "unit-end",
    /// What looks like a date and is none.
    Nothing = "nothing",
}

/// The values of a match, by class.
pub(crate) struct Frame<'a>(pub(crate) &'a Captures);

impl Frame<'_> {
    /// The first value of a class.
    pub(crate) fn get(&self, class: Class) -> Option<i32> {
        self.0.iter().find(|(known, _)| *known == class).map(|(_, value)| value)
    }

    /// The first value of any of the classes.
    pub(crate) fn any(&self, classes: &[Class]) -> Option<i32> {
        self.0.iter().find(|(known, _)| classes.contains(known)).map(|(_, value)| value)
    }

    /// The unit.
    pub(crate) fn unit(&self) -> Option<Unit> {
        self.any(&[Class::Unit, Class::Units, Class::Frequency]).and_then(Unit::numbered)
    }

    /// The amount in halves: told, one for none, `None` inside for one that is not told.
    pub(crate) fn amount(&self) -> Option<i32> {
        if self.get(Class::Vague).is_some() {
            return None;
        }
        let half = self.get(Class::Half).map_or(0, |_| 1);
        match self.get(Class::Number) {
            Some(number) => Some(number + half),
            None if self.get(Class::Scale).is_some() => self.get(Class::Scale).map(|scale| scale * 2),
            None if half == 1 => Some(1),
            None => Some(2),
        }
    }
}
