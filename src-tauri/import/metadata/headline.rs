//! The headline of a page, without the name of the site.

use crate::import::html::page::Page;
use crate::model::Found;

use super::json_ld::Described;

/// What stands between headline and site in a page's title.
const SEPARATORS: [&str; 9] = [" | ", " – ", " — ", " - ", " » ", " · ", " :: ", " • ", " / "];

/// Finds the headline: what metadata, heading and the page's title agree on.
pub(super) fn of_page(page: &Page, described: &[Described], publisher: Option<&str>) -> Found<String> {
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = page.title.as_deref().map(tidy);
    let shared = page
        .meta(&[
            "og:title",
            "twitter:title",
            "dc.title",
            "dcterms.title",
            "citation_title",
            "parsely-title",
            "sailthru.title",
        ])
        .map(|(_, text)| tidy(text));
    let stated = described.iter().find_map(|article| article.title.as_deref()).map(tidy);
    let marked = page.properties.get("headline").map(|text| tidy(text));
    let headings: Vec<String> = page
        .pieces
        .iter()
        .filter(|piece| page.elements.get(piece.element).is_some_and(|element| &*element.name == "h1"))
        .map(|piece| tidy(&piece.draft.text))
        .collect();
    let stripped = title.as_deref().map(|title| strip(title, publisher));
    let known: Vec<&String> = [&shared, &stated, &title].into_iter().flatten().collect();
    // A heading that metadata begin with or contain is the headline as the reader sees it.
    let heading = headings
        .iter()
        .filter(|heading| heading.chars().count() >= 4)
        .find(|heading| known.iter().any(|other| squeeze(other).contains(&squeeze(heading))))
        .or_else(|| if headings.len() == 1 && known.is_empty() { headings.first() } else { None });
    let mut values: Vec<(String, &'static str)> = Vec::new();
    values.extend(heading.map(|text| (text.clone(), "the page's heading")));
    values.extend(shared.map(|text| (strip(&text, publisher), "the page's metadata")));
    values.extend(stated.map(|text| (text, "the page's JSON-LD")));
    values.extend(marked.map(|text| (text, "the page's microdata")));
    values.extend(stripped.map(|text| (text, "the page's title")));
    values.retain(|(text, _)| !text.is_empty());
    super::agreeing(values, |a, b| squeeze(a) == squeeze(b))
}

/// A title without the site's name, where a separator sets that apart.
fn strip(title: &str, publisher: Option<&str>) -> String {
    for separator in SEPARATORS {
        if let (Some((before, after)), Some(publisher)) = (title.rsplit_once(separator), publisher)
            && squeeze(after) == squeeze(publisher)
        {
            return before.trim().to_owned();
        }
        if let (Some((before, after)), Some(publisher)) = (title.split_once(separator), publisher)
            && squeeze(before) == squeeze(publisher)
        {
            return after.trim().to_owned();
        }
    }
    for separator in SEPARATORS.iter().take(2).chain(SEPARATORS.get(3)) {
        if let Some((before, after)) = title.rsplit_once(separator)
            && before.split_whitespace().count() >= 4
            && after.split_whitespace().count() <= 4
        {
            return before.trim().to_owned();
        }
    }
    title.to_owned()
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_is_taken_off() {
        assert_eq!(strip("Rescue on the ice | Harbour Times", Some("Harbour Times")), "Rescue on the ice");
        assert_eq!(strip("Harbour Times - Rescue", Some("Harbour Times")), "Rescue");
        assert_eq!(
            strip("Five days on the ice - a diary of the lost crew itself", None),
            "Five days on the ice - a diary of the lost crew itself"
        );
    }
}
