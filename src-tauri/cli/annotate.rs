//! `dateline annotate ARTICLE --quote TEXT` and `dateline annotations [ARTICLE]`

use std::process::ExitCode;

use clap::Args;
use dateline::anchor::{self, Text};
use dateline::ipc::annotations::{self, AnnotationsAsk, NewAnnotation, Passage};
use dateline::ipc::articles::{self, ArticleAsk};
use dateline::model::{AnchorState, ArticleId, Color, QuoteSelector, Selector};

use crate::opened::{self, Failure};
use crate::{Common, print};

/// Rows asked for at a time.
const PAGE: u32 = 500;

/// What `annotations` takes.
#[derive(Debug, Args)]
pub struct AnnotationsArgs {
    /// Only those of this article.
    article: Option<ArticleId>,
    /// Only those that this filter finds, in the words of the search box.
    #[arg(long, default_value = "")]
    filter: String,
}

/// Lists annotations.
pub fn list(common: &Common, args: &AnnotationsArgs) -> ExitCode {
    opened::ended(try_list(common, args))
}

fn try_list(common: &Common, args: &AnnotationsArgs) -> Result<(), Failure> {
    let library = opened::library(common)?;
    let mut offset = 0;
    loop {
        let page = annotations::annotations(
            &library,
            AnnotationsAsk {
                filter: args.filter.clone(),
                article: args.article,
                to_review: false,
                offset,
                limit: PAGE,
            },
        )?;
        for row in &page.rows {
            if common.json {
                print::json(row)?;
            } else {
                print::line(&format!("{}  {}  {}", row.id, row.color.name(), print::cut(&row.quote, 90)))?;
            }
        }
        offset += PAGE;
        if offset >= page.total {
            return Ok(());
        }
    }
}

/// What `annotate` takes.
#[derive(Debug, Args)]
pub struct AnnotateArgs {
    /// The article's id.
    article: ArticleId,
    /// The words to mark.
    #[arg(long)]
    quote: String,
    /// The text before them, where the words stand more than once.
    #[arg(long, default_value = "")]
    prefix: String,
    /// The text after them.
    #[arg(long, default_value = "")]
    suffix: String,
    /// A tag's path; may be given several times.
    #[arg(long = "tag")]
    tags: Vec<String>,
    /// A note in Markdown.
    #[arg(long, default_value = "")]
    note: String,
    /// amber, moss, sky, rose or plum.
    #[arg(long, default_value = "amber", value_parser = color)]
    color: Color,
}

fn color(name: &str) -> Result<Color, String> {
    Color::named(name).ok_or_else(|| "the colours are amber, moss, sky, rose and plum".to_owned())
}

/// Marks the passage; words that stand nowhere, or in several places, are refused.
pub fn run(common: &Common, args: &AnnotateArgs) -> ExitCode {
    opened::ended(annotate(common, args))
}

fn annotate(common: &Common, args: &AnnotateArgs) -> Result<(), Failure> {
    let library = opened::library(common)?;
    let view = articles::article(&library, ArticleAsk { id: args.article, version: None })?;
    let quote =
        QuoteSelector { exact: args.quote.clone(), prefix: args.prefix.clone(), suffix: args.suffix.clone() };
    let text = Text::new(&view.version.text);
    let found = anchor::resolve(&text, &[Selector { quote: Some(quote), position: None }]);
    let resolution = found.first();
    let place = resolution
        .filter(|found| matches!(found.state, AnchorState::Exact | AnchorState::Moved))
        .and_then(|found| found.range.clone());
    let Some(place) = place else {
        let several = resolution.is_some_and(|found| found.state == AnchorState::Ambiguous);
        let why =
            if several { "stands in several places. Add --prefix or --suffix" } else { "is not in its text" };
        return Err(Failure::Failed(format!("“{}” {why}. Nothing was marked.", print::cut(&args.quote, 60))));
    };
    let annotation = annotations::annotate(
        &library,
        NewAnnotation {
            passage: Passage {
                article: args.article,
                version: view.version.id,
                start: place.start,
                end: place.end,
            },
            color: args.color,
            note: args.note.clone(),
            tags: args.tags.clone(),
        },
    )?;
    if common.json {
        print::json(&annotation)?;
    } else {
        print::line(&annotation.id.to_string())?;
    }
    Ok(())
}
