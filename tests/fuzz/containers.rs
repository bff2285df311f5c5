use dateline::import::Source;

use super::articles::read_all;
use super::chance::Chance;
use super::feed_some;
use crate::import_formats::documents::WORD;
use crate::import_formats::several::{book, record};
use crate::import_formats::{PAGE, gzipped, zipped};

/// Inputs of a short run.
const FEW: u64 = 150;

const XML: [&str; 40] = [
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:footnoteReference w:id='2'/>",
    "<w:pPr><w:numPr><w:ilvl w:val='300'/><w:numId w:val='1'/></w:numPr></w:pPr>",
    "<w:hyperlink r:id='L1'>",
    "</w:hyperlink>",
    "<w:drawing><a:blip r:embed='P1'/></w:drawing>",
    "<w:txbxContent>",
    "</w:txbxContent>",
    "<text:p>",
    "</text:p>",
    "<text:h text:outline-level='99'>",
    "</text:h>",
    "<text:list>",
    "<text:list-item>",
    "</text:list-item>",
    "</text:list>",
    "<text:note><text:note-citation>1</text:note-citation><text:note-body>",
    "</text:note-body></text:note>",
    "<draw:frame><draw:image xlink:href='one.png'/>",
    "<draw:text-box>",
    "</draw:text-box>",
    "</draw:frame>",
    "&a;",
    "&#0;",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>",
    "The ship turned south.",
    "<table:table-cell table:number-columns-spanned='4000000000'>",
];

const PNG: &str = "\u{89}PNG no more";

#[test]
fn any_document_is_an_article_or_none() {
    feed_some(FEW * 4, "DOCX and ODT", |chance| {
        let inner = if chance.below(3) == 0 {
            chance.mutated(&[WORD], &['<', '>', '/', '\'', '&', 'w'])
        } else {
            chance.strung(&XML, 50)
        };
        let word = format!("<w:document xmlns:w='w'><w:body>{inner}</w:body></w:document>");
        let open = format!(
            "<o:document-content xmlns:o='o'><o:body><o:text>{inner}</o:text></o:body></o:document-content>"
        );
        let bytes = if chance.below(2) == 0 {
            let links = chance.strung(
                &[
                    "<Relationship Id='P1' Target='../../one.png'/>",
                    "<Relationship Id='L1' TargetMode='External' Target='file:///x'/>",
                    "</Relationships>",
                    "<",
                ],
                6,
            );
            zipped(&[
                ("x", ""),
                ("word/document.xml", if chance.below(8) == 0 { &inner } else { &word }),
                ("word/_rels/document.xml.rels", &format!("<Relationships>{links}</Relationships>")),
                ("word/footnotes.xml", &inner),
                ("one.png", PNG),
            ])
        } else {
            zipped(&[
                ("mimetype", "application/vnd.oasis.opendocument.text"),
                ("content.xml", &open),
                ("styles.xml", &inner),
                ("one.png", PNG),
            ])
        };
        read_all(Source { bytes: &damaged(chance, bytes), ..Source::default() });
    });
}

#[test]
fn any_book_is_articles_or_none() {
    let pieces = [
        "<manifest>",
        "</manifest>",
        "<spine>",
        "<spine toc='n'>",
        "</spine>",
        "<item id='a' href='one.xhtml' media-type='application/xhtml+xml'/>",
        "<item id='n' href='../../n.xml' properties='nav'/>",
        "<itemref idref='a'/>",
        "<itemref idref='n' linear='no'/>",
        "<metadata>",
        "</metadata>",
        "<dc:title>Letters</dc:title>",
        "<dc:date>1929</dc:date>",
        "<",
        "&amp;",
        "'",
    ];
    feed_some(FEW * 2, "EPUB", |chance| {
        let bytes = if chance.below(3) == 0 {
            book()
        } else {
            let package = format!("<package>{}</package>", chance.strung(&pieces, 24));
            zipped(&[
                ("mimetype", "application/epub+zip"),
                ("META-INF/container.xml", "<container><rootfile full-path='book.opf'/></container>"),
                ("book.opf", &package),
                ("one.xhtml", PAGE),
                (
                    "n.xml",
                    &chance
                        .strung(&["<a href='one.xhtml'>", "May", "</a>", "<navPoint>", "<li>", "</li>"], 12),
                ),
            ])
        };
        read_all(Source { bytes: &damaged(chance, bytes), whole: chance.below(2) == 0, ..Source::default() });
    });
}

#[test]
fn any_web_archive_is_articles_or_none() {
    let heads = [
        "WARC/1.0\r\n",
        "WARC/1.1\r\n",
        "WARC-Type: response\r\n",
        "WARC-Type: resource\r\n",
        "WARC-Target-URI: https://gazette.example/a\r\n",
        "WARC-Target-URI: <data:x>\r\n",
        "WARC-Date: 1928-07-10T08:00:00Z\r\n",
        "Content-Type: application/http\r\n",
        "Content-Type: image/png\r\n",
        "Content-Length: 40\r\n",
        "Content-Length: 99999999999999999999\r\n",
        "\r\n",
        "\r\n\r\n",
        "HTTP/1.1 200 OK\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Content-Encoding: gzip\r\n",
        "ffffffffffffffff\r\n",
        "4\r\nIce \r\n",
        "0\r\n\r\n",
        "<p>The ship turned south.</p><img src='/a'>",
    ];
    feed_some(FEW * 4, "WARC and WACZ", |chance| {
        let whole = record("https://gazette.example/south", "200 OK", PAGE);
        let record =
            if chance.below(3) == 0 { whole } else { format!("WARC/1.0\r\n{}", chance.strung(&heads, 24)) };
        let bytes = damaged(chance, record.into_bytes());
        let bytes = match chance.below(4) {
            0 => bytes,
            1 => [gzipped(&bytes), gzipped(&bytes)].concat(),
            2 => zipped(&[
                ("datapackage.json", b"{}".to_vec()),
                ("archive/a.warc", bytes.clone()),
                ("archive/b.warc.gz", gzipped(&bytes)),
            ]),
            _ => {
                let packed = gzipped(&bytes);
                damaged(chance, packed)
            }
        };
        read_all(Source { bytes: &bytes, ..Source::default() });
    });
}

#[test]
fn any_feed_is_articles_or_none() {
    let pieces = [
        "<item>",
        "</item>",
        "<entry>",
        "</entry>",
        "<title>",
        "</title>",
        "<description>",
        "</description>",
        "<content:encoded>",
        "</content:encoded>",
        "<content type='html'>",
        "<content type='xhtml'>",
        "</content>",
        "<link>https://gazette.example/a</link>",
        "<link href='javascript:x'/>",
        "<pubDate>Tue, 10 Jul 1928 10:00:00 GMT</pubDate>",
        "<updated>1928-07-10</updated>",
        "<author><name>Ada Nord</name></author>",
        "&lt;p&gt;",
        "&lt;img src=x&gt;",
        "<![CDATA[<p>",
        "]]>",
        "&x;",
        "The ship turned south.",
        "<",
        "'",
    ];
    feed_some(FEW * 4, "RSS and Atom", |chance| {
        let inner = chance.strung(&pieces, 40);
        let feed = if chance.below(2) == 0 {
            format!("<rss version='2.0'><channel><title>Gazette</title>{inner}</channel></rss>")
        } else {
            format!("<feed xmlns='http://www.w3.org/2005/Atom'><title>Gazette</title>{inner}</feed>")
        };
        read_all(Source { bytes: &damaged(chance, feed.into_bytes()), ..Source::default() });
    });
}

#[test]
fn any_packed_bytes_are_an_article_or_none() {
    feed_some(FEW * 4, "gzip", |chance| {
        let inside = chance
            .strung(&["The ship turned south. ", "<p>", "\u{feff}", "PK\u{3}\u{4}", "%PDF-", "WARC/"], 30);
        let times = 1 + chance.below(3);
        let bytes = (0..times).fold(inside.into_bytes(), |bytes, _| gzipped(&bytes));
        read_all(Source { bytes: &damaged(chance, bytes), ..Source::default() });
    });
}

/// Bytes changed, cut out, repeated or cut short, now and then.
fn damaged(chance: &mut Chance, mut bytes: Vec<u8>) -> Vec<u8> {
    for _ in 0..chance.below(4) {
        let from = chance.below(bytes.len() + 1);
        let to = (from + chance.below(40)).min(bytes.len());
        match chance.below(4) {
            0 => bytes[from..to].fill(chance.below(256) as u8),
            1 => drop(bytes.drain(from..to)),
            2 => bytes.extend_from_within(from..to),
            _ => bytes.truncate(if chance.below(4) == 0 { from } else { bytes.len() }),
        }
    }
    bytes
}
