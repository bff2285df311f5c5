use super::{feed, takes_linear_time};
use dateline::temporal::edtf::parse;
use dateline::temporal::{Genre, Options, Tongue, tag};

const ENGLISH: [&str; 2] = [
    include_str!("../../src-tauri/temporal/english/words.txt"),
    include_str!("../../src-tauri/temporal/english/rules.txt"),
];
const GERMAN: [&str; 2] = [
    include_str!("../../src-tauri/temporal/german/words.txt"),
    include_str!("../../src-tauri/temporal/german/rules.txt"),
];

/// What stands in texts besides words.
const BESIDES: [&str; 43] = include!("../../src-tauri/temporal/tagger/besides_words.in");

/// The words of a language, by its files.
fn words(files: [&'static str; 2]) -> Vec<&'static str> {
    let [words, rules] = files;
    let words = words.lines().filter_map(|line| line.split_once(':')).flat_map(|(_, words)| {
        words.split_whitespace().map(|word| word.split('=').next().unwrap_or_default())
    });
    let rules = rules.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().all(char::is_lowercase));
    let mut all: Vec<&str> = words.chain(rules).chain(BESIDES).filter(|word| !word.is_empty()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[test]
fn any_text_has_true_expressions() {
    let languages = [(Tongue::English, words(ENGLISH)), (Tongue::German, words(GERMAN))];
    let references = [
        "2015-09-29",
        "../2015",
        "-0043",
        "1928-02-29T10:33",
        "1990",
        "Y170000002",
        "2011-24",
        "{1960,1961-12}",
    ];
    feed("tagger", |chance| {
        let (language, words) = chance.one(&languages);
        let text = chance.strung(words, 60);
        let reference = chance.one(&references);
        let reference = (chance.below(6) > 0).then(|| parse(reference).unwrap());
        let genre = *chance.one(&[Genre::Auto, Genre::News, Genre::Narrative]);
        let letters: Vec<char> = text.chars().collect();
        let mut end = 0;
        for each in tag(&text, &Options { reference, genre, language: *language }) {
            assert!(each.start >= end && each.end > each.start, "{text:?}");
            end = each.end;
            let there: String = letters[each.start as usize..each.end as usize].iter().collect();
            assert_eq!(there, each.text, "{text:?}");
            assert!(!each.value.is_empty() && !each.reason.is_empty(), "{text:?}");
            let dates = each.edtf.iter().chain(each.others.iter().filter_map(|other| other.edtf.as_ref()));
            for date in dates {
                assert!(parse(date).is_ok(), "{date} is no EDTF: {text:?}");
            }
        }
    });
}

#[test]
fn long_texts_take_linear_time() {
    let pieces = [
        "x1928-",
        "1",
        "the",
        "May",
        "a-",
        "12/",
        "\u{301}",
        "thousand ",
        "two ",
        "日",
        "\u{5d0}\u{5d1} ",
        "the first ",
        "on Friday ",
        "in the ",
        "last ",
        "'",
        "\n",
        " ",
        "He said. ",
        "early next year, ",
        "1914–",
        "May 3 to 5, ",
    ];
    for piece in pieces {
        takes_linear_time(piece, 4_000, |text| {
            let options = Options { reference: parse("2015-09-29").ok(), ..Options::default() };
            std::hint::black_box(tag(text, &options));
        });
    }
}
