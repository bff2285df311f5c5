//! `dateline events` and `dateline event add | show | delete`

use std::process::ExitCode;

use clap::{Args, Subcommand};
use dateline::ipc::common::EntityChip;
use dateline::ipc::events::{
    self, ComposeAsk, EventAsk, EventIds, EventRow, EventSort, EventView, EventsAsk, NewEvent, NewEvidence,
    WhenInput,
};
use dateline::model::{AnnotationId, EntityKind, EventId, Stance};

use crate::opened::{self, Failure};
use crate::{Common, print};

/// Rows asked for at a time.
const PAGE: u32 = 500;

/// What `events` takes.
#[derive(Debug, Args)]
pub struct EventsArgs {
    /// Only those that this filter finds, in the words of the search box.
    #[arg(default_value = "")]
    filter: String,
}

/// Lists events in the order of time.
pub fn list(common: &Common, args: &EventsArgs) -> ExitCode {
    opened::ended(try_list(common, args))
}

fn try_list(common: &Common, args: &EventsArgs) -> Result<(), Failure> {
    let library = opened::library(common)?;
    let mut offset = 0;
    loop {
        let page = events::events(
            &library,
            EventsAsk {
                filter: args.filter.clone(),
                window: None,
                sort: EventSort::When,
                descending: false,
                offset,
                limit: PAGE,
            },
        )?;
        for row in &page.rows {
            if common.json {
                print::json(row)?;
            } else {
                print::line(&format!("{}  {}", row.id, one_line(row)))?;
            }
        }
        offset += PAGE;
        if offset >= page.total {
            return Ok(());
        }
    }
}

fn one_line(row: &EventRow) -> String {
    let when = row.when.as_ref().map_or("date not known", |date| date.words.as_str());
    let disputed = if row.disputes > 0 { format!("  disputed by {}", row.disputes) } else { String::new() };
    format!("{when}  {}{disputed}", print::cut(&row.title, 80))
}

/// What can be done with one event.
#[derive(Debug, Subcommand)]
pub enum EventCommand {
    /// Adds an event.
    Add(AddArgs),
    /// Prints an event with its evidence.
    Show {
        /// The event's id.
        id: EventId,
    },
    /// Deletes events; `dateline undo` brings them back.
    Delete {
        /// The events' ids.
        #[arg(required = true)]
        ids: Vec<EventId>,
    },
}

/// What `event add` takes.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// What happened.
    #[arg(long)]
    title: String,
    /// When: EDTF or plain words; left out while it is not known.
    #[arg(long, value_name = "DATE")]
    when: Option<String>,
    /// An annotation's id, with `:supports`, `:disputes` or `:context` behind it; may be given several times.
    #[arg(long = "evidence", value_name = "ANNOTATION[:STANCE]")]
    evidence: Vec<String>,
    /// A tag's path; may be given several times.
    #[arg(long = "tag")]
    tags: Vec<String>,
    /// Somebody who took part; may be given several times.
    #[arg(long = "person")]
    people: Vec<String>,
    /// Where it happened.
    #[arg(long = "place")]
    places: Vec<String>,
    /// What else is to be said, Markdown.
    #[arg(long, default_value = "")]
    description: String,
}

/// Adds, shows or deletes.
pub fn run(common: &Common, command: &EventCommand) -> ExitCode {
    opened::ended(match command {
        EventCommand::Add(args) => add(common, args),
        EventCommand::Show { id } => show(common, *id),
        EventCommand::Delete { ids } => delete(common, ids),
    })
}

fn add(common: &Common, args: &AddArgs) -> Result<(), Failure> {
    let evidence = args.evidence.iter().map(|text| link(text)).collect::<Result<Vec<_>, _>>()?;
    let chip = |kind| move |name: &String| EntityChip { id: None, kind, name: name.clone() };
    let entities = args.people.iter().map(chip(EntityKind::Person));
    let entities = entities.chain(args.places.iter().map(chip(EntityKind::Place))).collect();
    let library = opened::library(common)?;
    let view = events::create_event(
        &library,
        NewEvent {
            title: args.title.clone(),
            when: args.when.clone().map(|written| WhenInput { written, edtf: None }),
            description: args.description.clone(),
            entities,
            tags: args.tags.clone(),
            evidence,
        },
    )?;
    if common.json {
        print::json(&object(&view).map_err(std::io::Error::other)?)?;
    } else {
        print::line(&view.row.id.to_string())?;
    }
    Ok(())
}

fn link(text: &str) -> Result<NewEvidence, Failure> {
    let (id, stance) = text.split_once(':').unwrap_or((text, "supports"));
    let id: AnnotationId = id.parse().map_err(|error| Failure::Usage(format!("--evidence: {error}")))?;
    let stance = Stance::named(stance).ok_or_else(|| {
        Failure::Usage(format!(
            "--evidence: “{stance}” is no stance. The stances are supports, disputes and context."
        ))
    })?;
    Ok(NewEvidence { passage: ComposeAsk::Annotation { id }, stance, claims: None })
}

fn show(common: &Common, id: EventId) -> Result<(), Failure> {
    let library = opened::library(common)?;
    let view = events::event(&library, EventAsk { id })?;
    if common.json {
        return Ok(print::json(&object(&view).map_err(std::io::Error::other)?)?);
    }
    print::line(&one_line(&view.row))?;
    Ok(evidence(&view)?)
}

/// The event as one object: what lists show of it, and beside that the rest.
fn object(view: &EventView) -> serde_json::Result<serde_json::Value> {
    let mut object = serde_json::to_value(&view.row)?;
    if let (Some(object), serde_json::Value::Object(rest)) =
        (object.as_object_mut(), serde_json::to_value(view)?)
    {
        object.extend(rest.into_iter().filter(|(name, _)| name != "row"));
    }
    Ok(object)
}

fn evidence(view: &EventView) -> std::io::Result<()> {
    for proof in &view.evidence {
        let claims = proof.claims.as_ref().map(|date| format!(", {}", date.words)).unwrap_or_default();
        let source = proof.source.publisher.clone().unwrap_or_else(|| proof.source.title.clone());
        let published =
            proof.source.published.as_ref().map(|date| format!(", {}", date.words)).unwrap_or_default();
        print::line(&format!(
            "\n{}{claims}\n  “{}”\n  {source}{published}",
            proof.stance.name(),
            print::cut(&proof.annotation.quote, 400)
        ))?;
    }
    Ok(())
}

fn delete(common: &Common, ids: &[EventId]) -> Result<(), Failure> {
    let library = opened::library(common)?;
    events::delete_events(&library, EventIds { ids: ids.to_vec() })?;
    Ok(())
}
