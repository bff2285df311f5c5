//! Terms → SQL, for each noun. Everything typed travels as a parameter.

use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, Value};

use super::{Asks, Dated, Filter, Thing, full_text};
use crate::library::condition::Condition;
use crate::library::{LibraryError, entities, tags};
use crate::model::{AnchorState, ArticleId, CollectionId, EntityId, Role, TagId};

/// The nouns that can be filtered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Noun {
    Article,
    Annotation,
    Event,
    Note,
}

impl Filter {
    /// The condition over `article`.
    pub fn articles(&self, connection: &Connection) -> Result<Condition, LibraryError> {
        self.condition(connection, Noun::Article)
    }

    /// The condition over `annotation`.
    pub fn annotations(&self, connection: &Connection) -> Result<Condition, LibraryError> {
        self.condition(connection, Noun::Annotation)
    }

    /// The condition over `event`.
    pub fn events(&self, connection: &Connection) -> Result<Condition, LibraryError> {
        self.condition(connection, Noun::Event)
    }

    /// The condition over `note`; only words can hold for a note.
    pub fn notes(&self, connection: &Connection) -> Result<Condition, LibraryError> {
        self.condition(connection, Noun::Note)
    }

    fn condition(&self, connection: &Connection, noun: Noun) -> Result<Condition, LibraryError> {
        let mut whole = Condition::all();
        for term in &self.terms {
            let one = of_term(connection, noun, &term.asks)?;
            let negation = if term.negated { "NOT " } else { "" };
            whole.sql.push_str(&format!(" AND {negation}ifnull(({}), 0)", one.sql));
            whole.parameters.extend(one.parameters);
        }
        Ok(whole)
    }
}

/// The condition over `event` that one term asks, without its negation.
pub fn of_event(connection: &Connection, asks: &Asks) -> Result<Condition, LibraryError> {
    of_term(connection, Noun::Event, asks)
}

/// The condition over `article` that one term asks, without its negation.
pub fn of_article(connection: &Connection, asks: &Asks) -> Result<Condition, LibraryError> {
    of_term(connection, Noun::Article, asks)
}

fn one(sql: impl Into<String>, param: Value) -> Condition {
    Condition { sql: sql.into(), parameters: vec![param] }
}

fn of_term(connection: &Connection, noun: Noun, asks: &Asks) -> Result<Condition, LibraryError> {
    Ok(match asks {
        Asks::Words { text, open } => {
            let name = match noun {
                Noun::Article => "article",
                Noun::Annotation => "annotation",
                Noun::Event => "event",
                Noun::Note => "note",
            };
            one(
                format!("{name}.row IN (SELECT rowid FROM {name}_index WHERE {name}_index MATCH ?)"),
                Value::Text(full_text(text, *open)),
            )
        }
        Asks::Tag(path) => of_tags(noun, &tags::matching(connection, path)?),
        Asks::Person(name) => of_entities(noun, Role::Participant, &entities::named_like(connection, name)?),
        Asks::Place(name) => of_entities(noun, Role::Place, &entities::named_like(connection, name)?),
        Asks::From(second) if noun == Noun::Event => one(
            "event.edtf IS NOT NULL AND (event.end_max IS NULL OR event.end_max >= ?)",
            Value::Integer(*second),
        ),
        Asks::To(second) if noun == Noun::Event => one(
            "event.edtf IS NOT NULL AND (event.start_min IS NULL OR event.start_min <= ?)",
            Value::Integer(*second),
        ),
        Asks::From(second) => in_article(noun, one("article.published_end >= ?", Value::Integer(*second))),
        Asks::To(second) => in_article(noun, one("article.published_start <= ?", Value::Integer(*second))),
        Asks::Certain(..) | Asks::Dated(_) | Asks::Starred(_) if noun != Noun::Event => Condition::nothing(),
        // What has no latest begin may begin at any time; what has no earliest end may never end.
        Asks::Certain(from, to) => Condition {
            sql: "event.edtf IS NOT NULL AND ifnull(event.start_max, -9223372036854775808) <= ?
                  AND ifnull(event.end_min, 9223372036854775807) >= ?"
                .to_owned(),
            parameters: vec![Value::Integer(*to), Value::Integer(*from)],
        },
        Asks::Dated(Dated::No) => Condition { sql: "event.edtf IS NULL".to_owned(), parameters: Vec::new() },
        Asks::Dated(dated) => {
            let marks = dated.marks();
            let one = |mark: &char| format!("instr(event.edtf, '{mark}') > 0");
            let any: Vec<String> = marks.iter().map(one).collect();
            let sql = if any.is_empty() { "event.edtf IS NOT NULL".to_owned() } else { any.join(" OR ") };
            Condition { sql, parameters: Vec::new() }
        }
        Asks::Starred(starred) => one("event.starred = ?", Value::Integer(i64::from(*starred))),
        Asks::Publisher(name) => in_article(noun, one("article.publisher LIKE ? ESCAPE '\\'", holding(name))),
        Asks::Article(name) => in_article(
            noun,
            match name.parse::<ArticleId>() {
                Ok(id) => one("article.id = ?", blob(&id)),
                Err(_) => one("article.title LIKE ? ESCAPE '\\'", holding(name)),
            },
        ),
        Asks::Collection(name) => in_article(noun, in_collection(name)),
        Asks::Color(color) => {
            of_annotations(noun, one("annotation.color = ?", Value::Text(color.name().to_owned())))
        }
        Asks::Author(name) => in_article(noun, one("article.authors LIKE ? ESCAPE '\\'", holding(name))),
        Asks::State(state) => of_annotations(noun, in_state(*state)),
        Asks::Has(thing) => has(noun, *thing),
        Asks::Together(scope, first, second) => {
            let (first, second) = (tags::matching(connection, first)?, tags::matching(connection, second)?);
            let rows = tags::standing_together(connection, *scope, (&first, &second))?;
            let rows = Value::Text(serde_json::to_string(&rows).unwrap_or_default());
            of_annotations(noun, one("annotation.row IN (SELECT value FROM json_each(?))", rows))
        }
    })
}

/// A condition over `annotation`, carried over to the articles and events that have such a one.
fn of_annotations(noun: Noun, condition: Condition) -> Condition {
    let Condition { sql, parameters } = condition;
    let sql = match noun {
        Noun::Annotation => sql,
        Noun::Article => format!("article.id IN (SELECT annotation.article FROM annotation WHERE {sql})"),
        Noun::Event => format!(
            "event.id IN (SELECT evidence.event FROM evidence
             JOIN annotation ON annotation.id = evidence.annotation WHERE {sql})"
        ),
        Noun::Note => return Condition::nothing(),
    };
    Condition { sql, parameters }
}

/// The condition that an article is in such a collection.
fn in_collection(name: &str) -> Condition {
    let within = |of: &str| {
        format!(
            "article.id IN (SELECT collection_article.article FROM collection
             JOIN collection_article ON collection_article.collection = collection.id WHERE {of})"
        )
    };
    match name.parse::<CollectionId>() {
        Ok(id) => one(within("collection.id = ?"), blob(&id)),
        Err(_) => one(within("collection.name LIKE ? ESCAPE '\\'"), holding(name)),
    }
}

/// The condition that an annotation is in this state in its article's newest version. One that was made there has
/// no placement in it, and is exact.
fn in_state(state: AnchorState) -> Condition {
    let placed =
        "SELECT placement.annotation FROM article JOIN placement ON placement.version = article.version";
    let exact = AnchorState::Exact;
    let sql = if state == exact {
        format!("annotation.id NOT IN ({placed} WHERE placement.state <> ?)")
    } else {
        format!("annotation.id IN ({placed} WHERE placement.state = ?)")
    };
    Condition { sql, parameters: vec![Value::Text(state.name().to_owned())] }
}

fn has(noun: Noun, thing: Thing) -> Condition {
    let sql = match (noun, thing) {
        (Noun::Note, _) => return Condition::nothing(),
        (Noun::Event, Thing::Note) => "event.description <> ''",
        (Noun::Event, Thing::Event) => "TRUE",
        (Noun::Event, Thing::Tag) => "event.id IN (SELECT event FROM event_tag)",
        (Noun::Article | Noun::Annotation, thing) => {
            let sql = match thing {
                Thing::Note => "annotation.note <> ''",
                Thing::Event => "annotation.id IN (SELECT evidence.annotation FROM evidence)",
                Thing::Tag => "annotation.id IN (SELECT annotation_tag.annotation FROM annotation_tag)",
            };
            return of_annotations(noun, Condition { sql: sql.to_owned(), parameters: Vec::new() });
        }
    };
    Condition { sql: sql.to_owned(), parameters: Vec::new() }
}

/// A condition over `article`, carried over to what hangs on articles.
fn in_article(noun: Noun, condition: Condition) -> Condition {
    let Condition { sql, parameters } = condition;
    let sql = match noun {
        Noun::Article => sql,
        Noun::Annotation => format!("annotation.article IN (SELECT article.id FROM article WHERE {sql})"),
        Noun::Event => format!(
            "event.id IN (SELECT evidence.event FROM article
             JOIN annotation ON annotation.article = article.id
             JOIN evidence ON evidence.annotation = annotation.id
             WHERE article.trashed IS NULL AND {sql})"
        ),
        Noun::Note => return Condition::nothing(),
    };
    Condition { sql, parameters }
}

fn of_tags(noun: Noun, tags: &[TagId]) -> Condition {
    let (marks, parameters) = list(tags);
    match noun {
        Noun::Article => Condition {
            sql: format!(
                "article.id IN (
                     SELECT annotation.article FROM annotation_tag
                     JOIN annotation ON annotation.id = annotation_tag.annotation
                     WHERE annotation_tag.tag IN ({marks})
                     UNION
                     SELECT annotation.article FROM event_tag
                     JOIN evidence ON evidence.event = event_tag.event
                     JOIN annotation ON annotation.id = evidence.annotation
                     WHERE event_tag.tag IN ({marks}))"
            ),
            parameters: parameters.iter().chain(&parameters).cloned().collect(),
        },
        // By row number: then an index alone tells of each annotation, whatever the order they are wanted in.
        Noun::Annotation => Condition {
            sql: format!(
                "annotation.row IN (SELECT tagged.row FROM annotation_tag
                 JOIN annotation AS tagged ON tagged.id = annotation_tag.annotation
                 WHERE annotation_tag.tag IN ({marks}))"
            ),
            parameters,
        },
        Noun::Event => Condition {
            sql: format!("event.id IN (SELECT event FROM event_tag WHERE tag IN ({marks}))"),
            parameters,
        },
        Noun::Note => Condition::nothing(),
    }
}

fn of_entities(noun: Noun, role: Role, entities: &[EntityId]) -> Condition {
    let (marks, parameters) = list(entities);
    let role = match role {
        Role::Participant => "participant",
        Role::Place => "place",
    };
    let events = format!("SELECT event FROM event_entity WHERE role = '{role}' AND entity IN ({marks})");
    let sql = match noun {
        Noun::Article => format!(
            "article.id IN (SELECT annotation.article FROM evidence
             JOIN annotation ON annotation.id = evidence.annotation WHERE evidence.event IN ({events}))"
        ),
        Noun::Annotation => {
            format!("annotation.id IN (SELECT annotation FROM evidence WHERE event IN ({events}))")
        }
        Noun::Event => format!("event.id IN ({events})"),
        Noun::Note => return Condition::nothing(),
    };
    Condition { sql, parameters }
}

fn list<I: rusqlite::ToSql>(ids: &[I]) -> (String, Vec<Value>) {
    (vec!["?"; ids.len()].join(", "), ids.iter().map(|id| blob(id)).collect())
}

fn blob(id: &impl rusqlite::ToSql) -> Value {
    match id.to_sql() {
        Ok(ToSqlOutput::Owned(value)) => value,
        _ => Value::Null,
    }
}

/// A LIKE pattern for texts that hold this one, whatever the case of Latin letters.
pub fn holding(text: &str) -> Value {
    let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    Value::Text(format!("%{escaped}%"))
}
