//! The timeline's index on the disk: a later start finds what a fresh look finds, also after changes by other
//! programs and after an older database was put back.

use std::fs;
use std::path::Path;

use dateline::ipc::calls;
use dateline::library::care::restore;
use dateline::library::{Folder, Library};
use dateline::model::Timestamp;
use dateline::sample::generate::{Size, fill};
use dateline::timeline;
use serde_json::{Value, json};

use crate::library::{path_in, surroundings};

/// Just enough to be kept.
const EVENTS: u64 = 5_000;

fn open(path: &Path) -> Library {
    Library::open(path, surroundings()).unwrap()
}

fn call(library: &Library, name: &str, input: Value) -> Value {
    serde_json::from_slice(&calls::answer(library, name, input).unwrap()).unwrap()
}

/// What the timeline says of some windows.
fn told(library: &Library) -> Vec<Value> {
    let mut told = Vec::new();
    for (lanes, filter) in [("none", ""), ("tag", ""), ("article", ""), ("person", "Later")] {
        for window in [None, Some((0.0, 4e7))] {
            let ask = json!({ "filter": filter, "lanes": lanes, "window": window, "width": 900.0 });
            let mut view = call(library, "timeline", ask);
            for lane in view["lanes"].as_array_mut().unwrap() {
                lane["marks"] = Value::Null;
            }
            told.push(view);
        }
    }
    told
}

/// The same, with nothing kept on the disk.
fn told_afresh(path: &Path) -> Vec<Value> {
    let (cache, aside) = (Folder::at(path).cache(), path.join("aside"));
    fs::rename(&cache, &aside).unwrap();
    let told = told(&open(path));
    fs::rename(&aside, &cache).unwrap();
    told
}

fn add(library: &Library, title: &str) -> Value {
    let new = json!({
        "title": title, "when": { "written": "1970-05-05", "edtf": null }, "description": "",
        "entities": [{ "id": null, "kind": "person", "name": "Somebody New" }], "tags": ["new"], "evidence": [],
    });
    call(library, "create_event", new)["row"]["id"].clone()
}

#[test]
fn a_later_start_finds_what_a_fresh_look_finds() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    let library = Library::create(&path, surroundings()).unwrap();
    fill(&library, Size { articles: 20, annotations: 200, events: EVENTS }, 1).unwrap();
    let before = told(&library);
    let kept = library.folder().cache().join("timeline.index");
    assert!(!kept.exists(), "asking waits for no file");
    timeline::prepare(&library).unwrap();
    assert!(kept.exists());
    drop(library);
    assert_eq!(told(&open(&path)), before);

    let (one, other) = (open(&path), open(&path));
    let first = add(&one, "Later, by one program");
    add(&other, "Later, by another");
    call(&other, "delete_events", json!({ "ids": [first] }));
    call(&one, "undo", Value::Null);
    let after = told(&one);
    assert_eq!(after[0]["total"].as_u64().unwrap(), EVENTS + 2);
    drop((one, other));
    assert_eq!(told(&open(&path)), after);
    assert_eq!(told_afresh(&path), after);
}

#[test]
fn what_was_kept_of_a_later_state_is_not_believed_by_an_earlier_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    let library = Library::create(&path, surroundings()).unwrap();
    fill(&library, Size { articles: 20, annotations: 200, events: EVENTS }, 2).unwrap();
    timeline::prepare(&library).unwrap();
    let backup = library.backup().unwrap().path;
    add(&library, "Later, and gone with the restored database");
    let cache = library.folder().cache();
    drop(library);
    fs::remove_dir_all(&cache).unwrap();
    let library = open(&path);
    timeline::prepare(&library).unwrap();
    assert!(cache.join("timeline.index").exists());
    drop(library);
    restore(&path, Some(&backup), Timestamp(1_790_000_000_000)).unwrap();
    // The log goes on from the backup, over the same numbers.
    let library = open(&path);
    for number in 0..3 {
        add(&library, &format!("Later {number}"));
    }
    drop(library);
    let found = told(&open(&path));
    assert_eq!(found[0]["total"].as_u64().unwrap(), EVENTS + 3);
    assert_eq!(found, told_afresh(&path));
}
