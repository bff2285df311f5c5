//! The sample library: seven articles on the loss of the airship *Italia* in 1928, marked, with events that
//! their sources agree and disagree on, and two versions of one article. The facts are public; publishers
//! and sentences are our own.

use std::collections::HashMap;
use std::path::Path;

use serde::Deserialize;

use crate::anchor::{self, Text};
use crate::import::{self, Source};
use crate::library::{
    Change, Library, LibraryError, Surroundings, annotations, articles, entities, events, notes, tags,
    timelines,
};
use crate::model::{
    AnnotationId, ArticleId, Color, EntityKind, EventDate, Found, LaneBy, Metadata, QuoteSelector, Role,
    Selector, Stance, Timeline, TimelineId, TimelineStyle,
};
use crate::temporal::edtf;

/// The files, under the names that the plan uses.
const FILES: [(&str, &[u8]); 8] = [
    ("arctic.html", include_bytes!("italia/arctic.html")),
    ("harbour-latham.txt", include_bytes!("italia/harbour-latham.txt")),
    ("harbour-tent.txt", include_bytes!("italia/harbour-tent.txt")),
    ("meridian-1.html", include_bytes!("italia/meridian-1.html")),
    ("meridian-2.html", include_bytes!("italia/meridian-2.html")),
    ("tromso.html", include_bytes!("italia/tromso.html")),
    ("vokhma.html", include_bytes!("italia/vokhma.html")),
    ("wireless.html", include_bytes!("italia/wireless.html")),
];

#[derive(Deserialize)]
struct Plan {
    articles: Vec<PlannedArticle>,
    tags: Vec<PlannedTag>,
    annotations: Vec<PlannedAnnotation>,
    events: Vec<PlannedEvent>,
    timelines: Vec<PlannedTimeline>,
    notes: Vec<PlannedNote>,
}

#[derive(Deserialize)]
struct PlannedArticle {
    key: String,
    file: String,
    /// A later capture of the same page.
    then: Option<String>,
    publisher: Option<String>,
    published: Option<String>,
}

#[derive(Deserialize)]
struct PlannedTag {
    path: String,
    color: Option<Color>,
}

#[derive(Deserialize)]
struct PlannedAnnotation {
    key: String,
    article: String,
    color: Color,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    note: String,
    quote: String,
}

#[derive(Deserialize)]
struct PlannedEvent {
    title: String,
    when: String,
    written: String,
    #[serde(default)]
    people: Vec<String>,
    #[serde(default)]
    places: Vec<String>,
    #[serde(default)]
    tags: Vec<String>,
    evidence: Vec<(String, Stance, Option<String>)>,
}

#[derive(Deserialize)]
struct PlannedTimeline {
    name: String,
    filter: String,
    lanes: LaneBy,
    from: String,
    to: String,
}

#[derive(Deserialize)]
struct PlannedNote {
    title: String,
    text: String,
}

/// Makes the sample library at this path and opens it.
pub fn create(path: &Path, surroundings: Surroundings) -> Result<Library, LibraryError> {
    let plan: Plan = serde_json::from_str(include_str!("italia/plan.json"))
        .map_err(|error| LibraryError::Refused(format!("The sample's plan can't be read: {error}.")))?;
    let library = Library::create(path, surroundings)?;
    for (_, bytes) in FILES {
        library.keep_original(bytes)?;
    }
    library.fill(|change| fill(change, &plan))?;
    Ok(library)
}

fn fill(change: &Change<'_>, plan: &Plan) -> Result<(), LibraryError> {
    for tag in &plan.tags {
        tags::add(change, &tag.path, tag.color)?;
    }
    let mut known = HashMap::new();
    for planned in &plan.articles {
        known.insert(planned.key.as_str(), add_article(change, planned)?);
    }
    let mut marked = HashMap::new();
    for planned in &plan.annotations {
        let article = *known.get(planned.article.as_str()).ok_or_else(|| missing(&planned.article))?;
        marked.insert(planned.key.as_str(), annotate(change, planned, article)?);
    }
    // The later captures come after the marks, as they do in a researcher's life.
    for planned in &plan.articles {
        if let Some(file) = &planned.then {
            add_file(change, file)?;
        }
    }
    for planned in &plan.events {
        add_event(change, planned, &marked)?;
    }
    for planned in &plan.timelines {
        timelines::add(
            change,
            &Timeline {
                id: TimelineId::from_bits(change.id()),
                name: planned.name.clone(),
                filter: planned.filter.clone(),
                lanes: planned.lanes,
                window: seconds(&planned.from, &planned.to),
                style: TimelineStyle::default(),
            },
        )?;
    }
    for planned in &plan.notes {
        notes::add(change, &planned.title, &planned.text)?;
    }
    Ok(())
}

fn missing(what: &str) -> LibraryError {
    LibraryError::Refused(format!("The sample's plan names “{what}”, which is not in it."))
}

fn add_article(change: &Change<'_>, planned: &PlannedArticle) -> Result<ArticleId, LibraryError> {
    let id = add_file(change, &planned.file)?;
    let mut metadata = articles::get(change.connection(), id)?.article.metadata;
    if let Some(publisher) = &planned.publisher {
        metadata.publisher = Found::verified(publisher.clone(), "typed by you");
    }
    if let Some(published) = &planned.published {
        metadata.published = Found::verified(published.clone(), "typed by you");
    }
    set(change, id, &metadata)?;
    Ok(id)
}

fn set(change: &Change<'_>, id: ArticleId, metadata: &Metadata) -> Result<(), LibraryError> {
    articles::set_metadata(change, id, metadata)
}

fn add_file(change: &Change<'_>, name: &str) -> Result<ArticleId, LibraryError> {
    let (_, bytes) = FILES.iter().find(|(file, _)| *file == name).ok_or_else(|| missing(name))?;
    let source = Source { bytes, file_name: Some(name), ..Source::default() };
    let imported = import::read(source).map_err(|error| LibraryError::Refused(error.to_string()))?;
    let incoming = articles::Incoming {
        imported: &imported,
        original: &crate::library::hash(bytes),
        size: bytes.len() as u64,
        file_name: Some(name),
        captured: change.now,
        retrieval: None,
    };
    Ok(articles::add(change, &incoming)?.article)
}

fn annotate(
    change: &Change<'_>,
    planned: &PlannedAnnotation,
    article: ArticleId,
) -> Result<AnnotationId, LibraryError> {
    let version = articles::latest(change.connection(), article)?;
    let quote = QuoteSelector { exact: planned.quote.clone(), ..QuoteSelector::default() };
    let text = Text::new(&version.text);
    let found = anchor::resolve(&text, &[Selector { quote: Some(quote), position: None }]);
    let place = found.first().and_then(|found| found.range.clone()).ok_or_else(|| missing(&planned.quote))?;
    let passage = annotations::Passage { article, version: version.id, start: place.start, end: place.end };
    annotations::add(
        change,
        &annotations::New { passage, color: planned.color, note: &planned.note, tags: &planned.tags },
    )
}

fn add_event(
    change: &Change<'_>,
    planned: &PlannedEvent,
    marked: &HashMap<&str, AnnotationId>,
) -> Result<(), LibraryError> {
    let mut part = Vec::new();
    for name in &planned.people {
        part.push((entities::find_or_add(change, EntityKind::Person, name)?, Role::Participant));
    }
    for name in &planned.places {
        part.push((entities::find_or_add(change, EntityKind::Place, name)?, Role::Place));
    }
    let event = events::add(
        change,
        &events::New {
            title: planned.title.clone(),
            when: Some(EventDate { edtf: planned.when.clone(), written: planned.written.clone() }),
            description: String::new(),
            entities: part,
            tags: planned.tags.clone(),
        },
    )?;
    for (key, stance, claims) in &planned.evidence {
        let annotation = *marked.get(key.as_str()).ok_or_else(|| missing(key))?;
        let claims = claims.as_ref().map(|edtf| EventDate { edtf: edtf.clone(), written: edtf.clone() });
        events::add_evidence(change, event, &events::NewEvidence { annotation, stance: *stance, claims })?;
    }
    Ok(())
}

/// From the first second of one day to the last of another.
fn seconds(from: &str, to: &str) -> Option<(i64, i64)> {
    let edge = |text: &str| edtf::parse(text).ok().map(|date| date.bounds());
    let (from, to) = (edge(from)?.start_min?, edge(to)?.end_max?);
    Some((from.seconds(), to.seconds()))
}
