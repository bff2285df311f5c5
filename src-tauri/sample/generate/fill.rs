//! Writes a generated library through the same doors as everything else.

use super::article::{self, Article};
use super::random::Random;
use super::words::{Vocabulary, capital};
use crate::import::{Format, Imported};
use crate::library::{Change, Library, LibraryError, annotations, articles, entities, events, tags};
use crate::model::{
    AnnotationId, Color, EntityId, EntityKind, EventDate, Found, Metadata, Role, Stance, Timestamp,
};
use crate::temporal::calendar::civil;

/// How large a library is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Articles.
    pub articles: u64,
    /// Annotations, spread over the articles.
    pub annotations: u64,
    /// Events, each with none to three annotations as evidence.
    pub events: u64,
}

/// A marked passage with the day on which its article was published.
struct Marked {
    id: AnnotationId,
    published: i64,
}

/// Fills a library that was just made, in one transaction. The same size and seed give the same content.
pub fn fill(library: &Library, size: Size, seed: u64) -> Result<(), LibraryError> {
    let vocabulary = Vocabulary::new(seed);
    library.fill(|change| {
        let tags = tag_paths(&vocabulary, seed);
        let mut marked = Vec::new();
        for number in 0..size.articles {
            let article = article::write(&vocabulary, seed, number);
            // A file that stays when the transaction fails does no harm alone.
            let original = library.keep_generated(article.text.as_bytes())?;
            let annotations = share(size.annotations, size.articles, number);
            add_article(change, &article, &original, annotations, &tags, (seed, number), &mut marked)?;
        }
        add_events(change, &vocabulary, size.events, seed, &tags, &marked)
    })
}

/// How many of `total` fall to the one of this number among `among`.
const fn share(total: u64, among: u64, number: u64) -> u64 {
    if among == 0 {
        return 0;
    }
    total / among + if number < total % among { 1 } else { 0 }
}

/// Forty tags in two levels.
fn tag_paths(vocabulary: &Vocabulary, seed: u64) -> Vec<String> {
    let mut random = Random::new(seed, 2);
    let mut tags = Vec::new();
    for _ in 0..8 {
        let parent = vocabulary.name(&mut random).to_lowercase();
        tags.extend((0..4).map(|_| format!("{parent}/{}", vocabulary.name(&mut random).to_lowercase())));
        tags.push(parent);
    }
    tags
}

fn add_article(
    change: &Change<'_>,
    article: &Article,
    original: &str,
    annotations: u64,
    tags: &[String],
    (seed, number): (u64, u64),
    marked: &mut Vec<Marked>,
) -> Result<(), LibraryError> {
    let metadata = Metadata {
        title: Found::verified(article.title.clone(), "generated"),
        authors: Found::verified(vec![article.author.clone()], "generated"),
        publisher: Found::verified(article.publisher.clone(), "generated"),
        published: Found::verified(day(article.published), "generated"),
        language: Found::verified("en".to_owned(), "generated"),
        address: Found::verified(article.address.clone(), "generated"),
        ..Metadata::default()
    };
    let imported = Imported {
        format: Format::PlainText,
        metadata,
        text: article.text.clone(),
        blocks: article.blocks.clone(),
        remarks: Vec::new(),
        captured: None,
        doubtful: false,
        pictures: Vec::new(),
    };
    let added = articles::add(
        change,
        &articles::Incoming {
            imported: &imported,
            original,
            size: article.text.len() as u64,
            file_name: None,
            captured: Timestamp((article.published + 1) * 86_400_000),
            retrieval: None,
        },
    )?;
    let mut random = Random::new(seed, 1_000_000_000 + number);
    for _ in 0..annotations {
        let length = random.size(70.0, 0.8).min(article.length as usize / 2).max(4);
        let last = i64::from(article.length).saturating_sub(length as i64 + 1);
        let start = u32::try_from(random.between(0, last)).unwrap_or(0);
        let end = start + u32::try_from(length).unwrap_or(4);
        let labels: Vec<String> =
            if random.once_in(3) { Vec::new() } else { random.pick(tags).cloned().into_iter().collect() };
        let note = if random.once_in(4) { "To be compared with the other reports." } else { "" };
        let id = annotations::add(
            change,
            &annotations::New {
                passage: annotations::Passage { article: added.article, version: added.version, start, end },
                color: random.pick(&Color::ALL).copied().unwrap_or_default(),
                note,
                tags: &labels,
            },
        )?;
        marked.push(Marked { id, published: article.published });
    }
    Ok(())
}

fn add_events(
    change: &Change<'_>,
    vocabulary: &Vocabulary,
    count: u64,
    seed: u64,
    tags: &[String],
    marked: &[Marked],
) -> Result<(), LibraryError> {
    let mut random = Random::new(seed, 3);
    let mut people: Vec<(EntityId, Role)> = Vec::new();
    for _ in 0..200 {
        let name = format!("{} {}", vocabulary.name(&mut random), vocabulary.name(&mut random));
        people.push((entities::find_or_add(change, EntityKind::Person, &name)?, Role::Participant));
    }
    let mut places: Vec<(EntityId, Role)> = Vec::new();
    for _ in 0..80 {
        let name = vocabulary.name(&mut random).to_owned();
        places.push((entities::find_or_add(change, EntityKind::Place, &name)?, Role::Place));
    }
    let tags = tags.iter().map(|path| tags::find_or_add(change, path)).collect::<Result<Vec<_>, _>>()?;
    for _ in 0..count {
        let title: Vec<&str> = (0..random.between(3, 7)).map(|_| vocabulary.word(&mut random)).collect();
        let proof = random.pick(marked);
        let near = proof.map_or_else(|| random.between(7_300, 20_000), |marked| marked.published);
        let edtf = date(&mut random, near);
        let mut part = Vec::new();
        part.extend(random.pick(&people));
        if random.once_in(2) {
            part.extend(random.pick(&places));
        }
        let tag = random.pick(&tags).copied();
        let other = if random.once_in(5) { random.pick(marked) } else { None };
        let other = other.filter(|other| proof.is_none_or(|first| first.id != other.id));
        let mut evidence = Vec::new();
        evidence.extend(proof.map(|first| link(first.id, Stance::Supports, edtf.clone())));
        if let Some(other) = other {
            let disputes = random.once_in(2);
            let claims = if disputes { date(&mut random, near) } else { edtf.clone() };
            evidence.push(link(other.id, if disputes { Stance::Disputes } else { Stance::Supports }, claims));
        }
        let when = EventDate { written: edtf.clone(), edtf };
        events::fill(
            change,
            &events::Filled {
                title: &capital(&title.join(" ")),
                when: Some(&when),
                entities: &part,
                tags: tag.as_slice(),
                evidence: &evidence,
            },
        )?;
    }
    Ok(())
}

fn link(annotation: AnnotationId, stance: Stance, claims: String) -> events::NewEvidence {
    let claims = Some(EventDate { written: claims.clone(), edtf: claims });
    events::NewEvidence { annotation, stance, claims }
}

fn day(days: i64) -> String {
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// A date of any precision, up to some years before a day: most are days, as in researchers' timelines.
fn date(random: &mut Random, near: i64) -> String {
    let begin = near - (random.unit().powi(3) * 4_000.0) as i64;
    let whole = day(begin);
    let (year, month, _) = civil(begin);
    match random.below(20) {
        0..=10 => whole,
        11 => format!("{whole}T{:02}:{:02}:00", random.below(24), random.below(60)),
        12 | 13 => format!("{whole}/{}", day(begin + random.between(1, 200))),
        14 | 15 => format!("{year:04}-{month:02}"),
        16 => format!("{year:04}"),
        17 => format!("{whole}~"),
        18 => format!("{year:04}-{month:02}~/{}~", day(begin + random.between(40, 400))),
        _ => format!("{whole}/.."),
    }
}
