use super::{feed, processor};
use dateline::temporal::edtf::parse;
use dateline::temporal::typed::{Understood, understand};

/// What people type.
const KNOWN: [&str; 40] = [
    "mid-2015",
    "c. 1890",
    "the 1920s",
    "Easter Monday 1916",
    "44 BC",
    "3–5 May 2014",
    "Oct 7, 2023, 6:30 am",
    "before 1914",
    "since 2011",
    "yesterday",
    "03/04/2015",
    "25 October 1917 O.S.",
    "late May 1928",
    "between 3 and 5 May 2014",
    "from May to June 2014",
    "1914-18",
    "perhaps June 1928",
    "spring 2011",
    "the 3rd quarter of 1989",
    "two weeks ago",
    "next Friday",
    "around 300 BC or later",
    "1928-05-25/..",
    "Christmas 1914",
    "the 19th century",
    "about the middle of 1928",
    "not before 1914",
    "10.5.1928",
    "29 February 1900",
    "5 May – 3 June 1928",
    "May or June 1928",
    "the twenties",
    "noon on 3 May 1928",
    "the day after tomorrow",
    "winter 1944/45",
    "12 a.m.",
    "Y-170000002",
    "1st of May",
    "AD 79",
    "soon",
];

const LETTERS: [char; 24] = [
    '0', '1', '2', '3', '9', ' ', ' ', '-', '–', '/', '.', ',', ':', '?', '~', 'a', 'b', 'c', 'e', 's', 't',
    '’', 'ü', '日',
];

/// Milliseconds of a processor that an answer may take while one types, in a build without optimisation.
const LONGEST: f64 = 400.0;

#[test]
fn whatever_is_typed_is_understood_or_refused_at_once() {
    let reference = parse("2015-09-29").unwrap();
    feed("typed dates", |chance| {
        let text = chance.mutated(&KNOWN, &LETTERS);
        let known = chance.below(4) > 0;
        let begun = processor();
        let understood = understand(&text, known.then_some(&reference));
        let taken = processor() - begun;
        assert!(taken < LONGEST, "“{text}” took {taken:.0} ms");
        match understood {
            Understood::Readings(readings) => {
                assert!(!readings.is_empty(), "{text}");
                for reading in readings {
                    let printed = reading.edtf.to_string();
                    assert!(parse(&printed).is_ok(), "“{text}” was understood as {printed}");
                    assert!(!reading.words.is_empty() && !reading.why.is_empty(), "{text}");
                }
            }
            Understood::NotADate(why) => assert!(why.ends_with(['.', '?']), "“{text}”: {why}"),
        }
    });
}
