//! Typed words → terms.

use super::{Asks, Dated, Filter, NotAFilter, Term, Thing};
use crate::library::tags::Scope;
use crate::model::{AnchorState, Bounds, Color, Instant};
use crate::temporal::typed::{self, Understood};

/// The filters with an example each.
const KEYS: [(&str, &str); 18] = [
    ("tag", "tag:rescue"),
    ("from", "from:1928-05-25"),
    ("to", "to:1928-07"),
    ("person", "person:nobile"),
    ("place", "place:\"Kings Bay\""),
    ("publisher", "publisher:\"Daily Mail\""),
    ("article", "article:airship"),
    ("collection", "collection:\"Rome press\""),
    ("color", "color:amber"),
    ("author", "author:lind"),
    ("state", "state:changed"),
    ("has", "has:note"),
    ("passage", "passage:\"rescue + press\""),
    ("paragraph", "paragraph:\"rescue + press\""),
    ("together", "together:\"rescue + press\""),
    ("certain", "certain:1928-06"),
    ("dated", "dated:approximate"),
    ("starred", "starred:yes"),
];

/// A piece of what was typed.
struct Piece {
    negated: bool,
    key: Option<(&'static str, &'static str)>,
    value: String,
    quoted: bool,
}

pub(super) fn parse(text: &str) -> Result<Filter, NotAFilter> {
    let mut terms = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (piece, after) = piece(rest);
        rest = after.trim_start();
        let last = rest.is_empty();
        if let Some(asks) = asks(&piece, last)? {
            terms.push(Term { negated: piece.negated, asks });
        }
    }
    Ok(Filter { terms })
}

fn piece(text: &str) -> (Piece, &str) {
    let (negated, text) = match text.strip_prefix('-') {
        Some(after) if !after.is_empty() && !after.starts_with(char::is_whitespace) => (true, after),
        _ => (false, text),
    };
    let key = KEYS.into_iter().find(|(key, _)| {
        text.get(..key.len()).is_some_and(|start| start.eq_ignore_ascii_case(key))
            && text.get(key.len()..).is_some_and(|after| after.starts_with(':'))
    });
    let text = key.and_then(|(key, _)| text.get(key.len() + 1..)).unwrap_or(text);
    let (value, quoted, rest) = value(text);
    (Piece { negated, key, value, quoted }, rest)
}

/// A quoted text (straight or typographic marks; an open one goes to the end), or all up to a space.
fn value(text: &str) -> (String, bool, &str) {
    let mut characters = text.chars();
    let close: &[char] = match characters.next() {
        Some('"' | '“' | '”' | '„') => &['"', '”', '“'],
        Some('«') => &['»'],
        _ => {
            let end = text.find(char::is_whitespace).unwrap_or(text.len());
            let (word, rest) = text.split_at(end);
            return (word.to_owned(), false, rest);
        }
    };
    let inside = characters.as_str();
    match inside.split_once(close) {
        Some((value, rest)) => (value.to_owned(), true, rest),
        None => (inside.to_owned(), true, ""),
    }
}

fn asks(piece: &Piece, last: bool) -> Result<Option<Asks>, NotAFilter> {
    let value = piece.value.trim().to_owned();
    let Some((key, example)) = piece.key else {
        let open = last && !piece.quoted;
        return Ok(value.chars().any(char::is_alphanumeric).then_some(Asks::Words { text: value, open }));
    };
    if value.is_empty() {
        return Err(NotAFilter::NoValue { key, example });
    }
    Ok(Some(match key {
        "tag" => Asks::Tag(value),
        "from" => Asks::From(edge(key, &value, |bounds| bounds.start_min, i64::MIN)?),
        "to" => Asks::To(edge(key, &value, |bounds| bounds.end_max, i64::MAX)?),
        "person" => Asks::Person(value),
        "place" => Asks::Place(value),
        "publisher" => Asks::Publisher(value),
        "article" => Asks::Article(value),
        "author" => Asks::Author(value),
        "collection" => Asks::Collection(value),
        "state" => {
            Asks::State(AnchorState::named(&value.to_lowercase()).ok_or(NotAFilter::NotAState(value))?)
        }
        "has" => Asks::Has(thing(&value).ok_or(NotAFilter::NotAThing(value))?),
        "passage" => two_tags(key, Scope::Passage, &value)?,
        "paragraph" => two_tags(key, Scope::Paragraph, &value)?,
        "together" => two_tags(key, Scope::Article, &value)?,
        "certain" => Asks::Certain(
            edge(key, &value, |bounds| bounds.start_min, i64::MIN)?,
            edge(key, &value, |bounds| bounds.end_max, i64::MAX)?,
        ),
        "dated" => Asks::Dated(match value.to_lowercase().as_str() {
            "no" => Dated::No,
            "yes" => Dated::Yes,
            "approximate" => Dated::Approximate,
            "uncertain" => Dated::Uncertain,
            _ => {
                let known = "dated:yes, dated:no, dated:approximate or dated:uncertain";
                return Err(NotAFilter::NotKnown { key, value, known });
            }
        }),
        "starred" => Asks::Starred(match value.to_lowercase().as_str() {
            "yes" => true,
            "no" => false,
            _ => return Err(NotAFilter::NotKnown { key, value, known: "starred:yes or starred:no" }),
        }),
        _ => Asks::Color(Color::named(&value.to_lowercase()).ok_or(NotAFilter::NotAColor(value))?),
    }))
}

fn thing(name: &str) -> Option<Thing> {
    Some(match name.to_lowercase().as_str() {
        "note" => Thing::Note,
        "event" => Thing::Event,
        "tag" => Thing::Tag,
        _ => return None,
    })
}

fn two_tags(key: &'static str, scope: Scope, value: &str) -> Result<Asks, NotAFilter> {
    let (first, second) = value.split_once(" + ").ok_or(NotAFilter::NotTwoTags { key })?;
    let (first, second) = (first.trim().to_owned(), second.trim().to_owned());
    if first.is_empty() || second.is_empty() {
        return Err(NotAFilter::NotTwoTags { key });
    }
    Ok(Asks::Together(scope, first, second))
}

fn edge(
    key: &'static str,
    value: &str,
    which: impl Fn(&Bounds) -> Option<Instant>,
    unbounded: i64,
) -> Result<i64, NotAFilter> {
    let reading = match typed::understand(value, None) {
        Understood::Readings(readings) => readings.into_iter().next(),
        Understood::NotADate(_) => None,
    };
    match reading {
        Some(reading) => Ok(which(&reading.edtf.bounds()).map_or(unbounded, Instant::seconds)),
        None => Err(NotAFilter::NotADate { key, value: value.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> Vec<(bool, Asks)> {
        parse(text).unwrap().terms.into_iter().map(|term| (term.negated, term.asks)).collect()
    }

    fn words(text: &str, open: bool) -> Asks {
        Asks::Words { text: text.to_owned(), open }
    }

    #[test]
    fn words_filters_quotes_and_negations_are_told_apart() {
        assert_eq!(
            asked(
                "ice -rumour tag:signals/distress -tag:\"air strikes\" \"red tent\" publisher:“Il Giorno” nor"
            ),
            [
                (false, words("ice", false)),
                (true, words("rumour", false)),
                (false, Asks::Tag("signals/distress".into())),
                (true, Asks::Tag("air strikes".into())),
                (false, words("red tent", false)),
                (false, Asks::Publisher("Il Giorno".into())),
                (false, words("nor", true)),
            ]
        );
    }

    #[test]
    fn dates_are_cut_to_their_outer_edges() {
        assert_eq!(asked("from:1970 to:1970-01-01"), [(false, Asks::From(0)), (false, Asks::To(86_399))]);
        assert_eq!(asked("certain:1970-01-01/1970-01-02"), [(false, Asks::Certain(0, 2 * 86_400 - 1))]);
    }

    #[test]
    fn a_filter_that_says_nothing_or_no_date_or_no_colour_is_explained() {
        assert_eq!(
            parse("tag:").unwrap_err().to_string(),
            "tag: needs something after the colon, as in tag:rescue."
        );
        assert!(parse("from:soon").unwrap_err().to_string().starts_with("from:soon is not a date"));
        assert!(parse("color:red").unwrap_err().to_string().contains("amber, moss"));
        assert!(parse("dated:roughly").unwrap_err().to_string().contains("dated:approximate"));
        assert!(parse("starred:2").unwrap_err().to_string().contains("starred:yes"));
        assert!(parse("state:new").unwrap_err().to_string().contains("exact, moved"));
        assert_eq!(
            parse("has:wings").unwrap_err().to_string(),
            "has:wings asks for nothing. Write has:note, has:event or has:tag."
        );
        assert_eq!(
            parse("passage:rescue").unwrap_err().to_string(),
            "passage: needs two tags with a plus between them, as in passage:\"rescue + press\"."
        );
    }

    #[test]
    fn states_things_authors_and_pairs_of_tags_are_told_apart() {
        assert_eq!(
            asked("state:Lost -has:note author:\"Ada Lind\" paragraph:\"rescue/by air + press\""),
            [
                (false, Asks::State(AnchorState::Lost)),
                (true, Asks::Has(Thing::Note)),
                (false, Asks::Author("Ada Lind".into())),
                (false, Asks::Together(Scope::Paragraph, "rescue/by air".into(), "press".into())),
            ]
        );
    }

    #[test]
    fn punctuation_is_never_an_operator() {
        for text in
            ["\"", "-", "--", "*", "a\"b", "(", "NEAR(", "tag", "a:b", "http://x.org/?q=1", "^", "{}", "\0"]
        {
            assert!(parse(text).is_ok(), "{text}");
        }
        assert_eq!(asked("— ( )"), []);
    }
}
