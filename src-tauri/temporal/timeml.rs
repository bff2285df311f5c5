//! TimeML, so that other tools read what the tagger has found.

use crate::model::{Expression, ExpressionKind};
use std::fmt::Write;

/// A TimeML 1.2.1 document: the text with a TIMEX3 element round each expression, and the reference date
/// as its creation time. Characters that XML cannot hold are replaced one by one, so that positions stay.
pub fn timeml(text: &str, reference: Option<&str>, expressions: &[Expression]) -> String {
    let mut out = String::with_capacity(text.len() + expressions.len() * 80 + 400);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n");
    if let Some(reference) = reference {
        out.push_str("<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"");
        escape(&mut out, reference);
        out.push_str("\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">");
        escape(&mut out, reference);
        out.push_str("</TIMEX3></DCT>\n");
    }
    out.push_str("<TEXT>");
    let mut rest = text.char_indices();
    let mut position = 0_u32;
    let mut byte = 0;
    let mut byte_at = |wanted: u32| {
        while position < wanted {
            match rest.next() {
                Some((at, character)) => byte = at + character.len_utf8(),
                None => break,
            }
            position += 1;
        }
        byte
    };
    let mut written = 0;
    for (number, each) in expressions.iter().enumerate() {
        let (start, end) = (byte_at(each.start), byte_at(each.end));
        escape(&mut out, text.get(written..start).unwrap_or_default());
        let kind = match each.kind {
            ExpressionKind::Date => "DATE",
            ExpressionKind::Time => "TIME",
            ExpressionKind::Duration => "DURATION",
            ExpressionKind::Set => "SET",
        };
        let _ = write!(out, "<TIMEX3 tid=\"t{}\" type=\"{kind}\" value=\"{}\"", number + 1, each.value);
        if let Some(modifier) = &each.modifier {
            let _ = write!(out, " mod=\"{modifier}\"");
        }
        out.push('>');
        escape(&mut out, text.get(start..end).unwrap_or_default());
        out.push_str("</TIMEX3>");
        written = end;
    }
    escape(&mut out, text.get(written..).unwrap_or_default());
    out.push_str("</TEXT>\n</TimeML>");
    out
}

fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // What XML 1.0 cannot hold (§2.2) keeps its place as a replacement character.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                out.push(char::REPLACEMENT_CHARACTER);
            }
            other => out.push(other),
        }
    }
}
