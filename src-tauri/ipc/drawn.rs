//! The answer to `timeline` as JSON, written at once from what is drawn: it is asked for with every move of the
//! window and is half a megabyte long, so that building a [`TimelineView`] first and then going through its fields
//! takes longer than finding what to draw. The bytes are those of that view.

use std::io::Write as _;

use serde::Serialize;

use super::common::Edges;
use super::said::said;
use super::timeline::Nearest;
use super::viewport::is_point;
use crate::model::Bounds;
use crate::timeline::{Answer, AnsweredLane, Cluster, Mark, Members, Shown};

/// What can go wrong: nothing, as long as memory lasts; it is passed on all the same.
type Written = serde_json::Result<()>;

/// Floats below this are written with all their digits.
const DIGITS: f64 = 1e15;

/// Bytes of JSON in the making.
struct Json(Vec<u8>);

/// The bytes of an answer.
///
/// # Errors
/// None in practice: everything in it has a form in JSON.
pub fn written(answer: Answer) -> serde_json::Result<Vec<u8>> {
    // Room for most answers, so that a long one is not moved again and again while it grows.
    let mut json = Json(Vec::with_capacity(512 * 1_024));
    let extent = answer.extent.map(|(from, to)| (from as f64, to as f64));
    let nearest = answer.nearest.as_ref().map(|(shown, at)| Nearest {
        event: shown.id,
        short: said(&shown.edtf).short.clone(),
        at: *at as f64,
    });
    json.field("{\"window\":", &answer.window)?;
    json.field(",\"extent\":", &extent)?;
    json.list(",\"lanes\":", &answer.lanes, Json::lane)?;
    json.field(",\"lane_total\":", &answer.lane_total)?;
    json.field(",\"total\":", &answer.total)?;
    json.field(",\"inside\":", &answer.inside)?;
    json.field(",\"undated\":", &answer.undated)?;
    json.field(",\"density\":", &answer.density)?;
    json.field(",\"density_span\":", &extent.unwrap_or(answer.window))?;
    json.field(",\"nearest\":", &nearest)?;
    json.raw("}");
    Ok(json.0)
}

impl Json {
    fn raw(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }

    fn value(&mut self, value: &(impl Serialize + ?Sized)) -> Written {
        serde_json::to_writer(&mut self.0, value)
    }

    fn field(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> Written {
        self.raw(name);
        self.value(value)
    }

    fn list<T>(&mut self, name: &str, all: &[T], one: fn(&mut Self, &T) -> Written) -> Written {
        self.raw(name);
        let mut before = "[";
        for each in all {
            self.raw(before);
            one(self, each)?;
            before = ",";
        }
        self.raw(if all.is_empty() { "[]" } else { "]" });
        Ok(())
    }

    /// Seconds: nearly always whole, and then written as the number that they are.
    fn seconds(&mut self, name: &str, seconds: f64) -> Written {
        self.raw(name);
        if seconds.abs() < DIGITS && seconds.fract() == 0.0 {
            self.value(&(seconds as i64))?;
            self.raw(".0");
            return Ok(());
        }
        self.value(&seconds)
    }

    fn edge(&mut self, name: &str, edge: Option<f64>) -> Written {
        match edge {
            Some(edge) => self.seconds(name, edge),
            None => self.field(name, &()),
        }
    }

    fn edges(&mut self, name: &str, bounds: &Bounds) -> Written {
        let Edges { start_min, start_max, end_min, end_max } = Edges::of(bounds);
        self.raw(name);
        self.edge("{\"start_min\":", start_min)?;
        self.edge(",\"start_max\":", start_max)?;
        self.edge(",\"end_min\":", end_min)?;
        self.edge(",\"end_max\":", end_max)?;
        self.raw("}");
        Ok(())
    }

    fn lane(&mut self, lane: &AnsweredLane) -> Written {
        self.field("{\"key\":", &lane.name.key)?;
        self.field(",\"name\":", &lane.name.name)?;
        self.field(",\"color\":", &lane.name.color)?;
        self.field(",\"count\":", &lane.count)?;
        self.list(",\"marks\":", &lane.marks, Self::mark)?;
        self.raw("}");
        Ok(())
    }

    fn mark(&mut self, mark: &Mark) -> Written {
        match mark {
            Mark::Event(shown) => self.event(shown),
            Mark::Cluster(cluster, title) => self.cluster(cluster, title),
        }
    }

    fn event(&mut self, shown: &Shown) -> Written {
        let said_of = said(&shown.edtf);
        // A write to a vector can't fail.
        let _ = write!(self.0, "{{\"type\":\"event\",\"id\":\"{}\"", shown.id);
        self.field(",\"title\":", &shown.title)?;
        self.field(",\"words\":", &said_of.words)?;
        self.edges(",\"edges\":", &shown.bounds)?;
        self.field(",\"point\":", &is_point(&shown.bounds))?;
        self.field(",\"approximate\":", &said_of.approximate)?;
        self.field(",\"uncertain\":", &said_of.uncertain)?;
        self.field(",\"supports\":", &shown.supports)?;
        self.field(",\"disputes\":", &shown.disputes)?;
        self.field(",\"contexts\":", &shown.contexts)?;
        self.field(",\"starred\":", &shown.starred)?;
        self.list(",\"claims\":", &shown.claims, |json, claim| {
            json.edges("{\"edges\":", &claim.bounds)?;
            json.field(",\"short\":", &said(&claim.when.edtf).short)?;
            json.field(",\"source\":", &claim.source)?;
            json.raw("}");
            Ok(())
        })?;
        self.raw("}");
        Ok(())
    }

    fn cluster(&mut self, cluster: &Cluster, title: &str) -> Written {
        self.raw("{\"type\":\"cluster\",\"key\":\"");
        let _ = write!(self.0, "{}", cluster.members);
        let through = matches!(cluster.members, Members::Through { .. });
        self.field("\",\"through\":", &through)?;
        self.field(",\"count\":", &cluster.count)?;
        self.seconds(",\"from\":", cluster.from as f64)?;
        self.seconds(",\"to\":", cluster.to as f64)?;
        self.field(",\"title\":", title)?;
        self.raw("}");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ipc::viewport::view;
    use crate::model::{Color, EventDate, EventId, Instant};
    use crate::timeline::{Claim, LaneName, Window};

    fn bounds() -> impl Strategy<Value = Bounds> {
        let edge = || {
            let day = prop_oneof![-800_000i64..800_000, any::<i64>().prop_map(|day| day / 2)];
            prop::option::of((day, 0u32..86_400).prop_map(|(day, second)| Instant { day, second }))
        };
        (edge(), edge(), edge(), edge()).prop_map(|(start_min, start_max, end_min, end_max)| Bounds {
            start_min,
            start_max,
            end_min,
            end_max,
        })
    }

    fn edtf() -> impl Strategy<Value = String> {
        prop_oneof!["[0-9]{4}(-0[1-9]-1[0-9][~?]?)?", "\\PC{0,6}", Just(String::new())]
    }

    fn event() -> impl Strategy<Value = Shown> {
        let claim = (edtf(), bounds(), any::<String>()).prop_map(|(edtf, bounds, source)| Claim {
            when: EventDate { written: edtf.clone(), edtf },
            bounds,
            source,
        });
        let words = (any::<u128>(), any::<String>(), edtf(), bounds());
        let heard = (any::<bool>(), any::<[u32; 3]>(), prop::collection::vec(claim, 0..3));
        (words, heard).prop_map(
            |((id, title, edtf, bounds), (starred, [supports, disputes, contexts], claims))| {
                let id = EventId::from_bits(id);
                Shown { id, title, edtf, bounds, starred, supports, disputes, contexts, claims }
            },
        )
    }

    fn mark() -> impl Strategy<Value = Mark> {
        let cluster = (any::<u32>(), any::<[i64; 2]>(), any::<bool>(), any::<String>()).prop_map(
            |(count, [from, to], through, title)| {
                let members = if through {
                    Members::Through { window: Window { from, to, level: 7, cells: 9 }, lowest: 3 }
                } else {
                    Members::Begun { from, to, lowest: 3 }
                };
                Mark::Cluster(Cluster { count, from, to, members, first: 0 }, title)
            },
        );
        prop_oneof![2 => event().prop_map(Mark::Event), 1 => cluster]
    }

    proptest! {
        #[test]
        fn what_is_written_at_once_are_the_bytes_of_the_view(
            lanes in prop::collection::vec(
                (any::<String>(), any::<u8>(), any::<u32>(), prop::collection::vec(mark(), 0..6)),
                0..4,
            ),
            window in (-1e18f64..1e18, -1e6f64..1e6),
            extent in prop::option::of(any::<(i64, i64)>()),
            nearest in prop::option::of((event(), any::<i64>())),
            density in prop::collection::vec(any::<u32>(), 0..5),
        ) {
            let lane = |(key, color, count, marks): (String, u8, u32, Vec<Mark>)| {
                let name = LaneName {
                    name: key.clone(),
                    key,
                    color: Color::ALL.get(usize::from(color)).copied(),
                };
                AnsweredLane { name, count, marks }
            };
            let answer = Answer {
                window,
                extent,
                lanes: lanes.into_iter().map(lane).collect(),
                lane_total: 5,
                total: 6,
                inside: 7,
                undated: 8,
                density,
                nearest,
            };
            let view = serde_json::to_vec(&view(answer.clone())).unwrap();
            prop_assert_eq!(String::from_utf8(written(answer).unwrap()), String::from_utf8(view));
        }
    }
}
