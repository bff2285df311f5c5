//! Which library is open, and what the sidebar shows of it.

use std::collections::HashMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::common::Nothing;
use super::error::IpcError;
use crate::library::{self, Direction, Library};
use crate::model::{Tag, TagId, Timeline};
use crate::timeline;

/// What the window needs when it starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Start {
    /// The open library.
    pub open: Option<LibraryInfo>,
    /// Libraries opened before, newest first; those that are gone are left out.
    pub recent: Vec<LibraryInfo>,
    /// Where a new library is proposed to be made: an existing folder.
    pub home: String,
}

/// A library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LibraryInfo {
    /// Its name: the folder's, without `.dateline`.
    pub name: String,
    /// Path of its folder.
    pub path: String,
    /// What the person should know ("It lies in a folder that is synchronised with a cloud."), if anything.
    pub warning: Option<String>,
}

/// How the folders that cloud programs synchronise are called: the beginning of the name, in small letters.
const SYNCHRONISED: &[&str] = &[
    "dropbox",
    "onedrive",
    "icloud",
    "com~apple~clouddocs",
    "google drive",
    "googledrive",
    "nextcloud",
    "syncthing",
];

impl LibraryInfo {
    /// What a library's path alone tells: its name, and whether it lies in a folder that is synchronised with
    /// a cloud, where two computers can spoil each other's writes. Touches no disk.
    pub fn at(path: &Path) -> Self {
        let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let synchronised = path.iter().any(|part| {
            let part = part.to_string_lossy().to_lowercase();
            SYNCHRONISED.iter().any(|name| part.starts_with(name))
        });
        let warning = synchronised.then(|| {
            "It lies in a folder that is synchronised with a cloud. Work on it on one computer at a time, and \
             close Dateline before you change computers."
                .to_owned()
        });
        Self { name, path: path.to_string_lossy().into_owned(), warning }
    }
}

/// Names a library's folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LibraryPath {
    /// Path of the folder; `.dateline` is added when a library is created without it.
    pub path: String,
}

/// What the sidebar and the menus show.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Overview {
    /// The library.
    pub library: LibraryInfo,
    /// How many there are.
    pub counts: Counts,
    /// Saved timelines in their order.
    pub timelines: Vec<TimelineRow>,
    /// The whole tag tree, depth first.
    pub tags: Vec<TagRow>,
    /// What undo would take back, in words ("Mark a passage").
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
    /// Grows with every change, by whichever program.
    #[cfg_attr(test, ts(type = "number"))]
    pub revision: u64,
}

/// How many of each there are, the trash apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Counts {
    /// Articles.
    pub articles: u32,
    /// Annotations.
    pub annotations: u32,
    /// Events.
    pub events: u32,
    /// People, organisations and places.
    pub entities: u32,
    /// Notes.
    pub notes: u32,
    /// Annotations that changed, became ambiguous or were lost in a new version.
    pub to_review: u32,
    /// Articles in the trash.
    pub trash: u32,
}

/// A saved timeline in the sidebar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TimelineRow {
    /// The timeline.
    pub timeline: Timeline,
    /// Events in it.
    pub events: u32,
}

/// A tag in the sidebar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TagRow {
    /// The tag.
    pub tag: Tag,
    /// Its whole path.
    pub path: String,
    /// 0 for the outermost.
    pub depth: u32,
    /// Annotations and events that carry it or a tag below it.
    pub count: u32,
    /// The annotations among them.
    pub annotations: u32,
    /// The events among them.
    pub events: u32,
}

/// Sent to the window after every change of the library, by this window or another program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LibraryChanged {
    /// The new revision.
    #[cfg_attr(test, ts(type = "number"))]
    pub revision: u64,
}

/// What the sidebar and the menus show.
pub fn overview(library: &Library, _: Nothing) -> Result<Overview, IpcError> {
    let undo = library.next_step(Direction::Undo)?.map(|step| step.words);
    let redo = library.next_step(Direction::Redo)?.map(|step| step.words);
    let revision = library.revision()?;
    let beside = library::counts::beside(library)?;
    let (tree, saved) = library
        .read(|connection| Ok((library::tags::tree(connection)?, library::timelines::list(connection)?)))?;
    let filters: Vec<&str> = saved.iter().map(|timeline| timeline.filter.as_str()).collect();
    let events = timeline::counts(library, &tree, &filters)?;
    let tags = tree.nodes().iter().map(|node| {
        let of = |counts: &HashMap<TagId, u32>| counts.get(&node.tag.id).copied().unwrap_or(0);
        let (annotations, events) = (of(&beside.carriers), of(&events.carriers));
        TagRow {
            tag: node.tag.clone(),
            path: node.path.clone(),
            depth: node.depth,
            count: annotations.saturating_add(events),
            annotations,
            events,
        }
    });
    Ok(Overview {
        library: LibraryInfo::at(library.folder().path()),
        counts: Counts {
            articles: beside.counts.articles,
            annotations: beside.counts.annotations,
            events: events.all,
            entities: beside.counts.entities,
            notes: beside.counts.notes,
            to_review: beside.counts.to_review,
            trash: beside.counts.trash,
        },
        tags: tags.collect(),
        timelines: saved
            .into_iter()
            .zip(events.passing)
            .map(|(timeline, events)| TimelineRow { timeline, events })
            .collect(),
        undo,
        redo,
        revision,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_the_name_and_the_cloud() {
        let quiet = LibraryInfo::at(Path::new("/home/ada/Arctic 1928.dateline"));
        assert_eq!((quiet.name.as_str(), quiet.warning), ("Arctic 1928", None));
        for cloudy in ["/home/ada/Dropbox/A.dateline", "/home/ada/OneDrive - Press/Work/A.dateline"] {
            assert!(LibraryInfo::at(Path::new(cloudy)).warning.is_some(), "{cloudy}");
        }
    }
}
