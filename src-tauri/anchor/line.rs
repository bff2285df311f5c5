//! The line protocol of `dateline anchor --jsonl`: selectors resolved from the outside, without a library.

use serde_json::{Map, Value, json};

use super::positions::Text;
use super::resolve::{Resolution, resolve};
use crate::model::{AnchorState, PositionSelector, QuoteSelector, Selector};

/// Why a line cannot be answered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// The line is no JSON object.
    #[error("the line is not a JSON object ({0}); expected {{\"id\",\"text\",\"selectors\"}}")]
    NotAnObject(String),
    /// A member is missing or of another type.
    #[error("\"{0}\" is missing or not {1}")]
    Member(&'static str, &'static str),
}

/// Answers one line `{"id","text","selectors":[{"exact","prefix","suffix","start","end"}]}` with one line
/// `{"id","results":[{"state","start","end","score"}]}`, without the line end.
///
/// `start` and `end` are code points, `null` when the passage is ambiguous or lost; an ambiguous result also
/// has `candidates`, each with `start` and `end`. A selector that cannot be read is answered as lost with an
/// `error`, and the others are resolved all the same.
///
/// # Errors
/// When the line is no JSON object, or has no text or no list of selectors.
pub fn resolve_line(line: &str) -> Result<String, LineError> {
    let value: Value =
        serde_json::from_str(line).map_err(|error| LineError::NotAnObject(error.to_string()))?;
    let Value::Object(object) = value else {
        return Err(LineError::NotAnObject("another JSON value".to_owned()));
    };
    let text = object.get("text").and_then(Value::as_str).ok_or(LineError::Member("text", "a string"))?;
    let selectors =
        object.get("selectors").and_then(Value::as_array).ok_or(LineError::Member("selectors", "a list"))?;
    let read: Vec<Result<Selector, &'static str>> = selectors.iter().map(selector).collect();
    let whole: Vec<Selector> = read.iter().filter_map(|one| one.clone().ok()).collect();
    let text = Text::new(text);
    let mut resolutions = resolve(&text, &whole).into_iter();
    let results: Vec<Value> = read
        .into_iter()
        .map(|one| match one {
            Ok(_) => resolutions.next().map_or(Value::Null, |resolution| result(&resolution)),
            Err(reason) => {
                json!({"state": AnchorState::Lost, "start": null, "end": null, "score": 0.0, "error": reason})
            }
        })
        .collect();
    let id = object.get("id").cloned().unwrap_or(Value::Null);
    Ok(json!({"id": id, "results": results}).to_string())
}

/// Reads a selector as it comes: positions that are no whole numbers are passed over.
fn selector(value: &Value) -> Result<Selector, &'static str> {
    let object = value.as_object().ok_or("the selector is not a JSON object")?;
    let words = |name: &str| match object.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(words)) => Ok(Some(words.clone())),
        Some(_) => Err("exact, prefix and suffix must be strings"),
    };
    let quote = match words("exact")? {
        Some(exact) => Some(QuoteSelector {
            exact,
            prefix: words("prefix")?.unwrap_or_default(),
            suffix: words("suffix")?.unwrap_or_default(),
        }),
        None => None,
    };
    let place = |name: &str| object.get(name).and_then(Value::as_u64).and_then(|at| u32::try_from(at).ok());
    let position = place("start").zip(place("end")).map(|(start, end)| PositionSelector { start, end });
    if quote.is_none() && position.is_none() {
        return Err("the selector has neither a quote nor a place");
    }
    Ok(Selector { quote, position })
}

fn result(resolution: &Resolution) -> Value {
    let mut result = Map::new();
    result.insert("state".to_owned(), json!(resolution.state));
    result.insert("start".to_owned(), json!(resolution.range.as_ref().map(|range| range.start)));
    result.insert("end".to_owned(), json!(resolution.range.as_ref().map(|range| range.end)));
    result.insert("score".to_owned(), json!((f64::from(resolution.score) * 1000.0).round() / 1000.0));
    if !resolution.candidates.is_empty() {
        let places: Vec<Value> = resolution
            .candidates
            .iter()
            .map(|range| json!({"start": range.start, "end": range.end}))
            .collect();
        result.insert("candidates".to_owned(), Value::Array(places));
    }
    Value::Object(result)
}
