//! `dateline collections` and `dateline collection add | rename | delete | put | take | order`

use std::process::ExitCode;

use clap::Subcommand;
use dateline::ipc::collections::{
    self, CollectionArticles, CollectionAsk, CollectionOrder, CollectionPatch, CollectionsAsk, NewCollection,
};
use dateline::library::Library;
use dateline::model::{ArticleId, Collection, CollectionId};

use crate::opened::{self, Failure};
use crate::{Common, print};

/// Lists the collections.
pub fn list(common: &Common) -> ExitCode {
    opened::ended(try_list(common))
}

fn try_list(common: &Common) -> Result<(), Failure> {
    let library = opened::library(common)?;
    for row in collections::collections(&library, CollectionsAsk::default())? {
        if common.json {
            print::json(&row)?;
        } else {
            print::line(&format!("{}  {:>6}  {}", row.id, row.articles, row.name))?;
        }
    }
    Ok(())
}

/// What can be done with one collection. It is named by its name or its id.
#[derive(Debug, Subcommand)]
pub enum CollectionCommand {
    /// Makes a collection.
    Add {
        /// Its name.
        name: String,
        /// Articles to put in at once, by their ids.
        articles: Vec<ArticleId>,
    },
    /// Gives a collection another name.
    Rename {
        /// The collection.
        collection: String,
        /// Its new name.
        name: String,
    },
    /// Deletes a collection; its articles stay.
    Delete {
        /// The collection.
        collection: String,
    },
    /// Puts articles at the end of a collection.
    Put {
        /// The collection.
        collection: String,
        /// The articles' ids.
        #[arg(required = true)]
        articles: Vec<ArticleId>,
    },
    /// Takes articles out of a collection; they stay in the library.
    Take {
        /// The collection.
        collection: String,
        /// The articles' ids.
        #[arg(required = true)]
        articles: Vec<ArticleId>,
    },
    /// Moves articles of a collection before another one of it, or to its end.
    Order {
        /// The collection.
        collection: String,
        /// The articles' ids, in their new order.
        #[arg(required = true)]
        articles: Vec<ArticleId>,
        /// The article before which they come.
        #[arg(long, value_name = "ARTICLE")]
        before: Option<ArticleId>,
    },
}

/// Does it.
pub fn run(common: &Common, command: &CollectionCommand) -> ExitCode {
    opened::ended(try_run(common, command))
}

fn try_run(common: &Common, command: &CollectionCommand) -> Result<(), Failure> {
    let library = opened::library(common)?;
    let named = |name: &str| find(&library, name);
    match command {
        CollectionCommand::Add { name, articles } => {
            let new = NewCollection { name: name.clone(), articles: articles.clone() };
            say(common, &collections::create_collection(&library, new)?)
        }
        CollectionCommand::Rename { collection, name } => {
            let patch = CollectionPatch { id: named(collection)?, name: name.clone() };
            say(common, &collections::update_collection(&library, patch)?)
        }
        CollectionCommand::Delete { collection } => {
            collections::delete_collection(&library, CollectionAsk { id: named(collection)? })?;
            Ok(())
        }
        CollectionCommand::Put { collection, articles } => {
            let ask = CollectionArticles { collection: named(collection)?, articles: articles.clone() };
            collections::add_to_collection(&library, ask)?;
            Ok(())
        }
        CollectionCommand::Take { collection, articles } => {
            let ask = CollectionArticles { collection: named(collection)?, articles: articles.clone() };
            collections::remove_from_collection(&library, ask)?;
            Ok(())
        }
        CollectionCommand::Order { collection, articles, before } => {
            let collection = named(collection)?;
            let ask = CollectionOrder { collection, articles: articles.clone(), before: *before };
            collections::order_collection(&library, ask)?;
            Ok(())
        }
    }
}

/// The collection that a person named.
pub fn find(library: &Library, name: &str) -> Result<CollectionId, Failure> {
    if let Ok(id) = name.parse() {
        return Ok(id);
    }
    let found = library.read(|connection| dateline::library::collections::named_so(connection, name))?;
    found.map(|collection| collection.id).ok_or_else(|| {
        Failure::Failed(format!(
            "There is no collection “{}”. `dateline collections` lists them.",
            print::cut(name, 60)
        ))
    })
}

fn say(common: &Common, collection: &Collection) -> Result<(), Failure> {
    if common.json {
        print::json(collection)?;
    } else {
        print::line(&collection.id.to_string())?;
    }
    Ok(())
}
