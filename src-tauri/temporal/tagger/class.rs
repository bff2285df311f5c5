//! What a word or number can be. The names in upper case are those of the language files.

macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a word or number can be in a date expression.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum Class { $($(#[$doc])* $variant,)* }

        impl Class {
            /// The class of this name in a language file.
            pub(crate) fn named(name: &str) -> Option<Class> {
                match name { $($name => Some(Class::$variant),)* _ => None }
            }
        }
    };
}

classes! {
    /// A month's full name: 1 to 12.
    Month = "MONTH",
    /// A month's name that is also a common word or name ("May", "March").
    DoubtfulMonth = "DOUBTFUL-MONTH",
    /// A short form that stands for a month only beside other parts of a date ("Mar", "Dec").
    ShortMonth = "SHORT-MONTH",
    /// Monday 1 to Sunday 7.
    Weekday = "WEEKDAY",
    /// A weekday in the plural.
    Weekdays = "WEEKDAYS",
    /// A short form of a weekday ("Sat", "Sun").
    ShortWeekday = "SHORT-WEEKDAY",
    /// EDTF numbers: spring 21, summer 22, autumn 23, winter 24.
    Season = "SEASON",
    /// A unit in the singular; see [`Unit`](super::point::Unit).
    Unit = "UNIT",
    /// A unit in the plural.
    Units = "UNITS",
    /// A part of the day: morning 1, afternoon 2, evening 3, night 4, daytime 5.
    Part = "PART",
    /// Last -1, this 0, next 1, "that" 10 (the one just named), the following 11, the previous 9.
    Direction = "DIRECTION",
    /// A feast; see [`holiday`](super::holiday).
    Holiday = "HOLIDAY",
    /// A number word below twenty.
    Ones = "ONES",
    /// Twenty to ninety.
    Tens = "TENS",
    /// Hundred, thousand, million.
    Scale = "SCALE",
    /// An ordinal word: first 1 and so on; last -1.
    Ordinal = "ORDINAL",
    /// What follows the digits of an ordinal ("st", "nd").
    OrdinalEnd = "ORDINAL-END",
    /// An amount that is not told ("several").
    Vague = "VAGUE",
    /// Early 1, middle 2, late 3.
    Edge = "EDGE",
    /// "About", "nearly".
    Approx = "APPROX",
    /// A reference: past -1, present 0, future 1.
    Reference = "REFERENCE",
    /// "Every", "each": 1; "every other": 2.
    Every = "EVERY",
    /// A time zone; minutes east of UTC, 9999 where that changes over the year.
    Zone = "ZONE",
    /// Before noon 0, after noon 12.
    Meridiem = "MERIDIEM",
    /// "Twenties" 20 to "nineties" 90.
    DecadeName = "DECADE-NAME",
    /// "Daily", "weekly": a unit.
    Frequency = "FREQUENCY",
    /// Yesterday -1, today 0, tomorrow 1.
    RelativeDay = "RELATIVE-DAY",
    /// A named hour: noon 12, midnight 24.
    NamedHour = "NAMED-HOUR",
    /// Half a unit.
    Half = "HALF",
    /// A verb or auxiliary of the past.
    PastVerb = "PAST-VERB",
    /// What makes a verb tell of something that was over before ("had").
    PastPerfect = "PAST-PERFECT",
    /// A word that points to the future.
    FutureVerb = "FUTURE-VERB",
    /// What makes a verb of the present look ahead ("is to meet").
    Infinitive = "INFINITIVE",
    /// "The", "a".
    Article = "ARTICLE",
    /// A word right before a date that lies ahead ("by", "until").
    Deadline = "DEADLINE",
    /// What opens a date to what follows it 1 ("or later") or to what comes before it -1.
    Beyond = "BEYOND",
    /// A verb that tells who says so: news abounds in them, histories do not.
    Speech = "SPEECH",
    /// A verb of the present.
    PresentVerb = "PRESENT-VERB",
    /// A word that may stand before a date: a preposition, a determiner, a conjunction.
    Before = "BEFORE",
    /// A unit of count or measure that makes the number before it no year ("people", "miles").
    Counted = "COUNTED",
    /// A word before a number that makes it no year ("No", "page", "flight").
    Numbered = "NUMBERED",
    /// Christ's birth: before 1 ("BC"), after 0 ("AD").
    Era = "ERA",
    /// A word that counts from the time of writing ("ago").
    Deictic = "DEICTIC",
    /// A word behind which a number of four digits is a year, however early ("in 1066").
    EarlyYear = "EARLY-YEAR",
    /// An amount however small or great, in whole or half numbers.
    Number = "NUMBER",
    /// One or two digits, 1 to 31.
    Day = "DAY",
    /// One or two digits, 1 to 12.
    MonthNumber = "MONTH-NUMBER",
    /// Four digits, 1000 to 2199.
    Year = "YEAR",
    /// Two digits.
    ShortYear = "SHORT-YEAR",
    /// One to four digits.
    AnyYear = "ANY-YEAR",
    /// One or two digits, 0 to 24.
    Hour = "HOUR",
    /// Four digits, 0000 to 2459: hours and minutes.
    HoursMinutes = "HOURS-MINUTES",
    /// Two digits, 00 to 59.
    Minute = "MINUTE",
}

impl Class {
    /// Its place in a set of classes.
    pub(crate) const fn bit(self) -> u64 {
        1 << self as u8
    }
}
