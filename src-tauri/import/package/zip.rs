//! A zip container in memory, read within bounds. Nothing is ever written: names are only looked up.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::ImportError;
use crate::import::unpack::LIMIT;

/// The most bytes that all members together may unpack to while one container is read.
const ALL: usize = 512_000_000;

/// The most members that a container may list.
const MEMBERS: usize = 100_000;

/// An open container.
pub(in crate::import) struct Package<'a> {
    archive: RefCell<ZipArchive<Cursor<Cow<'a, [u8]>>>>,
    unpacked: Cell<usize>,
    names: Vec<String>,
}

impl<'a> Package<'a> {
    /// Opens a container.
    ///
    /// # Errors
    /// [`ImportError::Damaged`] for one that is cut short, no zip, or lists more than any document does.
    pub(in crate::import) fn open(bytes: Cow<'a, [u8]>) -> Result<Self, ImportError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if archive.len() > MEMBERS {
            return Err(ImportError::Damaged { reason: format!("it lists more than {MEMBERS} files") });
        }
        let names = (0..archive.len())
            .map(|index| match archive.name_for_index(index) {
                Some(Ok(name)) => name.into_owned(),
                _ => String::new(),
            })
            .collect();
        Ok(Self { archive: RefCell::new(archive), unpacked: Cell::new(0), names })
    }

    /// The members' names, in the container's order; folders end with a slash.
    pub(in crate::import) fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether there is a member of this name.
    pub(in crate::import) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|own| own == name)
    }

    /// A member's bytes.
    ///
    /// # Errors
    /// [`ImportError::Damaged`] when it is missing, damaged or cut short; [`ImportError::UnpacksTooLarge`] when it,
    /// or all that was read so far, grows beyond bounds; [`ImportError::Locked`] when it is encrypted.
    pub(in crate::import) fn read(&self, name: &str) -> Result<Vec<u8>, ImportError> {
        self.read_up_to(name, LIMIT)
    }

    /// A member's bytes, of which there may be this many. Errors as in [`Self::read`].
    pub(in crate::import) fn read_up_to(&self, name: &str, limit: usize) -> Result<Vec<u8>, ImportError> {
        let missing = || ImportError::Damaged { reason: format!("it holds no {name}") };
        let index = self.names.iter().position(|own| own == name).ok_or_else(missing)?;
        let mut archive = self.archive.borrow_mut();
        let member = archive.by_index(index).map_err(|error| damaged(&error))?;
        // The size that is stated may lie, so that what comes out is counted.
        let left = ALL.saturating_sub(self.unpacked.get()).min(limit);
        let mut bytes = Vec::new();
        member
            .take(left as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| ImportError::Damaged { reason: error.to_string() })?;
        if bytes.len() > left {
            return Err(ImportError::UnpacksTooLarge);
        }
        self.unpacked.set(self.unpacked.get() + bytes.len());
        Ok(bytes)
    }
}

fn damaged(error: &ZipError) -> ImportError {
    match error {
        ZipError::InvalidPassword => ImportError::Locked,
        ZipError::UnsupportedArchive(why) if why.to_ascii_lowercase().contains("password") => {
            ImportError::Locked
        }
        other => ImportError::Damaged { reason: other.to_string() },
    }
}

/// The member that a reference in a member leads to (RFC 3986 within the container): folders joined, `..` going up
/// no further than the container itself, the fragment left off, `%20` and its like resolved.
pub(in crate::import) fn resolve(from: &str, reference: &str) -> String {
    let path = reference.split(['#', '?']).next().unwrap_or_default();
    let path = unescaped(path);
    let mut parts: Vec<&str> = if path.starts_with('/') {
        Vec::new()
    } else {
        let mut parts: Vec<&str> = from.split('/').collect();
        parts.pop();
        parts
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// Resolves percent-escapes (RFC 3986); what is no UTF-8 then stays as it was.
pub fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escape = (*first == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match escape {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_stay_within_the_container() {
        assert_eq!(resolve("OPS/text/one.xhtml", "../images/a%20b.png#x"), "OPS/images/a b.png");
        assert_eq!(resolve("OPS/package.opf", "../../../../etc/passwd"), "etc/passwd");
        assert_eq!(resolve("a/b", "/word/x.xml"), "word/x.xml");
        assert_eq!(unescaped("%zz%4"), "%zz%4");
    }

    #[test]
    fn what_is_no_zip_is_refused() {
        assert!(matches!(
            Package::open(Cow::Borrowed(b"PK\x03\x04cut short")),
            Err(ImportError::Damaged { .. })
        ));
    }
}
