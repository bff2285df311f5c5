//! Every format of the registry, by a document written for it here.

use std::io::Write;

use dateline::import::format::FORMATS;
use dateline::import::{Contents, Format, ImportError, Imported, Part, Source, contents, read};
use dateline::model::{Block, BlockKind, FoldReason, MarkKind};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// A zip container with these members, the first of them stored as it is.
fn zipped(members: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (at, (name, text)) in members.iter().enumerate() {
        let method = if at == 0 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
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

const MARKDOWN: &str = "---
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

const PAGE: &str = "<html lang=en><head><title>Ship turns south</title></head><body><article><h1>Ship turns south</h1>\
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

fn book() -> Vec<u8> {
    zipped(&[
        ("mimetype", "application/epub+zip"),
        (
            "META-INF/container.xml",
            "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>\
             <rootfile full-path='OPS/book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>",
        ),
        (
            "OPS/book.opf",
            "<package xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata><dc:title>Letters from the ice</dc:title>\
             <dc:creator>Ada Nord</dc:creator><dc:language>en</dc:language><dc:date>1929</dc:date>\
             <dc:publisher>Harbour Press</dc:publisher></metadata><manifest>\
             <item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>\
             <item id='cover' href='cover.xhtml' media-type='application/xhtml+xml'/>\
             <item id='one' href='text/one.xhtml' media-type='application/xhtml+xml'/>\
             <item id='two' href='text/two.xhtml' media-type='application/xhtml+xml'/></manifest>\
             <spine><itemref idref='cover'/><itemref idref='nav'/><itemref idref='one'/><itemref idref='two'/></spine>\
             </package>",
        ),
        (
            "OPS/nav.xhtml",
            "<html><body><nav><ol><li><a href='text/one.xhtml'>May</a></li>\
             <li><a href='text/two.xhtml#top'>June</a></li></ol></nav></body></html>",
        ),
        ("OPS/cover.xhtml", "<html><body><img src='cover.jpg' alt='Cover'/></body></html>"),
        (
            "OPS/text/one.xhtml",
            "<html><body><h2>May</h2><p>Dear sister, we leave the bay tomorrow.</p>\
             <table><tr><th>day</th><th>wind</th></tr><tr><td>24</td><td>south</td></tr></table></body></html>",
        ),
        (
            "OPS/text/two.xhtml",
            "<html><body><p>Dear sister, nothing has been heard for a week.</p></body></html>",
        ),
    ])
}

#[test]
fn a_book_is_one_article_a_chapter_or_one_whole() {
    let bytes = book();
    let (names, parts) = several(&bytes);
    assert_eq!(names, ["May", "June"]);
    let june = &parts[1].imported;
    assert_eq!((june.format, june.metadata.title.value.as_deref()), (Format::Epub, Some("June")));
    assert_eq!(june.metadata.publisher.value.as_deref(), Some("Letters from the ice"));
    assert_eq!(june.metadata.authors.value, Some(vec!["Ada Nord".to_owned()]));
    assert_eq!(june.metadata.published.value.as_deref(), Some("1929"));
    assert_eq!(june.body(), "Dear sister, nothing has been heard for a week.");
    assert!(parts[1].bytes.starts_with(b"<html>"));
    let whole = read(Source { bytes: &bytes, whole: true, ..Source::default() }).unwrap();
    assert_eq!(whole.metadata.publisher.value.as_deref(), Some("Harbour Press"));
    let texts: Vec<&str> = whole.texts().map(|(_, text)| text).collect();
    assert_eq!(texts.first(), Some(&"May"));
    assert!(texts.contains(&"June") && texts.contains(&"south"));
    assert_eq!(of(&whole, "June").kind, BlockKind::Heading { level: 2 });
    assert!(matches!(
        read(Source { bytes: &bytes, ..Source::default() }),
        Err(ImportError::Several { count: 2, .. })
    ));
}

const WORD: &str = "<w:document xmlns:w='w' xmlns:r='r'><w:body>\
    <w:p><w:pPr><w:pStyle w:val='Titel'/></w:pPr><w:r><w:t>The search</w:t></w:r></w:p>\
    <w:p><w:pPr><w:pStyle w:val='berschrift1'/></w:pPr><w:r><w:t>By air</w:t></w:r></w:p>\
    <w:p><w:r><w:t xml:space='preserve'>Two planes </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>left</w:t></w:r>\
    <w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'> at four</w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r></w:del>\
    <w:r><w:footnoteReference w:id='2'/></w:r><w:hyperlink r:id='L1'><w:r><w:t>.</w:t></w:r></w:hyperlink></w:p>\
    <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>coal</w:t></w:r></w:p>\
    <w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>nine days</w:t></w:r></w:p>\
    <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>oil</w:t></w:r></w:p>\
    <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>wide</w:t></w:r></w:p></w:tc></w:tr>\
    <w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>tall</w:t></w:r></w:p></w:tc>\
    <w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>\
    <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
    </w:body></w:document>";

#[test]
fn a_word_document_keeps_headings_lists_spans_notes_and_properties() {
    let bytes = zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", WORD),
        (
            "word/styles.xml",
            "<w:styles xmlns:w='w'><w:style w:styleId='Titel'><w:name w:val='Title'/></w:style>\
             <w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style></w:styles>",
        ),
        (
            "word/numbering.xml",
            "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
             <w:numFmt w:val='decimal'/></w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum>\
             <w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num></w:numbering>",
        ),
        (
            "word/footnotes.xml",
            "<w:footnotes xmlns:w='w'><w:footnote w:id='2'><w:p><w:r><w:t>Local time.</w:t></w:r></w:p></w:footnote>\
             </w:footnotes>",
        ),
        (
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id='L1' Target='https://gazette.example/log' TargetMode='External'/>\
             </Relationships>",
        ),
        (
            "docProps/core.xml",
            "<cp:coreProperties xmlns:cp='c' xmlns:dc='d' xmlns:dcterms='t'><dc:creator>Olav Berg</dc:creator>\
             <dcterms:created>1928-07-01T10:00:00Z</dcterms:created>\
             <dcterms:modified>1928-07-03T10:00:00Z</dcterms:modified></cp:coreProperties>",
        ),
    ]);
    let article = one(&bytes);
    assert_eq!(article.format, Format::Docx);
    let metadata = &article.metadata;
    assert_eq!(metadata.title.value.as_deref(), Some("The search"));
    assert_eq!(metadata.authors.value, Some(vec!["Olav Berg".to_owned()]));
    assert_eq!(metadata.modified.value.as_deref(), Some("1928-07-03"));
    let cell = |row, column, row_span, column_span| BlockKind::Cell {
        table: 0,
        row,
        column,
        row_span,
        column_span,
        header: false,
    };
    assert_eq!(
        blocks(&article),
        [
            (&BlockKind::Paragraph, "The search"),
            (&BlockKind::Heading { level: 2 }, "By air"),
            (&BlockKind::Paragraph, "Two planes left at four1."),
            (&BlockKind::ListItem { depth: 0, number: Some(1) }, "coal"),
            (&BlockKind::ListItem { depth: 1, number: None }, "nine days"),
            (&BlockKind::ListItem { depth: 0, number: Some(2) }, "oil"),
            (&cell(0, 0, 1, 2), "wide"),
            (&cell(1, 0, 2, 1), "tall"),
            (&cell(1, 1, 1, 1), "a"),
            (&cell(2, 1, 1, 1), "b"),
            (&BlockKind::Footnote, "1 Local time."),
        ]
    );
    assert_eq!(article.blocks[0].fold, Some(FoldReason::Title));
    assert_eq!(marked(&article, &MarkKind::Strong), ["left at four"]);
    assert_eq!(marked(&article, &MarkKind::Link { address: "https://gazette.example/log".into() }), ["."]);
}

#[test]
fn an_opendocument_text_keeps_headings_lists_tables_notes_and_properties() {
    let content = "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:style='s' xmlns:table='b' xmlns:fo='f' \
        xmlns:xlink='x'><office:automatic-styles><style:style style:name='T1'><style:text-properties fo:font-style='italic'/>\
        </style:style><text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='1'/>\
        </text:list-style></office:automatic-styles><office:body><office:text>\
        <text:p text:style-name='Title'>The search</text:p><text:h text:outline-level='2'>By sea</text:h>\
        <text:p>The <text:span text:style-name='T1'>Krassin</text:span> turned\
        <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>On Tuesday.</text:p></text:note-body>\
        </text:note> south.</text:p><text:list text:style-name='L1'><text:list-item><text:p>coal</text:p></text:list-item>\
        <text:list-item><text:p>oil</text:p></text:list-item></text:list>\
        <table:table><table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>wide</text:p></table:table-cell>\
        <table:covered-table-cell/></table:table-row></table:table></office:text></office:body></office:document-content>";
    let bytes = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", content),
        (
            "meta.xml",
            "<office:document-meta xmlns:office='o' xmlns:dc='d' xmlns:meta='m'><office:meta>\
             <meta:initial-creator>Olav Berg</meta:initial-creator><dc:date>1928-07-03T10:00:00</dc:date>\
             </office:meta></office:document-meta>",
        ),
    ]);
    let article = one(&bytes);
    assert_eq!(article.format, Format::Odt);
    assert_eq!(article.metadata.title.value.as_deref(), Some("The search"));
    assert_eq!(article.metadata.authors.value, Some(vec!["Olav Berg".to_owned()]));
    assert_eq!(
        blocks(&article)[1..],
        [
            (&BlockKind::Heading { level: 3 }, "By sea"),
            (&BlockKind::Paragraph, "The Krassin turned1 south."),
            (&BlockKind::ListItem { depth: 0, number: Some(1) }, "coal"),
            (&BlockKind::ListItem { depth: 0, number: Some(2) }, "oil"),
            (
                &BlockKind::Cell { table: 0, row: 0, column: 0, row_span: 1, column_span: 2, header: false },
                "wide"
            ),
            (&BlockKind::Footnote, "1 On Tuesday."),
        ]
    );
    assert_eq!(marked(&article, &MarkKind::Emphasis), ["Krassin"]);
}

#[test]
fn a_feed_gives_its_entries_and_says_where_there_is_only_a_summary() {
    let rss = "<?xml version='1.0'?><rss version='2.0' xmlns:content='c' xmlns:dc='d'><channel><title>Harbour Gazette</title>\
        <language>en</language><item><title>Signals &amp; silence</title><link>https://gazette.example/signals</link>\
        <dc:creator>Ada Nord</dc:creator><pubDate>Sun, 24 Jun 1928 10:00:00 GMT</pubDate><description>Short.</description>\
        <content:encoded><![CDATA[<p>A farmer heard <b>signals</b>.</p><p>Nobody believed him.</p>]]></content:encoded></item>\
        <item><title>Coal</title><guid isPermaLink='false'>7</guid><description>Coal runs low.</description></item>\
        </channel></rss>";
    let (names, parts) = several(rss.as_bytes());
    assert_eq!(names, ["Signals & silence", "Coal"]);
    let first = &parts[0].imported;
    assert_eq!(
        (first.format, first.body()),
        (Format::Feed, "A farmer heard signals.\nNobody believed him.".to_owned())
    );
    assert_eq!(first.metadata.address.value.as_deref(), Some("https://gazette.example/signals"));
    assert_eq!(first.metadata.published.value.as_deref(), Some("1928-06-24"));
    assert_eq!(first.metadata.publisher.value.as_deref(), Some("Harbour Gazette"));
    assert_eq!(first.metadata.authors.value, Some(vec!["Ada Nord".to_owned()]));
    assert!(!first.doubtful && parts[1].imported.doubtful);
    assert!(parts[1].imported.remarks[0].contains("summary"));
    assert!(parts[0].bytes.starts_with(b"<item>") && parts[0].bytes.ends_with(b"</item>"));
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Log</title><entry><title>One</title>\
        <link rel='alternate' href='https://gazette.example/one'/><published>1928-06-24T10:00:00Z</published>\
        <updated>1928-06-25T10:00:00Z</updated><author><name>Olav Berg</name></author>\
        <content type='xhtml'><div><p>Ice &lt; water.</p></div></content></entry></feed>";
    let (_, parts) = several(atom.as_bytes());
    let entry = &parts[0].imported;
    assert_eq!(entry.body(), "Ice < water.");
    assert_eq!(entry.metadata.modified.value.as_deref(), Some("1928-06-25"));
    assert_eq!(entry.metadata.authors.value, Some(vec!["Olav Berg".to_owned()]));
}

fn record(address: &str, status: &str, body: &str) -> String {
    let answer = format!("HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}");
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 1928-07-10T08:00:00Z\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{answer}\r\n\r\n",
        answer.len()
    )
}

#[test]
fn a_web_archive_lists_its_pages_with_address_and_moment() {
    let records = [
        "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nok\r\n\r\n".to_owned(),
        record("https://gazette.example/south", "200 OK", PAGE),
        record("https://gazette.example/gone", "404 Not Found", "<title>Gone</title>"),
    ];
    let plain = records.concat().into_bytes();
    let packed: Vec<u8> = records.iter().flat_map(|record| gzipped(record.as_bytes())).collect();
    for bytes in [&plain, &packed] {
        let (names, parts) = several(bytes);
        assert_eq!(names, ["Ship turns south"]);
        let article = &parts[0].imported;
        assert_eq!(article.format, Format::Warc);
        assert_eq!(article.metadata.address.value.as_deref(), Some("https://gazette.example/south"));
        assert_eq!(article.captured.as_deref(), Some("1928-07-10T08:00:00Z"));
        assert_eq!(parts[0].bytes, PAGE.as_bytes());
    }
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in [("datapackage.json", &b"{}"[..]), ("archive/data.warc.gz", &packed[..])] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    let (names, parts) = several(&writer.finish().unwrap().into_inner());
    assert_eq!(
        (names.as_slice(), parts[0].imported.format),
        (&["Ship turns south".to_owned()][..], Format::Wacz)
    );
    // What is cut short gives the pages before the cut.
    let cut = &packed[..packed.len() - 30];
    assert_eq!(several(cut).0, ["Ship turns south"]);
}

#[test]
fn a_zip_archive_gives_the_files_that_are_articles() {
    let bytes = zipped(&[
        ("south.html", PAGE),
        ("south_files/frame.html", PAGE),
        (".hidden.html", PAGE),
        ("notes/log.txt", "Coal runs low.\nThe ship turns south."),
        ("picture.png", "no article"),
    ]);
    let (names, parts) = several(&bytes);
    assert_eq!(names, ["south.html", "notes/log.txt"]);
    assert!(parts[1].imported.text.contains("Coal runs low."));
    let nothing = zipped(&[("picture.png", "no article")]);
    assert!(matches!(
        read(Source { bytes: &nothing, ..Source::default() }),
        Err(ImportError::NoArticles { .. })
    ));
}

#[test]
fn containers_that_are_damaged_or_grow_beyond_bounds_are_refused() {
    let refused = |bytes: &[u8]| match contents(Source { bytes, ..Source::default() }) {
        Err(error) => error,
        Ok(Contents::One(_)) => panic!("read"),
        Ok(Contents::Several(several)) => several.read(0).unwrap_err(),
    };
    let bomb = " ".repeat(70_000_000);
    let bombs = [
        zipped(&[("a.txt", ""), ("word/document.xml", &bomb)]),
        zipped(&[("a.md", &bomb)]),
        gzipped(format!("WARC/1.0\r\n{bomb}").as_bytes()),
    ];
    for bytes in bombs {
        assert_eq!(refused(&bytes), ImportError::UnpacksTooLarge);
    }
    let book = book();
    for cut in [30, book.len() / 2, book.len() - 10] {
        assert!(matches!(refused(&book[..cut]), ImportError::Damaged { .. }), "{cut}");
    }
    let entities = "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><w:document xmlns:w='w'><w:body><w:p><w:r>\
                    <w:t>before &a; after</w:t></w:r></w:p></w:body></w:document>";
    let article = one(&zipped(&[("x", ""), ("word/document.xml", entities)]));
    assert_eq!(article.text, "before  after");
    let outside = zipped(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", "<container><rootfile full-path='../../../etc/passwd'/></container>"),
    ]);
    assert!(matches!(refused(&outside), ImportError::Damaged { .. }));
    let feed = "<rss><channel><item><title>One</title>";
    assert!(matches!(refused(feed.as_bytes()), ImportError::Damaged { .. }));
}

#[test]
fn the_registry_names_each_format_once() {
    for entry in FORMATS {
        assert_eq!(FORMATS.iter().filter(|other| other.format == entry.format).count(), 1, "{}", entry.name);
        assert!(!entry.several || entry.read);
    }
}
