//! One generated article: headline, byline, paragraphs with dates in them.

use super::random::Random;
use super::words::{Vocabulary, capital};
use crate::model::{Block, BlockKind};
use crate::temporal::calendar::{civil, day_number};
use crate::temporal::words::MONTHS;

/// A generated article, as import would give it.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// Headline.
    pub title: String,
    /// Author.
    pub author: String,
    /// Publisher.
    pub publisher: String,
    /// Day of publication, days since 1970.
    pub published: i64,
    /// Address, in a domain kept for examples (RFC 2606).
    pub address: String,
    /// Canonical text.
    pub text: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// Length of the text in code points.
    pub length: u32,
}

/// Writes the article of this number.
pub fn write(vocabulary: &Vocabulary, seed: u64, number: u64) -> Article {
    let mut random = Random::new(seed, 1_000 + number);
    let published = day_number(1990, 1, 1) + random.between(0, 36 * 365);
    let title = capital(&phrase(vocabulary, &mut random, 5, 11));
    let author = format!("{} {}", vocabulary.name(&mut random), vocabulary.name(&mut random));
    let publisher = format!(
        "The {} {}",
        vocabulary.name(&mut random),
        random.pick(&["Courier", "Telegraph", "Gazette", "Weekly", "Herald"]).copied().unwrap_or_default()
    );
    let mut text = String::new();
    let mut blocks = Vec::new();
    let mut position = 0u32;
    // Half of all news texts have between 400 and 1,000 words, a few have many thousands.
    let words = random.size(620.0, 0.55);
    let mut written = 0;
    while written < words {
        let (paragraph, kind) = if written > 0 && random.once_in(9) {
            (capital(&phrase(vocabulary, &mut random, 2, 6)), BlockKind::Heading { level: 2 })
        } else {
            let sentences = random.between(1, 5);
            let paragraph: Vec<String> =
                (0..sentences).map(|_| sentence(vocabulary, &mut random, published)).collect();
            (paragraph.join(" "), BlockKind::Paragraph)
        };
        written += paragraph.split(' ').count();
        if !text.is_empty() {
            text.push('\n');
            position += 1;
        }
        let start = position;
        position += u32::try_from(paragraph.chars().count()).unwrap_or(0);
        text.push_str(&paragraph);
        blocks.push(Block {
            kind,
            start,
            end: position,
            marks: Vec::new(),
            fold: None,
            language: None,
            direction: None,
        });
    }
    let address = format!("https://news.example/{seed}/{number}");
    Article { title, author, publisher, published, address, text, blocks, length: position }
}

fn phrase(vocabulary: &Vocabulary, random: &mut Random, least: i64, most: i64) -> String {
    let words: Vec<&str> = (0..random.between(least, most)).map(|_| vocabulary.word(random)).collect();
    words.join(" ")
}

/// A sentence; one in three names somebody, one in three gives a date.
fn sentence(vocabulary: &Vocabulary, random: &mut Random, published: i64) -> String {
    let mut sentence = capital(&phrase(vocabulary, random, 5, 16));
    if random.once_in(3) {
        sentence.push_str(&format!(" {} {}", vocabulary.name(random), vocabulary.name(random)));
    }
    if random.once_in(3) {
        sentence.push(' ');
        sentence.push_str(&date_words(random, published));
    }
    sentence.push(' ');
    sentence.push_str(&phrase(vocabulary, random, 3, 9));
    sentence.push('.');
    sentence
}

fn date_words(random: &mut Random, published: i64) -> String {
    let (year, month, day) = civil(published - random.between(0, 900));
    let month = MONTHS.get(month as usize - 1).copied().unwrap_or_default();
    match random.below(8) {
        0 => format!("on {day} {month} {year}"),
        1 => format!("on {month} {day}"),
        2 => format!("in {month} {year}"),
        3 => format!("in {year}"),
        4 => "yesterday".to_owned(),
        5 => "last week".to_owned(),
        6 => format!("in late {month}"),
        _ => "three days later".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_gives_the_same_article_and_blocks_cover_its_text() {
        let vocabulary = Vocabulary::new(3);
        let article = write(&vocabulary, 3, 14);
        assert_eq!(article, write(&vocabulary, 3, 14));
        assert_ne!(article.text, write(&vocabulary, 3, 15).text);
        assert_eq!(article.length as usize, article.text.chars().count());
        assert_eq!(article.blocks.len(), article.text.split('\n').count());
    }
}
