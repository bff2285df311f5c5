//! Pages with their parts in one file (MHTML, RFC 2557), as browsers save them.

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use super::html::{self, saved};
use super::package::zip::unescaped;
use super::picture::Attached;
use super::{Format, ImportError, Imported, Source};
use crate::model::Found;

/// Reads the page; its parts (pictures, styles, frames) stay in the original.
pub(super) fn read(bytes: &[u8]) -> Result<Imported, ImportError> {
    let damaged = |reason: &str| ImportError::Damaged { reason: reason.to_owned() };
    let message = MessageParser::new().parse(bytes).ok_or_else(|| damaged("it has no headers"))?;
    // The first page is the one that was saved; those after it are its frames.
    let page = message.parts.iter().enumerate().find_map(|(at, part)| match &part.body {
        PartType::Html(page) => Some((at, part, page)),
        _ => None,
    });
    // A file that was cut short ends before the boundary that closes it does.
    let cut = !closes(bytes);
    let (at, part, page) = match page {
        Some(page) => page,
        None if cut => return Err(damaged("its first part has no end")),
        None => return Err(ImportError::NoArticles { format: Format::Mhtml.entry().name }),
    };
    if cut && at + 1 == message.parts.len() {
        return Err(damaged("its last part has no end"));
    }
    let stated = message
        .header_raw("Snapshot-Content-Location")
        .or_else(|| part.content_location())
        .or_else(|| message.content_location())
        .map(str::trim)
        .filter(|address| address.starts_with("http://") || address.starts_with("https://"));
    let beside = |address: &str| part_at(&message, address);
    let attached = Some(Attached(&beside));
    let mut imported = html::read(page, Source { address: stated, attached, ..Source::default() });
    if imported.metadata.title.value.is_none()
        && let Some(subject) = message.subject().map(str::trim).filter(|subject| !subject.is_empty())
    {
        imported.metadata.title = Found::unverified(subject.to_owned(), "the saved file's subject");
    }
    if let Some(address) = stated {
        imported.metadata.address = Found::unverified(address.to_owned(), "the browser that saved the page");
    }
    let saved = message.date().and_then(|date| saved::moment(&date.to_rfc3339())).map(saved::written);
    imported.captured = saved.or(imported.captured);
    Ok(imported)
}

/// The part that the page calls so: by its content id (RFC 2392), or by the address it was saved from.
fn part_at(message: &Message<'_>, address: &str) -> Option<Vec<u8>> {
    let id = address.strip_prefix("cid:").map(unescaped);
    let part = message.parts.iter().find(|part| match &id {
        Some(id) => part.content_id().is_some_and(|own| own.trim_matches(['<', '>']) == id),
        None => part.content_location().is_some_and(|own| own.trim() == address),
    })?;
    Some(part.contents().to_vec())
}

/// Whether the file ends with the two dashes of a closing boundary.
fn closes(bytes: &[u8]) -> bool {
    bytes.trim_ascii_end().ends_with(b"--")
}
