//! The index on the disk, so that a library with very many events need not be read anew each time.
//!
//! One file in the library's folder for what can be made again: a header with the state of the library, the
//! length and the check sum of each part, then the parts, little-endian. The database names the header's hash
//! ([`crate::library::beside`]). A file that is missing, cut off, damaged, of another format or not the one
//! named is passed over; nothing is ever repaired in it.

mod bytes;
mod header;
mod parts;

#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use self::bytes::{Sink, Source};
use self::header::Header;
use super::index::{Index, Together};
use crate::library::log::Mark;
use crate::library::{Folder, Library, LibraryError, beside, hash};

/// How the file is called.
const NAME: &str = "timeline.index";

/// The index as the file that belongs to the database has it, and the state of the library that it shows.
pub fn load(folder: &Folder, connection: &Connection) -> Result<Option<(Index, Mark)>, LibraryError> {
    let Some(stamp) = beside::stamp(connection, NAME)? else { return Ok(None) };
    Ok(read(&folder.cache().join(NAME), &stamp))
}

/// Keeps the index as it was in a state of the library.
///
/// # Errors
/// The file can't be written, or the database can't be told. Nothing is lost then but time.
pub fn keep(library: &Library, mark: Mark, together: &Together) -> Result<(), LibraryError> {
    let folder = library.folder().cache();
    fs::create_dir_all(&folder).map_err(|error| LibraryError::file(&folder, "made", &error))?;
    let part = folder.join(format!("{NAME}.{}.part", std::process::id()));
    let path = folder.join(NAME);
    drop_unfinished(&folder);
    let written = write(&part, mark, together).and_then(|stamp| fs::rename(&part, &path).map(|()| stamp));
    match written {
        Ok(stamp) => library.put_stamp(NAME, &stamp),
        Err(error) => {
            let _ = fs::remove_file(&part);
            Err(LibraryError::file(&path, "written", &error))
        }
    }
}

/// Takes away what programs that were stopped left half-written. One that is still at it then keeps nothing.
fn drop_unfinished(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let unfinished = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "part");
    for path in entries.flatten().map(|entry| entry.path()).filter(unfinished) {
        let _ = fs::remove_file(path);
    }
}

/// Writes a file; gives its stamp.
fn write(path: &Path, mark: Mark, together: &Together) -> std::io::Result<String> {
    let mut file = File::create(path)?;
    file.write_all(&vec![0; Header::LENGTH])?;
    let mut sink = Sink::new(file);
    parts::write(together, &mut sink)?;
    let (mut file, parts) = sink.end();
    let head = Header { mark: mark.numbers(), schema: beside::schema(), parts }.bytes();
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&head)?;
    Ok(hash(&head))
}

/// Reads the file of this stamp; nothing where it is not that, whole and sound.
fn read(path: &Path, stamp: &str) -> Option<(Index, Mark)> {
    let mut file = File::open(path).ok()?;
    let mut head = vec![0; Header::LENGTH];
    file.read_exact(&mut head).ok()?;
    let header =
        Header::of(&head).filter(|header| hash(&head) == stamp && header.schema == beside::schema())?;
    let length = header.parts.iter().map(|(length, _)| *length).fold(head.len() as u64, u64::saturating_add);
    if file.metadata().ok()?.len() != length {
        return None;
    }
    let index = parts::read(&mut Source::new(file, header.parts))?;
    Some((index, Mark::of_numbers(header.mark)))
}
