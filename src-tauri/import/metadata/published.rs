//! When an article was published: what each family of signals says, and what they say together.
//!
//! Families are JSON-LD, meta elements, dates marked in the page, the address, and dates in the text. Two that
//! agree make the date verified. `dateModified` and its like never count as the date of publication unless there is
//! nothing else.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::day::{self, Order};
use super::json_ld::Described;
use crate::import::html::page::{MarkedDate, Page};
use crate::model::{FoldReason, Found};

/// A family of signals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Family {
    JsonLd,
    Meta,
    Marked,
    Address,
    Text,
}

impl Family {
    fn source(self) -> &'static str {
        match self {
            Family::JsonLd => "the page's JSON-LD",
            Family::Meta => "the page's metadata",
            Family::Marked => "a date marked in the page",
            Family::Address => "the address",
            Family::Text => "a date in the page's text",
        }
    }
}

/// A day with who says so and how strongly.
#[derive(Debug, Clone, Copy)]
struct Signal {
    day: NaiveDate,
    family: Family,
    weight: f64,
    /// Whether it is written in UTC, so that the publisher's own day may be a neighbour of it.
    utc: bool,
}

impl Signal {
    fn new(day: NaiveDate, family: Family, weight: f64) -> Self {
        Self { day, family, weight, utc: false }
    }

    fn machine(value: &str, family: Family, weight: f64) -> Option<Self> {
        let value = value.trim();
        let utc = ["Z", "+00:00", "+0000", "GMT", "UTC"].iter().any(|zone| value.ends_with(zone))
            && !value.contains("00:00:00");
        Some(Self { day: day::machine(value)?, family, weight, utc })
    }
}

/// Names of meta elements that give the date of publication, the surest first.
const META: &[&str] = &[
    "article:published_time",
    "datepublished",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.issued",
    "dcterms.created",
    "dc.date.created",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "pub_date",
    "article_date_original",
    "article:post_date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "date.release",
    "release_date",
    "published_at",
    "publication_date",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "dc.date",
    "dcterms.date",
    "dc.date.available",
    "date",
    "rnews:datepublished",
    "shareaholic:article_published_time",
    "created",
    "article:create_at",
    "originalpublicationdate",
    "dc.created",
    "bt:pubdate",
    "gentime",
    "ptime",
    "article.created",
    "time",
    "creation_date",
    "video:release_date",
    "og:release_date",
    "eprints.datestamp",
    "dcterms.available",
];

/// Names of meta elements that give the date of the last change.
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "article:modified",
    "dc.modified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "lastmodified",
    "modified",
    "modificationdate",
    "revised",
    "revision_date",
    "updated",
];

/// Finds the date of publication. `text` tells which pieces are the article's.
pub(in crate::import) fn published(
    page: &Page,
    described: &[Described],
    address: Option<&str>,
) -> Found<String> {
    let order = Order::of(page.language.as_deref());
    let mut signals = Vec::new();
    from_json_ld(described, &mut signals);
    from_meta(page, &mut signals);
    from_marks(page, order, &mut signals);
    if let Some(day) = address.and_then(in_address) {
        signals.push(Signal::new(day, Family::Address, 3.5));
    }
    from_text(page, order, &mut signals);
    to_local_day(&mut signals);
    signals.retain(|signal| (1_990..=2_100).contains(&signal.day.year()) || signal.family < Family::Marked);
    decide(&signals).or_else(|| month_or_year(page, described)).unwrap_or_else(|| modified(page, described))
}

/// The month or year that a page states for machines where it states no day: a monthly, a volume of letters.
fn month_or_year(page: &Page, described: &[Described]) -> Option<Found<String>> {
    let json_ld =
        described.iter().find_map(|article| article.published.as_deref()).and_then(day::month_or_year);
    let meta = page.meta(META).and_then(|(_, value)| day::month_or_year(value));
    match (json_ld, meta) {
        (Some(stated), meta) if meta.as_ref() == Some(&stated) => {
            let source = format!("{} and {}", Family::JsonLd.source(), Family::Meta.source());
            Some(Found::verified(stated, source))
        }
        (Some(stated), _) => Some(Found::unverified(stated, Family::JsonLd.source())),
        (None, Some(stated)) => Some(Found::unverified(stated, Family::Meta.source())),
        (None, None) => None,
    }
}

/// The last change that the page states.
pub(in crate::import) fn modified(page: &Page, described: &[Described]) -> Found<String> {
    let stated = described.iter().find_map(|article| article.modified.as_deref()).and_then(day::machine);
    if let Some(day) = stated {
        return Found::unverified(day::edtf(day), Family::JsonLd.source());
    }
    match page.meta(MODIFIED).and_then(|(_, value)| day::machine(value)) {
        Some(day) => Found::unverified(day::edtf(day), Family::Meta.source()),
        None => Found::default(),
    }
}

/// Moves a day written in UTC to its neighbour where the address or a date shown to readers has that: the
/// publisher's clock was on another day then.
fn to_local_day(signals: &mut [Signal]) {
    let shown: Vec<NaiveDate> = signals
        .iter()
        .filter(|signal| !signal.utc && (signal.family == Family::Address || signal.weight >= 2.5))
        .map(|signal| signal.day)
        .collect();
    for signal in signals.iter_mut().filter(|signal| signal.utc) {
        if shown.contains(&signal.day) {
            continue;
        }
        let neighbours = [signal.day.pred_opt(), signal.day.succ_opt()];
        if let Some(day) = neighbours.into_iter().flatten().find(|day| shown.contains(day)) {
            signal.day = day;
        }
    }
}

/// The day for which the signals speak loudest.
fn decide(signals: &[Signal]) -> Option<Found<String>> {
    let mut days: BTreeMap<NaiveDate, BTreeMap<Family, f64>> = BTreeMap::new();
    for signal in signals {
        let weight = days.entry(signal.day).or_default().entry(signal.family).or_default();
        *weight = weight.max(signal.weight);
    }
    // A marked date is also in the text; that is one witness, not two.
    let total = |families: &BTreeMap<Family, f64>| {
        let text = families.get(&Family::Text).copied().unwrap_or(0.0);
        let twice = if families.contains_key(&Family::Marked) { text * 0.7 } else { 0.0 };
        families.values().sum::<f64>() - twice
    };
    // Of equals the earlier: pages are changed after they are published.
    let mut ranked: Vec<(&NaiveDate, &BTreeMap<Family, f64>)> = days.iter().collect();
    ranked.sort_by(|a, b| total(b.1).total_cmp(&total(a.1)).then(a.0.cmp(b.0)));
    let (day, families) = ranked.first()?;
    let source: Vec<&str> = families.keys().map(|family| family.source()).collect();
    let witnesses = families.len()
        - usize::from(families.contains_key(&Family::Marked) && families.contains_key(&Family::Text));
    let verified = witnesses >= 2;
    Some(Found {
        value: Some(day::edtf(**day)),
        source: source.join(" and "),
        verified,
        others: ranked.iter().skip(1).take(4).map(|(day, _)| day::edtf(**day)).collect(),
    })
}

fn from_json_ld(described: &[Described], signals: &mut Vec<Signal>) {
    for (at, article) in described.iter().enumerate() {
        let weight = if at == 0 { 5.0 } else { 2.0 };
        let mut stated =
            article.published.as_deref().and_then(|value| Signal::machine(value, Family::JsonLd, weight));
        // A change before the publication shows that "published" was set anew.
        if let (Some(signal), Some(modified)) =
            (&mut stated, article.modified.as_deref().and_then(day::machine))
        {
            signal.day = signal.day.min(modified);
        }
        signals.extend(stated);
    }
}

fn from_meta(page: &Page, signals: &mut Vec<Signal>) {
    let mut first = true;
    for (rank, name) in META.iter().enumerate() {
        let Some(value) = page.metas.get(*name).and_then(|values| values.first()) else { continue };
        let weight = if !first {
            1.5
        } else if rank < 24 {
            4.5
        } else {
            3.0
        };
        if let Some(signal) = Signal::machine(value, Family::Meta, weight) {
            signals.push(signal);
            first = false;
        }
    }
}

/// Words in a class that speak of another date than that of publication.
const OTHER: &[&str] = &[
    "modif",
    "update",
    "comment",
    "related",
    "sidebar",
    "footer",
    "widget",
    "event",
    "copyright",
    "nav",
    "menu",
    "teaser",
    "recent",
    "latest",
    "aktualisiert",
];

/// Words in a class that speak of the date of publication.
const PUBLICATION: &[&str] = &[
    "publi",
    "pubdate",
    "posted",
    "entry-date",
    "post-date",
    "postdate",
    "article-date",
    "articledate",
    "dateline",
    "byline",
    "datepublished",
    "created",
    "timestamp",
    "date-header",
    "news-date",
    "post-meta",
    "entry-meta",
    "meta",
];

fn from_marks(page: &Page, order: Order, signals: &mut Vec<Signal>) {
    let headline = headline(page);
    let mut seen = 0;
    for mark in &page.dates {
        let Some(day) = mark_day(mark, order) else { continue };
        let other = OTHER.iter().any(|word| mark.label.contains(word));
        let names = PUBLICATION.iter().any(|word| mark.label.contains(word));
        let property = mark.label.contains("datepublished");
        let mut weight: f64 = if property {
            4.0
        } else if names {
            3.0
        } else {
            2.2
        };
        if mark.marked {
            weight += 0.5;
        }
        if other && !property {
            weight -= 2.0;
        }
        // The first dates of a page are nearer to its headline than later ones.
        weight -= 0.25 * f64::from(u8::try_from(seen.min(6)).unwrap_or(6));
        seen += 1;
        weight += beside_headline(headline, mark.piece);
        if weight > 0.2 {
            signals.push(Signal::new(day, Family::Marked, weight));
        }
    }
}

/// Where the headline stands: the first heading of the first rank that is part of the page's title.
fn headline(page: &Page) -> Option<usize> {
    let squeeze = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let title = squeeze(page.title.as_deref().unwrap_or_default());
    let heading = |rank: &'static str| {
        page.pieces.iter().position(|piece| {
            // Few elements are headings; only their words are looked at.
            page.elements.get(piece.element).is_some_and(|element| &*element.name == rank) && {
                let own = squeeze(&piece.draft.text);
                own.len() >= 6 && title.contains(&own)
            }
        })
    };
    heading("h1").or_else(|| heading("h2")).or_else(|| {
        page.pieces
            .iter()
            .position(|piece| page.elements.get(piece.element).is_some_and(|element| &*element.name == "h1"))
    })
}

/// How much nearness to the headline speaks for a date.
fn beside_headline(headline: Option<usize>, piece: usize) -> f64 {
    match headline {
        Some(at) if piece + 4 >= at && piece <= at + 6 => 1.0,
        Some(at) if piece > at && piece <= at + 15 => 0.3,
        _ => 0.0,
    }
}

fn mark_day(mark: &MarkedDate, order: Order) -> Option<NaiveDate> {
    let iso = mark.value.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    if iso {
        return day::machine(&mark.value);
    }
    day::find(&mark.value, order).first().map(|found| found.day)
}

/// A day in an address: `/2020/12/31/`, `/2020-12-31-`, `/20201231`.
fn in_address(address: &str) -> Option<NaiveDate> {
    let path = address.splitn(4, '/').nth(3)?;
    if let Some(found) = day::find(path, Order::DayFirst).first() {
        return Some(found.day);
    }
    path.split(|character: char| !character.is_ascii_digit())
        .filter(|run| run.len() == 8)
        .find_map(day::machine)
        .filter(|day| (1_990..=2_100).contains(&day.year()))
}

/// Words before a date in the text that make it that of publication, lower case.
const BEFORE: &[&str] = &[
    "publi",
    "posted",
    "veröffentlicht",
    "erstellt",
    "geschrieben",
    "verfasst",
    "vom ",
    "am ",
    "stand:",
    "stand",
    "date:",
    "datum",
    "le ",
    "mis en ligne",
    "опубликовано",
    "дата",
    "written",
    "created",
    "first published",
    "eingestellt",
    "online seit",
    "meldung",
    "pressemitteilung",
    "by ",
    "von ",
];

/// Dates in the pieces: those that stand alone in a short line, or after a word of publication.
fn from_text(page: &Page, order: Order, signals: &mut Vec<Signal>) {
    let headline = headline(page);
    let mut seen = 0_u32;
    for (at, piece) in page.pieces.iter().enumerate().filter(|(_, piece)| piece.length <= 900) {
        let text = &piece.draft.text;
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let sign = page.around(piece.element).find_map(|(_, element)| element.sign);
        let elsewhere = matches!(
            sign,
            Some(FoldReason::Comments | FoldReason::Related | FoldReason::Footer | FoldReason::Navigation)
        );
        for found in day::find(text, order).into_iter().take(2) {
            let before = text.get(..found.at).unwrap_or_default().to_lowercase();
            let before: String =
                before.chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect();
            let announced = BEFORE.iter().any(|word| before.contains(word));
            let changed = ["update", "aktualisiert", "modif", "geändert", "änderung", "changed"]
                .iter()
                .any(|word| before.contains(word));
            let alone = piece.length <= (found.end - found.at) + 25;
            let mut weight = 1.0;
            if alone {
                weight += 0.9;
            }
            if announced {
                weight += 0.8;
            }
            weight += beside_headline(headline, at) * 0.8;
            if elsewhere {
                weight -= 0.9;
            }
            if changed {
                weight -= 0.6;
            }
            if piece.length > 200 {
                weight -= 0.6;
            }
            weight -= 0.08 * f64::from(seen.min(8));
            if piece.length > 300 {
                weight = weight.min(0.2);
            }
            seen += 1;
            signals.push(Signal::new(found.day, Family::Text, f64::max(weight, 0.05)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_hold_the_day() {
        let day = |address: &str| in_address(address).map(day::edtf);
        assert_eq!(day("https://example.org/2020/05/25/story").as_deref(), Some("2020-05-25"));
        assert_eq!(day("https://example.org/a-20200525").as_deref(), Some("2020-05-25"));
        assert_eq!(day("https://example.org/12345678/story"), None);
    }

    #[test]
    fn two_families_that_agree_verify_a_date() {
        let mut page = Page::default();
        page.metas.insert("article:published_time".into(), vec!["2020-05-25T09:00:00Z".into()]);
        page.metas.insert("article:modified_time".into(), vec!["2020-06-02".into()]);
        let alone = published(&page, &[], None);
        assert_eq!((alone.value.as_deref(), alone.verified), (Some("2020-05-25"), false));
        let both = published(&page, &[], Some("https://example.org/2020/05/25/story"));
        assert!(both.verified);
        assert_eq!(modified(&page, &[]).value.as_deref(), Some("2020-06-02"));
    }
}
