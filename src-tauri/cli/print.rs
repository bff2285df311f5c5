//! Output: JSON lines for programs, aligned columns for people.

use std::io::{self, Write as _};

use serde::Serialize;

/// Prints one object on a line.
pub fn json(value: &impl Serialize) -> io::Result<()> {
    let text = serde_json::to_string(value).map_err(io::Error::other)?;
    line(&text)
}

/// Prints a line. A reader that has seen enough, such as `head`, ends the program quietly.
pub fn line(text: &str) -> io::Result<()> {
    match writeln!(io::stdout().lock(), "{text}") {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        other => other,
    }
}

/// The text in one line, cut with an ellipsis after so many characters.
pub fn cut(text: &str, length: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= length {
        return text;
    }
    text.chars().take(length.saturating_sub(1)).chain(['…']).collect()
}
