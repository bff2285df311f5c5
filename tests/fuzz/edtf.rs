use super::{feed, takes_linear_time};
use dateline::temporal::edtf::{Answer, Edtf, Relation, Widening, parse};
use dateline::temporal::words::{in_short_words, in_words};

/// Dates of every kind, level 0 to 2.
const KNOWN: [&str; 44] = [
    "1928-05-25",
    "1928-05",
    "1928",
    "-0043",
    "0000",
    "1985-04-12T23:20:30",
    "1985-04-12T23:20:30Z",
    "1985-04-12T23:20+04:30",
    "1985-04-12T24:00:00",
    "1928-05/1928-06",
    "1928-05-25/..",
    "../1928",
    "/1928",
    "1928/",
    "1984?",
    "2004-06~",
    "2004-06-11%",
    "?2004-06-~11",
    "2004?-06-~11/2004-06-%11",
    "192X",
    "19XX",
    "XXXX-12-25",
    "1XXX-1X",
    "156X-12-25",
    "15XX-12-2X",
    "2011-21",
    "2011-24",
    "2011-33",
    "2011-41",
    "Y170000002",
    "Y-170000002",
    "Y-17E7",
    "Y17E8",
    "1950S2",
    "Y171010000S3",
    "Y3388E2S3",
    "[1667,1668,1670..1672]",
    "{1960,1961-12}",
    "[..1760-12-03]",
    "[1760-01,1760-02,1760-12..]",
    "{..1984}",
    "-1XXX-XX",
    "2004-XX-XX/2004-07-03",
    "Y-1000000000000",
];

const LETTERS: [char; 28] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X', 'Y', 'E', 'S', 'T', 'Z', '-', '/', '.', ',', '[',
    ']', '{', '}', '?', '~', '%', '日',
];

#[test]
fn any_string_is_edtf_or_is_not() {
    let mut other: Edtf = parse("1928-05").unwrap();
    feed("EDTF", |chance| {
        let text = chance.mutated(&KNOWN, &LETTERS);
        let date = match parse(&text) {
            Ok(date) => date,
            Err(why) => {
                assert!(!why.to_string().is_empty(), "{text}");
                return;
            }
        };
        let printed = date.to_string();
        assert_eq!(parse(&printed).as_ref(), Ok(&date), "{text} is printed as {printed}");
        assert!(!in_words(&date).is_empty() && !in_short_words(&date, None).is_empty(), "{text}");
        let bounds = date.bounds();
        let wide = date.bounds_widened(Widening { approximate: 100, uncertain: 50 });
        assert!(bounds.start_min.zip(bounds.start_max).is_none_or(|(least, most)| least <= most), "{text}");
        assert!(bounds.end_min.zip(bounds.end_max).is_none_or(|(least, most)| least <= most), "{text}");
        assert!(bounds.start_min.zip(wide.start_min).is_none_or(|(told, wide)| wide <= told), "{text}");
        assert!(bounds.end_max.zip(wide.end_max).is_none_or(|(told, wide)| told <= wide), "{text}");
        let answers = Relation::ALL.map(|relation| date.relation(relation, &other));
        let yes = answers.iter().filter(|answer| **answer == Answer::Yes).count();
        let no = answers.iter().filter(|answer| **answer == Answer::No).count();
        assert!(yes == 1 && no == 12 || yes == 0 && no < 12, "{text} and {other}: {answers:?}");
        assert_eq!(date.chronological(&other), other.chronological(&date).reverse(), "{text} and {other}");
        other = date;
    });
}

#[test]
fn long_strings_are_judged_in_linear_time() {
    for piece in ["1", "1928,", "1928..", "[", "{1928,", "X", "?", "-", "Y1", "1928-05-25T10:33", "日"] {
        takes_linear_time(piece, 4_000, |text| {
            let _ = parse(text);
        });
    }
    takes_linear_time("1928,", 4_000, |text| {
        let _ = parse(&format!("[{text}1928]")).map(|date| (date.bounds(), date.to_string()));
    });
}
