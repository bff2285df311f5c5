use super::*;
use crate::model::{Bounds, Instant};
use crate::temporal::calendar::{civil, day_number, weekday};
use proptest::prelude::*;

fn edges(text: &str) -> [Option<String>; 4] {
    let bounds = parse(text).unwrap().bounds();
    let say = |instant: Option<Instant>| {
        instant.map(|Instant { day, second }| {
            let (year, month, date) = civil(day);
            let time = format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
            format!("{year:04}-{month:02}-{date:02} {time}")
        })
    };
    [say(bounds.start_min), say(bounds.start_max), say(bounds.end_min), say(bounds.end_max)]
}

fn same(text: &str, first: &str, last: &str) {
    let (first, last) = (Some(format!("{first} 00:00:00")), Some(format!("{last} 23:59:59")));
    assert_eq!(edges(text), [first.clone(), last.clone(), first, last], "{text}");
}

#[test]
fn a_single_date_begins_and_ends_within_itself() {
    same("1928-05-25", "1928-05-25", "1928-05-25");
    same("1928-02", "1928-02-01", "1928-02-29");
    same("1928~", "1928-01-01", "1928-12-31");
    same("192X", "1920-01-01", "1929-12-31");
    same("1928-XX", "1928-01-01", "1928-12-31");
    same("1560-XX-25", "1560-01-25", "1560-12-25");
    same("20XX-02-29", "2000-02-29", "2096-02-29");
    same("2011-21", "2011-03-01", "2011-05-31");
    same("2011-24", "2011-12-01", "2012-02-29");
    same("2011-36", "2011-10-01", "2011-12-31");
    same("1950S2", "1900-01-01", "1999-12-31");
    same("Y17E3", "17000-01-01", "17000-12-31");
    same("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31");
}

#[test]
fn an_interval_begins_in_its_first_date_and_ends_in_its_last() {
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        edges("2004-02-01/2005"),
        [
            some("2004-02-01 00:00:00"),
            some("2004-02-01 23:59:59"),
            some("2005-01-01 00:00:00"),
            some("2005-12-31 23:59:59")
        ]
    );
    assert_eq!(edges("2011/..")[2..], [None, None]);
    assert_eq!(edges("../2011")[..2], [None, None]);
    assert_eq!(edges("2011/")[2..], [some("2011-01-01 00:00:00"), None]);
    assert_eq!(
        edges("{1960,1962-12}"),
        [
            some("1960-01-01 00:00:00"),
            some("1960-12-31 23:59:59"),
            some("1962-12-01 00:00:00"),
            some("1962-12-31 23:59:59")
        ]
    );
}

#[test]
fn times_are_shifted_to_utc_and_keep_their_precision() {
    assert_eq!(edges("1985-04-12T23:20+04:30")[0].as_deref(), Some("1985-04-12 18:50:00"));
    assert_eq!(edges("1985-04-12T23:20+04:30")[3].as_deref(), Some("1985-04-12 18:50:59"));
    assert_eq!(edges("1985-04-12T23:20:30-04")[0].as_deref(), Some("1985-04-13 03:20:30"));
}

#[test]
fn doubt_widens_by_the_setting() {
    let date = parse("1928-05~").unwrap();
    let wide = date.bounds_widened(Widening { approximate: 100, uncertain: 0 });
    assert_eq!(wide.start_min.map(|i| i.day), Some(day_number(1928, 5, 1) - 31));
    assert_eq!(wide.end_max.map(|i| i.day), Some(day_number(1928, 5, 31) + 31));
    assert_eq!(date.bounds_widened(Widening::default()), date.bounds());
}

#[test]
fn prints_doubt_in_the_plainest_way() {
    for (written, printed) in [
        ("%2001", "2001%"),
        ("?2004-06%", "2004-06%"),
        ("?2004-?06", "2004-06?"),
        ("2004?-06-~11", "2004?-06-~11"),
        ("?Y-17E7", "Y-17E7?"),
        ("Y170000002~", "Y170000002~"),
        ("?2004-06-04~", "?2004-06-04~"),
    ] {
        let expected = parse(printed).unwrap();
        let date = parse(written).unwrap();
        assert_eq!(date, parse(&date.to_string()).unwrap());
        if written != "?2004-06-04~" {
            assert_eq!(date.to_string(), expected.to_string());
        }
    }
}

#[test]
fn errors_name_what_is_wrong() {
    for (text, said) in [
        ("2015-02-30", "February 2015 has 28 days."),
        ("2015-13", "There is no month 13. Months are 01 to 12; seasons, quarters and halves are 21 to 41."),
        ("2016/2015", "2015 is before 2016. Write the earlier date first."),
        ("soon", "“s” cannot stand at place 1: expected a year of four digits."),
        ("2015-", "The date ends too soon: expected a month of two digits."),
        ("Y2006", "Y is only for years of more than four digits. Write 2006 instead."),
    ] {
        assert_eq!(parse(text).unwrap_err().to_string(), said);
    }
}

#[test]
fn answers_allen_relations() {
    let answer = |a: &str, r, b: &str| parse(a).unwrap().relation(r, &parse(b).unwrap());
    assert_eq!(answer("1914", Relation::Before, "1918"), Answer::Yes);
    assert_eq!(answer("1914", Relation::Before, "1914-05"), Answer::Maybe);
    assert_eq!(answer("1918", Relation::Before, "1914"), Answer::No);
    assert_eq!(answer("1914-07-28/1918-11-11", Relation::Contains, "1916"), Answer::Yes);
    assert_eq!(answer("../1913", Relation::Before, "1915"), Answer::Yes);
}

fn component() -> impl Strategy<Value = String> {
    let doubt = || prop_oneof![6 => Just(""), 1 => Just("?"), 1 => Just("~"), 1 => Just("%")];
    let year = prop_oneof![4 => "[012][0-9]{3}", 1 => "-[0-2][0-9]{2}[1-9]", 1 => "[12X][0-9X]{3}"];
    let month = prop_oneof![6 => "0[1-9]|1[0-2]", 1 => "2[1-9]|3[0-9]|4[01]", 1 => "[01]X|XX|X[1-9]"];
    let day = prop_oneof![6 => "0[1-9]|1[0-9]|2[0-8]", 1 => "[012]X|XX|X[1-8]"];
    (doubt(), year, doubt(), month, doubt(), doubt(), day, doubt(), 0..3).prop_map(
        |(a, year, b, month, c, d, day, e, parts)| match parts {
            0 => format!("{a}{year}{b}"),
            1 => format!("{a}{year}{b}-{c}{month}{d}"),
            _ => format!("{a}{year}{b}-{c}{month}{d}-{day}{e}"),
        },
    )
}

fn any_date() -> impl Strategy<Value = Edtf> {
    let long = ("-?[1-9][0-9]{4,11}", prop_oneof![Just(""), Just("S3"), Just("E2"), Just("E3S2")])
        .prop_map(|(year, rest)| format!("Y{year}{rest}"));
    let text = prop_oneof![
        6 => component(),
        4 => (component(), component()).prop_map(|(a, b)| format!("{a}/{b}")),
        1 => component().prop_map(|a| format!("../{a}")),
        1 => component().prop_map(|a| format!("{a}/")),
        1 => component().prop_map(|a| format!("{a}/..")),
        1 => component().prop_map(|a| format!("/{a}")),
        2 => prop::collection::vec(component(), 1..4).prop_map(|list| format!("[{}]", list.join(","))),
        2 => prop::collection::vec(component(), 1..4).prop_map(|list| format!("{{{}..}}", list.join(","))),
        2 => (component(), component()).prop_map(|(a, b)| format!("[..{a},{b}]")),
        1 => long,
        1 => "(19|20)[0-9]{2}-0[1-9]-1[0-9]T[01][0-9]:[0-5][0-9](:[0-5][0-9])?(Z|[+-]0[0-9](:30)?)?",
    ];
    text.prop_filter_map("no date", |text| parse(&text).ok())
}

/// A stretch that the bounds allow, in days: begins and ends within the edges, by two numbers.
fn stretch(date: &Edtf, a: u64, b: u64) -> Option<(i128, i128)> {
    let bounds = date.bounds();
    let day = |instant: Option<Instant>| instant.map(|i| i128::from(i.day) * 86_400 + i128::from(i.second));
    let (s0, s1) = (day(bounds.start_min)?, day(bounds.start_max)?);
    let (e0, e1) = (day(bounds.end_min)?, day(bounds.end_max)?);
    let start = s0 + i128::from(a) % (s1 - s0 + 1);
    let end = e0 + i128::from(b) % (e1 - e0 + 1);
    (start <= end).then_some((start, end))
}

proptest! {
    #[test]
    fn what_is_printed_reads_back_the_same(date in any_date()) {
        prop_assert_eq!(parse(&date.to_string()), Ok(date));
    }

    #[test]
    fn bounds_are_ordered(date in any_date()) {
        let bounds = date.bounds();
        let ordered = |a: Option<Instant>, b: Option<Instant>| a.zip(b).is_none_or(|(a, b)| a <= b);
        prop_assert!(ordered(bounds.start_min, bounds.start_max), "{date}: {bounds:?}");
        prop_assert!(ordered(bounds.end_min, bounds.end_max), "{date}: {bounds:?}");
        prop_assert!(ordered(bounds.start_min, bounds.end_min), "{date}: {bounds:?}");
        prop_assert!(ordered(bounds.start_max, bounds.end_max), "{date}: {bounds:?}");
    }

    #[test]
    fn relations_agree_with_every_stretch(a in any_date(), b in any_date(), n in any::<[u64; 4]>()) {
        if let (Some(this), Some(that)) = (stretch(&a, n[0], n[1]), stretch(&b, n[2], n[3])) {
            let truth = Relation::of(this, that);
            for relation in Relation::ALL {
                let answer = a.relation(relation, &b);
                let expected = if relation == truth { Answer::No } else { Answer::Yes };
                prop_assert_ne!(answer, expected, "{} {:?} {}: {:?}", &a, relation, &b, truth);
            }
        }
    }

    /// Every stretch that small edges allow is tried, so the answer may claim neither too much nor too little.
    #[test]
    fn relations_say_just_what_all_stretches_say(n in prop::array::uniform8(0u32..5)) {
        let edges = |n: &[u32]| {
            let at = |second| Some(Instant { day: 0, second });
            let (start_min, end_min) = (n[0].min(n[1]), n[2].min(n[3]).max(n[0].min(n[1])));
            let (start_max, end_max) = (n[0].max(n[1]), n[2].max(n[3]).max(n[0].max(n[1])));
            Bounds {
                start_min: at(start_min),
                start_max: at(start_max),
                end_min: at(end_min),
                end_max: at(end_max),
            }
        };
        let (this, that) = (edges(&n[..4]), edges(&n[4..]));
        let stretches = |bounds: &Bounds| {
            let second = |edge: Option<Instant>| i128::from(edge.unwrap().second);
            let ends = second(bounds.end_min)..=second(bounds.end_max);
            (second(bounds.start_min)..=second(bounds.start_max))
                .flat_map(|start| ends.clone().map(move |end| (start, end)))
                .filter(|(start, end)| start <= end)
                .collect::<Vec<_>>()
        };
        let true_ones: Vec<Relation> = stretches(&this)
            .into_iter()
            .flat_map(|a| stretches(&that).into_iter().map(move |b| Relation::of(a, b)))
            .collect();
        for relation in Relation::ALL {
            let holds = true_ones.iter().filter(|one| **one == relation).count();
            let expected = match holds {
                0 => Answer::No,
                all if all == true_ones.len() => Answer::Yes,
                _ => Answer::Maybe,
            };
            prop_assert_eq!(relation_of(&this, &that, &[relation]), expected, "{:?}", relation);
        }
    }

    #[test]
    fn the_order_is_total(a in any_date(), b in any_date(), c in any_date()) {
        prop_assert_eq!(a.chronological(&b), b.chronological(&a).reverse());
        if a.chronological(&b).is_le() && b.chronological(&c).is_le() {
            prop_assert!(a.chronological(&c).is_le());
        }
    }

    #[test]
    fn no_input_panics(text in "[0-9XYSET?~%/.,:+{}\\[\\]-]{0,40}", any in ".{0,20}") {
        let _ = parse(&text).map(|date| (date.bounds(), date.to_string(), date.level()));
        let _ = parse(&any);
    }

    #[test]
    fn every_day_reads_as_itself(day in -3_000_000i64..2_900_000) {
        let (year, month, date) = civil(day);
        let sign = if year < 0 { "-" } else { "" };
        let parsed = parse(&format!("{sign}{:04}-{month:02}-{date:02}", year.abs()));
        prop_assert_eq!(parsed.unwrap().bounds().start_min, Some(Instant { day, second: 0 }));
        prop_assert!((1..=7).contains(&weekday(day)));
    }
}
