//! Texts whose date expressions were annotated by hand (TimeML), where they lie beside the project, and how well
//! found ones agree with them. Scored as TempEval-3 does: one to one, equal spans first, then the largest overlap.

use std::path::{Path, PathBuf};

/// An expression: code points, and its TIMEX3 value.
pub struct Span {
    pub start: usize,
    pub end: usize,
    pub value: String,
}

/// An annotated text.
pub struct Document {
    pub name: String,
    pub reference: String,
    pub text: String,
    pub gold: Vec<Span>,
}

impl Document {
    /// The half that it belongs to: rules are sought in half `a`, and checked in half `b`. By its name's
    /// FNV-1a hash, bit 16, so that anyone splits alike.
    pub fn half(&self) -> char {
        let hash = self
            .name
            .bytes()
            .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        if hash >> 16 & 1 == 0 { 'a' } else { 'b' }
    }
}

/// The folder of a set of texts beside the project, if it is there.
pub fn folder(name: &str) -> Option<PathBuf> {
    let shared = |folder: &Path| folder.join("../shared/data").join(name);
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(shared).find(|path| path.exists())
}

/// The documents of some sets, in order; none when any is absent.
pub fn documents(sets: &[&str]) -> Option<Vec<Document>> {
    let mut paths = Vec::new();
    for set in sets {
        let entries = std::fs::read_dir(folder(&format!("timeml/{set}"))?).ok()?;
        paths.extend(entries.flatten().map(|entry| entry.path()));
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "tml"));
    paths.sort();
    Some(paths.iter().map(|path| read(path)).collect())
}

fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    tag.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default()
}

fn between<'a>(source: &'a str, from: &str, to: &str) -> &'a str {
    source.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map_or("", |(inner, _)| inner)
}

fn read(path: &Path) -> Document {
    let source = std::fs::read_to_string(path).unwrap();
    let (mut text, mut gold, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut position = 0;
    let mut rest = between(&source, "<TEXT>", "</TEXT>");
    while !rest.is_empty() {
        if let Some((tag, after)) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
            if tag.starts_with("TIMEX3") {
                open.push((position, attribute(tag, "value").to_owned()));
            } else if tag == "/TIMEX3" {
                let (start, value) = open.pop().unwrap();
                gold.push(Span { start, end: position, value });
            }
            rest = after;
            continue;
        }
        let plain = rest.split('<').next().unwrap();
        let unescaped = plain
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&amp;", "&");
        position += unescaped.chars().count();
        text.push_str(&unescaped);
        rest = &rest[plain.len()..];
    }
    let reference = attribute(between(&source, "<DCT>", "</DCT>"), "value").to_owned();
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    Document { name, reference, text, gold }
}

/// How well what was found agrees with what was annotated.
#[derive(Default, Clone, Copy)]
pub struct Score {
    gold: usize,
    found: usize,
    strict: usize,
    relaxed: usize,
    value: usize,
}

impl Score {
    /// Strict, relaxed and value F1 in percent.
    pub fn f1(&self) -> [f64; 3] {
        let all = (self.gold + self.found).max(1) as f64;
        [self.strict, self.relaxed, self.value].map(|hits| 200.0 * hits as f64 / all)
    }

    /// Counts a document in.
    pub fn count(&mut self, document: &Document, found: &[Span]) {
        let mut pairs = Vec::new();
        for (of_gold, gold) in document.gold.iter().enumerate() {
            for (of_found, span) in found.iter().enumerate() {
                let overlap = gold.end.min(span.end).saturating_sub(gold.start.max(span.start));
                if overlap > 0 {
                    let same = gold.start == span.start && gold.end == span.end;
                    pairs.push((!same, usize::MAX - overlap, of_gold, of_found));
                }
            }
        }
        pairs.sort_unstable();
        let (mut used_gold, mut used_found) = (vec![false; document.gold.len()], vec![false; found.len()]);
        for (other, _, of_gold, of_found) in pairs {
            if used_gold[of_gold] || used_found[of_found] {
                continue;
            }
            (used_gold[of_gold], used_found[of_found]) = (true, true);
            self.relaxed += 1;
            self.strict += usize::from(!other);
            self.value += usize::from(document.gold[of_gold].value == found[of_found].value);
        }
        self.gold += document.gold.len();
        self.found += found.len();
    }
}
