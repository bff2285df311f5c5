//! `dateline extract PATH…`: the cleaned article of each file, without a library.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use dateline::import::{self, Contents, Imported, Source};
use dateline::model::{BlockKind, FoldReason};
use serde_json::{Value, json};

/// What `extract` takes.
#[derive(Debug, Args)]
pub(crate) struct ExtractArgs {
    /// Files to read; `-` is standard input. Compression by gzip is undone.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read a book as one article, not one a chapter.
    #[arg(long)]
    whole: bool,
}

/// Hands over the article of a file, or each of those in a file that holds several.
fn articles(
    path: &Path,
    whole: bool,
    take: &mut dyn FnMut(Result<Imported, String>) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let bytes = match bytes(path) {
        Ok(bytes) => bytes,
        Err(reason) => return take(Err(reason)),
    };
    let file_name = path.file_name().and_then(|name| name.to_str()).filter(|name| *name != "-");
    match import::contents(Source { bytes: &bytes, file_name, whole, ..Source::default() }) {
        Err(error) => take(Err(error.to_string())),
        Ok(Contents::One(article)) => take(Ok(*article)),
        Ok(Contents::Several(several)) => {
            for (at, entry) in several.entries().iter().enumerate() {
                let read = several.read(at).map(|part| part.imported);
                take(read.map_err(|error| format!("{}: {error}", entry.name)))?;
            }
            Ok(())
        }
    }
}

/// Prints the articles. Fails, after all files were tried, when one of them could not be read.
pub(crate) fn run(args: &ExtractArgs, json: bool) -> ExitCode {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut failed = false;
    let mut first = true;
    for path in &args.paths {
        let shown = path.display();
        let written = articles(path, args.whole, &mut |read| match read {
            Ok(article) if json => writeln!(out, "{}", object(path, &article)),
            Ok(article) => {
                let gap = if std::mem::take(&mut first) { "" } else { "\n" };
                write!(out, "{gap}{}", plain(&article))
            }
            Err(reason) => {
                failed = true;
                eprintln!("{shown}: {reason}");
                Ok(())
            }
        });
        if let Err(error) = written {
            // A reader that has seen enough, such as `head`, closes the pipe.
            if error.kind() != std::io::ErrorKind::BrokenPipe {
                eprintln!("The article could not be written out: {error}.");
            }
            return ExitCode::FAILURE;
        }
    }
    if out.flush().is_err() || failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The bytes of a file or of standard input, or a sentence saying why not.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin()
            .read_to_end(&mut bytes)
            .map_err(|error| format!("Standard input could not be read ({error}). Name a file instead."))?;
        return Ok(bytes);
    }
    if path.is_dir() {
        return Err("This is a folder. Name the files in it.".to_owned());
    }
    std::fs::read(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => "There is no such file. Check the path.".to_owned(),
        std::io::ErrorKind::PermissionDenied => {
            "The file may not be read by you. Change its permissions or copy it.".to_owned()
        }
        _ => format!("The file could not be read ({error}). Check it and try again."),
    })
}

/// The article as one JSON object.
fn object(path: &Path, article: &Imported) -> Value {
    let metadata = &article.metadata;
    let blocks: Vec<Value> = article
        .texts()
        .map(|(block, text)| {
            json!({
                "kind": kind(&block.kind),
                "text": text,
                "folded": block.fold.map(folded),
            })
        })
        .collect();
    json!({
        "path": path.to_string_lossy(),
        "title": metadata.title.value,
        "authors": metadata.authors.value.clone().unwrap_or_default(),
        "published": metadata.published.value,
        "site": metadata.publisher.value,
        "language": metadata.language.value,
        "address": metadata.address.value,
        "text": article.body(),
        "blocks": blocks,
        "remarks": article.remarks,
        "doubtful": article.doubtful,
        "captured": article.captured,
        "modified": metadata.modified.value,
    })
}

/// The name of a kind, as the model serialises it.
fn kind(kind: &BlockKind) -> Value {
    serde_json::to_value(kind).ok().and_then(|kind| kind.get("type").cloned()).unwrap_or(Value::Null)
}

/// The name of a reason, as the model serialises it.
fn folded(reason: FoldReason) -> Value {
    serde_json::to_value(reason).unwrap_or(Value::Null)
}

/// The article for reading in a terminal: title, a line of metadata, text.
fn plain(article: &Imported) -> String {
    let metadata = &article.metadata;
    let mut plain = String::new();
    if let Some(title) = &metadata.title.value {
        plain.push_str(title);
        plain.push('\n');
    }
    let line: Vec<String> = [
        metadata.authors.value.as_ref().map(|authors| authors.join(", ")),
        metadata.publisher.value.clone(),
        metadata.published.value.clone(),
        metadata.address.value.clone(),
    ]
    .into_iter()
    .flatten()
    .filter(|part| !part.is_empty())
    .collect();
    if !line.is_empty() {
        plain.push_str(&line.join(" · "));
        plain.push('\n');
    }
    for (_, text) in article.texts().filter(|(block, _)| block.fold.is_none()) {
        plain.push('\n');
        plain.push_str(text);
        plain.push('\n');
    }
    let hidden = article.blocks.iter().filter(|block| block.fold.is_some()).count();
    if hidden > 0 {
        let blocks = if hidden == 1 { "block" } else { "blocks" };
        plain.push_str(&format!(
            "\n[{hidden} {blocks} folded as not part of the article; --json lists them]\n"
        ));
    }
    plain
}
