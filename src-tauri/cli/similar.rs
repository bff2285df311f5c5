//! `dateline similar ARTICLE [--with OTHER]`

use std::process::ExitCode;

use clap::Args;
use dateline::ipc::similar::{self, CompareArticlesAsk, SimilarAsk};
use dateline::ipc::versions::RunKind;
use dateline::model::ArticleId;

use crate::opened::{self, Failure};
use crate::{Common, print};

/// What `similar` takes.
#[derive(Debug, Args)]
pub struct SimilarArgs {
    /// The article's id.
    article: ArticleId,
    /// Prints what differs from this article instead, `-` before its words and `+` before the other's.
    #[arg(long, value_name = "ARTICLE")]
    with: Option<ArticleId>,
}

/// Lists the articles with nearly the same text, or compares two.
pub fn run(common: &Common, args: &SimilarArgs) -> ExitCode {
    opened::ended(match args.with {
        None => list(common, args.article),
        Some(other) => compare(common, args.article, other),
    })
}

fn list(common: &Common, article: ArticleId) -> Result<(), Failure> {
    let library = opened::library(common)?;
    for found in similar::similar_articles(&library, SimilarAsk { id: article })? {
        if common.json {
            print::json(&found)?;
            continue;
        }
        let publisher = found.publisher.unwrap_or_default();
        print::line(&format!(
            "{}  {:>3} %  {}  {publisher}",
            found.id,
            found.percent,
            print::cut(&found.title, 70)
        ))?;
    }
    Ok(())
}

fn compare(common: &Common, first: ArticleId, second: ArticleId) -> Result<(), Failure> {
    let library = opened::library(common)?;
    let comparison = similar::compare_articles(&library, CompareArticlesAsk { first, second })?;
    if common.json {
        return Ok(print::json(&comparison)?);
    }
    print::line(&format!("{} → {}", comparison.first, comparison.second))?;
    for run in comparison.runs.iter().filter(|run| run.kind != RunKind::Same) {
        for (sign, text) in [("-", &run.old_text), ("+", &run.new_text)] {
            if !text.trim().is_empty() {
                print::line(&format!("{sign} {}", print::cut(text, 400)))?;
            }
        }
    }
    Ok(())
}
