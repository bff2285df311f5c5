//! The calls between core and window, through the one door that both shells use.

mod addresses;
mod adopt;
mod annotations;
mod article_changes;
mod articles;
mod browse;
mod care;
mod collections;
mod compose;
mod events;
mod imports;
mod names;
mod pictures;
mod previews;
mod readings;
mod search;
mod similar;
mod suggestions;
mod tags;
mod timeline;
mod timeline_kept;
mod together;
mod undo;
mod versions;

use dateline::ipc::import::{ImportAsk, ImportItem, ImportResult, run};
use dateline::ipc::{IpcError, calls};
use dateline::library::Library;
use serde_json::{Value, json};

use crate::library::{path_in, surroundings};

/// A library in a folder of its own, for one test.
pub struct Desk {
    pub library: Library,
    _folder: tempfile::TempDir,
}

/// The article that most tests read.
pub const REPORT: &str = "Airship Missing North of Svalbard

KINGS BAY, May 26, 1928. The airship Italia left Kings Bay on May 23 with sixteen men on board, and nothing has been heard of her since yesterday morning.

The base ship Citta di Milano called her through the night without an answer. General Umberto Nobile had reported strong head winds.

Two Norwegian pilots will search the ice north of the islands as soon as the weather allows it, the harbour master said.
";

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::create(&path_in(&folder), surroundings()).unwrap();
        Self { library, _folder: folder }
    }

    /// Calls as the window does.
    pub fn call(&self, name: &str, input: Value) -> Result<Value, IpcError> {
        calls::answer(&self.library, name, input).map(|bytes| serde_json::from_slice(&bytes).unwrap())
    }

    /// Calls, and expects an answer.
    pub fn ok(&self, name: &str, input: Value) -> Value {
        self.call(name, input).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Imports items; gives the results.
    pub fn import(&self, items: Vec<ImportItem>) -> Vec<ImportResult> {
        let mut results = Vec::new();
        run(&self.library, ImportAsk { items }, &mut |progress| results.extend(progress.results), &|| false)
            .unwrap();
        results
    }

    /// Pastes a text with a date of publication; gives the article's id.
    pub fn paste(&self, text: &str, published: &str, address: Option<&str>) -> ImportResult {
        let item = ImportItem::Paste {
            text: text.to_owned(),
            html: None,
            title: None,
            published: Some(published.to_owned()),
            publisher: Some("Harbour Gazette".to_owned()),
            address: address.map(str::to_owned),
        };
        self.import(vec![item]).remove(0)
    }

    /// The article that most tests read, shown.
    pub fn report(&self) -> Value {
        let id = self.paste(REPORT, "1928-05-26", None).article.unwrap();
        self.article(&json!(id))
    }

    pub fn article(&self, id: &Value) -> Value {
        self.ok("article", json!({ "id": id, "version": null }))
    }

    /// The dates of the article shown.
    pub fn dates(&self, view: &Value) -> Value {
        let ask = json!({ "id": view["article"]["id"], "version": view["version"]["id"], "known": null });
        self.ok("article_dates", ask)
    }

    /// Where words stand in the article shown.
    pub fn passage(&self, view: &Value, words: &str) -> Value {
        let text = view["version"]["text"].as_str().unwrap();
        let byte = text.find(words).unwrap_or_else(|| panic!("“{words}” is not in “{text}”"));
        let start = text[..byte].chars().count();
        json!({
            "article": view["article"]["id"],
            "version": view["version"]["id"],
            "start": start,
            "end": start + words.chars().count(),
        })
    }

    /// Marks words; gives the annotation.
    pub fn mark(&self, view: &Value, words: &str, tags: &[&str]) -> Value {
        let passage = self.passage(view, words);
        self.ok("annotate", json!({ "passage": passage, "color": "amber", "note": "", "tags": tags }))
    }

    /// Makes an event of an annotation.
    pub fn event(&self, title: &str, when: &str, annotation: &Value, tags: &[&str]) -> Value {
        self.ok(
            "create_event",
            json!({
                "title": title,
                "when": { "written": when, "edtf": null },
                "description": "",
                "entities": [
                    { "id": null, "kind": "person", "name": "Umberto Nobile" },
                    { "id": null, "kind": "place", "name": "Kings Bay" },
                ],
                "tags": tags,
                "evidence": [{
                    "passage": { "from": "annotation", "id": annotation["id"] },
                    "stance": "supports",
                    "claims": null,
                }],
            }),
        )
    }

    pub fn overview(&self) -> Value {
        self.ok("overview", json!({}))
    }

    pub fn search(&self, text: &str) -> Vec<Value> {
        self.ok("search", json!({ "text": text, "limit": 10 }))["hits"].as_array().unwrap().clone()
    }
}
