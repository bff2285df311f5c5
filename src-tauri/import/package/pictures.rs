//! The pictures of a document in a container, by the members that hold them.

use std::collections::HashMap;

use crate::import::draft::Draft;
use crate::import::picture::{Album, Picture};
use crate::import::xml::collapsed;
use crate::model::BlockKind;

use super::zip::Package;

/// The pictures of a document while it is read. A member that is shown often is unpacked once.
pub(super) struct Pictures<'p, 'a> {
    package: &'p Package<'a>,
    known: HashMap<String, Option<String>>,
    album: Album,
}

impl<'p, 'a> Pictures<'p, 'a> {
    /// None yet, of this container.
    pub(super) fn new(package: &'p Package<'a>) -> Self {
        Self { package, known: HashMap::new(), album: Album::default() }
    }

    /// The block of the picture in this member, with its words; None where it is none, or more than is kept.
    pub(super) fn block(&mut self, member: &str, words: &str) -> Option<Draft> {
        if !self.known.contains_key(member) {
            let picture = self.package.read(member).ok().and_then(Picture::of);
            let original = picture.and_then(|picture| self.album.put(picture));
            self.known.insert(member.to_owned(), original);
        }
        let original = self.known.get(member).cloned().flatten()?;
        Some(Draft::new(BlockKind::Picture { original: Some(original) }, collapsed(words)))
    }

    /// All of them.
    pub(super) fn take(self) -> Vec<Picture> {
        self.album.take()
    }
}
