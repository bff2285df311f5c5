//! An event as it is drawn.

use super::index::Index;
use super::index::events::Slot;
use crate::model::{Bounds, EventDate, EventId};

/// An event as far as drawing needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// Identifier.
    pub id: EventId,
    /// Its title; of a very long one the beginning.
    pub title: String,
    /// Its date as EDTF; empty without one.
    pub edtf: String,
    /// The date's edges.
    pub bounds: Bounds,
    /// Whether it is starred.
    pub starred: bool,
    /// Passages that support it.
    pub supports: u32,
    /// Passages that dispute it.
    pub disputes: u32,
    /// Passages that give context.
    pub contexts: u32,
    /// Other dates that sources claim.
    pub claims: Vec<Claim>,
}

/// Another date that a source claims.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The date.
    pub when: EventDate,
    /// Its edges.
    pub bounds: Bounds,
    /// The publisher, or the article's title.
    pub source: String,
}

/// The event in a slot, as it is drawn. Of several sources that claim the same date the first is named.
pub fn shown(index: &Index, slot: Slot) -> Shown {
    let events = &index.events;
    let [supports, disputes, contexts] = events.stances(slot);
    let mut claims: Vec<Claim> = Vec::new();
    for claimed in events.claims(slot) {
        if claims.iter().any(|claim| *claim.when.edtf == *claimed.edtf) {
            continue;
        }
        let source = index.nouns.articles.get(claimed.article).map_or("", |article| article.source());
        let edtf = claimed.edtf.to_string();
        claims.push(Claim {
            when: EventDate { written: edtf.clone(), edtf },
            bounds: claimed.bounds,
            source: source.to_owned(),
        });
    }
    claims.sort_by_key(|claim| claim.bounds.start_min);
    Shown {
        id: events.id(slot),
        title: events.title(slot).to_owned(),
        edtf: events.edtf(slot).to_owned(),
        bounds: events.bounds(slot),
        starred: events.is_starred(slot),
        supports,
        disputes,
        contexts,
        claims,
    }
}
