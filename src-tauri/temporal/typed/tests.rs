use super::*;
use crate::temporal::edtf::parse;
use proptest::prelude::*;

fn read(text: &str, reference: Option<&str>) -> Vec<String> {
    let reference = reference.map(|text| parse(text).unwrap());
    match understand(text, reference.as_ref()) {
        Understood::Readings(list) => list.into_iter().map(|reading| reading.edtf.to_string()).collect(),
        Understood::NotADate(sentence) => vec![sentence],
    }
}

#[test]
fn understands_what_people_type() {
    for (text, edtf) in [
        ("27 May 1928", "1928-05-27"),
        ("may 27 1928", "1928-05-27"),
        ("late May 1928", "1928-05-21~/1928-05-31~"),
        ("mid-2015", "2015-05~/2015-08~"),
        ("c. 1890", "1890~"),
        ("about 1890", "1890~"),
        ("June 1928, uncertain", "1928-06?"),
        ("1890?", "1890?"),
        ("the 1920s", "192X"),
        ("19th century", "18XX"),
        ("Easter Monday 1916", "1916-04-24"),
        ("44 BC", "-0043"),
        ("3–5 May 2014", "2014-05-03/2014-05-05"),
        ("3-5 May 2014", "2014-05-03/2014-05-05"),
        ("May 3-5, 2014", "2014-05-03/2014-05-05"),
        ("3 May to 5 June 2014", "2014-05-03/2014-06-05"),
        ("May–June 2014", "2014-05/2014-06"),
        ("between 3 and 5 May 2014", "[2014-05-03..2014-05-05]"),
        ("Oct 7, 2023, 6:30 am", "2023-10-07T06:30"),
        ("before 1914", "[..1913]"),
        ("after 3 June 1928", "[1928-06-04..]"),
        ("since 2011", "2011/.."),
        ("until May 1945", "../1945-05"),
        ("1914-18", "1914/1918"),
        ("1914–1918", "1914/1918"),
        ("from 1914 to 1918", "1914/1918"),
        ("44–30 BC", "-0043/-0029"),
        ("spring 2011", "2011-21"),
        ("25 October 1917 O.S.", "1917-11-07"),
        ("25.10.1917", "1917-10-25"),
        ("1928-05", "1928-05"),
        ("1928/1929", "1928/1929"),
        ("3 May", "XXXX-05-03"),
    ] {
        assert_eq!(read(text, None), [edtf], "{text}");
    }
}

#[test]
fn counts_from_the_reference() {
    let reference = Some("1928-07-21");
    assert_eq!(read("yesterday", reference), ["1928-07-20"]);
    assert_eq!(read("last month", reference), ["1928-06"]);
    assert_eq!(read("two weeks ago", reference), ["1928-07-02/1928-07-08"]);
    assert!(read("yesterday", None)[0].starts_with("This counts from another date"));
}

#[test]
fn offers_both_readings_of_an_ambiguous_date() {
    assert_eq!(read("3/6/28", Some("1928-07-21")), ["1928-06-03", "1928-03-06"]);
    assert_eq!(read("03/04/2015", None), ["2015-04-03", "2015-03-04"]);
    assert_eq!(read("25/10/1917", None), ["1917-10-25"]);
    assert_eq!(read("3/3/1917", None), ["1917-03-03"]);
}

#[test]
fn says_kindly_why_it_is_no_date() {
    assert_eq!(read("soon", None), [NO_DATE]);
    assert_eq!(read("", None), [NO_DATE]);
    for text in ["2015-02-30", "30 February 2015", "Feb 30, 2015", "30/02/2015"] {
        assert_eq!(read(text, None), ["February 2015 has 28 days."], "{text}");
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_nothing_panics_and_readings_are_edtf(text in "([0-9a-zA-Z'/.,–-]{1,9} ?){0,6}") {
        if let Understood::Readings(list) = understand(&text, None) {
            prop_assert!(!list.is_empty());
            for reading in list {
                prop_assert_eq!(parse(&reading.edtf.to_string()), Ok(reading.edtf));
            }
        }
    }
}

#[test]
fn understands_choices_eras_quarters_and_seasons_over_the_year() {
    for (text, edtf) in [
        ("1928 or 1929", "[1928,1929]"),
        ("3 or 4 May 1928", "[1928-05-03,1928-05-04]"),
        ("from May 1928 until 3 June 1929", "1928-05/1929-06-03"),
        ("between 3 and 5 May 2014 (uncertain)", "[2014-05-03?..2014-05-05?]"),
        ("AD 79", "0079"),
        ("12,000 BC", "Y-11999"),
        ("10,000 BC", "-9999"),
        ("20150503", "2015-05-03"),
        ("Q3 2015", "2015-35"),
        ("2015 Q3", "2015-35"),
        ("winter 1944-45", "1944-24"),
        ("the week of 3 May 1928", "1928-04-30/1928-05-06"),
        ("3 May 1928 at 10.33", "1928-05-03T10:33"),
        ("some time in 1928", "1928"),
        ("late September 2015", "2015-09-21~/2015-09-30~"),
    ] {
        assert_eq!(read(text, None), [edtf], "{text}");
    }
}

#[test]
fn converts_the_julian_calendar() {
    for (text, edtf) in [
        ("25 October 1917 O.S.", "1917-11-07"),
        ("O.S. 25 October 1917", "1917-11-07"),
        ("25 Oct 1917 OS", "1917-11-07"),
        ("October 25, 1917 (Old Style)", "1917-11-07"),
        ("25 October (7 November) 1917", "1917-11-07"),
        ("29 February 1900 O.S.", "1900-03-13"),
        ("October 1917 O.S.", "1917-10-14/1917-11-13"),
    ] {
        assert_eq!(read(text, None), [edtf], "{text}");
    }
    assert_eq!(read("30 February 1900 O.S.", None), ["February 1900 has 29 days in the Julian calendar."]);
}

#[test]
fn another_week_or_year_is_a_second_thought_and_no_ambiguity() {
    let reference = Some("2015-09-29");
    assert_eq!(read("Friday", reference), ["2015-09-25"]);
    assert_eq!(read("may", reference), ["2015-05"]);
}
