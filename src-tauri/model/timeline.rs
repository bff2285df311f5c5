//! Saved timelines: a query over events with lanes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Color;
use super::id::TimelineId;

/// A saved query over events, with its lanes and window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Timeline {
    /// Identifier.
    pub id: TimelineId,
    /// Its name.
    pub name: String,
    /// Which events, in the words of the search box: `tag:rescue -tag:press from:1928-05-20 to:1928-07-18`.
    pub filter: String,
    /// What the lanes stand for.
    pub lanes: LaneBy,
    /// First and last second shown, where a window was saved.
    #[cfg_attr(test, ts(type = "[number, number] | null"))]
    pub window: Option<(i64, i64)>,
    /// How its lanes are arranged.
    pub style: TimelineStyle,
}

/// How the lanes of a timeline are arranged. Lanes are named by their keys: the id of a tag, entity or article,
/// or nothing for the lane of events that have none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TimelineStyle {
    /// Lanes in the person's order; those not named come after, in the order of the answer.
    pub order: Vec<String>,
    /// Lanes whose rows are hidden.
    pub collapsed: Vec<String>,
    /// Lanes that have another colour than their tag's.
    pub colors: BTreeMap<String, Color>,
    /// For lanes by tag: the depth to which tags are told apart, 0 for the outermost; none tells all apart.
    pub depth: Option<u32>,
}

/// What the lanes of a timeline stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum LaneBy {
    /// One lane for all.
    None,
    /// A lane a tag that stands on the events themselves.
    #[default]
    Tag,
    /// A lane an article that the evidence comes from.
    Article,
    /// A lane a person or organisation.
    Person,
    /// A lane a place.
    Place,
    /// A lane a publisher of the articles that the evidence comes from.
    Publisher,
    /// A lane a collection of those articles.
    Collection,
    /// A lane each for what the passages do: support only, dispute and support, dispute only, give context.
    Stance,
}
