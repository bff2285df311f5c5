//! What is damaged, cut short, or built to do harm.

use dateline::import::{Contents, ImportError, Imported, Source, contents};
use proptest::prelude::*;

use super::documents::WORD;
use super::several::{book, record};
use super::{MARKDOWN, PAGE, gzipped, one, zipped};

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Bytes changed, cut out or repeated anywhere: what is left is read or refused, never a crash, and what is read
    /// holds together.
    #[test]
    fn any_damage_is_borne(kind in 0..6_usize, at in 0.0..1.0_f64, length in 0..40_usize, byte in any::<u8>(), way in 0..3) {
        let mut bytes = match kind {
            0 => book(),
            1 => zipped(&[("x", ""), ("word/document.xml", WORD)]),
            2 => MARKDOWN.as_bytes().to_vec(),
            3 => gzipped(record("https://gazette.example/south", "200 OK", PAGE).as_bytes()),
            4 => record("https://gazette.example/south", "200 OK", PAGE).into_bytes(),
            _ => b"<rss><channel><item><title>A</title><description>&lt;p>B</description></item></channel></rss>".to_vec(),
        };
        let from = (at * bytes.len() as f64) as usize;
        let to = (from + length).min(bytes.len());
        match way {
            0 => bytes[from..to].fill(byte),
            1 => drop(bytes.drain(from..to)),
            _ => bytes.extend_from_within(from..to),
        }
        let sound = |article: &Imported| {
            let length = article.text.chars().count() as u32;
            assert!(article.blocks.iter().all(|block| block.start <= block.end && block.end <= length));
        };
        for whole in [false, true] {
            match contents(Source { bytes: &bytes, file_name: Some("a.md"), whole, ..Source::default() }) {
                Ok(Contents::One(article)) => sound(&article),
                Ok(Contents::Several(several)) => {
                    for at in 0..several.entries().len() {
                        if let Ok(part) = several.read(at) {
                            sound(&part.imported);
                        }
                    }
                }
                Err(_) => {}
            }
        }
    }
}
