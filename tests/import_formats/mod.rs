//! Every format of the registry, by a document written for it here.

mod damage;
pub mod documents;
mod pictures;
pub mod several;

use std::io::Write;

use dateline::import::format::FORMATS;
use dateline::import::{Contents, Format, ImportError, Imported, Part, Source, contents, read};
use dateline::model::{Block, BlockKind, FoldReason, MarkKind};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// A zip container with these members, the first of them stored as it is.
pub fn zipped(members: &[(&str, impl AsRef<[u8]>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (at, (name, bytes)) in members.iter().enumerate() {
        let method = if at == 0 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(bytes.as_ref()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn one(bytes: &[u8]) -> Imported {
    read(Source { bytes, ..Source::default() }).unwrap()
}

/// The names of the articles in a source, and all of them read.
fn several(bytes: &[u8]) -> (Vec<String>, Vec<Part>) {
    match contents(Source { bytes, ..Source::default() }).unwrap() {
        Contents::One(_) => panic!("one article"),
        Contents::Several(several) => {
            let names = several.entries().iter().map(|entry| entry.name.clone()).collect();
            (names, (0..several.entries().len()).map(|at| several.read(at).unwrap()).collect())
        }
    }
}

/// Kinds and texts of all blocks.
fn blocks(article: &Imported) -> Vec<(&BlockKind, &str)> {
    article.texts().map(|(block, text)| (&block.kind, text)).collect()
}

fn of<'a>(article: &'a Imported, words: &str) -> &'a Block {
    article.texts().find(|(_, text)| text.contains(words)).unwrap_or_else(|| panic!("no “{words}”")).0
}

fn marked(article: &Imported, kind: &MarkKind) -> Vec<String> {
    let all: Vec<char> = article.text.chars().collect();
    article
        .blocks
        .iter()
        .flat_map(|block| &block.marks)
        .filter(|mark| mark.kind == *kind)
        .map(|mark| all[mark.start as usize..mark.end as usize].iter().collect())
        .collect()
}

pub const MARKDOWN: &str = "---
title: The tent on the ice
author: [Ada Nord]
date: 1928-06-24
url: https://gazette.example/tent
---

# The tent on the ice

The crew had **red** paint and a [radio](https://gazette.example/radio).[^1]

## What they had

- a tent
  1. dyed
  2. mended
- rations

> We saw the smoke.

```
SOS ITALIA
```

| day | place |
|-----|-------|
| 25  | ice   |

[^1]: The set was built on board.
";

#[test]
fn markdown_keeps_its_structure_and_its_front_matter() {
    let source = Source { bytes: MARKDOWN.as_bytes(), file_name: Some("tent.md"), ..Source::default() };
    let article = read(source).unwrap();
    assert_eq!(article.format, Format::Markdown);
    let metadata = &article.metadata;
    assert_eq!(metadata.title.value.as_deref(), Some("The tent on the ice"));
    assert!(metadata.title.verified);
    assert_eq!(metadata.authors.value, Some(vec!["Ada Nord".to_owned()]));
    assert_eq!(metadata.published.value.as_deref(), Some("1928-06-24"));
    assert_eq!(metadata.address.value.as_deref(), Some("https://gazette.example/tent"));
    assert_eq!(article.blocks[0].fold, Some(FoldReason::Title));
    let cell =
        |row, column, header| BlockKind::Cell { table: 0, row, column, row_span: 1, column_span: 1, header };
    assert_eq!(
        blocks(&article)[1..],
        [
            (&BlockKind::Paragraph, "The crew had red paint and a radio.1"),
            (&BlockKind::Heading { level: 2 }, "What they had"),
            (&BlockKind::ListItem { depth: 0, number: None }, "a tent"),
            (&BlockKind::ListItem { depth: 1, number: Some(1) }, "dyed"),
            (&BlockKind::ListItem { depth: 1, number: Some(2) }, "mended"),
            (&BlockKind::ListItem { depth: 0, number: None }, "rations"),
            (&BlockKind::Quotation, "We saw the smoke."),
            (&BlockKind::Preformatted, "SOS ITALIA"),
            (&cell(0, 0, true), "day"),
            (&cell(0, 1, true), "place"),
            (&cell(1, 0, false), "25"),
            (&cell(1, 1, false), "ice"),
            (&BlockKind::Footnote, "1 The set was built on board."),
        ]
    );
    assert_eq!(marked(&article, &MarkKind::Strong), ["red"]);
    assert_eq!(marked(&article, &MarkKind::Superscript), ["1"]);
}

pub const PAGE: &str = "<html lang=en><head><title>Ship turns south</title></head><body><article><h1>Ship turns south</h1>\
    <p>The icebreaker that took two men from the ice last week turned south on Tuesday, its captain said by radio.</p>\
    <p>Coal for nine days is left on board, and the nearest depot lies five days away behind heavy ice fields.</p>\
    <p>The search from the air goes on as long as the weather allows, with two seaplanes and a skiplane.</p>\
    </article></body></html>";

#[test]
fn a_page_with_its_parts_is_read_with_where_and_when_it_was_saved() {
    let mail = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://gazette.example/south\r\n\
         Subject: Ship turns south\r\nDate: Tue, 10 Jul 1928 10:00:00 +0200\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--edge--\"\r\n\r\n\r\n\
         ----edge--\r\nContent-Type: text/html\r\nContent-ID: <a@mhtml.blink>\r\n\
         Content-Transfer-Encoding: 8bit\r\nContent-Location: https://gazette.example/south\r\n\r\n{PAGE}\r\n\
         ----edge--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Location: cid:picture@mhtml.blink\r\n\r\niVBORw0KGgo=\r\n----edge----\r\n"
    );
    let article = one(mail.as_bytes());
    assert_eq!(article.format, Format::Mhtml);
    assert!(article.body().starts_with("The icebreaker that took two men"), "{}", article.body());
    assert_eq!(article.metadata.address.value.as_deref(), Some("https://gazette.example/south"));
    assert_eq!(article.captured.as_deref(), Some("1928-07-10T08:00:00Z"));
    assert!(matches!(
        read(Source { bytes: &mail.as_bytes()[..mail.find("Coal").unwrap()], ..Source::default() }),
        Err(ImportError::Damaged { .. })
    ));
}

#[test]
fn a_page_saved_by_singlefile_tells_its_address_and_moment() {
    let page = PAGE.replace(
        "<head>",
        "<!--\n Page saved with SingleFile \n url: https://gazette.example/south \n \
         saved date: Tue Jul 10 1928 10:00:00 GMT+0200 (Central European Summer Time)\n--><head>",
    );
    let article = one(page.as_bytes());
    assert_eq!(article.metadata.address.value.as_deref(), Some("https://gazette.example/south"));
    assert_eq!(article.captured.as_deref(), Some("1928-07-10T08:00:00Z"));
}

#[test]
fn the_guide_tells_of_every_format_in_the_registry() {
    let guide = include_str!("../../docs/guide/import.md");
    for entry in FORMATS.iter().filter(|entry| !entry.endings.is_empty()) {
        let short = entry.name.split_once('(').map(|(_, short)| short.trim_end_matches(')'));
        let words = short.or_else(|| entry.name.split(' ').nth(1)).unwrap_or(entry.name);
        for word in words.split(", ") {
            assert!(guide.contains(word), "the guide does not name {}", entry.name);
        }
    }
}

#[test]
fn the_registry_names_each_format_once() {
    for entry in FORMATS {
        assert_eq!(FORMATS.iter().filter(|other| other.format == entry.format).count(), 1, "{}", entry.name);
        assert!(!entry.several || entry.read);
    }
}
