//! What an article is about, and on which terms it may be read and used, as its publisher states it.

use super::agreeing;
use super::json_ld::Described;
use crate::import::html::page::Page;
use crate::model::Found;

const JSON_LD: &str = "the page's JSON-LD";
const META: &str = "the page's metadata";
const MARKED: &str = "the page's microdata";

/// The longest section or licence, in code points: more is a text about it.
const LONGEST: usize = 120;

fn tidy(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty() && text.chars().count() <= LONGEST).then_some(text)
}

/// The section of the publication.
pub(super) fn section(page: &Page, described: &[Described]) -> Found<String> {
    let stated = described.iter().find_map(|article| article.section.as_deref()).and_then(tidy);
    let meta = page
        .meta(&[
            "article:section",
            "parsely-section",
            "section",
            "dc.subject.section",
            "cxenseparse:recs:category",
        ])
        .and_then(|(_, text)| tidy(text));
    let marked = page.properties.get("articlesection").and_then(|text| tidy(text));
    let values = [(stated, JSON_LD), (meta, META), (marked, MARKED)];
    agreeing(
        values.into_iter().filter_map(|(value, source)| Some((value?, source))).collect(),
        |a: &String, b| a.eq_ignore_ascii_case(b),
    )
}

/// The publisher's keywords.
pub(super) fn keywords(page: &Page, described: &[Described]) -> Found<Vec<String>> {
    let stated = described.iter().map(|article| article.keywords.clone()).find(|words| !words.is_empty());
    let tags = page.metas.get("article:tag").map(|values| super::listed(&values.join(",")));
    let meta =
        page.meta(&["news_keywords", "keywords", "parsely-tags", "sailthru.tags", "citation_keywords"]);
    let meta = meta.map(|(_, text)| super::listed(text));
    let marked = page.properties.get("keywords").map(|text| super::listed(text));
    let values = [(stated, JSON_LD), (tags, META), (meta, META), (marked, MARKED)];
    let values = values
        .into_iter()
        .filter_map(|(value, source)| Some((value.filter(|words| !words.is_empty())?, source)))
        .collect();
    agreeing(values, |a, b| a == b)
}

/// The licence.
pub(super) fn licence(page: &Page, described: &[Described]) -> Found<String> {
    let linked = page.licence.as_deref().and_then(tidy);
    let stated = described.iter().find_map(|article| article.licence.as_deref()).and_then(tidy);
    let meta = page
        .meta(&["dc.rights.license", "dcterms.license", "license", "dcterms.rights", "dc.rights"])
        .and_then(|(_, text)| tidy(text));
    let marked = page.properties.get("license").and_then(|text| tidy(text));
    let values =
        [(linked, "a link marked as the licence"), (stated, JSON_LD), (meta, META), (marked, MARKED)];
    agreeing(values.into_iter().filter_map(|(value, source)| Some((value?, source))).collect(), |a, b| a == b)
}

/// The picture that stands for the article.
pub(super) fn image(page: &Page, described: &[Described], address: Option<&str>) -> Found<String> {
    let base = address.and_then(|address| url::Url::parse(address).ok());
    let web = |text: &str| {
        let parsed = match url::Url::parse(text.trim()) {
            Err(url::ParseError::RelativeUrlWithoutBase) => base.as_ref()?.join(text.trim()).ok()?,
            parsed => parsed.ok()?,
        };
        matches!(parsed.scheme(), "http" | "https").then(|| parsed.to_string())
    };
    let meta = page.meta(&[
        "og:image:secure_url",
        "og:image",
        "twitter:image",
        "twitter:image:src",
        "parsely-image-url",
    ]);
    let meta = meta.and_then(|(_, address)| web(address));
    let stated = described.iter().find_map(|article| article.image.as_deref()).and_then(web);
    let values = [(meta, META), (stated, JSON_LD)];
    agreeing(values.into_iter().filter_map(|(value, source)| Some((value?, source))).collect(), |a, b| a == b)
}

/// Whether only subscribers see the whole text.
pub(super) fn restricted(page: &Page, described: &[Described]) -> Found<bool> {
    let stated = described.iter().find_map(|article| article.free).map(|free| !free);
    let tier =
        page.meta(&["article:content_tier"]).and_then(|(_, tier)| match tier.to_ascii_lowercase().as_str() {
            "free" => Some(false),
            "metered" | "locked" => Some(true),
            _ => None,
        });
    let values = [(stated, JSON_LD), (tier, META)];
    agreeing(values.into_iter().filter_map(|(value, source)| Some((value?, source))).collect(), |a, b| a == b)
}
