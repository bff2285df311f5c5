//! What is known of an article: title, authors, publisher, dates, language, address, each with its source.

pub(super) mod byline;
pub(super) mod dateline;
pub(super) mod day;
mod headline;
mod json_ld;
pub(super) mod language;
mod months;
pub(super) mod names;
mod published;
mod topics;

use crate::model::{Found, Metadata};

use super::Source;
use super::html::page::Page;

/// The metadata of a page.
pub(super) fn of_page(page: &Page, source: Source<'_>) -> Metadata {
    let described = json_ld::read(&page.json_ld);
    let address = address(page, source, &described);
    let publisher = publisher(page, &described, address.value.as_deref());
    Metadata {
        title: headline::of_page(page, &described, publisher.value.as_deref()),
        authors: authors(page, &described, publisher.value.as_deref()),
        published: published::published(page, &described, address.value.as_deref()),
        modified: published::modified(page, &described),
        language: stated_language(page, &described),
        section: topics::section(page, &described),
        keywords: topics::keywords(page, &described),
        licence: topics::licence(page, &described),
        image: topics::image(page, &described, address.value.as_deref()),
        restricted: topics::restricted(page, &described),
        place: Found::default(),
        publisher,
        address,
    }
}

/// Keywords in one text, divided by commas or semicolons; white space collapsed, repetitions left out.
fn listed(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for part in text.split([',', ';', '|']) {
        let word = part.split_whitespace().collect::<Vec<_>>().join(" ");
        if !word.is_empty() && word.chars().count() <= 80 && !words.contains(&word) && words.len() < 60 {
            words.push(word);
        }
    }
    words
}

/// The address: where it was fetched from, or what the page says of itself.
fn address(page: &Page, source: Source<'_>, described: &[json_ld::Described]) -> Found<String> {
    if let Some(address) = source.address {
        return Found::verified(address.to_owned(), "the address it came from");
    }
    let web = |text: &str| {
        let parsed = url::Url::parse(text.trim()).ok()?;
        matches!(parsed.scheme(), "http" | "https").then(|| parsed.to_string())
    };
    let saved = crate::import::html::saved::address(page);
    if let Some(address) = saved {
        return Found::unverified(address, "the tool that saved the page");
    }
    let canonical = page.canonical.as_deref().and_then(web);
    let shared = page.meta(&["og:url", "twitter:url"]).and_then(|(_, address)| web(address));
    let linked = described.iter().filter_map(|article| article.address.as_deref()).find_map(web);
    let values = [
        (canonical, "the page's canonical link"),
        (shared, "the page's metadata"),
        (linked, "the page's JSON-LD"),
    ];
    agreeing(values.into_iter().filter_map(|(value, source)| Some((value?, source))).collect(), |a, b| a == b)
}

/// The publication's name.
fn publisher(page: &Page, described: &[json_ld::Described], address: Option<&str>) -> Found<String> {
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let site = page
        .meta(&[
            "og:site_name",
            "application-name",
            "dc.publisher",
            "dcterms.publisher",
            "citation_journal_title",
            "apple-mobile-web-app-title",
        ])
        .map(|(_, name)| tidy(name))
        .filter(|name| !name.is_empty() && name.chars().count() <= 80);
    let stated = described
        .iter()
        .find_map(|article| article.publisher.clone())
        .filter(|name| !name.starts_with("http"));
    let host = address
        .and_then(|address| url::Url::parse(address).ok())
        .and_then(|address| address.host_str().map(|host| host.trim_start_matches("www.").to_owned()));
    let mut values = Vec::new();
    values.extend(site.map(|site| (site, "the page's metadata")));
    values.extend(stated.map(|name| (name, "the page's JSON-LD")));
    if values.is_empty() {
        values.extend(host.map(|host| (host, "the address")));
    }
    agreeing(values, |a, b| a.eq_ignore_ascii_case(b))
}

/// The authors, where the page names them; silence otherwise.
fn authors(page: &Page, described: &[json_ld::Described], publisher: Option<&str>) -> Found<Vec<String>> {
    let known = |found: &[String]| -> Vec<String> {
        let mut authors: Vec<String> = Vec::new();
        for name in found.iter().flat_map(|text| names::names(text)) {
            let is_publisher = publisher.is_some_and(|publisher| publisher.eq_ignore_ascii_case(&name));
            if !is_publisher && !authors.contains(&name) {
                authors.push(name);
            }
        }
        authors
    };
    let stated = described.iter().map(|article| known(&article.authors)).find(|names| !names.is_empty());
    let meta = [
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "byl",
        "citation_author",
        "article.author",
    ]
    .iter()
    .filter_map(|name| page.metas.get(*name))
    .map(|values| known(values))
    .find(|names| !names.is_empty());
    let marked =
        page.authors.iter().map(|text| known(std::slice::from_ref(text))).find(|names| !names.is_empty());
    let mut values = Vec::new();
    values.extend(stated.map(|names| (names, "the page's JSON-LD")));
    values.extend(meta.map(|names| (names, "the page's metadata")));
    values.extend(marked.map(|names| (names, "the byline")));
    agreeing(values, |a, b| a == b)
}

/// The language that the page states.
fn stated_language(page: &Page, described: &[json_ld::Described]) -> Found<String> {
    let tag = |text: &str| {
        let text = text.trim().replace('_', "-");
        let first = text.split('-').next().unwrap_or_default();
        let sound = (2..=3).contains(&first.len())
            && text.len() <= 20
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        sound.then_some(text)
    };
    let root = page.language.as_deref().and_then(tag);
    let meta = page
        .meta(&["content-language", "og:locale", "dc.language", "language"])
        .and_then(|(_, text)| tag(text));
    let stated = described.iter().find_map(|article| article.language.as_deref()).and_then(tag);
    let values = [(root, "the page"), (meta, "the page's metadata"), (stated, "the page's JSON-LD")];
    let same = |a: &String, b: &String| {
        a.split('-').next().map(str::to_lowercase) == b.split('-').next().map(str::to_lowercase)
    };
    agreeing(values.into_iter().filter_map(|(value, source)| Some((value?, source))).collect(), same)
}

/// The first value; verified when another source gives the same; with the other values beside it.
fn agreeing<T: Clone + PartialEq>(values: Vec<(T, &str)>, same: impl Fn(&T, &T) -> bool) -> Found<T> {
    let mut values = values.into_iter();
    let Some((value, source)) = values.next() else { return Found::default() };
    let (agree, differ): (Vec<_>, Vec<_>) = values.partition(|(other, _)| same(other, &value));
    let source = match agree.first() {
        Some((_, other)) => format!("{source} and {other}"),
        None => source.to_owned(),
    };
    let mut others: Vec<T> = Vec::new();
    for (other, _) in differ {
        if !others.contains(&other) {
            others.push(other);
        }
    }
    Found { verified: !agree.is_empty(), value: Some(value), source, others }
}
