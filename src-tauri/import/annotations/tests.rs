use super::{AnnotationFormat, Foreign, Read, SetAside, read};
use crate::model::{Color, Timestamp};

fn taken(read: &Read) -> Vec<&Foreign> {
    read.items.iter().flatten().collect()
}

fn aside(read: &Read) -> Vec<&SetAside> {
    read.items.iter().filter_map(|item| item.as_ref().err()).collect()
}

fn quote(foreign: &Foreign) -> &str {
    foreign.selector.quote.as_ref().map_or("", |quote| &quote.exact)
}

#[test]
fn a_web_annotation_is_read_and_one_with_a_broken_body_is_set_aside() {
    let text = r#"{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection", "first": {
        "type": "AnnotationPage", "items": [
        {"type": "Annotation", "id": "urn:uuid:0192f0c1-2345-7abc-8def-0123456789ab",
         "created": "2026-03-14T09:12:00Z",
         "body": [{"type": "TextualBody", "purpose": "tagging", "value": "ice/drift"},
                  {"type": "TextualBody", "purpose": "commenting", "value": "Compare the log."},
                  {"type": "TextualBody", "purpose": "describing", "value": "Supports the event"}],
         "target": {"source": "https://harbour.example/a", "styleClass": "sky",
           "state": {"type": "TimeState", "cached": "urn:sha256:ab12"},
           "selector": [{"type": "TextQuoteSelector", "exact": "left the bay", "prefix": "They ", "suffix": "."},
                        {"type": "TextPositionSelector", "start": 5, "end": 17}]}},
        {"type": "Annotation", "body": {"type": "TextualBody", "value": 7},
         "target": {"source": "https://harbour.example/a",
           "selector": {"type": "TextQuoteSelector", "exact": "nobody answered"}}},
        {"type": "Annotation", "target": "https://harbour.example/a"}]}}"#;
    let read = read(text).unwrap();
    assert_eq!(read.format, AnnotationFormat::WebAnnotation);
    let one = taken(&read)[0];
    assert_eq!(
        (quote(one), one.note.as_str(), one.tags.as_slice()),
        ("left the bay", "Compare the log.", &["ice/drift".to_owned()][..])
    );
    assert_eq!((one.color, one.fingerprint.as_deref()), (Some(Color::Sky), Some("ab12")));
    assert_eq!(one.created, Some(Timestamp(1_773_479_520_000)));
    assert_eq!(aside(&read)[0].quote, "nobody answered");
    assert_eq!(aside(&read)[0].reason, "Body 1 is broken: it has no text (\"value\").");
    assert_eq!(aside(&read).len(), 2);
}

#[test]
fn hypothesis_rows_and_exports_are_read_and_replies_are_set_aside() {
    let row = r#"{"uri": "https://harbour.example/a", "text": "Why?", "tags": ["ice"], "created": "2026-03-14T09:12:00.5+00:00",
        "document": {"title": ["Airship missing"]}, "target": [{"selector": [
        {"type": "RangeSelector"}, {"type": "TextPositionSelector", "start": 90, "end": 102},
        {"type": "TextQuoteSelector", "exact": "left the bay", "prefix": "They ", "suffix": "."}]}]}"#;
    let reply = r#"{"uri": "https://harbour.example/a", "text": "Yes.", "references": ["x"], "target": []}"#;
    for text in [
        format!("{{\"rows\": [{row}, {reply}], \"total\": 2}}"),
        format!("{{\"export_date\": \"2026-03-14\", \"annotations\": [{row}, {reply}]}}"),
    ] {
        let read = read(&text).unwrap();
        assert_eq!(read.format, AnnotationFormat::Hypothesis);
        let one = taken(&read)[0];
        assert_eq!(
            (quote(one), one.note.as_str(), one.title.as_deref()),
            ("left the bay", "Why?", Some("Airship missing"))
        );
        assert!(aside(&read)[0].reason.contains("reply"));
    }
}

#[test]
fn readwise_highlights_are_read_with_their_nearest_colour() {
    let text = "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n\
        \"left the bay, they said\",Airship missing,Gazette,,Why?,blue,\"ice, drift\",location,1,2026-03-14 09:12:00+00:00,\n\
        ,Airship missing,,,lonely note,,,,,,\n";
    let read = read(text).unwrap();
    assert_eq!(read.format, AnnotationFormat::Readwise);
    let one = taken(&read)[0];
    assert_eq!((quote(one), one.color, one.tags.len()), ("left the bay, they said", Some(Color::Sky), 2));
    assert_eq!(one.created, Some(Timestamp(1_773_479_520_000)));
    assert_eq!(aside(&read)[0].reason, "It has no highlighted words.");
}

#[test]
fn our_own_markdown_gives_back_passages_tags_and_notes() {
    let text = "# Notes\n\n## Passages\n\n### Airship \\[missing\\] [1]\n\n> left the bay\n> at dawn\n\nMarked in moss; tags: ice, radio/silence.\n\n\
        A note.\n\nIts second paragraph.\n\n> nobody answered\n\nMarked in amber.\n\n## Sources\n\n1. Airship\n";
    let read = read(text).unwrap();
    let all = taken(&read);
    assert_eq!(all.len(), 2);
    assert_eq!(
        (quote(all[0]), all[0].title.as_deref()),
        ("left the bay\nat dawn", Some("Airship [missing]"))
    );
    assert_eq!(all[0].note, "A note.\n\nIts second paragraph.");
    assert_eq!((all[0].color, all[0].tags.len()), (Some(Color::Moss), 2));
    assert_eq!((quote(all[1]), all[1].note.as_str()), ("nobody answered", ""));
}

#[test]
fn anything_else_is_refused_with_what_would_do() {
    assert!(read("hello").unwrap_err().to_string().contains("Readwise"));
    assert!(read("{\"a\": ").unwrap_err().to_string().contains("JSON"));
    assert!(read("{\"a\": 1}").is_err());
}
