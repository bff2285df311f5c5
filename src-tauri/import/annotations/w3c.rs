//! W3C Web Annotation Data Model, JSON-LD: one annotation, a list, a page or a collection.

use serde_json::Value;

use super::moment::moment;
use super::{Foreign, SetAside};
use crate::model::{Color, PositionSelector, QuoteSelector, Selector};

/// The annotations of a document; `None` when it holds none of this kind.
pub(super) fn read(value: &Value) -> Option<Vec<Result<Foreign, SetAside>>> {
    items(value).map(|items| items.into_iter().map(one).collect())
}

fn is(value: &Value, kind: &str) -> bool {
    match value.get("type").or_else(|| value.get("@type")) {
        Some(Value::String(one)) => one == kind,
        Some(Value::Array(several)) => several.iter().any(|one| one == kind),
        _ => false,
    }
}

fn items(value: &Value) -> Option<Vec<&Value>> {
    match value {
        Value::Array(list) if list.iter().any(|one| is(one, "Annotation")) => Some(list.iter().collect()),
        _ if is(value, "Annotation") => Some(vec![value]),
        _ if is(value, "AnnotationPage") => Some(value.get("items")?.as_array()?.iter().collect()),
        _ if is(value, "AnnotationCollection") => items(value.get("first")?),
        _ => None,
    }
}

/// One value or a list of them, as JSON-LD allows everywhere.
fn several(value: Option<&Value>) -> Vec<&Value> {
    match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(list)) => list.iter().collect(),
        Some(one) => vec![one],
    }
}

fn words<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str)
}

fn one(value: &Value) -> Result<Foreign, SetAside> {
    if !is(value, "Annotation") {
        return Err(SetAside::new("", "It is not a Web Annotation: its type is missing or another."));
    }
    let targets = several(value.get("target"));
    let Some(target) = targets.first() else {
        return Err(SetAside::new("", "It has no target, so it marks nothing."));
    };
    let selector = selector(target);
    let quote = selector.quote.as_ref().map(|quote| quote.exact.clone()).unwrap_or_default();
    if quote.trim().is_empty() {
        return Err(SetAside::new(
            "",
            "It quotes no words (TextQuoteSelector), so its passage can't be found.",
        ));
    }
    let mut foreign = Foreign { selector, ..Foreign::default() };
    let cached = target.get("state").and_then(|state| words(state, "cached"));
    let source = match target.get("source") {
        Some(Value::Object(source)) => source.get("id").and_then(Value::as_str),
        Some(Value::String(source)) => Some(source.as_str()),
        _ => target.as_str(),
    };
    let fingerprint = |text: &str| text.strip_prefix("urn:sha256:").map(str::to_owned);
    foreign.fingerprint = cached.and_then(fingerprint).or_else(|| source.and_then(fingerprint));
    foreign.address = source.filter(|source| source.starts_with("http")).map(str::to_owned);
    foreign.id =
        words(value, "id").and_then(|id| id.strip_prefix("urn:uuid:")).and_then(|id| id.parse().ok());
    foreign.color = words(target, "styleClass").and_then(Color::named);
    foreign.created = words(value, "created").and_then(moment);
    foreign.changed = words(value, "modified").and_then(moment);
    bodies(value, &mut foreign).map_err(|reason| SetAside::new(quote, reason))?;
    Ok(foreign)
}

fn selector(target: &Value) -> Selector {
    let mut found = Selector::default();
    for selector in several(target.get("selector")) {
        if is(selector, "TextQuoteSelector") && found.quote.is_none() {
            let text = |name| words(selector, name).unwrap_or_default().to_owned();
            found.quote =
                Some(QuoteSelector { exact: text("exact"), prefix: text("prefix"), suffix: text("suffix") });
        } else if is(selector, "TextPositionSelector") {
            let at = |name: &str| selector.get(name)?.as_u64().and_then(|at| u32::try_from(at).ok());
            found.position = at("start").zip(at("end")).map(|(start, end)| PositionSelector { start, end });
        }
    }
    found
}

/// Reads note and tags. What our own export says of events (`describing`) is not repeated as a note.
fn bodies(value: &Value, foreign: &mut Foreign) -> Result<(), String> {
    let mut notes: Vec<&str> = words(value, "bodyValue").into_iter().collect();
    for (number, body) in (1..).zip(several(value.get("body"))) {
        let text = match body {
            Value::String(_) => return Err(format!("Body {number} lies elsewhere, at an address.")),
            Value::Object(_) => words(body, "value"),
            _ => None,
        };
        let Some(text) = text else {
            return Err(format!("Body {number} is broken: it has no text (\"value\")."));
        };
        match words(body, "purpose") {
            Some("tagging") => foreign.tags.push(text.to_owned()),
            Some("describing") => {}
            _ => notes.push(text),
        }
    }
    foreign.note = notes.join("\n\n").trim().to_owned();
    Ok(())
}
