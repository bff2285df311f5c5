//! From events to what fits the pixels. Reads only.
//!
//! An index of all events stays in memory beside the open library ([`book`], [`index`]). For a filter and a
//! kind of lanes, its events are laid out once by lane and by how near one must come to see each by itself
//! ([`lanes`]); a window then reads only what it shows ([`viewport()`]). The same index answers what a cluster
//! holds, which events lie near one in time, where a lane is silent, and what sources say of dates.

mod book;
mod carried;
mod gaps;
mod index;
mod lanes;
mod members;
mod neighbours;
mod passing;
mod reports;
mod shown;
mod stored;
mod viewport;

pub use book::prepare;
pub use carried::{EventCounts, counts};
pub use gaps::{Gap, gaps};
pub use lanes::Lanes;
pub use lanes::names::LaneName;
pub use lanes::window::{Cluster, Members, Window};
pub use members::{Page, Which, members, undated};
pub use neighbours::{Near, Neighbours, neighbours};
pub use reports::{Report, disputed, reporting};
pub use shown::{Claim, Shown};
pub use viewport::{Answer, AnsweredLane, Mark, Viewport, viewport};
