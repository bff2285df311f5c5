//! Research notes for the next tool: one file a format, one registry of formats. Reads only.
//!
//! Every claim goes out with its quotation, its source, the address, the moment of capture and the
//! original's SHA-256. Text from articles is data here too: each format escapes it by its own rules.

pub mod csv;
mod markdown;
mod w3c;

use crate::library::research::Research;
use crate::model::Timestamp;

/// What an export says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// The title: the timeline's name, the article's headline, or the library's name.
    pub title: String,
    /// The library's name.
    pub library: String,
    /// When it is exported.
    pub now: Timestamp,
}

/// A format.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name on screen.
    pub label: &'static str,
    /// What it is good for, in a sentence.
    pub purpose: &'static str,
    /// The file name's ending, without dot.
    pub extension: &'static str,
    /// Writes it.
    write: fn(&Heading, &Research) -> String,
}

impl Format {
    /// The whole file's text.
    pub fn write(&self, heading: &Heading, research: &Research) -> String {
        (self.write)(heading, research)
    }

    /// A file name for this title: what file systems refuse is left out.
    pub fn file_name(&self, title: &str) -> String {
        let kept: String = title
            .chars()
            .map(|c| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { ' ' } else { c })
            .take(80)
            .collect();
        let words: Vec<&str> = kept.split_whitespace().collect();
        let stem = words.join(" ");
        let stem = stem.trim_matches(['.', ' ']);
        format!("{}.{}", if stem.is_empty() { "Dateline" } else { stem }, self.extension)
    }
}

/// The one registry of formats.
pub const FORMATS: [Format; 3] = [
    Format {
        name: "markdown",
        label: "Markdown",
        purpose: "Research notes to read and to write on: events in order with their quotations, passages, sources.",
        extension: "md",
        write: markdown::write,
    },
    Format {
        name: "w3c",
        label: "Web Annotation",
        purpose: "The marked passages as W3C Web Annotation JSON-LD, for other annotation tools.",
        extension: "jsonld",
        write: w3c::write,
    },
    Format {
        name: "csv",
        label: "Spreadsheet (CSV)",
        purpose: "The events, a row each, for spreadsheets and timeline tools.",
        extension: "csv",
        write: csv::write,
    },
];

/// The format of this name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// A date in full words: the EDTF's, or as written where it can't be read.
fn words(edtf: &str) -> String {
    crate::temporal::edtf::parse(edtf)
        .map(|date| crate::temporal::words::in_words(&date))
        .unwrap_or_else(|_| edtf.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_keeps_the_title_and_leaves_out_what_file_systems_refuse() {
        let format = format("markdown").unwrap();
        assert_eq!(format.file_name("The rescue, day by day"), "The rescue, day by day.md");
        assert_eq!(format.file_name("a/b: \"c\"?"), "a b c.md");
        assert_eq!(format.file_name("../.."), "Dateline.md");
    }
}
