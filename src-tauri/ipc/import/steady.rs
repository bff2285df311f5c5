//! A file's bytes, taken only when they are those of one moment.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::time::SystemTime;

/// What the disk tells of a file: its length in bytes, and when it was last written to.
type Told = (u64, Option<SystemTime>);

/// What came of reading a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Steady {
    /// All its bytes.
    Whole(Vec<u8>),
    /// It was written to meanwhile.
    Changed,
    /// It is larger than the bound.
    TooLarge,
}

/// Reads a file of at most `largest` bytes; no more than that is held, however it grows.
///
/// # Errors
/// What the disk says.
pub(super) fn read(path: &Path, largest: u64) -> io::Result<Steady> {
    let file = File::open(path)?;
    let told = || file.metadata().map(|metadata| (metadata.len(), metadata.modified().ok()));
    of(&file, largest, told)
}

fn of(bytes: impl Read, largest: u64, told: impl Fn() -> io::Result<Told>) -> io::Result<Steady> {
    let before = told()?;
    if before.0 > largest {
        return Ok(Steady::TooLarge);
    }
    let mut read = Vec::with_capacity(usize::try_from(before.0).unwrap_or_default());
    bytes.take(largest.saturating_add(1)).read_to_end(&mut read)?;
    let same = told()? == before && u64::try_from(read.len()).is_ok_and(|length| length == before.0);
    Ok(if same { Steady::Whole(read) } else { Steady::Changed })
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::time::Duration;

    use super::*;

    /// Reads these bytes of a file of which the disk tells this, before and after.
    fn told(bytes: &[u8], before: Told, after: Told) -> Steady {
        let tells = RefCell::new(vec![after, before]);
        of(bytes, 10, || Ok(tells.borrow_mut().pop().unwrap())).unwrap()
    }

    #[test]
    fn only_the_bytes_of_one_moment_are_taken() {
        let then = Some(SystemTime::UNIX_EPOCH);
        let later = Some(SystemTime::UNIX_EPOCH + Duration::from_secs(1));
        assert_eq!(told(b"whole", (5, then), (5, then)), Steady::Whole(b"whole".to_vec()));
        assert_eq!(told(b"other", (5, then), (5, later)), Steady::Changed, "written over");
        assert_eq!(told(b"longer", (5, then), (6, then)), Steady::Changed, "written on");
        assert_eq!(told(b"cut", (5, then), (5, then)), Steady::Changed, "cut and grown again");
        assert_eq!(told(&[b'x'; 90], (5, then), (5, then)), Steady::Changed, "grows without end");
        assert_eq!(told(b"", (11, then), (11, then)), Steady::TooLarge);
    }
}
