use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use dateline::import::{Contents, Imported, Source, contents};
use dateline::model::BlockKind;

use super::chance::Chance;
use super::{feed_some, takes_linear_time};
use crate::import::assert_sound;
use crate::import_formats::{MARKDOWN, PAGE};

/// Inputs of a short run: each is read and judged.
const FEW: u64 = 150;

/// How many pieces an input has at most: few mostly, as what trips a parser is small, and many now and then.
fn most(chance: &mut Chance, many: usize) -> usize {
    if chance.below(8) == 0 { many } else { 12 }
}

/// Reads whatever the bytes are, every article of them; what is read must hold together, what is refused must say why.
/// Bytes that trip it are shown.
pub fn read_all(source: Source<'_>) {
    let all = || match contents(source) {
        Ok(Contents::One(article)) => sound(&article),
        Ok(Contents::Several(several)) => {
            for at in 0..several.entries().len() {
                match several.read(at) {
                    Ok(part) => sound(&part.imported),
                    Err(why) => assert!(why.to_string().ends_with('.'), "{why}"),
                }
            }
        }
        Err(why) => assert!(why.to_string().ends_with('.'), "{why}"),
    };
    if let Err(tripped) = catch_unwind(AssertUnwindSafe(all)) {
        eprintln!("tripped by {:?}", source.bytes.escape_ascii().to_string());
        resume_unwind(tripped);
    }
}

/// Beside what holds of every article: pictures that are shown came along.
fn sound(article: &Imported) {
    assert_sound(article);
    for block in &article.blocks {
        if let BlockKind::Picture { original: Some(original) } = &block.kind {
            assert!(article.pictures.iter().any(|picture| picture.original == *original));
        }
    }
}

const MARKUP: [&str; 64] = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<div class=related>",
    "<b>",
    "</b>",
    "<a href='https://gazette.example/a'>",
    "<a href='java\nscript:alert(1)'>",
    "<a href=../x>",
    "</a>",
    "<ul>",
    "<ol start=7>",
    "<li>",
    "</ul>",
    "</ol>",
    "<table>",
    "<tr>",
    "<td colspan=2 rowspan=99999>",
    "<th>",
    "</table>",
    "<pre>",
    "</pre>",
    "<blockquote lang=it dir=rtl>",
    "</blockquote>",
    "<figure>",
    "<figcaption>",
    "</figure>",
    "<img src='data:image/png;base64,AAAA' alt='x'>",
    "<noscript>",
    "</noscript>",
    "<template shadowrootmode=open>",
    "</template>",
    "<script>",
    "</script>",
    "<script type='application/ld+json'>",
    "{\"@type\":\"NewsArticle\",",
    "\"headline\":\"Italia lost\",\"datePublished\":\"1928-05-25\"}",
    "<style>",
    "</style>",
    "<!--",
    "-->",
    "<br>",
    "<br><br>",
    "<hr>",
    "<h1>",
    "</h1>",
    "<h2>",
    "</h2>",
    "<svg>",
    "<math>",
    "<title>",
    "</title>",
    "<meta name=author content='Ada Nord'>",
    "<base href='//x'>",
    "<time datetime='1928-05-25'>",
    "&amp;",
    "&#0;",
    "&#x10ffff;",
    "&nbsp;",
    "\u{0}",
    "\u{202e}",
    "The airship Italia left the bay on 23 May with sixteen men on board, and nothing has been heard of her since.",
    "Two pilots will search the ice as soon as the weather allows it, the harbour master said on Saturday.",
];

#[test]
fn any_markup_is_an_article_or_none() {
    feed_some(FEW, "HTML", |chance| {
        let body = if chance.below(3) == 0 {
            chance.mutated(&[PAGE], &['<', '>', '/', '"', '&', 'p'])
        } else {
            let most = most(chance, 60);
            chance.strung(&MARKUP, most)
        };
        let page = if chance.below(2) == 0 { body } else { format!("<!doctype html><html><body>{body}") };
        read_all(Source { bytes: page.as_bytes(), clipboard: chance.below(4) == 0, ..Source::default() });
    });
}

const LINES: [&str; 24] = [
    "The airship Italia left the bay on 23 May with six-\n",
    "teen men on board, and nothing has been heard of her since.\n",
    "Home\n",
    "Share\n",
    "By Ada Nord\n",
    "KINGS BAY, May 26 —",
    "Read more: ",
    "© 1928 The Gazette",
    "\n\n",
    "\t",
    "    ",
    "\r\n",
    "\r",
    "\u{2028}",
    "> ",
    "> > ",
    "-- \n",
    "Photograph: the hangar",
    "With reporting by agencies",
    "Advertisement",
    "雪の中で飛行船が見つかった。",
    "\u{5d0}\u{5d1}\u{5d2}",
    "\u{ad}",
    "1. ",
];

#[test]
fn any_pasted_text_is_an_article_or_none() {
    feed_some(FEW * 4, "pasted text", |chance| {
        let most = most(chance, 80);
        let text = chance.strung(&LINES, most);
        read_all(Source { bytes: text.as_bytes(), clipboard: chance.below(2) == 0, ..Source::default() });
    });
}

const MARKS: [&str; 34] = [
    "# ",
    "## ",
    "- ",
    "1. ",
    "  - ",
    "> ",
    "```\n",
    "~~~",
    "`",
    "**",
    "_",
    "[",
    "](https://gazette.example)",
    "](javascript:x)",
    "[^1]",
    "[^1]: ",
    "|",
    "|---|---|\n",
    "---\n",
    "title: The tent\n",
    "date: 1928-05-25\n",
    "author: [Ada",
    "]\n",
    "<div>",
    "</div>",
    "<script>",
    "![x](a.png)",
    "&amp;",
    "\\",
    "\n\n",
    "\n",
    "    ",
    "The crew had red paint and a radio.",
    "SOS",
];

#[test]
fn any_markdown_is_an_article_or_none() {
    feed_some(FEW * 4, "Markdown", |chance| {
        let text = if chance.below(3) == 0 {
            chance.mutated(&[MARKDOWN], &['-', '|', '#', '\n', ' ', '*'])
        } else {
            let most = most(chance, 80);
            chance.strung(&MARKS, most)
        };
        read_all(Source { bytes: text.as_bytes(), file_name: Some("a.md"), ..Source::default() });
    });
}

const MAIL: [&str; 26] = [
    "MIME-Version: 1.0\r\n",
    "Content-Type: multipart/related; boundary=\"B\"\r\n",
    "Content-Type: multipart/alternative; boundary=B\r\n",
    "Content-Type: text/html; charset=utf-8\r\n",
    "Content-Type: image/png\r\n",
    "Content-Transfer-Encoding: base64\r\n",
    "Content-Transfer-Encoding: quoted-printable\r\n",
    "Content-Location: https://gazette.example/a\r\n",
    "Content-ID: <a@b>\r\n",
    "Snapshot-Content-Location: https://gazette.example/a\r\n",
    "Subject: =?utf-8?Q?Ship=20turns?=\r\n",
    "Date: Tue, 10 Jul 1928 10:00:00 +0200\r\n",
    "\r\n",
    "\r\n\r\n",
    "\r\n--B\r\n",
    "\r\n--B--\r\n",
    "<img src='cid:a@b'>",
    "<p>The ship turned south.</p>",
    "=3D",
    "=\r\n",
    "iVBORw0KGgo=",
    "\t",
    "--",
    "\n\n",
    "boundary=",
    "From: <Saved by Blink>\r\n",
];

#[test]
fn any_page_with_its_parts_is_an_article_or_none() {
    feed_some(FEW, "MHTML", |chance| {
        let rest = chance.strung(&MAIL, 40);
        let mail = format!(
            "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"B\"\r\n\r\n{rest}"
        );
        read_all(Source { bytes: mail.as_bytes(), ..Source::default() });
    });
}

#[test]
fn long_texts_are_read_in_linear_time() {
    for piece in
        ["a ", "a\n", "> ", "Home\n", "- a\n\n", "\u{ad}", "A line of a letter that is quite long.\n", "日"]
    {
        for name in ["a.txt", "a.md"] {
            takes_linear_time(piece, 4_000, |text| {
                read_all(Source { bytes: text.as_bytes(), file_name: Some(name), ..Source::default() });
            });
        }
    }
}
