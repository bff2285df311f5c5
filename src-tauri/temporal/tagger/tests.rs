use super::*;
use crate::model::{Expression, ExpressionKind};
use crate::temporal::edtf::parse;
use crate::temporal::{english, german};

#[test]
fn every_language_can_be_read() {
    for files in [&english::FILES, &german::FILES] {
        if let Err(line) = Language::read(files) {
            panic!("{line}");
        }
    }
}

fn tagged(text: &str, reference: Option<&str>, genre: Genre, language: Tongue) -> Vec<Expression> {
    let reference = reference.map(|text| parse(text).unwrap());
    tag(text, &Options { reference, genre, language })
}

/// Each expression as `words=value`.
fn news(text: &str, reference: &str) -> Vec<String> {
    let found = tagged(text, Some(reference), Genre::News, Tongue::English);
    found.into_iter().map(|each| format!("{}={}", each.text, each.value)).collect()
}

#[test]
fn resolves_dates_against_the_publication_date() {
    for (text, found) in [
        ("The jets flew in late September 28.", "late September 28=2015-09-28"),
        ("He spoke on Monday.", "Monday=2015-09-28"),
        ("They will meet on Friday.", "Friday=2015-10-02"),
        ("They met last Friday.", "last Friday=2015-09-25"),
        ("It rained yesterday.", "yesterday=2015-09-28"),
        ("It fell last week.", "last week=2015-W39"),
        ("It fell earlier this year.", "earlier this year=2015"),
        ("It was built two years ago.", "two years ago=2013"),
        ("It ended ten days ago.", "ten days ago=2015-09-19"),
        ("It ended in May.", "May=2015-05"),
        ("Sales fell in the third quarter of 2014.", "the third quarter of 2014=2014-Q3"),
        ("He left on Dec. 7, 2014.", "Dec. 7, 2014=2014-12-07"),
        ("She came on 3 June 1928.", "3 June 1928=1928-06-03"),
        ("The plan of the 1920s failed.", "the 1920s=192"),
        ("It opened in the 19th century.", "the 19th century=18"),
        ("He died on Christmas Day 1998.", "Christmas Day 1998=1998-12-25"),
        ("It began at 6:30 p.m. on Friday.", "6:30 p.m. on Friday=2015-09-25T18:30"),
        ("He called last night.", "last night=2015-09-28TNI"),
        ("They fought in the summer of 1943.", "the summer of 1943=1943-SU"),
        ("Caesar was killed in 44 BC.", "44 BC=BC0044"),
        ("It begins on Oct. 9 at 6 pm.", "Oct. 9 at 6 pm=2015-10-09T18:00"),
        ("The shops will be full on Black Friday.", "Black Friday=2015-11-27"),
        ("It has been open since 2014.04.05, he said.", "2014.04.05=2014-04-05"),
        ("The tower fell in 1066.", "1066=1066"),
        ("The ratio stood at 13.8 percent at end-June.", "end-June=2015-06"),
    ] {
        assert_eq!(news(text, "2015-09-29"), [found], "{text}");
    }
}

#[test]
fn measures_lengths_and_repetitions() {
    for (text, found) in [
        ("It took three months.", "three months=P3M"),
        ("It took two and a half years.", "two and a half years=P2Y6M"),
        ("It took several weeks.", "several weeks=PXW"),
        ("It lasted more than four hours.", "more than four hours=PT4H"),
        ("a 10-hour march", "10-hour=PT10H"),
        ("It cools for 24–48 hours.", "24–48 hours=PT24H"),
        ("He drinks every 2-3 hours.", "every 2-3 hours=PT2H"),
        ("They lost 3.2 years of life.", "3.2 years=P3.2Y"),
        ("Prices rose in the past three months.", "the past three months=P3M"),
        ("They meet every Tuesday.", "every Tuesday=XXXX-WXX-2"),
        ("He prays every day.", "every day=P1D"),
        ("She now works there.", "now=PRESENT_REF"),
        ("He has recently moved.", "recently=PAST_REF"),
        ("Nobody knows the future.", "the future=FUTURE_REF"),
    ] {
        assert_eq!(news(text, "2015-09-29"), [found], "{text}");
    }
    let found = tagged("more than four hours", None, Genre::News, Tongue::English);
    assert_eq!(found[0].modifier.as_deref(), Some("MORE_THAN"));
    assert_eq!(found[0].kind, ExpressionKind::Duration);
}

#[test]
fn does_not_fire_on_what_is_no_date() {
    for text in [
        "You may go. They march on. He was second in line.",
        "It cost $1990 and 1,995 people came.",
        "Call 555-1990-2020 or see page 1928.",
        "A man, 52 years old, and a 39-year-old woman.",
        "The sun rose; we sat by the sea. Flight 1549 landed.",
        "Version 2.1928 of the spring mechanism may fall.",
    ] {
        assert_eq!(news(text, "2015-09-29"), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn names_prices_scores_versions_and_sections_are_no_dates() {
    for text in [
        "The scores rose from 1061 to 1128, and from 5425 to 5641.",
        "The laptop has a GTX 1660 and no RTX 2060.",
        "He scored the goal 2:55 into overtime, and two in the final 4:29 of regulation.",
        "Banks with names like Chime, Current, and Varo.",
        "Summer Smith met Jan Novak, Sun Li, Mr. May and Mrs. March.",
        "April said that it was late.",
        "It cost £1914, €2000 and 1,990 dollars.",
        "See No. 1928, p. 1928, section 1914, vol. 1875, Route 1990 and Resolution 1483.",
        "They won 3-2, then 21-12. The rate was 10.33 percent. Version 10.33 is out.",
        "He took a second look, came second, and held it for a second.",
        "The sun and the wind may turn; they march on, along the march.",
        "His leg was broken in the fall. The fall of Rome was long.",
        "Three quarters of them lived in winter quarters; a quarter left.",
        "It earns $5 million a year and runs four flights a week.",
        "He is 52 years old; she is a 39-year-old.",
        "In 1400 victims the fever was found; 1500 men fled.",
        "He spoke on \u{201c}This Week\u{201d}.",
    ] {
        assert_eq!(news(text, "2015-09-29"), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn reads_the_forms_that_writers_use() {
    for (text, found) in [
        ("The blast came at 0735 GMT on Friday.", "0735 GMT on Friday=2015-09-25T07:35"),
        ("It left on 3 May at 10.33 from Bergen.", "3 May at 10.33=2015-05-03T10:33"),
        ("It left at 18.45 GMT.", "18.45 GMT=2015-09-29T18:45"),
        ("He died this past Friday.", "this past Friday=2015-09-25"),
        ("They meet on Mondays.", "Mondays=XXXX-WXX-1"),
        ("She writes twice a year.", "twice a year=P1Y"),
        ("It was a month-long siege.", "month-long=P1M"),
        ("It was the winter 1944-45.", "the winter 1944-45=1944-WI"),
        ("A hearing is set for the week of March 7, 2016.", "the week of March 7, 2016=2016-W10"),
        ("It closed at year-end.", "year-end=2015-12-31"),
        ("In the 2013 fiscal year it lost.", "the 2013 fiscal year=2013"),
        ("Sales rose in Q2 2015.", "Q2 2015=2015-Q2"),
        ("Nothing has changed over the past decade.", "the past decade=P10Y"),
        ("They came the day before yesterday.", "the day before yesterday=2015-09-27"),
        ("They ruled for hundreds of years.", "hundreds of years=PXY"),
        ("The early 90s were hard.", "The early 90s=199"),
        ("He may come as early as Thursday.", "Thursday=2015-10-01"),
        ("The minister will be named in December.", "December=2015-12"),
        ("She could not be reached on Thursday.", "Thursday=2015-09-24"),
        ("Talks are set to resume Monday.", "Monday=2015-10-05"),
        ("It had been due to expire on Friday.", "Friday=2015-09-25"),
        ("In August and September 1914 they fell back.", "August=1914-08"),
    ] {
        assert_eq!(news(text, "2015-09-29")[0], found, "{text}");
    }
    let range = news("The talks of March 5-9, 1918 failed.", "2015-09-29");
    assert_eq!(range, ["March 5=1918-03-05", "9, 1918=1918-03-09"]);
}

#[test]
fn reads_spans_of_a_thousand_years_and_the_edges_of_the_day() {
    for (text, found) in [
        ("In the second millennium BC the city grew.", "the second millennium BC=BC1"),
        ("The third millennium began quietly.", "The third millennium=2"),
        ("It held for this millennium.", "this millennium=2"),
        ("Troops attacked at dawn on Sunday.", "dawn on Sunday=2015-09-27TMO"),
        ("They withdrew before dusk.", "dusk=2015-09-29TEV"),
        ("The bells rang on Friday at sunset.", "Friday at sunset=2015-09-25TEV"),
        ("It struck at 0630 GMT on Friday.", "0630 GMT on Friday=2015-09-25T06:30"),
        ("FY14 was poor.", "FY14=2014"),
        ("Fiscal year 2014 was poor.", "Fiscal year 2014=2014"),
        ("The last week of May 1918 was calm.", "The last week of May 1918=1918-W22"),
        ("The first day of May 1918 was calm.", "The first day of May 1918=1918-05-01"),
        ("It will not end until 2020 or later.", "2020 or later=2020"),
        ("It took three-and-a-half years.", "three-and-a-half years=P3Y6M"),
        ("Had they arrived by Monday? They had arrived by Monday.", "Monday=2015-09-28"),
        ("They will discuss Friday's ruling.", "Friday=2015-09-25"),
        ("It is shut on weekends.", "weekends=XXXX-WXX-WE"),
    ] {
        assert_eq!(news(text, "2015-09-29").last().map(String::as_str), Some(found), "{text}");
    }
    for text in [
        "He reads USA Today and the Daily Herald.",
        "It was told on \u{201c}60 Minutes\u{201d}.",
        "The day-to-day work went on.",
        "It was less than a quarter of the price.",
        "It runs at 90 miles per hour.",
        "It was the dawn of a new era.",
        "The price of 10.33 fell.",
        "A sunset clause.",
    ] {
        assert_eq!(news(text, "2015-09-29"), Vec::<String>::new(), "{text}");
    }
    let edtf = |text: &str| tagged(text, None, Genre::News, Tongue::English)[0].edtf.clone();
    assert_eq!(edtf("in the third millennium").as_deref(), Some("2XXX"));
    assert_eq!(edtf("in the second millennium BC").as_deref(), Some("-1999/-1000"));
}

#[test]
fn what_hangs_on_an_event_stays_open_and_says_so() {
    let found =
        &tagged("He left the day after the attack.", Some("2015-09-29"), Genre::News, Tongue::English)[0];
    assert_eq!((found.text.as_str(), found.value.as_str()), ("the day", "XXXX-XX-XX"));
    assert_eq!(found.edtf, None);
    assert_eq!(found.reason, "counted from an event, whose date is not worked out");
    let found =
        &tagged("Two days after the crash he left.", Some("2015-09-29"), Genre::News, Tongue::English)[0];
    assert_eq!((found.text.as_str(), found.value.as_str(), &found.edtf), ("Two days", "P2D", &None));
    assert_eq!(found.reason, "a length of time, counted from an event, whose date is not worked out");
}

#[test]
fn a_year_named_in_passing_does_not_carry_a_history_away() {
    let text = "On 2 August 1964 a ship was attacked. A paper of 2005 says that nothing happened on 4 August. \
                In 1965 more came. They landed in March.";
    let found = tagged(text, Some("2009-12-19"), Genre::Narrative, Tongue::English);
    let values: Vec<&str> = found.iter().map(|each| each.value.as_str()).collect();
    assert_eq!(values, ["1964-08-02", "2005", "1964-08-04", "1965", "1965-03"]);
}

#[test]
fn a_history_counts_from_the_date_last_named() {
    let text = "On 23 May 1928 the airship left. Two days later it crashed. In June the search began, \
                and by 12 July it was over. A year later nobody spoke of it.";
    let found = tagged(text, Some("2009-12-19"), Genre::Narrative, Tongue::English);
    let values: Vec<&str> = found.iter().map(|each| each.value.as_str()).collect();
    assert_eq!(values[..4], ["1928-05-23", "1928-05-25", "1928-06", "1928-07-12"]);
}

#[test]
fn without_a_publication_date_it_says_what_is_missing() {
    let found = tagged("It fell yesterday.", None, Genre::News, Tongue::English);
    assert_eq!(found[0].edtf, None);
    assert_eq!(found[0].reason, "relative to a publication date that is not known");
    let found = tagged("It fell on 3 May.", None, Genre::News, Tongue::English);
    assert_eq!(found[0].edtf.as_deref(), Some("XXXX-05-03"));
}

#[test]
fn a_story_goes_on_from_the_date_it_tells_of() {
    let found =
        news("The hearing ended on Tuesday. In the morning, members asked the colonel.", "2019-11-20");
    assert_eq!(found, ["Tuesday=2019-11-19", "the morning=2019-11-19TMO"]);
    let found = news("She fell ill in 2005 and was well the next year. Her last day is near.", "2023-11-02");
    assert_eq!(found, ["2005=2005", "the next year=2006", "last day=XXXX-XX-XX"]);
}

#[test]
fn who_says_ago_and_last_year_writes_of_the_present() {
    let text = "The design of 1999 failed. Those of 2001 and 2002 failed too, and 2003 was worse, as 2004 and 2005 \
                were. We wrote so two years ago, and last year it was clear: nothing of this year is new.";
    let found = tagged(text, Some("2019-11-18"), Genre::Auto, Tongue::English);
    let value = |words: &str| found.iter().find(|each| each.text == words).map(|each| each.value.as_str());
    assert_eq!(
        [value("two years ago"), value("last year"), value("this year")],
        [Some("2017"), Some("2018"), Some("2019")]
    );
}

#[test]
fn gives_edtf_for_dates_and_times() {
    let edtf = |text: &str| tagged(text, Some("2015-09-29"), Genre::News, Tongue::English)[0].edtf.clone();
    assert_eq!(edtf("in late May 1928").as_deref(), Some("1928-05-21~/1928-05-31~"));
    assert_eq!(edtf("about 1890, he said").as_deref(), Some("1890~"));
    assert_eq!(edtf("last week").as_deref(), Some("2015-09-21/2015-09-27"));
    assert_eq!(edtf("at 10:33 on 25 May 1928").as_deref(), Some("1928-05-25T10:33"));
    assert_eq!(edtf("in spring 2011").as_deref(), Some("2011-21"));
    assert_eq!(edtf("for three weeks"), None);
}

#[test]
fn positions_are_code_points_and_paragraphs_are_not_crossed() {
    let text = "Größe 日本 e\u{301}: May 3, 2014\n\n5 people";
    let found = &tagged(text, None, Genre::News, Tongue::English)[0];
    let words: String =
        text.chars().skip(found.start as usize).take((found.end - found.start) as usize).collect();
    assert_eq!(words, "May 3, 2014");
    assert_eq!(found.text, words);
    assert_eq!(news("in May\n\n2014 Report", "2015-09-29"), ["May=2015-05", "2014=2014"]);
}

#[test]
fn says_what_else_the_words_can_mean() {
    for (text, reference, value, others) in [
        ("They met on Friday.", "2015-09-29", "2015-09-25", vec!["2015-10-02"]),
        ("They will meet on Friday.", "2015-09-29", "2015-10-02", vec!["2015-09-25"]),
        ("They met last Friday.", "2015-09-29", "2015-09-25", vec!["2015-09-18"]),
        ("It fell in May.", "2015-09-29", "2015-05", vec!["2016-05"]),
        ("It begins at 6 p.m. on Friday.", "2015-09-29", "2015-10-02T18:00", vec!["2015-09-25T18:00"]),
        ("Signed 03/04/2015.", "2015-09-29", "2015-03-04", vec!["2015-04-03"]),
        ("Signed 13/04/2015.", "2015-09-29", "2015-04-13", vec![]),
        ("Signed 2015/03/04.", "2015-09-29", "2015-03-04", vec![]),
        ("Signed 1/1/28.", "2015-09-29", "1928-01-01", vec!["2028-01-01"]),
        ("The twenties roared.", "2015-09-29", "192", vec!["202"]),
        ("He left on Dec. 7, 2014.", "2015-09-29", "2014-12-07", vec![]),
    ] {
        let found = &tagged(text, Some(reference), Genre::News, Tongue::English)[0];
        let first: Vec<&str> = found.others.iter().map(|other| other.value.as_str()).take(1).collect();
        assert_eq!((found.value.as_str(), first), (value, others), "{text}");
        assert!(found.others.iter().all(|other| other.edtf.is_some() && !other.reason.is_empty()), "{text}");
    }
}

#[test]
fn a_text_of_several_pieces_is_read_as_one() {
    let filler = "ж".repeat(700_000);
    let text = format!(
        "It began on 3 June 1928.\n\n{filler}\n\nA year later it ended on May 3.\n\n{filler}{filler}{filler} in 1930"
    );
    let found = tagged(&text, Some("2009-12-19"), Genre::Narrative, Tongue::English);
    let values: Vec<&str> = found.iter().map(|each| each.value.as_str()).collect();
    assert_eq!(values, ["1928-06-03", "1929", "1929-05-03", "1930"]);
    let letters: Vec<char> = text.chars().collect();
    for each in &found {
        assert_eq!(letters[each.start as usize..each.end as usize].iter().collect::<String>(), each.text);
    }
}

#[test]
fn positions_stay_true_in_long_lines_of_any_script() {
    for filler in ["日本語", "שלום", "مرحبا\u{200f}", "e\u{301}\u{323}", "x1928-", "🙂", "\u{300}", "ไทย"]
    {
        let text = format!("{0}, May 3, 2014, {0}\u{2066}, 5 June 2014, {0}", filler.repeat(40_000));
        let letters: Vec<char> = text.chars().collect();
        let found = tagged(&text, Some("2015-09-29"), Genre::Auto, Tongue::English);
        let there = |each: &Expression| -> String {
            letters[each.start as usize..each.end as usize].iter().collect()
        };
        assert!(found.iter().all(|each| there(each) == each.text), "{filler}");
        let dates: Vec<&str> = found.iter().map(|each| each.text.as_str()).collect();
        assert_eq!(dates, ["May 3, 2014", "5 June 2014"], "{filler}");
    }
}

#[test]
fn german_is_another_folder() {
    let found = tagged(
        "Am Montag, den 3. März 1928 begann die Fahrt. Vor zwei Jahren war es anders, gestern nicht. \
         Anfang Mai 1928 um 15 Uhr.",
        Some("1930-06-12"),
        Genre::News,
        Tongue::German,
    );
    let values: Vec<String> = found.iter().map(|each| format!("{}={}", each.text, each.value)).collect();
    assert_eq!(
        values,
        [
            "Montag, den 3. März 1928=1928-03-03",
            "Vor zwei Jahren=1928",
            "gestern=1930-06-11",
            "Anfang Mai 1928=1928-05",
            "15 Uhr=1930-06-12T15:00",
        ]
    );
}

#[test]
fn a_long_line_without_spaces_is_read_in_linear_time() {
    for piece in ["x", "1", "the", "May", "a-", "12/", "\u{301}", "thousand ", "two ", "1 "] {
        let _ = tagged(&piece.repeat(5_000), Some("2015-09-29"), Genre::Auto, Tongue::English);
    }
}
