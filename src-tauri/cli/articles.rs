//! `dateline articles` and `dateline article ID`

use std::process::ExitCode;

use clap::Args;
use dateline::ipc::article_dates::{ArticleDatesAsk, article_dates};
use dateline::ipc::articles::{self, ArticleAsk, ArticleSort, ArticleView, ArticlesAsk};
use dateline::library::Library;
use dateline::model::ArticleId;
use serde_json::{Map, Value, json};

use crate::opened::{self, Failure};
use crate::{Common, collections, print};

/// Rows asked for at a time.
const PAGE: u32 = 500;

/// What `articles` takes.
#[derive(Debug, Args)]
pub struct ArticlesArgs {
    /// Only those that this filter finds, in the words of the search box.
    #[arg(default_value = "")]
    filter: String,
    /// Lists the trash instead.
    #[arg(long)]
    trash: bool,
    /// Lists this collection, by its name or id, in its own order.
    #[arg(long, value_name = "COLLECTION")]
    collection: Option<String>,
}

/// Lists articles by title.
pub fn list(common: &Common, args: &ArticlesArgs) -> ExitCode {
    opened::ended(try_list(common, args))
}

fn try_list(common: &Common, args: &ArticlesArgs) -> Result<(), Failure> {
    let library = opened::library(common)?;
    let collection = args.collection.as_deref().map(|name| collections::find(&library, name)).transpose()?;
    let sort = if collection.is_some() { ArticleSort::ByHand } else { ArticleSort::Title };
    let mut offset = 0;
    loop {
        let page = articles::articles(
            &library,
            ArticlesAsk {
                filter: args.filter.clone(),
                sort,
                descending: false,
                offset,
                limit: PAGE,
                trash: args.trash,
                collection,
            },
        )?;
        for row in &page.rows {
            if common.json {
                print::json(row)?;
                continue;
            }
            let published = row.published.as_ref().map(|date| date.words.clone()).unwrap_or_default();
            let publisher = row.publisher.clone().unwrap_or_default();
            print::line(&format!("{}  {}  {publisher}  {published}", row.id, print::cut(&row.title, 70)))?;
        }
        offset += PAGE;
        if offset >= page.total {
            return Ok(());
        }
    }
}

/// What `article` takes.
#[derive(Debug, Args)]
pub struct ArticleArgs {
    /// The article's id.
    id: ArticleId,
}

/// Prints an article: what is known of it, its text, its annotations and dates.
pub fn show(common: &Common, args: &ArticleArgs) -> ExitCode {
    opened::ended(try_show(common, args))
}

/// The dates of an article, as the fields that they are printed as.
fn dates(library: &Library, view: &ArticleView) -> Result<Map<String, Value>, Failure> {
    let ask = ArticleDatesAsk { id: view.state.article.id, version: view.version.id, known: None };
    let mut fields = Map::new();
    if let Some(dates) = article_dates(library, ask)? {
        fields.insert("read_as".to_owned(), json!(dates.read_as));
        fields.insert("readings".to_owned(), json!(dates.readings));
        fields.insert("expressions".to_owned(), json!(dates.expressions));
    }
    Ok(fields)
}

fn try_show(common: &Common, args: &ArticleArgs) -> Result<(), Failure> {
    let library = opened::library(common)?;
    let view = articles::article(&library, ArticleAsk { id: args.id, version: None })?;
    if common.json {
        let mut object = json!({ "id": args.id });
        if let (Some(object), Value::Object(rest)) =
            (object.as_object_mut(), serde_json::to_value(&view).map_err(std::io::Error::other)?)
        {
            object.extend(rest);
            object.extend(dates(&library, &view)?);
        }
        return Ok(print::json(&object)?);
    }
    print::line(&view.state.title)?;
    let metadata = &view.state.article.metadata;
    let facts = [
        metadata.authors.value.as_ref().map(|authors| authors.join(", ")),
        metadata.publisher.value.clone(),
        view.state.published.as_ref().map(|date| date.words.clone()),
        metadata.address.value.clone(),
        view.version.retrieval.as_ref().map(|fetched| format!("fetched {}", fetched.at.rfc3339())),
        Some(format!("version {} of {}", view.version.number, view.state.versions.len())),
    ];
    print::line(&facts.into_iter().flatten().collect::<Vec<_>>().join(" · "))?;
    let chars: Vec<char> = view.version.text.chars().collect();
    for (index, block) in view.version.blocks.iter().enumerate() {
        if !view.state.folded.contains(&u32::try_from(index).unwrap_or(u32::MAX)) {
            let text = chars.get(block.start as usize..block.end as usize).unwrap_or_default();
            print::line(&format!("\n{}", text.iter().collect::<String>()))?;
        }
    }
    Ok(())
}
