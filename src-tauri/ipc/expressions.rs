//! Date expressions of an article, found when it is read, with what a person says of them laid over.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;
use std::sync::Arc;

use super::articles::{ArticleAsk, ExpressionView};
use super::common::Edges;
use super::error::IpcError;
use super::kept::Kept;
use super::readings::{OtherReading, SaidOfDate};
use super::timex;
use crate::library::{Connection, Library, LibraryError, articles, readings};
use crate::model::{
    ArticleId, EventDate, Expression, ExpressionKind, Genre, PositionSelector, Reading, Version,
};
use crate::temporal::edtf::{self, Edtf};
use crate::temporal::{self, Options, Tagged, Tongue, tagged, words};

/// Texts whose expressions are kept at hand: reading on, marking and undoing ask for the same few again.
const TEXTS: usize = 8;

/// What the dates of an article's texts depend on besides the text, and nothing else.
#[derive(Clone, PartialEq, Hash)]
pub(super) struct Depends {
    reference: Option<String>,
    language: Option<String>,
    genre: Option<Genre>,
    said: Vec<Reading>,
}

/// What the tagger's expressions of a text depend on, and nothing else.
#[derive(PartialEq)]
struct Question {
    text: (u64, usize),
    reference: Option<String>,
    language: Option<String>,
    genre: Option<Genre>,
}

static TAGGED: Kept<Question, Tagged> = Kept::new(TEXTS);
static LAID_OVER: Kept<((u64, usize), Depends), Dates> = Kept::new(TEXTS);

impl Depends {
    /// How an article's texts are to be read now.
    pub(super) fn of(connection: &Connection, article: ArticleId) -> Result<Self, LibraryError> {
        let metadata = articles::get(connection, article)?.article.metadata;
        Ok(Self {
            reference: metadata.published.value,
            language: metadata.language.value,
            genre: articles::genre(connection, article)?,
            said: readings::of_article(connection, article)?,
        })
    }

    fn options(&self) -> Options {
        Options {
            reference: self.reference.as_deref().and_then(|date| edtf::parse(date).ok()),
            language: self.language.as_deref().and_then(Tongue::of_tag).unwrap_or_default(),
            genre: match self.genre {
                None => temporal::Genre::Auto,
                Some(Genre::News) => temporal::Genre::News,
                Some(Genre::Narrative) => temporal::Genre::Narrative,
            },
        }
    }
}

/// The dates of a version as they are read now.
#[derive(Debug, PartialEq)]
pub struct Dates {
    /// In the order of the text, none overlapping another.
    pub expressions: Vec<Expression>,
    /// Everything a person says of them, in the order of the text; what has no place in this version last.
    pub said: Vec<Said>,
    /// As what the text is read: as chosen, or as found by its evidence.
    pub genre: Genre,
}

/// A person's word on a passage, in the version that is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The word.
    pub reading: Reading,
    /// Where its words stand in this version; `None` where that is not certain.
    pub place: Option<PositionSelector>,
    /// What the tagger reads there.
    pub was: Option<Expression>,
}

/// How an article's text is to be read: its date of publication, language and genre.
pub fn options(connection: &Connection, article: ArticleId) -> Result<Options, LibraryError> {
    Ok(Depends::of(connection, article)?.options())
}

/// The dates of a version: found by the tagger against the article's date of publication, genre and language,
/// and then as a person says.
pub fn found(connection: &Connection, version: &Version) -> Result<Arc<Dates>, LibraryError> {
    Ok(found_for(version, Depends::of(connection, version.article)?))
}

/// The same, where it is known what they depend on.
pub(super) fn found_for(version: &Version, depends: Depends) -> Arc<Dates> {
    let mut hasher = DefaultHasher::new();
    version.text.hash(&mut hasher);
    let text = (hasher.finish(), version.text.len());
    LAID_OVER.answer((text, depends), |(text, depends)| {
        let question = Question {
            text: *text,
            reference: depends.reference.clone(),
            language: depends.language.clone(),
            genre: depends.genre,
        };
        let tagged = TAGGED.answer(question, |_| tagged(&version.text, &depends.options()));
        lay_over(&tagged, &depends.said, version)
    })
}

/// The dates of an article, with the text that they stand in.
#[derive(Debug, PartialEq)]
pub struct DatedText {
    /// The version's text.
    pub text: String,
    /// Against what it is read (EDTF); `None` where the publication date is not known.
    pub reference: Option<String>,
    /// As what it is read: as chosen, or as found by its evidence.
    pub genre: Genre,
    /// As a person reads them, in the order of the text; without those in folded blocks.
    pub expressions: Vec<Expression>,
}

/// The dates of an article as they are read now, a person's corrections among them.
///
/// # Errors
/// When the article or the version is not there, or the library cannot be read.
pub fn dated_text(library: &Library, ask: ArticleAsk) -> Result<DatedText, IpcError> {
    Ok(library.read(|connection| {
        let shown = match ask.version {
            Some(version) => version,
            None => articles::get(connection, ask.id)?.article.version,
        };
        let version = articles::version_of(connection, ask.id, shown)?;
        let dates = found(connection, &version)?;
        let hidden = articles::folded_ranges(connection, &version)?;
        let expressions = dates.expressions.iter().filter(|each| shows(each, &hidden)).cloned().collect();
        let reference = articles::published(connection, ask.id)?;
        Ok::<_, LibraryError>(DatedText { text: version.text, reference, genre: dates.genre, expressions })
    })?)
}

/// Whether an expression stands outside of the hidden ranges, which stand in the order of the text.
fn shows(expression: &Expression, hidden: &[Range<u32>]) -> bool {
    let next = hidden.partition_point(|range| range.end <= expression.start);
    hidden.get(next).is_none_or(|range| range.start >= expression.end)
}

/// The tagger's expressions, with those that a person's words touch taken out and theirs put in.
fn lay_over(tagged: &Tagged, said: &[Reading], version: &Version) -> Dates {
    let Tagged { expressions: tagged, genre } = tagged;
    let places = readings::placed(said, version);
    let mut said: Vec<Said> = said
        .iter()
        .zip(places)
        .map(|(reading, place)| Said { reading: reading.clone(), place, was: None })
        .collect();
    // Where words said in different versions meet in this one, the later word counts.
    said.sort_by_key(|one| std::cmp::Reverse(one.reading.id));
    let mut taken: Vec<PositionSelector> = Vec::new();
    for one in &mut said {
        let meets = |place: &PositionSelector| {
            taken.iter().any(|other| place.start < other.end && other.start < place.end)
        };
        one.place = one.place.filter(|place| !meets(place));
        taken.extend(one.place);
    }
    said.sort_by_key(|one| {
        one.place.map_or((u32::MAX, one.reading.id), |place| (place.start, one.reading.id))
    });
    let mut expressions = Vec::with_capacity(tagged.len() + said.len());
    let mut rest = tagged.iter().peekable();
    for one in &mut said {
        let Some(place) = one.place else { break };
        while let Some(before) = rest.next_if(|next| next.end <= place.start) {
            expressions.push(before.clone());
        }
        while let Some(under) = rest.next_if(|next| next.start < place.end) {
            let same = under.start == place.start && under.end == place.end;
            if one.was.is_none() || same {
                one.was = Some(under.clone());
            }
        }
        if let Some(date) = &one.reading.date {
            expressions.push(corrected(date, place, &one.reading));
        }
    }
    expressions.extend(rest.cloned());
    Dates { expressions, said, genre: *genre }
}

fn corrected(date: &EventDate, place: PositionSelector, reading: &Reading) -> Expression {
    let text = reading.selector.quote.as_ref().map(|quote| quote.exact.clone()).unwrap_or_default();
    let clock = date.edtf.contains('T');
    Expression {
        start: place.start,
        end: place.end,
        text,
        kind: if clock { ExpressionKind::Time } else { ExpressionKind::Date },
        value: date.edtf.clone(),
        modifier: None,
        edtf: Some(date.edtf.clone()),
        reason: "as you read it".to_owned(),
        others: Vec::new(),
    }
}

impl Dates {
    /// Each expression with its words, and with the other readings that it may have; without those in the
    /// hidden ranges, which stand in the order of the text.
    pub fn views(&self, hidden: &[Range<u32>]) -> Vec<ExpressionView> {
        let mut said = self.said.iter().filter(|one| one.reading.date.is_some()).peekable();
        self.expressions
            .iter()
            .filter(|expression| shows(expression, hidden))
            .map(|expression| {
                let here = |one: &&Said| one.place.is_some_and(|place| place.start == expression.start);
                let past = |one: &&Said| one.place.is_some_and(|place| place.start < expression.start);
                while said.next_if(past).is_some() {}
                view(expression, said.next_if(here))
            })
            .collect()
    }
}

fn view(expression: &Expression, said: Option<&Said>) -> ExpressionView {
    let date = expression.edtf.as_deref().and_then(|date| edtf::parse(date).ok());
    ExpressionView {
        words: spoken(date.as_ref(), &expression.value, &expression.text),
        edges: date.map(|date| Edges::of(&date.bounds())),
        others: others(expression, said.and_then(|said| said.was.as_ref())),
        said: said.map(|said| SaidOfDate::of(&said.reading)),
        // Its other readings are said in words beside it.
        expression: Expression { others: Vec::new(), ..expression.clone() },
    }
}

fn spoken(date: Option<&Edtf>, value: &str, text: &str) -> String {
    match date {
        Some(date) => words::in_words(date),
        None => timex::in_words(value).unwrap_or_else(|| text.to_owned()),
    }
}

/// The dates that the words may mean besides: what the tagger had read before a person did, and its second
/// thoughts.
fn others(expression: &Expression, was: Option<&Expression>) -> Vec<OtherReading> {
    let before = was.map(|was| (&was.edtf, &was.reason));
    let second = was.unwrap_or(expression).others.iter().map(|other| (&other.edtf, &other.reason));
    let mut others: Vec<OtherReading> = Vec::new();
    for (date, reason) in before.into_iter().chain(second) {
        let Some(date) = date.as_deref().and_then(|date| edtf::parse(date).ok()) else { continue };
        let edtf = date.to_string();
        let known = others.iter().any(|other| other.edtf == edtf);
        if !known && expression.edtf.as_ref() != Some(&edtf) {
            others.push(OtherReading { words: words::in_words(&date), edtf, reason: reason.clone() });
        }
    }
    others
}
