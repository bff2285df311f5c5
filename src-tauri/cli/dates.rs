//! `dateline dates`: finds the date expressions of a text, or of an article of the library.

use dateline::ipc::articles::ArticleAsk;
use dateline::ipc::expressions::{DatedText, dated_text};
use dateline::model::{self, ArticleId, Expression};
use dateline::temporal::edtf::{Edtf, parse};
use dateline::temporal::{Genre, Options, Tagged, Tongue, tagged, timeml};
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::opened::{self, Failure};
use crate::{Common, extract};

/// `dateline dates [PATH] --reference DATE`, `dateline dates --article ID`
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A text file in UTF-8; standard input when left out or `-`.
    path: Option<PathBuf>,
    /// Reads an article of the library, as its window does: against its date of publication, with its genre
    /// and language, and with the dates that were corrected or dismissed.
    #[arg(long, value_name = "ID", conflicts_with_all = ["path", "reference", "genre", "language", "jsonl"])]
    article: Option<ArticleId>,
    /// When the text was published, in EDTF.
    #[arg(long, value_name = "DATE")]
    reference: Option<String>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// What relative dates are relative to.
    #[arg(long, value_enum, default_value_t = GenreName::Auto)]
    genre: GenreName,
    /// The language of the text: en or de.
    #[arg(long, default_value = "en")]
    language: String,
    /// Reads lines of {"id","reference","text"} and writes lines of {"id","expressions"}.
    #[arg(long)]
    jsonl: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    Timeml,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum GenreName {
    Auto,
    News,
    Narrative,
}

#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    id: serde_json::Value,
    reference: Option<String>,
    text: String,
}

#[derive(Serialize)]
struct Answer {
    id: serde_json::Value,
    genre: model::Genre,
    expressions: Vec<Expression>,
}

/// Prints the date expressions of a text or of an article.
///
/// # Errors
/// When the text cannot be read, the reference is no date, or the output cannot be written.
pub(crate) fn run(common: &Common, args: &Args) -> io::Result<ExitCode> {
    let format = if common.json { Format::Json } else { args.format };
    if let Some(id) = args.article {
        return Ok(opened::ended(of_article(common, id, format)));
    }
    let options = options(args)?;
    let mut out = BufWriter::new(io::stdout().lock());
    if args.jsonl {
        let input: Box<dyn BufRead> = match named(args) {
            Some(path) => Box::new(io::BufReader::new(std::fs::File::open(path)?)),
            None => Box::new(io::stdin().lock()),
        };
        each_line(input, &options, &mut out)?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    let path = args.path.clone().unwrap_or_else(|| PathBuf::from("-"));
    let text = extract::bytes(&path).map_err(|why| invalid(format!("{}: {why}", path.display())))?;
    let text = String::from_utf8_lossy(&text);
    let Tagged { expressions, genre } = tagged(&text, &options);
    let reference = options.reference.as_ref().map(ToString::to_string);
    let text = text.into_owned();
    print(&mut out, &DatedText { text, reference, genre, expressions }, format)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn of_article(common: &Common, id: ArticleId, format: Format) -> Result<(), Failure> {
    let dates = dated_text(&opened::library(common)?, ArticleAsk { id, version: None })?;
    let mut out = BufWriter::new(io::stdout().lock());
    print(&mut out, &dates, format)?;
    Ok(out.flush()?)
}

fn print(out: &mut impl Write, dates: &DatedText, format: Format) -> io::Result<()> {
    let DatedText { text, reference, genre, expressions } = dates;
    match format {
        Format::Json => {
            let object = serde_json::json!({ "genre": genre, "expressions": expressions });
            writeln!(out, "{object}")?;
        }
        Format::Timeml => writeln!(out, "{}", timeml(text, reference.as_deref(), expressions))?,
        Format::Text => {
            for each in expressions {
                let Expression { start, end, text, value, edtf, reason, .. } = each;
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let date = edtf.as_ref().unwrap_or(value);
                writeln!(out, "{start}–{end}  {text}  →  {date}  ({reason})")?;
            }
        }
    }
    Ok(())
}

fn named(args: &Args) -> Option<&PathBuf> {
    args.path.as_ref().filter(|path| path.as_os_str() != "-")
}

fn options(args: &Args) -> io::Result<Options> {
    let language = Tongue::of_tag(&args.language).ok_or_else(|| {
        invalid(format!("There are no rules for the language “{}”. Known: en, de.", args.language))
    })?;
    let genre = match args.genre {
        GenreName::Auto => Genre::Auto,
        GenreName::News => Genre::News,
        GenreName::Narrative => Genre::Narrative,
    };
    let reference = args.reference.as_deref().map(reference).transpose()?;
    Ok(Options { reference, genre, language })
}

fn invalid(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, message)
}

fn reference(text: &str) -> io::Result<Edtf> {
    parse(text).map_err(|error| invalid(format!("The reference “{text}” is no date. {error}")))
}

fn each_line(input: impl BufRead, options: &Options, out: &mut impl Write) -> io::Result<()> {
    for (number, line) in input.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let document: Document =
            serde_json::from_str(&line).map_err(|error| invalid(format!("Line {}: {error}", number + 1)))?;
        let own = document.reference.as_deref().map(reference).transpose();
        let own = own.map_err(|error| invalid(format!("Line {}: {error}", number + 1)))?;
        let options = Options { reference: own.or_else(|| options.reference.clone()), ..options.clone() };
        let Tagged { expressions, genre } = tagged(&document.text, &options);
        let answer = Answer { id: document.id, genre, expressions };
        serde_json::to_writer(&mut *out, &answer)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
