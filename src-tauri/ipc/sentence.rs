//! Sentences of a paragraph, and titles made of them.

use std::ops::Range;

/// Longest title, in code points.
const LONGEST: usize = 80;

/// Words before a full stop that end no sentence.
const ABBREVIATIONS: [&str; 26] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "gen", "col", "lt", "capt", "sgt", "maj", "gov", "sen", "rep",
    "rev", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "no", "vs", "ca",
];

/// The sentences of a text, as ranges of its characters.
pub fn sentences(text: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.iter().enumerate() {
        let ends = match c {
            '\n' => true,
            '!' | '?' | '…' | '。' | '؟' | '।' => opens_after(text, at),
            '.' => opens_after(text, at) && !abbreviated(text, at),
            _ => false,
        };
        if ends {
            let closing = |c: &&char| matches!(c, '"' | '”' | '’' | '»' | ')' | '\'');
            let marks = text.iter().skip(at + 1).take_while(closing).count();
            let end = at + 1 + marks;
            if end > start {
                found.push(start..end);
                start = end;
            }
        }
    }
    if start < text.len() {
        found.push(start..text.len());
    }
    found
}

/// Whether what follows looks like the beginning of a sentence.
fn opens_after(text: &[char], at: usize) -> bool {
    let mut rest = text.iter().skip(at + 1).skip_while(|c| matches!(c, '"' | '”' | '’' | '»' | ')' | '\''));
    match rest.next() {
        None => true,
        Some(c) if c.is_whitespace() => rest.find(|c| !c.is_whitespace()).is_none_or(|c| !c.is_lowercase()),
        Some(c) => matches!(text.get(at), Some('。' | '।')) || (*c == '\n'),
    }
}

/// Whether the full stop belongs to the word before it: a known abbreviation, or a single letter.
fn abbreviated(text: &[char], at: usize) -> bool {
    let before = text.iter().take(at).rev();
    let word: String = before.take_while(|c| c.is_alphanumeric() || **c == '.').collect();
    let word: String = word.chars().rev().collect::<String>().to_lowercase();
    let last = word.rsplit('.').next().unwrap_or_default();
    (last.chars().count() == 1 && last.chars().all(char::is_alphabetic)) || ABBREVIATIONS.contains(&last)
}

/// A title from a sentence: without the date words in `dates` (ranges of its characters, ascending), tidy, at
/// most 80 code points.
pub fn title(sentence: &[char], dates: &[Range<usize>]) -> String {
    let mut kept = String::new();
    let mut from = 0;
    for date in dates.iter().filter(|date| can_go(sentence, date)) {
        kept.extend(sentence.iter().take(date.start).skip(from));
        kept = without_preposition(&kept);
        kept.push(' ');
        from = date.end.max(from);
    }
    kept.extend(sentence.iter().skip(from));
    let tidy = tidy(&kept);
    // Date words that are the whole sentence, or most of it, stay.
    let tidy = if tidy.split_whitespace().count() < 2 {
        self::tidy(&sentence.iter().collect::<String>())
    } else {
        tidy
    };
    let mut characters = tidy.chars();
    let title = match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    };
    shortened(&title)
}

/// Words that lead to a date and go with it.
const LEAD_IN: [&str; 11] = ["on", "in", "at", "by", "since", "during", "until", "from", "am", "im", "seit"];

/// Whether a sentence reads on without a date: one at its beginning, after a comma or one of the words that lead
/// to dates, or an adverb of time (“last week”, “Friday”). “The logs of June” and “after 3 June” need theirs.
fn can_go(sentence: &[char], date: &Range<usize>) -> bool {
    let before: String = sentence.iter().take(date.start).collect();
    let before = before.trim_end();
    let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let words: String = sentence.iter().take(date.end).skip(date.start).collect();
    let adverb = words.starts_with(char::is_lowercase) || words.chars().all(char::is_alphabetic);
    let apart = before.is_empty() || before.ends_with([',', '–', '—', '(', '“', '"']);
    let held = ["of", "the", "a", "than", "between", "and", "to", "after", "before", "under", "der", "des"];
    apart || LEAD_IN.contains(&last.as_str()) || (adverb && !held.contains(&last.as_str()))
}

/// Takes away the preposition that led to the date.
fn without_preposition(text: &str) -> String {
    let trimmed = text.trim_end_matches([' ', ',']);
    let comma = text.trim_end().ends_with(',');
    let last = trimmed.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    let small = last.to_lowercase();
    if !comma && LEAD_IN.contains(&small.as_str()) {
        return trimmed.strip_suffix(last).unwrap_or(trimmed).trim_end().to_owned();
    }
    text.trim_end().to_owned()
}

fn tidy(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line
        .replace(" ,", ",")
        .replace(",,", ",")
        .replace(" .", ".")
        .replace(",.", ".")
        .replace(" :", ":")
        .replace(",:", ":");
    line.trim_matches(|c: char| c.is_whitespace() || ",.;:–—-\"“”„«»'‘’(".contains(c)).to_owned()
}

fn shortened(title: &str) -> String {
    if title.chars().count() <= LONGEST {
        return title.to_owned();
    }
    let cut: String = title.chars().take(LONGEST - 1).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    // A cut at a comma or semicolon in the second half reads better than one in the middle of a phrase.
    let clause = whole.rfind([',', ';', ':', '–']).and_then(|byte| whole.get(..byte));
    match clause.filter(|clause| clause.chars().count() * 2 > LONGEST) {
        Some(clause) => clause.trim_end().to_owned(),
        None => format!("{}…", whole.trim_end_matches([',', ';', ':', ' '])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        sentences(&chars)
            .into_iter()
            .map(|range| chars[range].iter().collect::<String>().trim().to_owned())
            .collect()
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        assert_eq!(
            split("Gen. A. Nobile flew at 3.5 knots. “We saw ice,” he said. Nothing more? No."),
            ["Gen. A. Nobile flew at 3.5 knots.", "“We saw ice,” he said.", "Nothing more?", "No."]
        );
        assert_eq!(split("one line\nanother"), ["one line", "another"]);
    }

    #[test]
    fn a_title_leaves_the_date_to_the_date_field() {
        let sentence: Vec<char> = "On 25 May 1928, the airship struck the ice.".chars().collect();
        assert_eq!(title(&sentence, std::slice::from_ref(&(3..14))), "The airship struck the ice");
        let sentence: Vec<char> = "The airship left Kings Bay on 23 May, heading north.".chars().collect();
        assert_eq!(
            title(&sentence, std::slice::from_ref(&(30..36))),
            "The airship left Kings Bay, heading north"
        );
        let named: Vec<char> = "The logs of June were lost on 3 July.".chars().collect();
        assert_eq!(title(&named, &[12..16, 30..36]), "The logs of June were lost");
        let edge: Vec<char> = "After 3 June, the set fell silent on Friday: no call came.".chars().collect();
        assert_eq!(title(&edge, &[6..12, 37..43]), "After 3 June, the set fell silent: no call came");
        let only: Vec<char> = "25 May 1928".chars().collect();
        assert_eq!(title(&only, std::slice::from_ref(&(0..11))), "25 May 1928");
    }

    #[test]
    fn a_long_title_is_cut_at_a_clause_or_a_word() {
        let long: Vec<char> = "word ".repeat(40).chars().collect();
        let title = title(&long, &[]);
        assert!(title.ends_with("word…") && title.chars().count() <= 80, "{title}");
    }
}
