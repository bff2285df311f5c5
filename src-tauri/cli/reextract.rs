//! `dateline reextract ARTICLE… | --all`

use std::process::ExitCode;

use clap::Args;
use dateline::ipc::import::{ImportAsk, ImportItem};
use dateline::model::ArticleId;

use crate::opened::{self, Failure};
use crate::{Common, import};

/// What `reextract` takes.
#[derive(Debug, Args)]
pub struct ReextractArgs {
    /// The articles' ids.
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    articles: Vec<ArticleId>,
    /// All articles but those in the trash.
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    report: import::ReportArgs,
}

/// Reads articles again from their originals. One whose text differs now gets a new version.
pub fn run(common: &Common, args: &ReextractArgs) -> ExitCode {
    opened::ended(read_again(common, args))
}

fn read_again(common: &Common, args: &ReextractArgs) -> Result<(), Failure> {
    let library = opened::library(common)?;
    let ask = ImportAsk { items: vec![ImportItem::Again { articles: args.articles.clone() }] };
    import::carry_out(common, &library, ask, &args.report)
}
