//! Annotations made elsewhere come in: matched to an article, found in its text, added.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::place::place_all;
use super::write::set_tags;
use crate::anchor::{self, Text};
use crate::import::annotations::Foreign;
use crate::library::articles::canonical;
use crate::library::{Change, LibraryError, articles, ask};
use crate::model::{
    AnchorState, AnnotationId, ArticleId, PositionSelector, QuoteSelector, Selector, VersionId,
};

/// Quotes by which an article is looked for when neither address nor title names it.
const MOST_PROBES: usize = 3;
/// Shorter quotes than this, in code points, may stand anywhere.
const LEAST_PROBE: usize = 16;

/// What becomes of an annotation made elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Fate {
    /// The article that it marks, with its title.
    pub article: Option<(ArticleId, String)>,
    /// How well its words were found; `None` when there is no article.
    pub state: Option<AnchorState>,
    /// Where it goes, or why it does not.
    pub place: Result<Placement, String>,
}

/// Where an annotation goes.
#[derive(Debug, Clone, PartialEq)]
pub enum Placement {
    /// Onto this version.
    On(VersionId, PositionSelector),
    /// It is here already.
    Here(AnnotationId),
}

/// What tells which article an annotation marks.
type Origin<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>);

fn origin(foreign: &Foreign) -> Origin<'_> {
    (foreign.fingerprint.as_deref(), foreign.address.as_deref(), foreign.title.as_deref())
}

/// Finds for each annotation its article and its place, without writing.
pub fn plan(connection: &Connection, all: &[&Foreign]) -> Result<Vec<Fate>, LibraryError> {
    let mut groups: Vec<(Origin<'_>, Vec<usize>)> = Vec::new();
    let mut known: HashMap<Origin<'_>, usize> = HashMap::new();
    for (index, foreign) in all.iter().enumerate() {
        let group = *known.entry(origin(foreign)).or_insert_with(|| {
            groups.push((origin(foreign), Vec::new()));
            groups.len() - 1
        });
        if let Some((_, members)) = groups.get_mut(group) {
            members.push(index);
        }
    }
    let mut fates: Vec<Option<Fate>> = vec![None; all.len()];
    for (origin, members) in groups {
        let together: Vec<&Foreign> = members.iter().filter_map(|index| all.get(*index).copied()).collect();
        let found = match article_of(connection, origin, &together)? {
            Ok((article, version)) => placed(connection, article, version, &together)?,
            Err(reason) => together
                .iter()
                .map(|_| Fate { article: None, state: None, place: Err(reason.clone()) })
                .collect(),
        };
        for (index, fate) in members.into_iter().zip(found) {
            if let Some(slot) = fates.get_mut(index) {
                *slot = Some(fate);
            }
        }
    }
    Ok(fates.into_iter().flatten().collect())
}

/// The article and version that these annotations mark, or why there is none.
fn article_of(
    connection: &Connection,
    (fingerprint, address, title): Origin<'_>,
    together: &[&Foreign],
) -> Result<Result<(ArticleId, VersionId), String>, LibraryError> {
    let pair = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    if let Some(fingerprint) = fingerprint {
        let sql =
            "SELECT version.article, version.id FROM version JOIN article ON article.id = version.article
                   WHERE version.original = ?1 AND article.trashed IS NULL ORDER BY version.row DESC LIMIT 1";
        if let Some(found) = ask::first(connection, "looking for an original", sql, [fingerprint], pair)? {
            return Ok(Ok(found));
        }
    }
    if let Some(address) = address {
        let sql = "SELECT id, version FROM article WHERE address = ?1 AND trashed IS NULL
                   AND version IS NOT NULL ORDER BY row DESC LIMIT 1";
        let address = canonical(address);
        if let Some(found) = ask::first(connection, "looking for an address", sql, [address], pair)? {
            return Ok(Ok(found));
        }
    }
    if let Some(title) = title {
        let sql = "SELECT id, version FROM article WHERE title = ?1 COLLATE NOCASE AND trashed IS NULL
                   AND version IS NOT NULL LIMIT 2";
        let found: Vec<(ArticleId, VersionId)> =
            ask::all(connection, "looking for a title", sql, [title], pair)?;
        if let [one] = found.as_slice() {
            return Ok(Ok(*one));
        }
    }
    by_words(connection, together)
}

/// The one article that has the words of these annotations.
fn by_words(
    connection: &Connection,
    together: &[&Foreign],
) -> Result<Result<(ArticleId, VersionId), String>, LibraryError> {
    let mut quotes: Vec<&str> = together
        .iter()
        .filter_map(|foreign| foreign.selector.quote.as_ref())
        .map(|quote| quote.exact.trim())
        .filter(|quote| quote.chars().count() >= LEAST_PROBE)
        .collect();
    quotes.sort_by_key(|quote| std::cmp::Reverse(quote.len()));
    for quote in quotes.into_iter().take(MOST_PROBES) {
        let found: Vec<(ArticleId, VersionId)> = ask::all(
            connection,
            "looking for words",
            "SELECT article.id, version.id FROM article JOIN version ON version.id = article.version
             WHERE article.trashed IS NULL AND instr(version.text, ?1) > 0 LIMIT 2",
            [quote],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        match found.as_slice() {
            [one] => return Ok(Ok(*one)),
            [] => {}
            _ => {
                return Ok(
                    Err("Its words stand in several articles, and nothing says which one.".to_owned()),
                );
            }
        }
    }
    Ok(Err("No article of this library has its address, its title or its words. Import the article first."
        .to_owned()))
}

/// Where annotations of one article stand in this version.
fn placed(
    connection: &Connection,
    article: ArticleId,
    version: VersionId,
    together: &[&Foreign],
) -> Result<Vec<Fate>, LibraryError> {
    let title = articles::get(connection, article)?.title;
    let text = articles::version_of(connection, article, version)?.text;
    let text = Text::new(&text);
    // Neighbours help each other, so they are asked in the order in which they stood.
    let mut order: Vec<usize> = (0..together.len()).collect();
    order.sort_by_key(|index| {
        together.get(*index).and_then(|foreign| foreign.selector.position).map(|place| place.start)
    });
    let mut selectors: Vec<Selector> =
        order.iter().filter_map(|index| together.get(*index)).map(|one| one.selector.clone()).collect();
    // Other tools count on the page with its menus: where no passage stands as counted, the numbers give no more
    // than the order.
    if selectors.iter().all(|selector| stands(&text, selector).is_none()) {
        selectors.iter_mut().filter(|selector| selector.quote.is_some()).for_each(|it| it.position = None);
    }
    let mut found = vec![None; together.len()];
    for (index, resolution) in order.iter().zip(anchor::resolve(&text, &selectors)) {
        if let Some(slot) = found.get_mut(*index) {
            *slot = Some(resolution);
        }
    }
    together
        .iter()
        .zip(found)
        .map(|(foreign, resolution)| {
            let (state, range) = match (stands(&text, &foreign.selector), resolution) {
                (Some(range), _) => (AnchorState::Exact, Some(range)),
                (None, Some(resolution)) => (resolution.state, resolution.range),
                (None, None) => (AnchorState::Lost, None),
            };
            let place = match range.filter(|range| range.start < range.end) {
                Some(range) => {
                    let place = PositionSelector { start: range.start, end: range.end };
                    Ok(match here(connection, version, foreign, place)? {
                        Some(id) => Placement::Here(id),
                        None => Placement::On(version, place),
                    })
                }
                None if state == AnchorState::Ambiguous => {
                    Err(format!("Its words fit several places in “{title}”."))
                }
                None => Err(format!("Its words are not in “{title}”.")),
            };
            Ok(Fate { article: Some((article, title.clone())), state: Some(state), place })
        })
        .collect()
}

/// The place that a selector names, when its words and its context stand right there.
fn stands(text: &Text<'_>, selector: &Selector) -> Option<std::ops::Range<u32>> {
    let (quote, place) = (selector.quote.as_ref()?, selector.position?);
    let range = place.start..place.end;
    let same = text.slice(range.clone())? == quote.exact
        && text.slice(0..range.start)?.ends_with(&quote.prefix)
        && text.slice(range.end..text.len())?.starts_with(&quote.suffix);
    same.then_some(range)
}

/// The annotation that this one is, when it was imported before: of its id, or alike in place, note and words.
fn here(
    connection: &Connection,
    version: VersionId,
    foreign: &Foreign,
    place: PositionSelector,
) -> Result<Option<AnnotationId>, LibraryError> {
    ask::first(
        connection,
        "looking for an annotation",
        "SELECT id FROM annotation WHERE id = ?1 OR (version = ?2 AND start = ?3 AND end = ?4 AND note = ?5) LIMIT 1",
        params![foreign.id, version, place.start, place.end, foreign.note],
        |row| row.get(0),
    )
}

/// Adds annotations at the places that [`plan`] found; gives their ids in the order of `all`.
pub fn adopt(
    change: &Change<'_>,
    all: &[(&Foreign, &Fate)],
) -> Result<Vec<Option<AnnotationId>>, LibraryError> {
    let connection = change.connection();
    let mut ids = Vec::with_capacity(all.len());
    let mut texts: HashMap<VersionId, String> = HashMap::new();
    let mut onto: Vec<(ArticleId, VersionId)> = Vec::new();
    for (foreign, fate) in all {
        let (Some((article, _)), Ok(Placement::On(version, place))) = (&fate.article, &fate.place) else {
            ids.push(None);
            continue;
        };
        if !texts.contains_key(version) {
            texts.insert(*version, articles::version_of(connection, *article, *version)?.text);
            onto.push((*article, *version));
        }
        let text = Text::new(texts.get(version).map_or("", String::as_str));
        let quote = anchor::describe(&text, place.start..place.end).quote.unwrap_or_default();
        let id = foreign.id.unwrap_or_else(|| AnnotationId::from_bits(change.id()));
        insert(change, id, *article, *version, *place, &quote, foreign)?;
        set_tags(change, id, &tag_paths(foreign))?;
        ids.push(Some(id));
    }
    for (article, version) in onto {
        let newest = articles::get(connection, article)?.article.version;
        if newest != version {
            place_all(change, article, newest)?;
        }
    }
    Ok(ids)
}

/// The tags that have a name.
fn tag_paths(foreign: &Foreign) -> Vec<String> {
    let named = |path: &String| {
        let names: Vec<&str> = path.split('/').map(str::trim).filter(|name| !name.is_empty()).collect();
        names.join("/")
    };
    foreign.tags.iter().map(named).filter(|path| !path.is_empty()).collect()
}

fn insert(
    change: &Change<'_>,
    id: AnnotationId,
    article: ArticleId,
    version: VersionId,
    place: PositionSelector,
    quote: &QuoteSelector,
    foreign: &Foreign,
) -> Result<(), LibraryError> {
    ask::run(
        change.connection(),
        "importing an annotation",
        "INSERT INTO annotation (id, article, version, start, end, exact, prefix, suffix, color, note, created, changed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            id,
            article,
            version,
            place.start,
            place.end,
            quote.exact,
            quote.prefix,
            quote.suffix,
            foreign.color.unwrap_or_default(),
            foreign.note,
            foreign.created.unwrap_or(change.now),
            foreign.changed.or(foreign.created).unwrap_or(change.now),
        ],
    )
    .map(|_| ())
}
