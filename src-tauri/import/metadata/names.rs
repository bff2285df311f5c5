//! Names of authors as pages give them, cleaned; never invented.

/// Words that show that a text is no name, lower case.
const NOT_NAMES: &[&str] = &[
    "admin",
    "administrator",
    "editor",
    "editors",
    "staff",
    "newsroom",
    "redaktion",
    "redaction",
    "rédaction",
    "redacción",
    "desk",
    "team",
    "webmaster",
    "author",
    "unknown",
    "anonymous",
    "guest",
    "user",
    "follow",
    "share",
    "comments",
    "comment",
    "posted",
    "published",
    "updated",
    "view",
    "more",
    "by",
    "read",
    "about",
    "subscribe",
    "email",
    "twitter",
    "facebook",
    "biography",
    "profile",
    "contributor",
    "photo",
    "photos",
    "news",
];

/// The names in a text that a page gives as its author, or nothing when it does not read like names.
pub(in crate::import) fn names(text: &str) -> Vec<String> {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for beginning in [
        "written by ",
        "by: ",
        "by ",
        "von ",
        "par ",
        "por ",
        "di ",
        "door ",
        "text: ",
        "author: ",
        "автор: ",
        "autor: ",
    ] {
        let begins = text
            .get(..beginning.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(beginning) || start.to_lowercase() == beginning);
        if begins {
            text = text.get(beginning.len()..).unwrap_or_default().to_owned();
        }
    }
    if text.contains("://") || text.contains('@') || text.chars().count() > 160 {
        return Vec::new();
    }
    let text = text.split(['|', '•', '·', '–', '—', '/', '(', '\n', ';']).next().unwrap_or_default();
    let mut found: Vec<String> = Vec::new();
    for name in text
        .replace(" and ", ",")
        .replace(" und ", ",")
        .replace(" et ", ",")
        .replace(" & ", ",")
        .split(',')
        .map(|name| name.trim().trim_matches(['.', ':', '-', ' ']))
    {
        if name.is_empty() {
            continue;
        }
        if !is_name(name) {
            break;
        }
        if !found.iter().any(|known| known == name) {
            found.push(name.to_owned());
        }
    }
    found
}

/// Whether a text reads like one name: one to five words, half of them and the last capitalised, no digits, no word of a page.
fn is_name(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let capital =
        |word: &&str| word.chars().next().is_some_and(|first| first.is_uppercase() || !first.is_ascii());
    (1..=5).contains(&words.len())
        && name.chars().count() <= 50
        && !name.chars().any(|character| character.is_ascii_digit() || "<>{}[]!?\"_".contains(character))
        && words.iter().filter(|word| capital(word)).count() * 2 >= words.len()
        && words.first().is_some_and(|word| capital(word) || words.len() > 2)
        && words.last().is_some_and(capital)
        && !words.iter().any(|word| NOT_NAMES.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_separated_and_cleaned() {
        assert_eq!(names("By Ada Nord and Olav Berg"), ["Ada Nord", "Olav Berg"]);
        assert_eq!(names("von Karl van der Meer | 3. Mai"), ["Karl van der Meer"]);
        assert_eq!(names("Ada Nord, Science Editor"), ["Ada Nord"]);
    }

    #[test]
    fn what_is_no_name_gives_nothing() {
        for text in
            ["admin", "https://example.org/ada", "ada@example.org", "Posted on 3 May 2020", "the news desk"]
        {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
    }
}
