//! Hypothesis: the answer of its API (`{"rows","total"}`, a list of rows, or one row) and its client's export
//! (`{"export_date","annotations"}`).

use serde_json::Value;

use super::moment::moment;
use super::{Foreign, SetAside};
use crate::model::{PositionSelector, QuoteSelector, Selector};

/// The annotations of a document; `None` when it is none of Hypothesis'.
pub(super) fn read(value: &Value) -> Option<Vec<Result<Foreign, SetAside>>> {
    let rows = match value {
        Value::Array(rows) => rows.iter().collect::<Vec<_>>(),
        Value::Object(object) if object.contains_key("uri") => vec![value],
        Value::Object(object) => {
            object.get("rows").or_else(|| object.get("annotations"))?.as_array()?.iter().collect()
        }
        _ => return None,
    };
    // A row has `uri`, which no Web Annotation has.
    (rows.is_empty() || rows.iter().any(|row| row.get("uri").is_some()))
        .then(|| rows.into_iter().map(one).collect())
}

fn one(row: &Value) -> Result<Foreign, SetAside> {
    if !row.is_object() {
        return Err(SetAside::new("", "It is not a JSON object."));
    }
    let note = match row.get("text") {
        None | Some(Value::Null) => "",
        Some(Value::String(note)) => note.trim(),
        Some(_) => return Err(SetAside::new("", "Its text is broken: not a string.")),
    };
    let short: String = note.chars().take(80).collect();
    if row.get("references").and_then(Value::as_array).is_some_and(|list| !list.is_empty()) {
        return Err(SetAside::new(
            short,
            "It is a reply to another annotation and marks no words of its own.",
        ));
    }
    let target = row.get("target").and_then(|target| target.get(0)).unwrap_or(&Value::Null);
    let selector = selector(target);
    if selector.quote.as_ref().is_none_or(|quote| quote.exact.trim().is_empty()) {
        return Err(SetAside::new(short, "It is a note on the whole page and marks no words."));
    }
    let quote = selector.quote.as_ref().map(|quote| quote.exact.clone()).unwrap_or_default();
    let mut tags = Vec::new();
    for tag in row.get("tags").and_then(Value::as_array).into_iter().flatten() {
        let Some(tag) = tag.as_str() else {
            return Err(SetAside::new(quote, "One of its tags is broken: not a string."));
        };
        tags.push(tag.to_owned());
    }
    let words = |name: &str| row.get(name).and_then(Value::as_str);
    let title = row.get("document").and_then(|document| document.get("title"));
    let title = title.and_then(|title| title.as_str().or_else(|| title.get(0)?.as_str()));
    Ok(Foreign {
        address: words("uri").map(str::to_owned),
        title: title.map(str::to_owned),
        selector,
        note: note.to_owned(),
        tags,
        created: words("created").and_then(moment),
        changed: words("updated").and_then(moment),
        ..Foreign::default()
    })
}

/// Quote and place. The place counts in the whole page, so it tells the order more than the position.
fn selector(target: &Value) -> Selector {
    let mut found = Selector::default();
    for selector in target.get("selector").and_then(Value::as_array).into_iter().flatten() {
        let text = |name: &str| selector.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let at = |name: &str| selector.get(name)?.as_u64().and_then(|at| u32::try_from(at).ok());
        match selector.get("type").and_then(Value::as_str) {
            Some("TextQuoteSelector") => {
                found.quote = Some(QuoteSelector {
                    exact: text("exact"),
                    prefix: text("prefix"),
                    suffix: text("suffix"),
                });
            }
            Some("TextPositionSelector") => {
                found.position =
                    at("start").zip(at("end")).map(|(start, end)| PositionSelector { start, end });
            }
            _ => {}
        }
    }
    found
}
