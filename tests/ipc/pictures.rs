//! Pictures that came with an article.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use dateline::ipc::Code;
use dateline::ipc::import::{ImportItem, ImportOutcome};
use serde_json::{Value, json};

use super::Desk;

const STORY: [&str; 3] = [
    "KINGS BAY, May 26, 1928. The airship Italia left Kings Bay on May 23 with sixteen men on board, and nothing has been heard of her since yesterday morning.",
    "The base ship Citta di Milano called her through the night without an answer. General Umberto Nobile had reported strong head winds over the ice north of Svalbard.",
    "Two Norwegian pilots will search the ice north of the islands as soon as the weather allows it, the harbour master said, and a whaler follows the edge of the pack.",
];

fn png() -> Vec<u8> {
    [b"\x89PNG\r\n\x1a\n".to_vec(), (0..=255).cycle().take(4_000).collect()].concat()
}

/// A page with this image element after its first paragraph.
fn page(image: &str) -> String {
    let [first, second, third] = STORY;
    format!(
        "<html lang=en><head><title>Airship missing</title></head><body><article><h1>Airship missing</h1><p>{first}</p><figure>{image}<figcaption>The hangar at Kings Bay.</figcaption></figure><p>{second}</p><p>{third}</p></article></body></html>"
    )
}

fn import(desk: &Desk, path: &std::path::Path) -> Value {
    let result = desk.import(vec![ImportItem::Path { path: path.display().to_string() }]).remove(0);
    assert_eq!(result.outcome, ImportOutcome::Imported, "{}", result.message);
    desk.article(&json!(result.article))
}

/// The hashes of the pictures that are shown.
fn shown(view: &Value) -> Vec<String> {
    let blocks = view["version"]["blocks"].as_array().unwrap();
    let pictures =
        blocks.iter().filter(|block| block["kind"]["type"] == "picture" && block["fold"].is_null());
    pictures.map(|block| block["kind"]["original"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_picture_in_the_page_is_kept_and_shown_by_its_hash() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    let lazy = format!(
        "<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" data-src=\"data:image/png;base64,{}\" alt=\"A  hangar\">",
        STANDARD.encode(png())
    );
    std::fs::write(&path, page(&lazy)).unwrap();
    let view = import(&desk, &path);
    let hash = dateline::library::hash(&png());
    assert_eq!(shown(&view), std::slice::from_ref(&hash));
    let blocks = view["version"]["blocks"].as_array().unwrap();
    let caption = blocks.iter().find(|block| block["kind"]["type"] == "caption").unwrap();
    assert_eq!(caption["fold"], Value::Null, "the caption of a picture that is here is shown");
    assert!(view["version"]["text"].as_str().unwrap().contains("A hangar"));

    let picture = desk.ok("article_picture", json!({ "original": hash }));
    assert_eq!(picture["media_type"], "image/png");
    let expected = format!("data:image/png;base64,{}", STANDARD.encode(png()));
    assert_eq!(picture["address"], json!(expected));
    let refused = desk.call("article_picture", json!({ "original": view["version"]["original"] }));
    assert_eq!(refused.unwrap_err().code, Code::NotFound);
    assert_eq!(desk.library.check().unwrap().problems, Vec::<String>::new());

    let again = ImportItem::Path { path: path.display().to_string() };
    assert_eq!(desk.import(vec![again])[0].outcome, ImportOutcome::Duplicate);
    assert_eq!(desk.ok("article_picture", json!({ "original": hash })), picture);
    desk.ok("undo", json!({}));
    assert!(desk.call("article_picture", json!({ "original": hash })).is_err());
    desk.ok("redo", json!({}));
    assert_eq!(desk.ok("article_picture", json!({ "original": hash })), picture);
}

#[test]
fn drawings_and_what_hides_as_a_picture_are_not_kept() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    let drawing =
        format!("<svg xmlns='http://www.w3.org/2000/svg'><script>{}</script></svg>", "x".repeat(3_000));
    let image = format!(
        "<img src=\"data:image/svg+xml;base64,{0}\"><img src=\"data:image/png;base64,{0}\">",
        STANDARD.encode(drawing)
    );
    std::fs::write(&path, page(&image)).unwrap();
    assert_eq!(shown(&import(&desk, &path)), Vec::<String>::new());
}

#[test]
fn pictures_of_a_complete_page_come_from_its_folder_and_from_nowhere_else() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir_all(at("saved/Report_files")).unwrap();
    std::fs::write(at("saved/Report_files/the map.png"), png()).unwrap();
    std::fs::write(at("secret.png"), [png(), vec![1]].concat()).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(at("secret.png"), at("saved/Report_files/link.png")).unwrap();
    let images = format!(
        "<img src=\"./Report_files/the%20map.png?v=1\"><img src=\"../secret.png\"><img src=\"Report_files/link.png\"><img src=\"{}\"><img src=\"file://{}\">",
        at("secret.png").display(),
        at("secret.png").display()
    );
    std::fs::write(at("saved/Report.html"), page(&images)).unwrap();
    let view = import(&desk, &at("saved/Report.html"));
    assert_eq!(shown(&view), [dateline::library::hash(&png())]);
}

#[test]
fn pictures_of_a_page_in_one_file_come_by_their_content_id_or_address() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.mhtml");
    let other = [png(), vec![2]].concat();
    let images =
        "<img src=\"cid:map@saved\"><img src=\"https://gazette.example/other.png\"><img src=\"cid:none\">";
    let part = |head: &str, bytes: &[u8]| {
        format!(
            "--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n{head}\r\n\r\n{}\r\n",
            STANDARD.encode(bytes)
        )
    };
    let file = format!(
        "From: <Saved by a browser>\r\nSubject: Airship missing\r\nMIME-Version: 1.0\r\nSnapshot-Content-Location: https://gazette.example/italia\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"B\"\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://gazette.example/italia\r\n\r\n{}\r\n{}{}--B--\r\n",
        page(images),
        part("Content-ID: <map@saved>", &png()),
        part("Content-Location: https://gazette.example/other.png", &other)
    );
    std::fs::write(&path, file).unwrap();
    let view = import(&desk, &path);
    assert_eq!(shown(&view), [png(), other].map(|bytes| dateline::library::hash(&bytes)));
}

#[test]
fn pictures_of_a_book_come_with_its_chapters() {
    use std::io::Write as _;
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.epub");
    let mut book = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    let chapter = format!(
        "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><body><h1>On the ice</h1><p>{}</p><p><img src='../images/map.png' alt='The map'/></p><aside epub:type='footnote'><p>The log was kept by hand.</p></aside></body></html>",
        STORY[0]
    );
    for (name, bytes) in [
        ("mimetype", b"application/epub+zip".to_vec()),
        (
            "META-INF/container.xml",
            b"<container><rootfiles><rootfile full-path='OPS/package.opf'/></rootfiles></container>".to_vec(),
        ),
        (
            "OPS/package.opf",
            b"<package><metadata><title>The loss</title></metadata><manifest><item id='a' href='text/one.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>".to_vec(),
        ),
        ("OPS/text/one.xhtml", chapter.into_bytes()),
        ("OPS/images/map.png", png()),
    ] {
        book.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        book.write_all(&bytes).unwrap();
    }
    book.finish().unwrap();
    let view = import(&desk, &path);
    let hash = dateline::library::hash(&png());
    assert_eq!(shown(&view), std::slice::from_ref(&hash));
    assert!(desk.call("article_picture", json!({ "original": hash })).is_ok());
    let kinds: Vec<&str> = view["version"]["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|block| block["kind"]["type"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["heading", "paragraph", "picture", "footnote"]);
}

#[test]
fn parts_in_another_language_say_so_and_footnotes_are_footnotes() {
    use dateline::import::{Source, read};
    use dateline::model::BlockKind;
    let [first, second, third] = STORY;
    let page = format!(
        "<html lang=en-GB><title>Airship missing</title><article><h1>Airship missing</h1><p>{first}</p><blockquote lang=it><p>Nessuna notizia del dirigibile da ieri mattina, e il tempo resta cattivo su tutta la costa del nord.</p></blockquote><p lang=en>{second}</p><p>{third}</p><div role=doc-footnote><p>The harbour master’s log was copied a week later, by another hand than the first.</p></div></article></html>"
    );
    let imported = read(Source { bytes: page.as_bytes(), ..Source::default() }).unwrap();
    let languages: Vec<&str> = imported.blocks.iter().filter_map(|block| block.language.as_deref()).collect();
    assert_eq!(languages, ["it"]);
    assert_eq!(imported.blocks.iter().filter(|block| block.kind == BlockKind::Footnote).count(), 1);
}
