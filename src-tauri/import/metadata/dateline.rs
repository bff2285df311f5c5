//! The dateline that opens a report: "WASHINGTON, Sept. 29 — The president said …" gives place and day.

use crate::model::{Found, Metadata};

use super::day;

/// Where place and day came from, for the reader.
const SOURCE: &str = "the dateline of the text";

/// Puts what the text's dateline says into the metadata, where it has one: the place, and the day of publication where
/// nothing else gives it. A dateline without a year gives a day only as one of the other values.
pub(in crate::import) fn note(text: &str, metadata: &mut Metadata) {
    let Some(dateline) = read(text) else { return };
    if metadata.place.value.is_none() {
        metadata.place = Found::unverified(dateline.place, SOURCE);
    }
    let Some((month, day)) = dateline.day else { return };
    let published = &mut metadata.published;
    match (dateline.year, &published.value) {
        (Some(year), None) => {
            *published = Found::unverified(format!("{year:04}-{month:02}-{day:02}"), SOURCE);
        }
        (None, None) => published.others.push(format!("XXXX-{month:02}-{day:02}")),
        (_, Some(known)) => {
            // Agencies write on the day, papers print on the next: only the same day is a second witness.
            if known.len() == 10 && known.ends_with(&format!("-{month:02}-{day:02}")) && !published.verified {
                published.verified = true;
                published.source = format!("{} and {SOURCE}", published.source);
            }
        }
    }
}

/// What a dateline says.
#[derive(Debug, PartialEq, Eq)]
struct Dateline {
    place: String,
    /// Month and day.
    day: Option<(u32, u32)>,
    year: Option<i32>,
}

/// How far from the start the dash stands at most, in bytes.
const WITHIN: usize = 90;

fn read(text: &str) -> Option<Dateline> {
    let head: String = text.chars().take(WITHIN).collect();
    let (before, _) = [" — ", " – ", " -- ", " - ", "— ", "– "]
        .iter()
        .filter_map(|dash| head.split_once(dash))
        .min_by_key(|(before, _)| before.len())?;
    // "(AP)" and "(Reuters)" name the agency.
    let bare = before.split('(').next().unwrap_or(before).trim().trim_end_matches(',');
    let mut parts = bare.split(',').map(str::trim);
    let first = parts.next()?;
    if !is_place(first) {
        return None;
    }
    let mut place = first.to_owned();
    let (mut found, mut year) = (None, None);
    for part in parts {
        if let Some(day) = month_and_day(part) {
            found = Some(day);
        } else if let Some(stated) = part.parse::<i32>().ok().filter(|year| (1_500..=2_200).contains(year)) {
            year = Some(stated);
        } else if found.is_none() && part.split_whitespace().count() <= 3 && !part.is_empty() {
            place = format!("{place}, {part}");
        } else {
            return None;
        }
    }
    Some(Dateline { place, day: found, year })
}

/// Places in datelines are written in capitals, which tells them from any other beginning with a dash.
fn is_place(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|character| character.is_alphabetic()).collect();
    let words = text.split_whitespace().count();
    (1..=4).contains(&words)
        && letters.len() >= 3
        && letters.iter().all(|letter| letter.is_uppercase())
        && text.chars().all(|c| c.is_alphabetic() || " .'’-".contains(c))
}

/// "Sept. 29" or "29 September".
fn month_and_day(text: &str) -> Option<(u32, u32)> {
    let mut words = text.split_whitespace().map(|word| word.trim_end_matches('.'));
    let (one, other) = (words.next()?, words.next()?);
    if words.next().is_some() {
        return None;
    }
    let day = |word: &str| word.parse::<u32>().ok().filter(|day| (1..=31).contains(day));
    match (day::month(one), day(other), day(one), day::month(other)) {
        (Some(month), Some(day), _, _) | (_, _, Some(day), Some(month)) => Some((month, day)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_give_place_and_day() {
        for (text, place, day, year) in [
            ("WASHINGTON, Sept. 29 — The president said", "WASHINGTON", Some((9, 29)), None),
            ("OSLO, Norway, 24 June, 1928 (AP) -- The search", "OSLO, Norway", Some((6, 24)), Some(1928)),
            ("KINGS BAY (Reuters) - A ship left", "KINGS BAY", None, None),
        ] {
            let expected = Dateline { place: place.to_owned(), day, year };
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_beginnings_are_no_datelines() {
        for text in
            ["He left — and came back.", "NASA said on Tuesday that", "The ship — an old one — left", "A — B"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_without_a_year_only_confirms_or_stands_beside() {
        let mut metadata = Metadata::default();
        note("OSLO, June 24 — The search goes on.", &mut metadata);
        assert_eq!(
            (metadata.published.value.as_deref(), metadata.published.others[0].as_str()),
            (None, "XXXX-06-24")
        );
        metadata.published = Found::unverified("1928-06-24".to_owned(), "a line above the text");
        note("OSLO, June 24 — The search goes on.", &mut metadata);
        assert!(metadata.published.verified);
        assert_eq!(metadata.place.value.as_deref(), Some("OSLO"));
    }
}
