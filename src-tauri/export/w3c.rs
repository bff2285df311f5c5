//! Marked passages as W3C Web Annotation Data Model, JSON-LD: a collection with one page.

use serde_json::{Map, Value, json};

use super::{Heading, words};
use crate::library::research::{Quoted, Research};
use crate::model::{Color, Stance};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Writes the collection. Each annotation carries its own context, so that it can be taken out alone.
pub fn write(heading: &Heading, research: &Research) -> String {
    let mut spoken = vec![Vec::new(); research.passages.len()];
    for event in &research.events {
        for proof in &event.evidence {
            let date = proof.claims.as_ref().or(event.when.as_ref());
            let date = date.map(|date| format!("{}: ", words(&date.edtf))).unwrap_or_default();
            let said = match proof.stance {
                Stance::Supports => "Supports",
                Stance::Disputes => "Disputes",
                Stance::Context => "Context for",
            };
            if let Some(said_of) = spoken.get_mut(proof.passage) {
                said_of.push((
                    format!("urn:uuid:{}", event.id),
                    format!("{said} the event “{date}{}”", event.title),
                ));
            }
        }
    }
    let items: Vec<Value> = research
        .passages
        .iter()
        .zip(&spoken)
        .map(|(passage, events)| annotation(passage, events, research))
        .collect();
    let collection = json!({
        "@context": CONTEXT,
        "id": format!("urn:dateline:export:{}", heading.now.0),
        "type": "AnnotationCollection",
        "label": heading.title,
        "generator": generator(),
        "generated": heading.now.rfc3339(),
        "total": items.len(),
        "first": {
            "id": format!("urn:dateline:export:{}:1", heading.now.0),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    });
    let mut text = serde_json::to_string_pretty(&collection).unwrap_or_default();
    text.push('\n');
    text
}

fn generator() -> Value {
    json!({ "id": "urn:dateline", "type": "Software", "name": "Dateline" })
}

fn annotation(passage: &Quoted, events: &[(String, String)], research: &Research) -> Value {
    let mut bodies = Vec::new();
    if !passage.note.is_empty() {
        bodies.push(json!({
            "type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": passage.note,
        }));
    }
    for tag in &passage.tags {
        bodies.push(
            json!({ "type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": tag }),
        );
    }
    for (_, words) in events {
        bodies.push(
            json!({ "type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": words }),
        );
    }
    let motivation = match (passage.note.is_empty(), passage.tags.is_empty()) {
        (false, _) => "commenting",
        (true, false) => "tagging",
        (true, true) => "highlighting",
    };
    let mut annotation = Map::new();
    annotation.insert("@context".into(), CONTEXT.into());
    annotation.insert("id".into(), format!("urn:uuid:{}", passage.id).into());
    annotation.insert("type".into(), "Annotation".into());
    annotation.insert("motivation".into(), motivation.into());
    annotation.insert("created".into(), passage.created.rfc3339().into());
    annotation.insert("modified".into(), passage.changed.rfc3339().into());
    annotation.insert("generator".into(), generator());
    if !bodies.is_empty() {
        annotation.insert("body".into(), bodies.into());
    }
    annotation.insert("target".into(), target(passage, research));
    annotation.insert("stylesheet".into(), stylesheet(&passage.color));
    Value::Object(annotation)
}

/// What the name of the colour looks like, as the standard asks of whoever names a class of style (4.4).
fn stylesheet(color: &str) -> Value {
    let shade = match Color::named(color).unwrap_or_default() {
        Color::Amber => "#fadd8e",
        Color::Moss => "#dcf2c6",
        Color::Sky => "#bde4fa",
        Color::Rose => "#fbbfb6",
        Color::Plum => "#d2c1f6",
    };
    json!({ "type": "CssStylesheet", "value": format!(".{color} {{ background-color: {shade}; }}") })
}

/// The passage in its source: by its words and by its place in the text of the captured version.
fn target(passage: &Quoted, research: &Research) -> Value {
    let fingerprint = format!("urn:sha256:{}", passage.original);
    let address = research.articles.get(passage.article).and_then(|work| work.metadata.address.value.clone());
    json!({
        "type": "SpecificResource",
        "source": address.unwrap_or_else(|| fingerprint.clone()),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": passage.exact,
                "prefix": passage.prefix,
                "suffix": passage.suffix,
            },
            { "type": "TextPositionSelector", "start": passage.start, "end": passage.end },
        ],
        "state": {
            "type": "TimeState",
            "sourceDate": passage.captured.rfc3339(),
            "cached": fingerprint,
        },
        "styleClass": passage.color,
    })
}
