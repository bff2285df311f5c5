//! Sources of several articles: books, feeds, web archives, archives of files.

use std::io::Write;

use dateline::import::{Format, ImportError, Source, read};
use dateline::model::BlockKind;
use zip::write::SimpleFileOptions;

use super::{PAGE, gzipped, of, several, zipped};

pub fn book() -> Vec<u8> {
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

pub fn record(address: &str, status: &str, body: &str) -> String {
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
