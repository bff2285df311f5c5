//! PDF: one page after the other, text as text, colours and fades as such.

use pdf_writer::{Chunk, Content, Finish as _, Name, Pdf, Rect, Ref, TextStr};
use resvg::usvg::Tree;
use serde::{Deserialize, Serialize};
use svg2pdf::{ConversionOptions, to_chunk};

use super::error::PictureError;
use super::png::tree;

/// The sheets there are, lying on their long side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Paper {
    /// 297 × 210 mm.
    #[default]
    A4,
    /// 11 × 8.5 inches.
    Letter,
}

impl Paper {
    /// Width and height in pixels, 96 an inch.
    pub const fn size(self) -> (f64, f64) {
        match self {
            Paper::A4 => (297.0 / 25.4 * 96.0, 210.0 / 25.4 * 96.0),
            Paper::Letter => (1_056.0, 816.0),
        }
    }
}

/// Binds drawings, each a page of its own of this paper.
pub fn bind(
    drawings: &[String],
    paper: Paper,
    title: &str,
    with_others: bool,
) -> Result<Vec<u8>, PictureError> {
    // A point is three quarters of a pixel.
    let (width, height) = paper.size();
    let (width, height) = ((width * 0.75) as f32, (height * 0.75) as f32);
    let mut pdf = Pdf::new();
    let mut next = Ref::new(1);
    let (catalog, pages) = (next.bump(), next.bump());
    pdf.catalog(catalog).pages(pages);
    let info = next.bump();
    pdf.document_info(info).title(TextStr(title)).creator(TextStr("Dateline"));
    let mut kids = Vec::new();
    for drawing in drawings {
        let tree = tree(drawing, with_others)?;
        let (chunk, drawn) = drawn(&tree)?;
        // Its own numbers count on from ours.
        let before = next.get() - 1;
        let ours = |own: Ref| Ref::new(before + own.get());
        let last = chunk.refs().map(|own| own.get()).max().unwrap_or(0);
        next = Ref::new(before + last + 1);
        let (chunk, drawn) = (chunk.renumber(ours), ours(drawn));
        let (id, contents) = (next.bump(), next.bump());
        let name = Name(b"P");
        let mut page = pdf.page(id);
        page.media_box(Rect::new(0.0, 0.0, width, height)).parent(pages).contents(contents);
        page.resources().x_objects().pair(name, drawn);
        page.finish();
        // What was drawn fills a square of one by one.
        let mut content = Content::new();
        content.transform([width, 0.0, 0.0, height, 0.0, 0.0]).x_object(name);
        pdf.stream(contents, &content.finish());
        pdf.extend(&chunk);
        kids.push(id);
    }
    let count = i32::try_from(kids.len()).unwrap_or(i32::MAX);
    pdf.pages(pages).kids(kids).count(count);
    let mut bytes = pdf.finish();
    put_in_order(&mut bytes);
    Ok(bytes)
}

/// How often a drawing is made for fonts in their order. Two or three, as our own letters need, come so soon.
const TRIES: usize = 48;

/// A drawing as objects of a PDF, and which of them it is. `svg2pdf` keeps fonts in a hash map whose order is
/// another each time: the drawing is made again until they stand in the order in which it uses them, so that with
/// [`put_in_order`] the same picture is the same file.
fn drawn(tree: &Tree) -> Result<(Chunk, Ref), PictureError> {
    let mut tries = 1;
    loop {
        let made = to_chunk(tree, ConversionOptions::default())
            .map_err(|error| PictureError::Faulty(error.to_string()))?;
        if tries == TRIES || in_order(&made.0) {
            return Ok(made);
        }
        tries += 1;
    }
}

/// Whether the fonts of a drawing stand in the order of their numbers, which are its first.
fn in_order(chunk: &Chunk) -> bool {
    let mark = b"/Type0";
    let fonts = chunk.as_bytes().windows(mark.len()).filter(|bytes| *bytes == mark).count();
    chunk.refs().map(|font| font.get() as usize).filter(|font| *font <= fonts).is_sorted()
}

/// The lists of what a drawing uses, as `pdf-writer` writes them.
const LISTS: [&[u8]; 6] = [
    b"/XObject <<\n",
    b"/Pattern <<\n",
    b"/ExtGState <<\n",
    b"/Shading <<\n",
    b"/Font <<\n",
    b"/ColorSpace <<\n",
];

/// Sorts the entries of each list of what a drawing uses, which stand in the order of a hash map: a line each, so
/// that nothing else moves.
fn put_in_order(bytes: &mut [u8]) {
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == b'/')) {
        at += found;
        let list = LISTS.iter().find(|list| bytes.get(at..).is_some_and(|rest| rest.starts_with(list)));
        at += list.map_or(1, |list| list.len());
        let rest = bytes.get_mut(at..).filter(|_| list.is_some()).unwrap_or_default();
        let end = rest.windows(2).position(|two| two == b">>").unwrap_or(0);
        let Some(entries) = rest.get_mut(..end) else { continue };
        let mut lines: Vec<Vec<u8>> =
            entries.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        // The last piece is what stands before the end of the list.
        let indent = lines.pop().unwrap_or_default();
        lines.sort_unstable();
        let sorted = lines.into_iter().flatten().chain(indent);
        entries.iter_mut().zip(sorted).for_each(|(place, byte)| *place = byte);
    }
}
