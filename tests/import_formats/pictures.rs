//! Pictures that come with documents and web archives, and what their sources say of a part's direction.

use std::fmt::Write as _;
use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use dateline::import::{Imported, Part};
use dateline::model::{BlockKind, Direction};

use super::{PAGE, gzipped, of, one, several, zipped};

/// A picture, large enough to be no dot.
fn png() -> Vec<u8> {
    [b"\x89PNG\r\n\x1a\n".to_vec(), (0..=255).cycle().take(4_000).collect()].concat()
}

/// Kinds and texts in order; of pictures, whether one came along.
fn shape(article: &Imported) -> Vec<(&'static str, &str)> {
    let kind = |kind: &BlockKind| match kind {
        BlockKind::Picture { original: Some(original) } => {
            assert!(article.pictures.iter().any(|picture| picture.original == *original));
            "picture"
        }
        BlockKind::Picture { original: None } => "no picture",
        BlockKind::Caption => "caption",
        _ => "text",
    };
    article.texts().map(|(block, text)| (kind(&block.kind), text)).collect()
}

#[test]
fn a_word_document_brings_its_pictures_and_the_text_of_its_boxes() {
    let document = "<w:document xmlns:w='w' xmlns:r='r' xmlns:wp='p' xmlns:a='a' xmlns:mc='m'><w:body>\
        <w:p><w:r><w:drawing><wp:inline><wp:docPr descr='The  ship'/><a:blip r:embed='P1'/></wp:inline></w:drawing></w:r>\
        <w:r><w:t>She turned south.</w:t></w:r></w:p>\
        <w:p><w:r><w:t>The captain spoke by radio.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:docPr/>\
        <wps:txbx xmlns:wps='s'><w:txbxContent><w:p><w:r><w:t>Nine days of coal.</w:t></w:r></w:p></w:txbxContent></wps:txbx>\
        </w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox xmlns:v='v'><w:txbxContent><w:p><w:r><w:t>Nine days of coal.\
        </w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>\
        <w:p><w:r><w:pict><v:imagedata xmlns:v='v' r:id='P2'/></w:pict></w:r><w:del><w:r><w:drawing><a:blip r:embed='P1'/>\
        </w:drawing></w:r></w:del></w:p>\
        <w:p><w:pPr><w:bidi/></w:pPr><w:r><w:t>Italia אבדה בקרח.</w:t></w:r></w:p>\
        <w:p><w:r><w:drawing><a:blip r:embed='P3'/></w:drawing></w:r></w:p></w:body></w:document>";
    let links = "<Relationships><Relationship Id='P1' Target='media/one.png'/><Relationship Id='P2' \
        Target='/word/media/one.png'/><Relationship Id='P3' Target='../../etc/passwd'/></Relationships>";
    let article = one(&zipped(&[
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("word/document.xml", document.as_bytes().to_vec()),
        ("word/_rels/document.xml.rels", links.as_bytes().to_vec()),
        ("word/media/one.png", png()),
    ]));
    assert_eq!(
        shape(&article),
        [
            ("picture", "The ship"),
            ("text", "She turned south."),
            ("text", "The captain spoke by radio."),
            ("text", "Nine days of coal."),
            ("picture", ""),
            ("text", "Italia אבדה בקרח."),
        ]
    );
    assert_eq!(article.pictures.len(), 1, "the same bytes are kept once");
    assert_eq!(of(&article, "Italia").direction, Some(Direction::Rtl));
    assert_eq!(of(&article, "captain").direction, None);
}

#[test]
fn an_opendocument_text_brings_its_pictures_with_their_captions() {
    let content = "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:draw='d' xmlns:svg='s' xmlns:style='y' \
        xmlns:xlink='x'><office:automatic-styles><style:style style:name='P1' style:parent-style-name='Leftward'/>\
        <style:style style:name='Leftward'><style:paragraph-properties style:writing-mode='rl-tb'/></style:style>\
        </office:automatic-styles><office:body><office:text>\
        <text:p>Two planes left.<draw:frame><draw:text-box><text:p text:style-name='Illustration'><draw:frame>\
        <draw:image xlink:href='Pictures/one.png'/><svg:desc>A plane</svg:desc></draw:frame>The second plane.</text:p>\
        </draw:text-box></draw:frame></text:p>\
        <text:p><draw:frame><draw:image xlink:href='Pictures/none.png'/></draw:frame>None came back.</text:p>\
        <text:p text:style-name='P1'>Italia אבדה בקרח.</text:p></office:text></office:body></office:document-content>";
    let article = one(&zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text".to_vec()),
        ("content.xml", content.as_bytes().to_vec()),
        ("Pictures/one.png", png()),
    ]));
    assert_eq!(
        shape(&article),
        [
            ("text", "Two planes left."),
            ("picture", "A plane"),
            ("caption", "The second plane."),
            ("text", "None came back."),
            ("text", "Italia אבדה בקרח."),
        ]
    );
    assert_eq!(of(&article, "Italia").direction, Some(Direction::Rtl));
}

/// An answer of a server, as a record.
fn answer(address: &str, kind: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n");
    let mut record = String::new();
    write!(
        record,
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 1928-07-10T08:00:00Z\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{head}",
        head.len() + body.len()
    )
    .unwrap();
    [record.into_bytes(), body.to_vec(), b"\r\n\r\n".to_vec()].concat()
}

#[test]
fn pages_of_a_web_archive_find_their_pictures_in_it() {
    let page =
        PAGE.replacen("</p>", "</p><figure><img src='../pictures/map.png#x' alt='The map'></figure>", 1);
    let page = answer("https://gazette.example/news/south", "text/html", page.as_bytes());
    let picture = answer("https://gazette.example/pictures/map.png", "image/png", &png());
    let pictures = |parts: &[Part]| {
        assert_eq!(parts.len(), 1, "a picture is no article");
        let article = &parts[0].imported;
        assert!(shape(article).contains(&("picture", "The map")), "{:?}", shape(article));
        article.pictures.len()
    };
    let plain = [page.clone(), picture.clone()].concat();
    let packed = [gzipped(&picture), gzipped(&page)].concat();
    let container = zipped(&[
        ("datapackage.json", b"{}".to_vec()),
        ("archive/pictures.warc.gz", gzipped(&picture)),
        ("archive/pages.warc", page),
    ]);
    for bytes in [plain, packed, container] {
        assert_eq!(pictures(&several(&bytes).1), 1);
    }
}

#[test]
fn pages_of_a_web_archive_are_unpacked_however_the_server_packed_them() {
    let mut brotli = Vec::new();
    brotli::CompressorReader::new(PAGE.as_bytes(), 4_096, 5, 20).read_to_end(&mut brotli).unwrap();
    let zstd = zstd::encode_all(PAGE.as_bytes(), 3).unwrap();
    for (coding, body) in [("br", brotli), ("zstd", zstd), ("gzip", gzipped(PAGE.as_bytes()))] {
        let kind = format!("text/html\r\nContent-Encoding: {coding}");
        let (_, parts) = several(&answer("https://gazette.example/south", &kind, &body));
        assert!(parts[0].imported.body().starts_with("The icebreaker"), "{coding}");
    }
}

#[test]
fn a_picture_that_is_loaded_late_is_found_where_scripts_do_not_run_and_comes_once() {
    let data = format!("data:image/png;base64,{}", STANDARD.encode(png()));
    let plainly = format!("<noscript><p>Switch scripts on.</p><IMG src='{data}' alt='The ship'></noscript>");
    for late in [String::new(), format!("<img src='dot.gif' data-src='{data}' alt='The ship'>")] {
        let page = PAGE.replacen("</p>", &format!("</p><figure>{late}{plainly}</figure>"), 1);
        let article = one(page.as_bytes());
        let shown = shape(&article).into_iter().filter(|(kind, _)| *kind == "picture").count();
        assert_eq!(shown, 1, "{:?}", shape(&article));
        assert!(!article.text.contains("Switch scripts on"));
    }
}

#[test]
fn a_part_keeps_the_direction_that_its_source_states() {
    let page = PAGE
        .replace("<html lang=en>", "<html lang=en dir=ltr>")
        .replacen(
            "</p>",
            "</p><blockquote dir=RTL><p>Italia אבדה בקרח לפני שבוע, כך נאמר בתחנת הרדיו.</p></blockquote>",
            1,
        )
        .replacen(
            "</p></article>",
            "</p><p dir=rtl>הספינה פנתה דרומה ביום שלישי, ולא נותר לה פחם ליותר מתשעה ימים.</p></article>",
            1,
        );
    let article = one(page.as_bytes());
    assert_eq!(of(&article, "אבדה").direction, Some(Direction::Rtl));
    assert_eq!(of(&article, "הספינה").direction, None, "its first letter shows it");
    assert!(article.blocks.iter().filter(|block| block.direction.is_some()).count() == 1);
}
