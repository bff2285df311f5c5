//! What the parts of the file hold: the columns of the events, what hangs on them, and what that stands for.

use std::collections::HashMap;
use std::io::Result;

use super::bytes::{Pen, Reader, Sink, Source};
use crate::model::{Bounds, Instant};
use crate::timeline::index::columns::{Claimed, Columns};
use crate::timeline::index::links::Links;
use crate::timeline::index::nouns::{Article, Articles, Numbered};
use crate::timeline::index::{Index, Nouns, Together};

/// How many parts there are.
pub const PARTS: usize = 5 + 6 + 5;

/// Writes all parts.
pub fn write(together: &Together, sink: &mut Sink) -> Result<()> {
    let Together { events, nouns, .. } = together;
    sink.column(&events.rows)?;
    sink.column(&events.cards)?;
    sink.column(&events.weights)?;
    sink.whole(events.texts.as_bytes())?;
    sink.whole(&claims(&events.claims))?;
    for links in [&together.articles, &together.tags, &together.entities] {
        let (ends, items) = links.parts();
        sink.column(ends)?;
        sink.column(items)?;
    }
    for ids in [nouns.tags.ids(), nouns.entities.ids(), nouns.collections.ids(), nouns.articles.ids()] {
        sink.column(ids)?;
    }
    sink.whole(&articles(nouns.articles.all()))
}

/// Reads all parts; nothing where one is damaged, or where they do not belong together.
pub fn read(source: &mut Source) -> Option<Index> {
    let events = Columns {
        rows: source.column()?,
        cards: source.column()?,
        weights: source.column()?,
        texts: String::from_utf8(source.whole()?).ok()?,
        claims: claims_of(&source.whole()?)?,
    };
    let mut links = || Some(Links::of_parts(source.column()?, source.column()?));
    let links = [links()?, links()?, links()?];
    let numbered =
        |source: &mut Source| -> Option<Numbered> { Some(Numbered::of(&source.column::<u128>()?)) };
    let (tags, entities, collections) = (numbered(source)?, numbered(source)?, numbered(source)?);
    let ids: Vec<u128> = source.column()?;
    let articles = articles_of(&source.whole()?, &ids)?;
    let count = events.len();
    let whole = events.cards.len() == count
        && events.weights.len() == count
        && links.iter().all(|links| links.len() == count);
    whole.then(|| Index::of(events, Nouns { tags, entities, articles, collections }, links))
}

fn claims(claims: &HashMap<u32, Box<[Claimed]>>) -> Vec<u8> {
    let mut places: Vec<&u32> = claims.keys().collect();
    places.sort_unstable();
    let mut pen = Pen::default();
    pen.count(places.len() as u32);
    for place in places {
        let claimed = claims.get(place).map_or(&[][..], |claimed| claimed);
        pen.count(*place);
        pen.count(claimed.len() as u32);
        for one in claimed {
            pen.text(&one.edtf);
            pen.count(one.article);
            pen.count(u32::from(one.disputes));
            let bounds = &one.bounds;
            for edge in [bounds.start_min, bounds.start_max, bounds.end_min, bounds.end_max] {
                pen.maybe(edge.map(|instant| instant.day));
                pen.count(edge.map_or(0, |instant| instant.second));
            }
        }
    }
    pen.0
}

fn claims_of(bytes: &[u8]) -> Option<HashMap<u32, Box<[Claimed]>>> {
    let mut reader = Reader(bytes);
    let mut claims = HashMap::new();
    for _ in 0..reader.count()? {
        let place = reader.count()?;
        let mut claimed = Vec::new();
        for _ in 0..reader.count()? {
            let edtf = reader.text()?.into();
            let (article, disputes) = (reader.count()?, reader.count()? != 0);
            let mut edge = || -> Option<Option<Instant>> {
                let (day, second) = (reader.maybe()?, reader.count()?);
                Some(day.map(|day| Instant { day, second }))
            };
            let bounds =
                Bounds { start_min: edge()?, start_max: edge()?, end_min: edge()?, end_max: edge()? };
            claimed.push(Claimed { edtf, bounds, article, disputes });
        }
        claims.insert(place, claimed.into_boxed_slice());
    }
    Some(claims)
}

fn articles(articles: &[Article]) -> Vec<u8> {
    let mut pen = Pen::default();
    for article in articles {
        pen.text(&article.publisher);
        pen.text(&article.title);
        let (edtf, second) = article.published.as_ref().map_or(("", None), |(edtf, at)| (edtf, Some(*at)));
        pen.text(edtf);
        pen.maybe(second);
        pen.count(u32::from(article.trashed));
    }
    pen.0
}

fn articles_of(bytes: &[u8], ids: &[u128]) -> Option<Articles> {
    let mut reader = Reader(bytes);
    let mut articles = Articles::default();
    for id in ids {
        let (publisher, title) = (reader.text()?.to_owned(), reader.text()?.to_owned());
        let (edtf, second) = (reader.text()?.to_owned(), reader.maybe()?);
        let published = second.map(|second| (edtf, second));
        let trashed = reader.count()? != 0;
        articles.set(*id, Article { publisher, title, published, trashed });
    }
    Some(articles)
}
